"""A settlement as somebody with the books and a pocket calculator makes it: no rule of the studio is used."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from tests.parts.market.books import Sums
from tests.parts.market.goods import COMMISSION_BP, Good
from tests.parts.market.sheets import minor

Row = tuple[int | str, ...]


def settled(goods: Iterable[Good], sums: Mapping[str, Sums]) -> list[Row]:
    """For each product: price, refunded, GMV, commission and due in minor units; units paid, and units returned, as text."""
    rows: list[Row] = []
    for good in goods:
        sold = sums[good.id]
        due = Decimal(sold.units * good.price_minor) * COMMISSION_BP / 10_000
        commission = int(due.quantize(Decimal(1), ROUND_HALF_UP))
        counts = str(sold.units + sold.returned), str(sold.returned)
        rows.append((good.price_minor, sold.refunded, sold.gmv, commission, commission, *counts))
    return rows


def settlement_rows(folder: Path) -> list[Row]:
    """The same of the one sheet that lies in the folder of a kept show."""
    (sheet,) = folder.glob("settlement-*.csv")
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        _, *cells = csv.reader(file)
    return [(*(minor(row[at]) for at in (4, 8, 9, 13, 15)), row[5], row[6]) for row in cells if row[2]]
