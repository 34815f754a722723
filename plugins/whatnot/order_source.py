"""What Whatnot is asked about orders: which changed, what has become of some, and which one a webhook is about."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.order_webhooks import Mark, ShopOrder
from studio.plugin_api.webhooks import Call
from studio.values.plain_text import shortened
from studio.values.sentences import together
from whatnot import sentences as says
from whatnot.answers import Named, Order, OrderItem
from whatnot.api import Api, OddAnswerError, is_id
from whatnot.goods import Goods
from whatnot.look_back import AGAIN_S, LookBack
from whatnot.orders import changed_ms, order_lines, placed_ms

_ORDERS = "orders"
_AT_ONCE = 4  # orders, each of which costs a request or two of ten a second
_ODD = 200  # orders that are remembered as trouble
_BLANK = 10  # pages of no order that can be read, one after the other
_LATELY_MS = 60_000


class _Body(msgspec.Struct, frozen=True):
    """Of a webhook: of the topics orders.* `data` is the order, without its items."""

    type: str
    data: Named


class OrderSource:
    """The orders of one seller, for `studio.plugin_api.order_webhooks`. One asyncio loop.

    Whatnot's list of orders is read newest first, as it comes: that it can be asked for what changed since a time is not known.
    So what changed lately is looked for on its first pages, until one has nothing of the kind; what changed since longer ago, on
    all pages down to the show's beginning. The feed looks far back every half a minute: then an order that is no longer among the
    latest is found to be cancelled, without a webhook.

    An order that cannot be read is set aside, and a page of nothing else is passed by its cursor: it says nothing of how old
    what comes behind it is. Where the list does not go on, a look ends there, and what lies behind is owed (`look_back`). Both
    are said.
    """

    at_once = _AT_ONCE

    def __init__(self, api: Api, goods: Goods, look_back: LookBack | None = None) -> None:
        self._api, self._goods, self._look_back = api, goods, look_back or LookBack()
        self._listed: dict[str, Order] = {}  # of the page that is being looked through
        self._odd: dict[str, None] = {}  # ids of orders that cannot be read, the latest one last

    @property
    def notice(self) -> str:
        """That orders are not counted: they cannot be read, or the list of them cannot be read to its end; "": all are."""
        odd = says.odd_orders(count=len(self._odd), order=next(reversed(self._odd)) or "?") if self._odd else ""
        return together(odd, says.list_broken(seconds=f"{AGAIN_S:g}") if self._look_back.is_owed else "")

    async def clock_ms(self) -> int:
        """Whatnot's clock at its latest answer; it is asked for orders where there was none.

        Raises:
            AbilityError: in the operator's words.
        """
        if not self._api.server_ms:
            await self._api.page(_ORDERS, Order, patient=True)
        if not self._api.server_ms:
            raise AbilityError("refused", says.no_clock())
        return self._api.server_ms

    async def changed(self, began_ms: int, since_ms: int) -> AsyncIterator[list[Mark]]:
        """Orders placed since `began_ms` that changed since `since_ms`, and those that an earlier look still owes.

        Raises:
            AbilityError: in the operator's words; Whatnot lists them in an order that is not known.
        """
        since_ms = self._look_back.begin(since_ms)
        is_far = since_ms <= began_ms or await self.clock_ms() - since_ms > _LATELY_MS
        cursors, cursor, blank = {""}, "", 0
        while True:
            page = await self._api.page(_ORDERS, Order, cursor, patient=True)
            for odd in (*page.odd, *(order.id for order in page.rows if not changed_ms(order))):
                self._is_odd(odd)
            orders = [order for order in page.rows if changed_ms(order)]
            _demand_newest_first(orders)
            self._listed = {order.id: order for order in orders}
            news = [order for order in orders if changed_ms(order) >= since_ms]
            yield [Mark(order.id, changed_ms(order)) for order in news if placed_ms(order) >= began_ms and is_id(order.id)]
            self._listed = {}
            ours = any(placed_ms(order) >= began_ms for order in orders)
            is_past = bool(orders) and not news and not (is_far and ours)
            if is_past or page.following == "":
                self._look_back.ended(since_ms)
                return
            blank = 0 if orders else blank + 1
            if page.following is None or page.following in cursors or blank >= _BLANK:
                self._look_back.broke_off(since_ms)
                return
            cursor = page.following
            cursors.add(cursor)

    async def read(self, ids: Sequence[str]) -> list[ShopOrder]:
        """The orders as they are now; those that Whatnot does not know are left out.

        Raises:
            AbilityError: in the operator's words.
        """
        found = await asyncio.gather(*(self._whole(one) for one in ids if is_id(one)))
        return [order for order in found if order is not None]

    async def _whole(self, order_id: str) -> ShopOrder | None:
        try:
            order = self._listed.get(order_id)
            if order is None:
                order = await self._api.read(f"orders/{order_id}", Order, patient=True)
            items = await self._api.whole(f"{_ORDERS}/{order_id}/items", OrderItem, patient=True)
        except OddAnswerError:  # one that cannot be read does not stop the others
            self._is_odd(order_id)
            return None
        except AbilityError as error:
            if error.code != "not_found":
                raise
            return None
        if not changed_ms(order):
            self._is_odd(order_id)
            return None
        self._odd.pop(order_id, None)
        names = {item.id: await self._goods.sold_name(item.product_id, item.variant_id) for item in items}
        return ShopOrder(order.id, changed_ms(order), placed_ms(order), order_lines(order, items, names))

    def _is_odd(self, order_id: str) -> None:
        order_id = shortened(order_id, 100)  # it need not be an id: whatever stands there
        self._odd.pop(order_id, None)
        self._odd[order_id] = None
        if len(self._odd) > _ODD:
            self._odd.pop(next(iter(self._odd)))


def order_of(call: Call) -> str:
    """The id of the order that a call is about; "" for none."""
    try:
        body = call.read(_Body)
    except ValueError:
        return ""
    return body.data.id if body.type.startswith("orders.") and is_id(body.data.id) else ""


def _demand_newest_first(orders: Sequence[Order]) -> None:
    """Refuse a page whose first order is older than its last, whether placing or changing counts."""
    if len(orders) > 1:
        first, last = orders[0], orders[-1]
        if placed_ms(first) < placed_ms(last) and changed_ms(first) < changed_ms(last):
            raise AbilityError("refused", says.not_newest_first())
