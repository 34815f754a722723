"""What an evening sells: one product after the other from each shop in turn, each with a price of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.parts.market.doors import Door

PARTNER, COMMISSION_BP = "Kiln & Sons", 1234  # a rate that has to be rounded
_STOCK = 40  # that a shop on the web has before the show comes
_UNITS, _AGAIN = {"rehearsal": 40}, {"rehearsal": 15}  # by connection; the others sell fewer, one order after the other
_FEW, _FEWER = 7, 3


@dataclass(frozen=True)
class Good:
    """One product of the queue. `units` are launched, `again` are restocked."""

    id: str
    link_no: int
    connection: str
    item: str
    price_minor: int
    currency: str
    partner: str

    @property
    def title(self) -> str:
        return f"Piece {self.link_no}"

    @property
    def sku(self) -> str:
        return f"SKU-{self.link_no}"

    @property
    def units(self) -> int:
        return _UNITS.get(self.connection, _FEW)

    @property
    def again(self) -> int:
        return _AGAIN.get(self.connection, _FEWER)

    def row(self) -> dict[str, Any]:
        """As `product.import` takes it."""
        prices = {"list_price_minor": 2 * self.price_minor, "live_price_minor": self.price_minor, "currency": self.currency}
        listing = {"connection": self.connection, "item_id": self.item}
        row = {"id": self.id, "link_no": self.link_no, "title": self.title, "listings": [listing]} | prices
        row |= {"variants": [{"sku": self.sku, "stock": self.units}]}
        terms = {"partner": self.partner, "commission_bp": COMMISSION_BP}
        return row | ({"co_selling": terms} if self.partner else {})


def queue(shops: Sequence[str], doors: Mapping[str, Door], count: int) -> list[Good]:
    """So many products; those of shops with a door are put on their shelves. A partner's are those of the first shop."""
    goods = []
    for number in range(1, count + 1):
        connection, price_minor = shops[(number - 1) % len(shops)], 1990 + 711 * number
        door = doors.get(connection)
        identity = f"p{number}"
        item = identity if door is None else door.stock_up(f"Piece {number}", f"SKU-{number}", 2 * price_minor, _STOCK)
        partner = PARTNER if connection == shops[0] else ""
        goods.append(Good(identity, number, connection, item, price_minor, "USD" if door is None else "CNY", partner))
    return goods
