"""Figures at the desk: those of the ledger, told at a bounded rate, and the same after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from studio.control.schema.state.figures import Figures
from studio.desk.figures import FiguresKeeper, audience_file, catching_up
from studio.desk.selling.engine import SellingEngine
from studio.document.model import Overlay, Show
from studio.document.products import Listing, Product, Variant
from studio.ipc.clock import NS, Clock, MonotonicClock, VirtualClock
from studio.show import selling
from studio.show.figures import Asked, Counts, Talk
from studio.values.errors import OperatorError
from studio.values.shop import OrderLine

TEA, MUG = (
    Product(
        id=name,
        link_no=number,
        title=name.title(),
        live_price_minor=1990,
        listings=(Listing(connection="shop", item_id=name),),
        variants=(Variant(sku=name.upper(), stock=50),),
    )
    for number, name in enumerate(("tea", "mug"), 1)
)
SHOW = Show(products=(TEA, MUG), overlays=(Overlay(id="card", kind="price_card", name="Price"),))


class House:
    """A sale and its figures, as a desk has them. `told`: what clients were told."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.told: list[Figures] = []
        self.clock = clock or MonotonicClock()
        self.said: list[Talk] = []  # what viewers wrote and nobody has heard yet
        self.figures = FiguresKeeper(self.clock, self.told.append, lambda: self.said.pop() if self.said else Talk())
        self.engine = SellingEngine(
            lambda: SHOW,
            self.clock,
            ask=lambda _effect: None,
            mark=lambda _text: None,
            told=lambda _section: None,
            followers=(self.figures.follow,),
            trouble=lambda _error: None,
        )

    async def open(self, journal: Path) -> None:
        await self.engine.open(journal)
        self.figures.open(journal, self.engine.records_between, lambda: self.engine.state)
        await self.caught_up()

    async def caught_up(self) -> None:
        async with asyncio.timeout(10):
            while self.told[-1].catching_up:
                await asyncio.sleep(0.005)

    async def close(self) -> None:
        await self.figures.close()
        await self.engine.close()

    def sells(self, order: str, product: str = "tea", status: Any = "paid", quantity: int = 1) -> None:
        line = OrderLine(
            order_id=order,
            line_id="1",
            sku=product.upper(),
            item_id=product,
            status=status,
            quantity=quantity,
            unit_price_minor=1990,
            currency="CNY",
        )
        self.engine.take_news(selling.OrderSeen(shop="shop", line=line))

    def now(self) -> Figures:
        self.figures.tick()
        return self.told[-1]


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    made = House()
    await made.open(tmp_path / "evening.journal")
    yield made
    await made.close()


def evening(house: House) -> None:
    """Tea and then a mug are explained and sold; two viewers of three come back, and one tea."""
    house.engine.command("rundown.start", {})
    house.figures.watch("room", Counts(3, viewers=3, views=4))
    house.engine.command("queue.explain", {"product": "tea"})
    house.sells("a", quantity=2)
    house.sells("b", status="created")
    house.engine.command("queue.explain", {"product": "mug"})
    house.sells("c", "mug")
    house.sells("a", quantity=2, status="refunded")
    house.figures.watch("room", Counts(2, viewers=5, views=8))


async def test_they_are_the_ledgers(house: House) -> None:
    evening(house)
    told, total = house.now(), house.engine.state.ledger.total
    assert (told.whole.all.gmv, told.whole.all.units) == (total.gmv, total.sold) == ({"CNY": 1990}, 1)
    assert (told.whole.all.returned, told.whole.all.held) == (2, 1)
    assert told.product == "mug"
    assert told.segment is not None
    assert told.segment.all.orders == 1
    assert told.whole.connections["shop"].gmv == {"CNY": 1990}
    assert (told.whole.connections["room"].viewers, told.whole.connections["room"].peak) == (5, 3)
    assert told.whole.connections["shop"].online is None, "a shop that counts no viewers"
    assert {one.product: one.figures.units for one in house.figures.table().products} == {"tea": 0, "mug": 1}
    assert house.figures.table().segments == (), "nobody asked for them"
    assert sum(house.figures.series().units) == 1


async def test_another_desk_has_the_same_figures(house: House, tmp_path: Path) -> None:
    evening(house)
    before, table, series = house.now(), house.figures.table(segments=True), house.figures.series()
    await house.close()
    successor = House()
    await successor.open(tmp_path / "evening.journal")
    after = successor.now()
    assert after.whole.all.viewers is not None
    assert after.whole.all.gmv == before.whole.all.gmv
    assert after.whole.all.units == before.whole.all.units
    assert after.product == "mug"
    again = successor.figures.table(segments=True)
    assert [(one.product, one.figures.orders, one.figures.held) for one in again.products] == [
        (one.product, one.figures.orders, one.figures.held) for one in table.products
    ]
    assert [one.product for one in again.segments] == ["tea", "mug"]
    assert successor.figures.series().marks == series.marks
    successor.sells("d", "mug")
    assert successor.now().whole.all.units == before.whole.all.units + 1
    await successor.close()


async def test_what_happens_while_it_catches_up_is_counted_once(house: House, tmp_path: Path) -> None:
    evening(house)
    house.figures.open(tmp_path / "evening.journal", house.engine.records_between, lambda: house.engine.state)
    assert house.told[-1].catching_up
    for number in range(40):
        house.sells(f"meanwhile-{number}")
        await asyncio.sleep(0)
    await house.caught_up()
    told, total = house.now().whole.all, house.engine.state.ledger.total
    assert (told.units, told.gmv, told.orders) == (total.sold, total.gmv, house.engine.state.ledger.sold_orders)


async def test_a_long_journal_is_read_page_by_page(house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(catching_up, "_PAGE", 3)
    evening(house)
    for number in range(20):  # many of one millisecond
        house.sells(f"more-{number}")
    await house.engine.durable()
    before = house.now().whole.all
    house.figures.open(tmp_path / "evening.journal", house.engine.records_between, lambda: house.engine.state)
    await house.caught_up()
    assert house.now().whole.all.gmv == before.gmv
    assert [one.product for one in house.figures.table(segments=True).segments] == ["tea", "mug"]


@pytest.mark.expect_warnings
async def test_a_journal_that_cannot_be_read_leaves_what_the_ledger_has(house: House, tmp_path: Path) -> None:
    evening(house)

    async def refuse(_span: Any, _at_most: int) -> list[dict[str, Any]]:
        raise OperatorError("journal_unreadable", "The disk is gone.", "evening")

    house.figures.open(tmp_path / "evening.journal", refuse, lambda: house.engine.state)
    await house.caught_up()
    assert house.now().whole.all.gmv == house.engine.state.ledger.total.gmv


@pytest.mark.expect_warnings
async def test_a_record_that_a_disk_has_spoilt_leaves_what_the_ledger_has(house: House, tmp_path: Path) -> None:
    evening(house)

    async def spoilt(_span: Any, _at_most: int) -> list[dict[str, Any]]:
        return [{"number": 1, "wall_ms": 1, "kind": "line_counted", "subject": "tea", "body": b"\xff".decode()}]

    house.figures.open(tmp_path / "evening.journal", spoilt, lambda: house.engine.state)
    await house.caught_up()
    assert house.now().whole.all.gmv == house.engine.state.ledger.total.gmv


@pytest.mark.expect_warnings
async def test_a_disk_that_refuses_is_told_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_path: Path, _samples: Any) -> None:
        raise OSError("No space left on device")

    house = House(clock := VirtualClock())
    await house.open(tmp_path / "evening.journal")
    monkeypatch.setattr(audience_file, "append", refuse)
    for people in range(4):
        clock.advance_ns(10 * NS)
        house.figures.watch("room", Counts(people))
        house.now()
        assert house.figures._writing is not None
        await house.figures._writing
    await house.close()
    assert [record.getMessage() for record in caplog.records] == ["who watches is not written down: No space left on device"]


async def test_a_connection_that_never_counted_anybody_is_no_audience(house: House) -> None:
    house.figures.leave("vendor")
    assert house.now().whole.all.online is None
    house.figures.watch("room", Counts(3))
    house.figures.leave("room")
    assert house.now().whole.all.online == 0


async def test_clients_are_told_by_the_clock_alone(house: House) -> None:
    evening(house)
    told = len(house.told)
    for number in range(50):
        house.sells(f"rush-{number}")
        house.figures.watch("room", Counts(number))
    assert len(house.told) == told
    assert house.now().whole.all.orders >= 50


async def test_who_was_told_of_while_it_caught_up_is_there_afterwards(house: House, tmp_path: Path) -> None:
    house.figures.open(tmp_path / "evening.journal", house.engine.records_between, lambda: house.engine.state)
    house.figures.watch("room", Counts(7))
    assert house.told[-1].catching_up
    await house.caught_up()
    assert house.now().whole.all.online == 7


async def test_a_show_that_began_with_its_viewers_begins_with_them_after_a_crash(tmp_path: Path) -> None:
    clock = VirtualClock()
    house = House(clock)
    await house.open(tmp_path / "evening.journal")
    house.now()  # nobody is there yet
    house.figures.watch("room", Counts(3))
    clock.advance_ns(30 * NS)
    house.engine.command("queue.explain", {"product": "tea"})
    assert [mark.second for mark in house.figures.series().marks] == [30]
    await house.close()
    successor = House(clock)
    await successor.open(tmp_path / "evening.journal")
    assert [mark.second for mark in successor.figures.series().marks] == [30]
    await successor.close()


async def test_who_watched_yesterday_is_not_there_today(tmp_path: Path) -> None:
    clock = VirtualClock()
    house = House(clock)
    await house.open(tmp_path / "evening.journal")
    house.figures.watch("room", Counts(18_200, viewers=44_000))
    house.figures.watch("other", Counts(100, viewers=900))
    house.sells("a")
    await house.close()
    for _restart in range(2):
        clock.advance_ns(600 * NS)
        successor = House(clock)
        await successor.open(tmp_path / "evening.journal")
        assert successor.now().whole.all.online == 0
        successor.figures.watch("other", Counts(7, viewers=900))
        told = successor.now().whole.all
        assert (told.online, told.peak, told.viewers) == (7, 18_300, 44_900)
        assert max(people or 0 for people in successor.figures.series().online[1:]) == 7
        await successor.close()


async def test_what_was_told_just_before_the_end_is_written_down(tmp_path: Path) -> None:
    house = House()
    await house.open(tmp_path / "evening.journal")
    house.figures.watch("room", Counts(3, viewers=3))
    house.sells("a")
    house.figures.watch("room", Counts(90, viewers=95))
    await house.close()
    successor = House()
    await successor.open(tmp_path / "evening.journal")
    told = successor.now().whole.all
    assert (told.peak, told.viewers) == (90, 95)
    await successor.close()


async def test_a_show_saved_over_another_one_has_nothing_of_that(house: House, tmp_path: Path) -> None:
    other = House()
    await other.open(tmp_path / "other.journal")
    evening(other)
    other.sells("another-evening", quantity=9)
    await other.close()
    house.figures.watch("room", Counts(4, viewers=4))
    house.sells("mine")
    await house.engine.move(tmp_path / "other.journal")
    await house.figures.move(tmp_path / "other.journal")
    house.engine.command("queue.explain", {"product": "mug"})
    house.sells("mine too", "mug")
    before = house.now()
    await house.close()
    successor = House()
    await successor.open(tmp_path / "other.journal")
    after = successor.now()
    assert after.whole.all.units == before.whole.all.units == successor.engine.state.ledger.total.sold == 2
    assert after.whole.all.viewers == 4
    assert [segment.product for segment in successor.figures.table(segments=True).segments] == ["mug"]
    await successor.close()


async def test_what_viewers_wrote_is_on_disk_and_there_after_a_crash(tmp_path: Path) -> None:
    house = House()
    await house.open(tmp_path / "evening.journal")
    house.said.append(Talk({"irc": 7}, {"price": Asked(3, 2, 0, 3)}))
    await house.figures.written()
    house.said.append(Talk({"irc": 5}))
    await house.figures.written()
    (first, second) = [sample for sample in audience_file.read(tmp_path / "evening.audience") if sample.talk]
    assert (first.talk.messages, second.talk.messages) == ({"irc": 7}, {"irc": 5})
    assert sum(house.figures.series().messages) == 12
    await house.close()
    again = House()
    await again.open(tmp_path / "evening.journal")
    assert sum(again.figures.series().messages) == 12
    await again.close()


async def test_what_was_written_last_goes_to_the_show_that_is_left(house: House, tmp_path: Path) -> None:
    house.said.append(Talk({"irc": 7}))
    house.figures.forget()
    await house.figures.close()
    (sample,) = audience_file.read(tmp_path / "evening.audience")
    assert sample.talk.messages == {"irc": 7}
