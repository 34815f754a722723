"""What WooCommerce is asked about orders: which changed, and what has become of some."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.order_webhooks import Mark, ShopOrder
from woocommerce import sentences as says
from woocommerce.answers import Order, OrderHead, Refund, Refunded, fields_of
from woocommerce.api import Api
from woocommerce.goods import Goods
from woocommerce.orders import NOT_PLACED, changed_ms, gmt_time, held_units, order_lines, returned_units, time_ms
from woocommerce.rules import RuleBook, Rules
from woocommerce.webhook_watch import WebhookWatch

_AT_ONCE = 50  # orders in one answer: WooCommerce works some milliseconds on each
_ASKED_AT_ONCE = 4  # orders whose refunds are asked for
_HELD_PAGES = 5  # of unpaid checkouts
_REMEMBERED = 4_000  # orders whose refunds are known
_HEAD, _ORDER, _REFUND = fields_of(OrderHead), fields_of(Order), fields_of(Refund)


class OrderSource:
    """The orders of one shop, for `studio.plugin_api.order_webhooks`. One asyncio loop."""

    at_once = _AT_ONCE

    def __init__(self, api: Api, rules: RuleBook, goods: Goods, watch: WebhookWatch | None = None) -> None:
        """`watch`: looks after the shop's webhooks whenever the shop is asked what changed."""
        self._api, self._rules, self._goods, self._watch = api, rules, goods, watch
        self._returned: dict[int, tuple[list[Refunded], Counter[int]]] = {}  # by order: what was asked about, and its units

    async def clock_ms(self) -> int:
        """The shop's clock at its latest answer; it is asked for its rules where there was none.

        Raises:
            AbilityError: in the operator's words.
        """
        if not self._api.server_ms:
            await self._rules.now()
        if not self._api.server_ms:
            raise AbilityError("refused", says.no_clock())
        return self._api.server_ms

    async def changed(self, began_ms: int, since_ms: int) -> AsyncIterator[list[Mark]]:
        """Orders placed since `began_ms` that changed since `since_ms`, the earliest first.

        Raises:
            AbilityError: in the operator's words.
        """
        since = {"after": gmt_time(began_ms - 1000), "modified_after": gmt_time(since_ms - 1000), "dates_are_gmt": "true"}
        since |= _HEAD | {"orderby": "id", "order": "asc"}  # by the time of change only later versions can
        number = pages = 1
        while number <= pages:
            page = await self._api.page("orders", OrderHead, since, number, patient=True)
            yield [Mark(str(head.id), changed_ms(head)) for head in page.rows if head.status not in NOT_PLACED]
            number, pages = number + 1, page.pages
        if self._watch is not None:
            await self._watch.look()

    async def read(self, ids: Sequence[str]) -> list[ShopOrder]:
        """The orders as they are now; those that were not placed, or that are gone, are left out.

        Raises:
            AbilityError: in the operator's words.
        """
        named = [one for one in ids if one.isascii() and one.isdecimal() and len(one) <= 18]
        if not named:
            return []
        rules = await self._rules.now()
        page = await self._api.page("orders", Order, _ORDER | {"include": ",".join(named)}, patient=True)
        placed = [order for order in page.rows if order.status not in NOT_PLACED]
        found: list[ShopOrder] = []
        for first in range(0, len(placed), _ASKED_AT_ONCE):
            found += await asyncio.gather(*(self._whole(order, rules) for order in placed[first : first + _ASKED_AT_ONCE]))
        return found

    async def held(self, product: int | None = None) -> Counter[int]:
        """Units that unpaid checkouts keep, of a product or of all, by the number of the product or variation.

        WooCommerce keeps them for `hold_minutes`, and cancels the order a while later.

        Raises:
            AbilityError: in the operator's words.
        """
        rules = await self._rules.now()
        if not rules.hold_minutes:
            return Counter()
        since = gmt_time(await self.clock_ms() - rules.hold_minutes * 60_000)
        asked = _ORDER | {"status": "pending", "modified_after": since, "dates_are_gmt": "true"}
        asked |= {"product": str(product)} if product is not None else {}
        first = await self._api.page("orders", Order, asked)
        others = range(2, min(first.pages, _HELD_PAGES) + 1)
        pages = [first, *await asyncio.gather(*(self._api.page("orders", Order, asked, number) for number in others))]
        return held_units((order for page in pages for order in page.rows), rules)

    async def _whole(self, order: Order, rules: Rules) -> ShopOrder:
        returned = await self._returned_of(order) if order.refunds else Counter[int]()
        names = {
            line.id: await self._goods.sold_name(line.product_id or 0, line.variation_id or 0, line.sku)
            for line in order.line_items
        }
        placed_ms, lines = time_ms(order.date_created_gmt), order_lines(order, returned, names, rules)
        return ShopOrder(str(order.id), changed_ms(order), placed_ms, lines)

    async def _returned_of(self, order: Order) -> Counter[int]:
        known = self._returned.get(order.id)
        if known is None or known[0] != order.refunds:
            refunds = await self._api.page(f"orders/{order.id}/refunds", Refund, _REFUND, patient=True)
            if len(self._returned) >= _REMEMBERED:
                self._returned.clear()
            self._returned[order.id] = known = order.refunds, returned_units(refunds.rows)
        return known[1]
