"""An evening's sale up to its middle, played once by the real desk on a clock of its own: tests go on from what it left.

Every desk that takes over reads the journal and the notes of the one before it. So does a test's: it begins in a copy of what
the evening's desk left, in milliseconds, with the third product on sale.
"""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from studio.document import model
from studio.ipc import session as sessions
from studio.ipc.clock import NS, MonotonicClock
from studio.plugin_api.abilities import ChatMessage
from tests.parts.desk_thread import DeskThread

_BEGAN_S = 110  # before now
_SALE_MINUTES = 20
_FRESH_S = 600.0  # of the sale's twenty minutes
_LEFT = ("desk-state.json", "show-*.json", "journal-*.jsonl", "sale-*.journal")
_PATIENCE_S = 60.0
_LOOK_S = 0.002  # of the evening, between two looks whether something is so


class EveningClock(MonotonicClock):
    """Begins so long before the present and stands still; it can be put on up to the present, never back."""

    def __init__(self, behind_s: float) -> None:
        self._now_ns = time.monotonic_ns() - int(behind_s * NS)

    def now_ns(self) -> int:
        return self._now_ns

    def put_on(self, seconds: float) -> None:
        self._now_ns = min(self._now_ns + int(seconds * NS), time.monotonic_ns())

    @property
    def left_s(self) -> float:
        return (time.monotonic_ns() - self._now_ns) / NS


class EveningLoop(asyncio.SelectorEventLoop):
    """A loop whose timers go by the evening's clock."""

    def __init__(self, clock: EveningClock) -> None:
        self._clock = clock
        super().__init__()

    def time(self) -> float:
        return self._clock.now_ns() / NS


class Evening:
    """What a desk left in `folder` in the middle of a sale."""

    def __init__(self, folder: Path, show: model.Show) -> None:
        self._session = sessions.create(folder)
        self._clock = EveningClock(_BEGAN_S)
        self._desk = DeskThread(self._session, show, clock=self._clock, loop=lambda: EveningLoop(self._clock))
        self._desk.start()
        try:
            self._play([product.id for product in show.products])
        finally:
            self._desk.stop()
        self._played_s = time.monotonic()

    @property
    def is_late(self) -> bool:
        """Whether the sale is about to end by itself: time for another evening."""
        return time.monotonic() - self._played_s > _FRESH_S

    def gone_on(self, session: Path, pictures: bool = False) -> DeskThread:
        """The desk that takes over in another session, not started yet; its shop is as it was left."""
        for pattern in _LEFT:
            for path in self._session.glob(pattern):
                shutil.copy(path, session / path.name)
        desk = DeskThread(session, pictures=pictures)
        desk.shop.go_on_from(self._desk.shop)
        return desk

    # ------------------------------------------------------------ the evening

    def _play(self, products: list[str]) -> None:
        """The first product had its turn, the second sold out, the third is on sale, two are prepared, one was pulled."""
        call = self._desk.call
        self._until(lambda: "rehearsal" in self._desk.desk.sales.engine.state.shops)
        call("rundown.start")
        first, second, third = (products[place] if place < len(products) else None for place in range(3))
        for product in products[3:5]:
            call("queue.prepare", product=product)
            self._until(lambda product=product: self._stage(product) == "prepared")
        if len(products) > 6:
            self._desk.ask(lambda: self._desk.shop.items.pop("item-7", None))
            call("queue.prepare", product=products[6])
            call("queue.pull", product=products[6])
        if first is not None:
            self._launch(first)
            self._desk.shop.sells(f"item-{first.removeprefix('p')}", 164)
            self._until(lambda: self._sold(first) == 164)
            self._pass(20)
            call("queue.end", confirm=first)
        if second is not None:
            self._launch(second)
            self._desk.shop.sells(f"item-{second.removeprefix('p')}", 180)
            self._until(lambda: self._stage(second) == "sold_out")
            self._pass(20)
        if third is not None:
            self._launch(third)
            self._desk.shop.sells(f"item-{third.removeprefix('p')}", 97)
            self._desk.shop.sells(f"item-{third.removeprefix('p')}", 4, status="created")
            self._until(lambda: self._desk.ask(lambda: self._desk.desk.sales.engine.state.ledger.account(third).held) == 4)
        call("host.prompter", text=_SPEECH)
        self._desk.channel.writes(*_WRITTEN)
        self._until(lambda: len(self._desk.ask(self._desk.desk.sales.chat.recent)) == len(_WRITTEN))
        for row in self._desk.ask(self._desk.desk.sales.chat.recent):
            call("chat.pick", id=row["id"])
        while self._clock.left_s > 1:
            self._pass(1)
        if third is not None:
            self._until(lambda: self._is_read(third))
        self._desk.remembered()

    def _launch(self, product: str) -> None:
        """Explain it for ten seconds, arm it, count down and open the link."""
        call = self._desk.call
        call("queue.explain", product=product)
        self._pass(10)
        call("queue.prepare", product=product)
        self._until(lambda: self._is_fresh(product))
        call("launch.arm", product=product, sale_minutes=_SALE_MINUTES)
        call("launch.start")
        self._pass(10)
        self._until(lambda: self._stage(product) == "on_sale")

    def _pass(self, seconds: float) -> None:
        """Let time pass, second by second: what is due in it is done in it."""
        for _ in range(int(seconds)):
            self._desk.ask(lambda: self._clock.put_on(1))

    def _stage(self, product: str) -> str:
        return self._desk.desk.sales.engine.state.product(product).stage

    def _sold(self, product: str) -> int:
        return self._desk.ask(lambda: self._desk.section.products[product].sold)

    def _is_read(self, product: str) -> bool:
        """Whether the desk knows of the stock that the shop has left of it."""
        left = sum(self._desk.shop.items[f"item-{product.removeprefix('p')}"].stocks.values())
        return self._desk.ask(lambda: self._desk.section.products[product].stock) == left

    def _is_fresh(self, product: str) -> bool:
        listings = self._desk.desk.sales.engine.state.product(product).listings.values()
        return any(one.read_ns is not None and self._clock.now_ns() - one.read_ns < NS for one in listings)

    def _until(self, holds: Callable[[], object]) -> None:
        deadline_s = time.monotonic() + _PATIENCE_S
        while not holds():
            assert time.monotonic() < deadline_s, "the evening does not go on"
            self._desk.ask(lambda: self._clock.put_on(_LOOK_S))


_WRITTEN = (
    ChatMessage(id="c1", buyer_key="k1", name="小鱼儿", text="这个茶罐能装多少克茶叶？", badges=("question",), at_ms=0),
    ChatMessage(id="c2", buyer_key="k2", name="Ann", text="Bought two last time, both arrived whole!", at_ms=0, buyer=True),
)
_SPEECH = (
    "Good evening, welcome back to the night market.\n\nTonight every piece comes straight from the kiln.\n\n"
    "Three things before the price:\nfirst, it is painted by hand;\nsecond, the lid closes tight;\n"
    "third, there are only two hundred.\n\nType 1 if you want it. Ready? Three, two, one, link up!"
)
