"""What every feed of a catalogue must do, whatever shop stands behind it. Its stand is that of the catalogue's suite."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from studio.plugin_api.abilities import CatalogueFeed, Reading
from studio.plugin_api.testing.desk import served
from studio.plugin_api.testing.stand import SOON_S, ShopStand
from studio.values import plausible

QUIET_S = 15.0


async def told_until(feed: AsyncIterator[list[Reading]], done: Callable[[Reading], bool]) -> list[Reading]:
    """All that the feed tells until `done` likes one of it, soon enough."""
    told: list[Reading] = []
    async with asyncio.timeout(SOON_S):
        async for readings in feed:
            told += readings
            if any(map(done, readings)):
                return told
    raise AssertionError("the feed ended")


class CatalogueFeedConformance:
    """The suite. `stand` is the deriving class's fixture; a shop whose feed only says that something changed (`at_ns` 0) passes
    it too."""

    async def test_a_price_changed_behind_our_back_is_told(self, stand: ShopStand) -> None:
        feed = await _opened(stand)
        await stand.reprice(stand.sku, stand.price_minor + 1)
        told = await told_until(feed, lambda one: one.prices.get(stand.sku) == stand.price_minor + 1)
        assert (told[-1].item_id, told[-1].currency) == (stand.item_id, stand.currency)

    async def test_what_buyers_took_is_told(self, stand: ShopStand) -> None:
        feed = await _opened(stand)
        assert await stand.buy(stand.sku, 2)
        await told_until(feed, lambda one: one.item_id == stand.item_id and one.stocks.get(stand.sku) == stand.stock - 2)

    async def test_what_it_tells_is_what_is_read(self, stand: ShopStand) -> None:
        feed = await _opened(stand)
        await stand.reprice(stand.sku, stand.price_minor + 1)
        told = await told_until(feed, lambda one: one.prices.get(stand.sku) == stand.price_minor + 1)
        read = await stand.catalogue.read_item(stand.item_id)
        ours = [one for one in told if one.item_id == stand.item_id][-1]
        assert (ours.prices, ours.list_prices, ours.stocks) == (read.prices, read.list_prices, read.stocks)
        assert (ours.title, ours.open, ours.pinned, ours.limit) == (read.title, read.open, read.pinned, read.limit)

    async def test_it_is_dated_honestly_or_not_at_all(self, stand: ShopStand) -> None:
        """A price that was told after it had been changed again must not be dated after that change."""
        feed = await _opened(stand)
        for minor in range(stand.price_minor + 1, stand.price_minor + 5):
            changing_ns = time.monotonic_ns()
            await stand.reprice(stand.sku, minor)
            changed_ns = time.monotonic_ns()
            told = await told_until(feed, lambda one, wanted=minor: one.prices.get(stand.sku) == wanted)  # type: ignore[misc]
            for one in told:
                if one.prices.get(stand.sku) == minor:
                    assert one.at_ns == 0 or changing_ns <= one.at_ns <= time.monotonic_ns()
                else:
                    assert one.at_ns <= changed_ns, "it is older than it says"

    async def test_nothing_that_it_tells_cannot_be(self, stand: ShopStand) -> None:
        feed = await _opened(stand)
        assert await stand.buy(stand.sku, 1)
        told = await told_until(feed, lambda one: one.item_id == stand.item_id)
        assert [plausible.reading_trouble(one) for one in told] == [""] * len(told)

    async def test_a_feed_opened_again_goes_on(self, stand: ShopStand) -> None:
        first = await _opened(stand)
        await stand.reprice(stand.sku, stand.price_minor + 1)
        await told_until(first, lambda one: one.item_id == stand.item_id)
        second = await _opened(stand)
        await stand.reprice(stand.sku, stand.price_minor + 2)
        await told_until(second, lambda one: one.prices.get(stand.sku) == stand.price_minor + 2)

    async def test_a_feed_with_nothing_new_is_not_silent(self, stand: ShopStand) -> None:
        feed = await _opened(stand)
        async with asyncio.timeout(QUIET_S):
            assert await anext(feed) == []

    async def test_what_changed_reaches_the_desk(self, stand: ShopStand, tmp_path: Path) -> None:
        async with served(tmp_path, *stand.providers) as desk:
            said = await desk.wait_for("connection_state", lambda data: bool(data["fed"]))
            assert {"catalogue", "catalogue.feed"} <= set(said["abilities"])
            await stand.reprice(stand.sku, stand.price_minor + 1)

            def ours(data: dict[str, list[dict[str, dict[str, int]]]]) -> bool:
                return any(one["prices"].get(stand.sku) == stand.price_minor + 1 for one in data["readings"])

            await desk.wait_for("readings", ours)


async def _opened(stand: ShopStand) -> AsyncIterator[list[Reading]]:
    """The feed, which tells what changes from here on."""
    assert isinstance(stand.feed, CatalogueFeed), "the stand has no feed"
    feed = stand.feed.readings()
    async with asyncio.timeout(QUIET_S):
        await anext(feed)
    return feed
