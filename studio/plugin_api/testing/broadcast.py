"""What every channel must do that takes a stream, and with it what it can do besides. `provider` is the deriving class's fixture.

A part that the platform has not is skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest

from studio.plugin_api.abilities import (
    AbilityError,
    Broadcast,
    BroadcastStatus,
    BroadcastTeller,
    KeyGiver,
    LiveSwitch,
    Planner,
    TitleSetter,
)
from studio.plugin_api.testing.stand import refusal

P = TypeVar("P")
_SCHEMES = {"rtmp", "rtmps", "http", "https", "srt"}
_TITLE = "Night market: lipsticks, 一号链接"


class BroadcastConformance:
    """The suite of `broadcast`."""

    async def test_it_says_where_a_stream_is_taken(self, provider: Broadcast) -> None:
        point = await provider.ingest()
        place = urlsplit(point.url)
        assert place.scheme in _SCHEMES
        assert place.hostname
        assert place.username is None, "what opens it is the key"
        assert point.page_url == "" or urlsplit(point.page_url).scheme in {"http", "https"}

    async def test_it_says_the_same_when_asked_again(self, provider: Broadcast) -> None:
        assert await provider.ingest() == await provider.ingest()


class BroadcastPartsConformance:
    """The suite of the parts of `broadcast`. The provider's channel is the account's own, nothing is live there, and no stream
    comes; for every test it is such a one."""

    async def test_it_says_how_the_broadcast_is(self, provider: Broadcast) -> None:
        status = await _status(provider)
        assert status.stage in {"none", "planned"}
        assert status.receiving is not True
        assert status.health is None or status.health.level == "no_data"

    async def test_the_key_goes_with_its_place_and_prints_masked(self, provider: Broadcast) -> None:
        point = await _part(provider, KeyGiver).stream_key()
        assert urlsplit(point.url).scheme in _SCHEMES
        assert point.key
        assert point.key not in repr(point)
        assert point == await _part(provider, KeyGiver).stream_key(), "a key that was handed out is good for the next show"

    async def test_a_title_is_set_and_read_back(self, provider: Broadcast) -> None:
        titled = _part(provider, TitleSetter)
        for _ in range(2):  # its answer may have got lost
            await titled.set_title(_TITLE)
            assert (await _status(provider)).title == _TITLE

    async def test_the_longest_title_is_taken_whole(self, provider: Broadcast) -> None:
        titled = _part(provider, TitleSetter)
        assert 0 < titled.title_bound <= 200
        title = ("0123456789" * 20)[: titled.title_bound]
        await titled.set_title(title)
        assert (await _status(provider)).title == title

    async def test_a_broadcast_is_planned_and_chosen(self, provider: Broadcast) -> None:
        planner = _part(provider, Planner)
        first, other = [await planner.plan_broadcast(f"Show {number}", "private") for number in (1, 2)]
        assert (await _status(provider)).title == "Show 2", "a new one is chosen"
        for _ in range(2):
            await planner.choose_broadcast(first)
            planned = {one.id: one for one in await planner.planned_broadcasts()}
            assert (planned[first].chosen, planned[other].chosen) == (True, False)
            assert ((await _status(provider)).title, (await _status(provider)).bound) == ("Show 1", True)

    async def test_an_unknown_broadcast_is_not_found(self, provider: Broadcast) -> None:
        with refusal("not_found"):
            await _part(provider, Planner).choose_broadcast("nosuchthing")

    async def test_nothing_goes_live_while_no_stream_comes(self, provider: Broadcast) -> None:
        await _refused(_part(provider, LiveSwitch).go_live)
        assert (await _status(provider)).stage != "live"


def _part(provider: Broadcast, part: type[P]) -> P:
    if not isinstance(provider, part):
        pytest.skip(f"the platform has no {part.__name__}: not on this system")
    return provider


async def _status(provider: Broadcast) -> BroadcastStatus:
    return await _part(provider, BroadcastTeller).broadcast_status()


async def _refused(deed: Callable[[], Coroutine[Any, Any, None]]) -> None:
    with pytest.raises(AbilityError) as caught:
        await deed()
    assert caught.value.code in {"refused", "not_found"}, caught.value.text
    assert len(caught.value.text) > 10
