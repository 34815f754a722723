"""Where a buyer's socket comes in: reads what it asks, does it, answers. A socket that floods is read more slowly."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable

import msgspec
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from rehearsal.chat import NAME_BOUND, TEXT_BOUND, patience
from rehearsal.room import asks
from rehearsal.room.room import Room
from rehearsal.room.shown import Shown, shown_order
from rehearsal.room.viewer import Buyer, Viewer
from rehearsal.shop import Order, Purchase, Refused, Status, Wish
from studio.values.plain_text import plain, shortened
from studio.values.token_bucket import TokenBucket

BUYERS_BOUND = 64  # at one socket
_OPEN_ASKS_BOUND = 64  # of one socket, waiting for their answer
_ASKS_PER_S, _ASKS_BURST = 400.0, 800.0  # of one socket
_ORDERS_SHOWN = 20
_SETTLES: dict[type, Status] = {asks.Pay: "paid", asks.Cancel: "cancelled", asks.Refund: "refunded", asks.Return: "returned"}

_encode = msgspec.json.Encoder().encode


class Door:
    """Serves sockets at `/shop`. One asyncio loop."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._store = room.store

    async def serve(self, connection: ServerConnection) -> None:
        """One socket, until it closes."""
        viewer = Viewer(connection)
        self._room.join(viewer)
        loop = asyncio.get_running_loop()
        asks_left = TokenBucket(_ASKS_PER_S, _ASKS_BURST)
        try:
            async for message in connection:
                while not asks_left.take(loop.time()):
                    await asyncio.sleep(asks_left.wait_s(loop.time()))
                while viewer.open_asks >= _OPEN_ASKS_BOUND:
                    await asyncio.sleep(0)
                if not self._hear(viewer, message):
                    await connection.close(1008, "not understood")
        except ConnectionClosed:
            pass
        finally:
            self._room.viewers.discard(viewer)

    def _hear(self, viewer: Viewer, message: str | bytes) -> bool:
        """Do what is asked. False: not our language."""
        try:
            ask = asks.read_ask(message)
        except msgspec.MsgspecError:
            return False
        try:
            done = self._do(viewer, ask)
        except Refused as refusal:
            viewer.answer(_no(ask.n, refusal))
            return True
        if isinstance(done, asyncio.Future):
            viewer.open_asks += 1
            done.add_done_callback(self._answering(viewer, ask.n))
        else:
            viewer.answer(_encode({"n": ask.n, "ok": True, **done}))
        return True

    def _answering(self, viewer: Viewer, number: int) -> Callable[[asyncio.Future[Order]], None]:
        def answer(done: asyncio.Future[Order]) -> None:
            viewer.open_asks -= 1
            if done.cancelled():
                return
            trouble = done.exception()
            if isinstance(trouble, Refused):
                viewer.answer(_no(number, trouble))
            elif trouble is not None:
                raise trouble
            else:
                viewer.answer(_encode({"n": number, "ok": True, "order": shown_order(done.result(), self._store.now_ms())}))

        return answer

    # ------------------------------------------------------------ what is asked

    def _do(self, viewer: Viewer, ask: asks.Ask) -> asyncio.Future[Order] | Shown:
        if isinstance(ask, asks.Enter):
            return self._enter(viewer, ask)
        if isinstance(ask, asks.Watching):
            viewer.behind_ms, viewer.told_ns = ask.behind_ms, self._room.now_ns()
            return {}
        buyer = _who(viewer, ask.as_)
        match ask:
            case asks.Leave():
                viewer.buyers = {key: other for key, other in viewer.buyers.items() if other is not buyer}
                return {}
            case asks.Say():
                return self._say(buyer, ask)
            case asks.Orders():
                orders = self._store.orders.of_buyer(buyer.speaker, _ORDERS_SHOWN)
                return {"orders": [shown_order(order, self._store.now_ms()) for order in orders]}
            case asks.Buy():
                wish = Wish(ask.item, ask.sku, ask.quantity, ask.price_minor)
                return self._store.buy(Purchase(buyer.speaker, buyer.name, ask.key, (wish,), shortened(ask.note, TEXT_BOUND)))
            case _:
                return self._store.settle(ask.order, buyer.speaker, _SETTLES[type(ask)])

    def _enter(self, viewer: Viewer, ask: asks.Enter) -> Shown:
        if ask.buyer not in viewer.buyers and len(viewer.buyers) >= BUYERS_BOUND:
            raise Refused("refused", f"At most {BUYERS_BOUND} buyers at one connection.")
        speaker = hashlib.sha256(ask.buyer.encode()).hexdigest()[:16]
        name = plain(ask.name, NAME_BOUND) or f"Guest {int(speaker[:4], 16) % 9000 + 1000}"
        known = viewer.buyers.get(ask.buyer)
        if known is None:
            self._room.visits.came(speaker)
        viewer.buyers[ask.buyer] = Buyer(speaker, name, known.patience if known else patience())
        return {"name": name, "me": speaker}

    def _say(self, buyer: Buyer, ask: asks.Say) -> Shown:
        text = plain(ask.text, TEXT_BOUND)
        if not text:
            raise Refused("refused", "There is nothing to say.")
        if not buyer.patience.take(self._room.now_ns() / 1e9):
            raise Refused("slow_down", "A little slower, please.")
        self._room.chat.rules.check(buyer.speaker, self._room.now_ns() / 1e9)
        bought = self._store.orders.has_paid(buyer.speaker)
        said = self._room.chat.say(buyer.speaker, buyer.name, text, self._store.now_ms(), bought)
        return {"id": said.id}


def _who(viewer: Viewer, key: str | None) -> Buyer:
    buyer = viewer.buyers.get(key) if key else next(iter(viewer.buyers.values()), None)
    if buyer is None:
        raise Refused("refused", "Enter first.")
    return buyer


def _no(number: int, refusal: Refused) -> bytes:
    return _encode({"n": number, "ok": False, "code": refusal.code, "text": str(refusal.text)})
