"""The desk's calls of a shop: checked, carried out under a deadline, answered once per call id.

A call that is asked again while it runs is answered when it is done; afterwards its answer is given again, for ten
minutes. Only `unreachable` is not remembered: nobody knows what became of it, so asking again tries again.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, ClassVar

import msgspec

from studio.plugin_api.shop.port import Reading, Shop, ShopError
from studio.values import plausible
from studio.values.money import Currency, Minor

CALL_DEADLINE_S = 5.0
REMEMBERED_NS = 600 * 1_000_000_000
REMEMBERED_BOUND = 4096
OPEN_BOUND = 64

log = logging.getLogger(__name__)

_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
_Units = Annotated[int, msgspec.Meta(ge=0, le=10**9)]
_Said = Reading | list[Reading] | None


class _Call(msgspec.Struct, frozen=True, kw_only=True):
    """What all calls have. `needs`: the capability without which it is not even tried."""

    needs: ClassVar[str] = "item.read"
    call: _Text

    def ask(self, shop: Shop) -> Awaitable[_Said]:
        raise NotImplementedError


class _ReadItem(_Call, frozen=True, kw_only=True):
    item_id: _Text

    def ask(self, shop: Shop) -> Awaitable[_Said]:
        return shop.read_item(self.item_id)


class _FindItems(_Call, frozen=True, kw_only=True):
    def ask(self, shop: Shop) -> Awaitable[_Said]:
        return shop.find_items()


class _SetPrice(_Call, frozen=True, kw_only=True):
    needs: ClassVar[str] = "price.write"
    item_id: _Text
    sku: _Text
    price_minor: Minor
    currency: Currency
    expected_minor: Minor | None = None

    def ask(self, shop: Shop) -> Awaitable[_Said]:
        return shop.set_price(self.item_id, self.sku, self.price_minor, self.currency, self.expected_minor)


class _SetStock(_Call, frozen=True, kw_only=True):
    needs: ClassVar[str] = "stock.write"
    item_id: _Text
    sku: _Text
    stock: _Units
    expected: _Units | None = None

    def ask(self, shop: Shop) -> Awaitable[_Said]:
        return shop.set_stock(self.item_id, self.sku, self.stock, self.expected)


class _SetLimit(_Call, frozen=True, kw_only=True):
    needs: ClassVar[str] = "limit.write"
    item_id: _Text
    limit: _Units

    def ask(self, shop: Shop) -> Awaitable[_Said]:
        return shop.set_limit(self.item_id, self.limit)


class _OpenLink(_Call, frozen=True, kw_only=True):
    needs: ClassVar[str] = "link.open"
    item_id: _Text
    open: bool

    def ask(self, shop: Shop) -> Awaitable[_Said]:
        return shop.open_link(self.item_id, self.open)


class _PinItem(_Call, frozen=True, kw_only=True):
    needs: ClassVar[str] = "item.pin"
    item_id: _Text | None

    def ask(self, shop: Shop) -> Awaitable[_Said]:
        return shop.pin_item(self.item_id)


METHODS: dict[str, type[_Call]] = {
    "read_item": _ReadItem,
    "find_items": _FindItems,
    "set_price": _SetPrice,
    "set_stock": _SetStock,
    "set_limit": _SetLimit,
    "open_link": _OpenLink,
    "pin_item": _PinItem,
}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a call; the fields of the event `shop_answer`. `readings` is for `find_items` alone."""

    call: str
    ok: bool
    reading: Reading | None = None
    readings: list[Reading] = []
    code: str = ""
    text: str = ""


class Calls:
    """Runs the calls of one shop side by side. `answer` gets each result; `unreachable` is the last outage's text, or ""."""

    def __init__(self, shop: Shop, answer: Callable[[Answer], None], now_ns: Callable[[], int], deadline_s: float) -> None:
        self._shop, self._answer, self._now_ns, self._deadline_s = shop, answer, now_ns, deadline_s
        self._open: dict[str, asyncio.Task[None]] = {}
        self._given_up: set[asyncio.Future[_Said]] = set()
        self._answered: OrderedDict[str, tuple[int, Answer]] = OrderedDict()
        self.unreachable = ""

    def take(self, method: str, arguments: Mapping[str, object]) -> None:
        """Begin one call, or give its answer again. Arguments that cannot be read are answered `refused`."""
        call_id = str(arguments.get("call", ""))
        try:
            call = msgspec.convert(arguments, METHODS[method])
        except msgspec.ValidationError as error:
            self._answer(Answer(call=call_id, ok=False, code="refused", text=f"The desk asked {method} wrongly: {error}"))
            return
        self._forget()
        if call.call in self._answered:
            self._answer(self._answered[call.call][1])
        elif call.call in self._open:
            return
        elif len(self._open) + len(self._given_up) >= OPEN_BOUND:
            self._answer(_failed(call, ShopError("unreachable", f"{self._shop.name} has not answered {OPEN_BOUND} calls.")))
        else:
            self._open[call.call] = asyncio.create_task(self._run(call))

    def close(self) -> None:
        """Give up what is open; nothing is answered any more."""
        for task in self._open.values():
            task.cancel()

    async def _run(self, call: _Call) -> None:
        try:
            answer = await self._carry_out(call)
        finally:
            del self._open[call.call]
        self.unreachable = answer.text if answer.code == "unreachable" else ""
        if answer.code != "unreachable":
            self._answered[call.call] = (self._now_ns(), answer)
        self._answer(answer)

    async def _carry_out(self, call: _Call) -> Answer:
        if call.needs not in self._shop.capabilities:
            return _failed(call, ShopError("unsupported", f"{self._shop.name} cannot do this: do it in the shop yourself."))
        asked_ns = self._now_ns()
        work = asyncio.ensure_future(call.ask(self._shop))
        try:
            await asyncio.wait({work}, timeout=self._deadline_s)
        finally:
            if not work.done():  # cancelled and not awaited: an adapter may hang even then
                self._given_up.add(work)
                work.add_done_callback(self._end)
                work.cancel()
        if not work.done():
            seconds = f"{self._deadline_s:g}"
            return _failed(call, ShopError("unreachable", f"{self._shop.name} has not answered within {seconds} seconds."))
        try:
            said = work.result()
        except ShopError as error:
            return _failed(call, error)
        except Exception as error:  # the adapter's own bug: told to the desk, its other calls go on
            log.error("%s failed in %s", self._shop.name, type(call).__name__, exc_info=error)
            return _failed(call, ShopError("refused", f"The adapter for {self._shop.name} failed: {error!r}"))
        if isinstance(said, Reading):
            if trouble := plausible.reading_trouble(said):  # nor could a message hold it
                return _failed(call, ShopError("refused", f"{self._shop.name} says what cannot be: {trouble}. See to it there."))
            return Answer(call=call.call, ok=True, reading=msgspec.structs.replace(said, at_ns=asked_ns))
        found = [reading for reading in said or [] if not plausible.reading_trouble(reading)]
        readings = [msgspec.structs.replace(reading, at_ns=asked_ns) for reading in found]
        return Answer(call=call.call, ok=True, readings=readings)

    def _end(self, work: asyncio.Future[_Said]) -> None:
        self._given_up.discard(work)
        if not work.cancelled():
            work.exception()  # looked at, so that asyncio does not complain of it

    def _forget(self) -> None:
        old_ns = self._now_ns() - REMEMBERED_NS
        while self._answered:
            done_ns, _ = next(iter(self._answered.values()))
            if done_ns >= old_ns and len(self._answered) <= REMEMBERED_BOUND:
                return
            self._answered.popitem(last=False)


def _failed(call: _Call, error: ShopError) -> Answer:
    return Answer(call=call.call, ok=False, code=error.code, text=error.text)
