"""Lets a plan happen against a real shop, and counts what came of it."""

from __future__ import annotations

import asyncio
import statistics
from collections import Counter as Tally
from typing import Any

import msgspec

from rehearsal import sentences as says
from rehearsal.crowd.counter import Counter
from rehearsal.crowd.plan import Deed, Plan, Says, Wants
from studio.plugin_api.abilities import AbilityError
from studio.values.loopback import is_page_here

PEOPLE_PER_SOCKET = 64  # as many as the shop lets share one
_CONNECT_S = 30.0
_LAST_ANSWERS_S = 15.0  # after the last payment that was planned, for what was begun


class OfItem(msgspec.Struct):
    """What the crowd has of one item: `orders` paid and kept, with their `units` and `spent` (minor units, by currency); units
    that it paid for and gave `back`, or ordered and has not paid (`held`).
    """

    orders: int = 0
    units: int = 0
    back: int = 0
    held: int = 0
    spent: dict[str, int] = {}


class Outcome(msgspec.Struct):
    """What the crowd did and got. `spent`: minor units paid and kept, by currency; `refused`: orders, by the shop's reason;
    `items`: by the shop's id.
    """

    wanted: int = 0
    ordered: int = 0
    units_ordered: int = 0
    paid: int = 0
    units_paid: int = 0
    unpaid: int = 0
    refunded: int = 0
    returned: int = 0
    refused: dict[str, int] = {}
    trouble: dict[str, int] = {}
    spent: dict[str, int] = {}
    items: dict[str, OfItem] = {}
    chat_sent: int = 0
    chat_refused: int = 0
    answers: int = 0
    p50_ms: float = 0.0
    p99_ms: float = 0.0
    max_ms: float = 0.0
    sockets: int = 0
    reconnects: int = 0


class Crowd:
    """One run of one plan. `per_socket` people share a connection, 64 at most.

    Raises:
        AbilityError: the page is not on this computer; no crowd ever leaves it.
    """

    def __init__(self, url: str, plan: Plan, per_socket: int = PEOPLE_PER_SOCKET) -> None:
        if not is_page_here(url):
            raise AbilityError("refused", says.page_elsewhere())
        address = "ws" + url.removeprefix("http").rstrip("/") + "/shop"
        self._plan = plan
        self._per_socket = per_socket
        self._counters = [
            Counter(address, plan.people[start : start + per_socket]) for start in range(0, len(plan.people), per_socket)
        ]
        self._refused: Tally[str] = Tally()
        self._trouble: Tally[str] = Tally()
        self._spent: Tally[str] = Tally()
        self.outcome = Outcome()

    @property
    def people_here(self) -> int:
        """How many are in the shop now."""
        return sum(counter.people_here for counter in self._counters)

    async def run(self) -> Outcome:
        """From coming in to the last answer.

        Raises:
            TimeoutError: the shop cannot be reached.
        """
        lines = [asyncio.create_task(counter.run()) for counter in self._counters]
        try:
            async with asyncio.timeout(_CONNECT_S):
                await asyncio.gather(*(counter.ready.wait() for counter in self._counters))
            await self._live()
        finally:
            for line in lines:
                line.cancel()
            await asyncio.gather(*lines, return_exceptions=True)
        return self._summed_up()

    async def _live(self) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        doing: set[asyncio.Task[None]] = set()
        for deed in self._plan.deeds:
            wait_s = began + deed.at_s - loop.time()
            if wait_s > 0:
                await asyncio.sleep(wait_s)
            task = asyncio.create_task(self._do(deed))
            doing.add(task)
            task.add_done_callback(doing.discard)
        if doing:
            pays_s = (deed.pays_after_s or 0.0 for deed in self._plan.deeds if isinstance(deed, Wants))
            _, left = await asyncio.wait(doing, timeout=max(pays_s, default=0.0) + _LAST_ANSWERS_S)
            for task in left:
                task.cancel()
            self._trouble["unanswered"] += len(left)

    def _summed_up(self) -> Outcome:
        outcome = self.outcome
        outcome.refused, outcome.trouble, outcome.spent = dict(self._refused), dict(+self._trouble), dict(self._spent)
        times = sorted(ms for counter in self._counters for ms in counter.answers_ms)
        outcome.answers = len(times)
        if len(times) > 1:
            cuts = statistics.quantiles(times, n=100)
            outcome.p50_ms, outcome.p99_ms, outcome.max_ms = (round(ms, 2) for ms in (cuts[49], cuts[98], times[-1]))
        outcome.sockets = len(self._counters)
        outcome.reconnects = sum(max(0, counter.reconnects) for counter in self._counters)
        return outcome

    # ------------------------------------------------------------ what people do

    async def _do(self, deed: Deed) -> None:
        counter, person = self._counters[deed.person // self._per_socket], self._plan.people[deed.person]
        if isinstance(deed, Says):
            answer = await counter.ask(person, do="say", text=deed.text)
            if answer["ok"]:
                self.outcome.chat_sent += 1
            else:
                self.outcome.chat_refused += 1
            return
        await self._buy(deed, counter)

    async def _buy(self, want: Wants, counter: Counter) -> None:
        person, outcome = self._plan.people[want.person], self.outcome
        outcome.wanted += 1
        choice = counter.choice(want.pick)
        if choice is None:
            self._refused["nothing_there"] += 1
            return
        item, sku = choice
        request = {"key": want.key, "item": item["id"], "sku": sku["sku"], "price_minor": sku["price"], "note": want.note}
        answer = await counter.ask(person, do="buy", quantity=want.quantity, **request)
        if not answer["ok"]:
            self._refused[answer["code"]] += 1
            return
        order, of_item = answer["order"], outcome.items.setdefault(item["id"], OfItem())
        of_item.held += want.quantity
        outcome.ordered += 1
        outcome.units_ordered += want.quantity
        if want.pays_after_s is None:
            outcome.unpaid += 1
            return
        await asyncio.sleep(want.pays_after_s)
        if not await self._settle(counter, want, "pay", order):
            outcome.unpaid += 1
            return
        outcome.paid += 1
        outcome.units_paid += want.quantity
        self._spent[order["currency"]] += order["total"]
        of_item.held -= want.quantity
        if want.then != "keep" and await self._settle(counter, want, want.then, order):
            self._spent[order["currency"]] -= order["total"]
            outcome.refunded += want.then == "refund"
            outcome.returned += want.then == "return"
            of_item.back += want.quantity
            return
        of_item.orders += 1
        of_item.units += want.quantity
        of_item.spent[order["currency"]] = of_item.spent.get(order["currency"], 0) + order["total"]

    async def _settle(self, counter: Counter, want: Wants, what: str, order: dict[str, Any]) -> bool:
        answer = await counter.ask(self._plan.people[want.person], do=what, order=order["number"])
        if not answer["ok"]:
            self._trouble[answer["code"]] += 1
        return bool(answer["ok"])
