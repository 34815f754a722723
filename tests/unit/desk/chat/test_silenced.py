"""Who is muted or blocked by the show, until their time is over or they are let in again."""

from __future__ import annotations

from typing import Any

import pytest

from studio.control.schema.answers import Moderated
from studio.control.schema.state.chat import Silenced
from studio.desk.chat.silenced import BOUND, SilencedViewers


class Stand:
    def __init__(self) -> None:
        self.told: list[tuple[Silenced, ...]] = []
        self.viewers = SilencedViewers(self.told.append)

    def take(self, deed: Any, viewer: str = "bo", at_ms: int = 1_000, **more: Any) -> None:
        about = {"connection": "twitch", "row": f"twitch:{viewer}", "name": viewer.title(), "by": "Mia"}
        self.viewers.take(Moderated(deed=deed, viewer=viewer, **about | more), at_ms)

    @property
    def names(self) -> list[tuple[str, bool]]:
        return [(one.name, one.blocked) for one in self.told[-1]]


@pytest.fixture
def stand() -> Stand:
    return Stand()


def test_who_is_muted_is_told_until_the_time_is_over(stand: Stand) -> None:
    assert stand.told == [()]
    stand.take("mute", seconds=60)
    muted = Silenced(row="twitch:bo", connection="twitch", name="Bo", until_ms=61_000, since_ms=1_000, by="Mia")
    assert stand.told[-1] == (muted,)
    stand.viewers.turn(60_999)
    assert len(stand.told) == 2
    stand.viewers.turn(61_000)
    assert not stand.told[-1]


def test_a_block_holds_and_a_mute_neither_ends_nor_shortens_it(stand: Stand) -> None:
    stand.take("mute", seconds=60)
    stand.take("block")
    stand.take("mute", seconds=60)
    stand.take("unmute")
    stand.viewers.turn(10**12)
    assert stand.names == [("Bo", True)]
    stand.take("unblock")
    assert stand.names == []


@pytest.mark.parametrize("deed", ["mute", "block", "unblock", "unmute"])
def test_what_was_refused_changes_nothing(stand: Stand, deed: str) -> None:
    stand.take("block", viewer="an")
    for viewer in ("an", "bo"):
        stand.take(deed, viewer=viewer, code="refused", seconds=60)
    stand.take("unblock", viewer="nobody")
    stand.take("hide")
    stand.take("mute", viewer="", seconds=60)
    assert stand.names == [("An", True)]


def test_one_is_found_by_the_row_at_which_it_was_done(stand: Stand) -> None:
    stand.take("mute", seconds=60)
    stand.take("mute", seconds=600, row="twitch:9")
    assert stand.viewers.viewer("twitch:9") == ("twitch", "bo", "Bo")
    assert stand.viewers.viewer("twitch:bo") is None
    assert len(stand.told[-1]) == 1


def test_the_oldest_of_very_many_goes(stand: Stand) -> None:
    for number in range(BOUND + 1):
        stand.take("block", viewer=f"v{number}")
    assert len(stand.names) == BOUND
    assert stand.names[0] == ("V1", True)
