"""Who is banned, by which mask, and which masks are lifted."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from irc.asking import Asking
from irc.line import Line
from irc.link import Link
from irc.order import Order

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.kept_bans import KeptBans


class Said:
    """A server that takes everything."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    async def ask(self, _link: Any, lines: list[bytes], *_words: Any) -> None:
        self.lines += [line.decode().strip() for line in lines]


@pytest.fixture
def said() -> Said:
    return Said()


def order(said: Said, bans: KeptBans) -> Order:
    link = SimpleNamespace(is_operator=True, mask="studio!~studio@studio.example")
    return Order("#market", cast("Link", link), cast("Asking", said), bans)


async def test_who_comes_back_from_elsewhere_is_banned_there_and_all_bans_of_theirs_are_lifted(said: Said) -> None:
    bans = KeptBans()
    ours = order(said, bans)
    ours.wrote("an", "An!~an@home.example")
    await ours.block("an", True)
    ours.wrote("an", "An!~an@work.example")
    await ours.block("an", True)
    banned = [line for line in said.lines if " +b " in line]
    assert banned == ["MODE #market +b :*!*@home.example", "MODE #market +b :*!*@work.example"]
    said.lines.clear()
    after = order(said, bans)  # another process, to which nobody has written
    await after.block("an", False)
    assert said.lines == ["MODE #market -b :*!*@home.example", "MODE #market -b :*!*@work.example"]
    await after.block("an", False)
    assert len(said.lines) == 2, "what is lifted already is lifted"


async def test_who_has_another_nickname_since_is_put_out_by_that(said: Said) -> None:
    """Whoever took the one that they had is let be."""
    ours = order(said, KeptBans())
    ours.wrote("an", "An!~an@home.example")
    ours.heard(Line("NICK", ("Ann",), "An!~an@home.example"))
    ours.wrote("ann", "Ann!~an@home.example")  # nobody else, for all that they are called otherwise
    ours.heard(Line("NICK", ("An",), "Bo!~bo@elsewhere.example"))
    await ours.block("an", True)
    assert said.lines == ["MODE #market +b :*!*@home.example", "KICK #market Ann :Blocked by the show's moderators"]


async def test_who_is_called_like_a_pattern_is_not_banned(said: Said) -> None:
    ours = order(said, KeptBans())
    ours.wrote("star", "*!~an@home.example")
    ours.wrote("bo", "Bo!~an@home.example")
    with pytest.raises(AbilityError, match="would keep others out"):
        await ours.block("star", True)
    assert said.lines == []
