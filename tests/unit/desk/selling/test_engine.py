"""The sale on the desk: journalled before it leaves, restored after a crash, told at a bounded rate."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from studio.desk.journal import ShowJournal, Span
from studio.desk.selling.engine import SellingEngine
from studio.document.model import Overlay, Show
from studio.document.products import Product, Variant
from studio.ipc.clock import MonotonicClock
from studio.show import selling
from studio.values.errors import OperatorError, RefusedError

TEA = Product(id="tea", link_no=1, title="Tea", live_price_minor=1990, variants=(Variant(sku="T", stock=50),))
SHOW = Show(products=(TEA,))
ABLE = frozenset({"item.read", "price.write", "stock.write", "stock.cas", "link.open", "item.pin", "orders.read"})


class House:
    """An engine with a shop that answers as it should."""

    def __init__(self, show: Show = SHOW) -> None:
        self.asked: list[selling.Effect] = []
        self.marks: list[str] = []
        self.told: list[dict[str, Any]] = []
        self.changes = 0
        self.clock = MonotonicClock()
        self.engine = SellingEngine(
            lambda: show,
            self.clock,
            ask=self._ask,
            mark=self.marks.append,
            told=self.told.append,
            followers=(self._changed,),
            trouble=lambda _error: None,
        )

    def _ask(self, effect: selling.Effect) -> None:
        self.asked.append(effect)
        if isinstance(effect, selling.ReadItem):
            asyncio.get_running_loop().call_soon(self._answer, effect.call)

    def _answer(self, call: str) -> None:
        reading = selling.Reading(
            item_id="tea", title="Tea", currency="CNY", prices={"T": 1990}, stocks={"T": 50}, at_ns=self.clock.now_ns()
        )
        self.engine.take_news(selling.Answered(shop="rehearsal", call=call, ok=True, reading=reading))

    def _changed(self, _state: selling.State) -> None:
        self.changes += 1


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    one = House()
    await one.engine.open(tmp_path / "show.journal")
    one.engine.take_news(selling.ShopChanged(shop="rehearsal", state="running", capabilities=ABLE))
    yield one
    await one.engine.close()


async def stage(house: House, wanted: str) -> None:
    async with asyncio.timeout(5):
        while house.engine.state.product("tea").stage != wanted:
            await asyncio.sleep(0.01)


async def test_a_command_is_journalled_and_its_effect_leaves(house: House) -> None:
    house.engine.command("queue.prepare", {"product": "tea"})
    assert house.asked == [], "not before the journal holds it"
    await house.engine.durable()
    await stage(house, "prepared")
    records = await house.engine.records_between(Span(from_ms=0, to_ms=10**14, subject="tea"), 100)
    assert "product_prepared" in [one["kind"] for one in records]
    assert house.changes > 0


async def test_what_the_rules_refuse_leaves_no_trace(house: House) -> None:
    before = house.engine.state
    for command, params in (("queue.explain", {"product": "none"}), ("launch.start", {}), ("no.such", {})):
        with pytest.raises(RefusedError):
            house.engine.command(command, params)
    assert house.engine.state == before


async def test_a_desk_that_died_goes_on_where_the_journal_ends(house: House, tmp_path: Path) -> None:
    house.engine.command("queue.prepare", {"product": "tea"})
    await stage(house, "prepared")
    house.engine.command("queue.explain", {"product": "tea"})
    await stage(house, "explaining")
    await house.engine.durable()
    await house.engine.close()
    after = House()
    await after.engine.open(tmp_path / "show.journal")
    assert after.engine.state.current == "tea"
    assert after.engine.state.product("tea").stage == "explaining"
    await after.engine.close()


async def test_a_show_saved_elsewhere_takes_its_sale_along(house: House, tmp_path: Path) -> None:
    house.engine.command("rundown.start", {})
    await house.engine.move(tmp_path / "other.journal")
    house.engine.command("queue.prepare", {"product": "tea"})
    await stage(house, "prepared")
    await house.engine.close()
    after = House()
    await after.engine.open(tmp_path / "other.journal")
    assert after.engine.state.running
    assert after.engine.state.product("tea").stage == "prepared"
    await after.engine.close()


async def test_the_same_show_opened_or_saved_again_keeps_its_journal(house: House, tmp_path: Path) -> None:
    house.engine.command("rundown.start", {})
    assert house.engine._journal is not None
    path = house.engine._journal.path
    await house.engine.move(path)
    await house.engine.open(path)
    assert house.engine.state.running
    house.engine.command("rundown.stop", {})
    await house.engine.durable()


async def test_a_file_that_is_no_journal_is_not_lost(house: House, tmp_path: Path) -> None:
    (tmp_path / "bad.journal").mkdir()
    with pytest.raises(OperatorError):
        await house.engine.open(tmp_path / "bad.journal")
    house.engine.command("rundown.start", {})
    assert house.engine.state.running, "the sale goes on in the journal it had"


@pytest.mark.parametrize(("deed", "moment"), [("open", "recall"), ("open", "close"), ("move", "close")])
async def test_an_opening_that_is_given_up_lets_go_of_its_file(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str, moment: str
) -> None:
    """The desk ends while another show is being opened, or before the journal of the one before is closed."""
    reached = asyncio.Event()

    async def slow(_self: object) -> Any:
        reached.set()
        await asyncio.Event().wait()

    with monkeypatch.context() as patch:
        patch.setattr(ShowJournal if moment == "recall" else SellingEngine, moment, slow)
        opening = asyncio.create_task(getattr(house.engine, deed)(tmp_path / "other.journal"))
        await reached.wait()
        opening.cancel()
        await asyncio.gather(opening, return_exceptions=True)
    assert opening.cancelled()
    journal = await ShowJournal.open(tmp_path / "other.journal")  # refused while somebody has it
    await journal.close()


async def test_clients_are_told_at_most_ten_times_a_second(house: House) -> None:
    house.told.clear()
    began_ns = house.clock.now_ns()
    for number in range(200):
        line = selling.OrderLine(
            order_id=str(number),
            line_id="1",
            sku="T",
            item_id="tea",
            status="paid",
            quantity=1,
            unit_price_minor=1990,
            currency="CNY",
        )
        house.engine.take_news(selling.OrderSeen(shop="rehearsal", line=line))
        await asyncio.sleep(0.002)
    async with asyncio.timeout(10):
        while not house.told or house.told[-1].totals.units < 200:
            await asyncio.sleep(0.01)
    seconds = (house.clock.now_ns() - began_ns) / 1e9
    assert len(house.told) <= seconds * 10 + 2


async def test_a_price_that_becomes_too_old_is_a_change_though_nothing_happened(tmp_path: Path) -> None:
    house = House(Show(products=(TEA,), overlays=(Overlay(id="strip", name="Strip", plugin="cards", kind="product_strip"),)))
    await house.engine.open(tmp_path / "show.journal")
    too_old_ns = 0
    while too_old_ns <= house.clock.now_ns():  # it is not yet, however slow the machine is
        read_ns = house.clock.now_ns() - 4_900_000_000
        reading = selling.Reading(item_id="tea", currency="CNY", prices={"T": 1990}, stocks={"T": 50}, at_ns=read_ns)
        house.engine.take_news(selling.ItemRead(shop="rehearsal", reading=reading))
        changes, state, too_old_ns = house.changes, house.engine.state, read_ns + 5_000_000_000
    async with asyncio.timeout(5):
        while house.changes == changes:
            await asyncio.sleep(0.01)
    assert house.engine.state == state
    assert house.clock.now_ns() > too_old_ns
    await house.engine.close()
