"""The order book: placing, paying, giving back. Each call is a transaction, or part of the caller's.

A purchase is checked whole before anything is written, so that a refusal inside a larger transaction leaves nothing behind;
the tables refuse a stock below zero all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rehearsal.shop.database import Database
from rehearsal.shop.goods import GIVES_STOCK_BACK, HOLDS, NEXT, Line, Order, Purchase, Refused, Status, Wish
from rehearsal.shop.touched import Touched
from studio.values.money import amount

_ORDER = "number, buyer, name, status, note, currency, total_minor, placed_ms, changed_ms, due_ms"
_OFFER = """
select item.title, item.open, item.currency, item.purchase_limit, sku.price_minor, sku.stock
from sku join item using (item_id) where sku.item_id = ? and sku.sku = ? and sku.listed
"""
_HELD = f"""
select coalesce(sum(line.quantity), 0) from purchase join line using (number)
where purchase.buyer = ? and line.item_id = ? and purchase.status in ({", ".join(f"'{status}'" for status in sorted(HOLDS))})
"""


class OrderBook:
    """All orders. Every change gets the next number of a row (`change`), by which a reader finds what is new to it.

    `now_ms` is the wall clock; `unpaid_s` how long an order holds its stock unpaid.
    """

    def __init__(self, database: Database, touched: Touched, now_ms: Callable[[], int], unpaid_s: float) -> None:
        self._database = database
        self._touched = touched
        self._now_ms = now_ms
        self._unpaid_ms = round(unpaid_s * 1000)

    def place(self, purchase: Purchase) -> Order:
        """Make an order and take its stock. The same client key with the same wishes is the order that exists.

        Raises:
            Refused: `not_found`, `closed`, `sold_out`, `too_few`, `limit`, `price_changed`, `currency`, `key_reused`.
        """
        with self._database.transaction():
            known = self._database.execute(
                f"select {_ORDER} from purchase where buyer = ? and client_key = ?", (purchase.buyer, purchase.client_key)
            ).fetchone()
            if known is not None:
                return _same(self._whole(known), purchase)
            lines, currency = self._checked(purchase)
            now_ms = self._now_ms()
            total = sum(line.quantity * line.unit_price_minor for line in lines)
            due_ms = now_ms + self._unpaid_ms
            about = (purchase.buyer, purchase.name, purchase.client_key, "created", purchase.note, currency, total)
            number = self._database.execute(
                "insert into purchase (buyer, name, client_key, status, note, currency, total_minor, placed_ms, changed_ms,"
                " due_ms, change) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select coalesce(max(change), 0) + 1 from purchase))",
                (*about, now_ms, now_ms, due_ms),
            ).lastrowid
            assert number is not None
            for place, line in enumerate(lines, 1):
                values = (number, place, line.item_id, line.sku, line.quantity, line.unit_price_minor)
                self._database.execute("insert into line values (?, ?, ?, ?, ?, ?)", values)
                self._move(line, -line.quantity, 0)
        order_id = f"{self._database.shop}-{number}"
        return Order(
            order_id,
            number,
            purchase.buyer,
            purchase.name,
            "created",
            purchase.note,
            currency,
            total,
            now_ms,
            now_ms,
            due_ms,
            lines,
        )

    def _checked(self, purchase: Purchase) -> tuple[tuple[Line, ...], str]:
        asked: dict[str, int] = {}
        lines: list[Line] = []
        currencies: set[str] = set()
        if not purchase.wishes or len({(wish.item_id, wish.sku) for wish in purchase.wishes}) < len(purchase.wishes):
            raise Refused("refused", "An order has at least one line, and each SKU once.")
        for wish in purchase.wishes:
            offer = self._database.execute(_OFFER, (wish.item_id, wish.sku)).fetchone()
            price_minor, currency, limit = _offered(offer, wish)
            asked[wish.item_id] = asked.get(wish.item_id, 0) + wish.quantity
            if limit and asked[wish.item_id] + self._held(purchase.buyer, wish.item_id) > limit:
                raise Refused("limit", f"At most {limit} for each buyer.")
            lines.append(Line(wish.item_id, wish.sku, wish.quantity, price_minor))
            currencies.add(currency)
        if len(currencies) > 1:
            raise Refused("currency", "One order, one currency.")
        return tuple(lines), currencies.pop()

    def _held(self, buyer: str, item_id: str) -> int:
        return int(self._database.execute(_HELD, (buyer, item_id)).fetchone()[0])

    def _move(self, line: Line, stock: int, sold: int) -> None:
        change = "update sku set stock = stock + ?, sold = sold + ? where item_id = ? and sku = ?"
        self._database.execute(change, (stock, sold, line.item_id, line.sku))
        self._touched.add(line.item_id)

    def settle(self, number: int, buyer: str | None, status: Status) -> Order:
        """Pay, cancel, refund or return an order. Again is as once. `buyer` None is the shop itself.

        Raises:
            Refused: `not_found` (also for somebody else's), `too_late` when it can no longer become that.
        """
        with self._database.transaction():
            row = self._database.execute(f"select {_ORDER} from purchase where number = ?", (number,)).fetchone()
            if row is None or buyer not in (None, row[1]):
                raise Refused("not_found", f"There is no order {number}.")
            order = self._whole(row)
            now_ms = self._now_ms()
            if order.status == status:
                return order
            if status not in NEXT[order.status] or (status == "paid" and now_ms >= order.due_ms):
                raise Refused("too_late", f"Order {number} is {order.status}.")
            self._database.execute(
                "update purchase set status = ?, changed_ms = ?, change = (select max(change) + 1 from purchase)"
                " where number = ?",
                (status, now_ms, number),
            )
            for line in order.lines:
                stock = line.quantity if status in GIVES_STOCK_BACK else 0
                sold = line.quantity * ((status == "paid") - (order.status == "paid"))
                self._move(line, stock, sold)
            return self._whole((*row[:3], status, *row[4:8], now_ms, row[9]))

    def give_back_unpaid(self) -> list[Order]:
        """Cancel what should have been paid by now."""
        with self._database.transaction():
            late = self._database.execute(
                "select number from purchase where status = 'created' and due_ms <= ? order by due_ms", (self._now_ms(),)
            ).fetchall()
            return [self.settle(number, None, "cancelled") for (number,) in late]

    def of_buyer(self, buyer: str, count: int) -> list[Order]:
        """The buyer's last `count` orders, newest first."""
        query = f"select {_ORDER} from purchase where buyer = ? order by number desc limit ?"
        return [self._whole(row) for row in self._database.execute(query, (buyer, count)).fetchall()]

    def has_paid(self, buyer: str) -> bool:
        query = "select 1 from purchase where buyer = ? and status in ('paid', 'returned') limit 1"
        return self._database.execute(query, (buyer,)).fetchone() is not None

    def since(self, change: int, count: int) -> tuple[list[Order], int]:
        """Orders that changed after `change`, oldest change first, and the change to ask from next time."""
        query = f"select {_ORDER}, change from purchase where change > ? order by change limit ?"
        rows = self._database.execute(query, (change, count)).fetchall()
        return [self._whole(row[:-1]) for row in rows], rows[-1][-1] if rows else change

    def last_change(self) -> int:
        """The change that `since` is to be asked from to hear only of what comes."""
        return int(self._database.execute("select coalesce(max(change), 0) from purchase").fetchone()[0])

    def revenue(self) -> dict[str, int]:
        """Minor units paid and kept, by currency."""
        query = "select currency, sum(total_minor) from purchase where status = 'paid' group by currency"
        return dict(self._database.execute(query).fetchall())

    def _whole(self, row: tuple[Any, ...]) -> Order:
        query = "select item_id, sku, quantity, unit_price_minor from line where number = ? order by place"
        lines = tuple(Line(*line) for line in self._database.execute(query, (row[0],)))
        number, buyer, name, status, note, currency, *amounts = row
        total, placed_ms, changed_ms, due_ms = amounts
        order_id = f"{self._database.shop}-{number}"
        return Order(order_id, number, buyer, name, status, note, currency, total, placed_ms, changed_ms, due_ms, lines)


def _offered(offer: tuple[Any, ...] | None, wish: Wish) -> tuple[int, str, int]:
    """Price, currency and limit of what is wished for."""
    if offer is None:
        raise Refused("not_found", f"The rehearsal shop has no {wish.item_id} {wish.sku}.")
    title, is_open, currency, limit, price_minor, stock = offer
    if not is_open:
        raise Refused("closed", f"{title} is not on sale.")
    if wish.price_minor is not None and wish.price_minor != price_minor:
        raise Refused("price_changed", f"{title} costs {amount(price_minor, currency)} {currency} now.")
    if stock < wish.quantity:
        raise Refused("too_few" if stock else "sold_out", f"{title}: {stock} left.")
    return price_minor, currency, limit


def _same(order: Order, purchase: Purchase) -> Order:
    had = [(line.item_id, line.sku, line.quantity) for line in order.lines]
    if had != [(wish.item_id, wish.sku, wish.quantity) for wish in purchase.wishes]:
        raise Refused("key_reused", "This key belongs to another order.")
    return order
