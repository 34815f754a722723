"""What a co-selling partner owes for a show, from the order lines as they stood at the end of the day on which it is settled.

A row is all that was sold of one SKU at one price in one currency. What a line comes to is `studio.show.figures.tally.of_line`:
paid is whatever was ever paid, and what was refunded or sent back by then is taken off. Units that are left, by the settlement
price where the terms have one (`CoSelling.settlement_price_minor`, in the product's currency) and by the price that buyers paid
otherwise, are the base of the commission.

**Rounding**: the commission of a row, half up to the minor unit. Up, because contracts and spreadsheets do so (`ROUND`,
四舍五入); once for each row and never for each order, so that everybody who has the sheet computes the same from units and
price, and a total is the sum of the numbers that stand above it. Currencies are never added to each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from studio.document.products import CoSelling, Product
from studio.show.figures.tally import Tally, of_line
from studio.show.selling.ledger import Entry

_BASIS_POINTS = 10_000  # 100 %
_Key = tuple[str, str, str, int]  # product, SKU, currency, price


class SettlementRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row. Money in minor units of `currency`. A row of a slot fee has no SKU and sold nothing."""

    product: Product
    sku: str = ""
    currency: str
    price_minor: int = 0  # that buyers paid for one
    paid: int = 0  # units
    returned: int = 0
    refunded_minor: int = 0
    gmv_minor: int = 0
    settled_at_minor: int = 0  # what one counts in the base
    commission_bp: int = 0
    commission_minor: int = 0
    slot_fee_minor: int = 0

    @property
    def units(self) -> int:
        """Units that stayed sold."""
        return self.paid - self.returned

    @property
    def base_minor(self) -> int:
        """Of what the commission is a part."""
        return self.units * self.settled_at_minor

    @property
    def due_minor(self) -> int:
        """What the partner owes."""
        return self.commission_minor + self.slot_fee_minor


class Settlement(msgspec.Struct, frozen=True):
    """All rows of one partner: by product as in the queue, then by SKU, currency and price; a product's slot fee at its end."""

    partner: str
    rows: tuple[SettlementRow, ...]

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies that occur, in the alphabet's order."""
        return tuple(sorted({row.currency for row in self.rows}))

    def due_minor(self, currency: str) -> int:
        """What the partner owes in one currency."""
        return sum(row.due_minor for row in self.rows if row.currency == currency)


def settled(products: Sequence[Product], lines: Iterable[Entry]) -> tuple[Settlement, ...]:
    """The settlements of a show, by partner in the order of the queue. Products that are the show's own are in none."""
    sold: dict[_Key, Tally] = {}
    theirs = {product.id for product in products if product.co_selling is not None}
    for entry in lines:
        if entry.product in theirs:
            key = entry.product, entry.line.sku, entry.line.currency, entry.line.unit_price_minor
            sold.setdefault(key, Tally()).add(of_line(entry.line))
    keys: dict[str, list[_Key]] = {}
    for key in sorted(sold):
        keys.setdefault(key[0], []).append(key)
    by_partner: dict[str, list[SettlementRow]] = {}
    for product in products:
        terms = product.co_selling
        if terms is not None:
            rows = [_sold(product, terms, key, sold[key]) for key in keys.get(product.id, ()) if sold[key].paid_units]
            by_partner.setdefault(terms.partner, []).extend([*rows, *_slot_fee(product, terms)])
    return tuple(Settlement(partner, tuple(rows)) for partner, rows in by_partner.items())


def commission(base_minor: int, basis_points: int) -> int:
    """A part of an amount that is not negative, rounded half up to the minor unit."""
    return (2 * base_minor * basis_points + _BASIS_POINTS) // (2 * _BASIS_POINTS)


def _sold(product: Product, terms: CoSelling, key: _Key, tally: Tally) -> SettlementRow:
    _, sku, currency, price = key
    agreed = terms.settlement_price_minor if currency == product.currency else None
    at = price if agreed is None else agreed
    return SettlementRow(
        product=product,
        sku=sku,
        currency=currency,
        price_minor=price,
        paid=tally.paid_units,
        returned=tally.returned_units,
        refunded_minor=tally.refunded.get(currency, 0),
        gmv_minor=tally.gmv.get(currency, 0),
        settled_at_minor=at,
        commission_bp=terms.commission_bp,
        commission_minor=commission(tally.units * at, terms.commission_bp),
    )


def _slot_fee(product: Product, terms: CoSelling) -> list[SettlementRow]:
    fee = terms.slot_fee_minor
    return [SettlementRow(product=product, currency=product.currency, slot_fee_minor=fee)] if fee else []
