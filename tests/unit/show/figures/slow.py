"""The figures computed again from nothing: every list gone through once for every number. Slow, and easy to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from studio.values.shop import OrderLine, later

SOLD = ("paid",)
PAID = ("paid", "refunded", "returned")
BACK = ("refunded", "returned")


class Sighting(NamedTuple):
    """A shop told of a line at a second of the show, and the rules gave it to a product."""

    second: int
    shop: str
    product: str
    line: OrderLine


class Line(NamedTuple):
    """A line as it stands after all sightings. `second`: in which its order was first seen paid; None: it never was."""

    shop: str
    product: str
    line: OrderLine
    second: int | None


def lines(sightings: Sequence[Sighting]) -> list[Line]:
    """Every line as it stands at the end."""
    stand: dict[tuple[str, str, str], Sighting] = {}
    paid_s: dict[tuple[str, str], int] = {}
    for seen in sightings:
        name = (seen.shop, seen.line.order_id, seen.line.line_id)
        old = stand.get(name)
        line = seen.line if old is None else later(old.line, seen.line)
        if old is None or line != old.line:
            stand[name] = seen._replace(line=line)
        if line.status in PAID and line.quantity:
            paid_s.setdefault(name[:2], seen.second)
    return [Line(one.shop, one.product, one.line, paid_s.get((one.shop, one.line.order_id))) for one in stand.values()]


def money(found: Iterable[Line], statuses: Sequence[str]) -> dict[str, int]:
    """What lines in these states cost, by currency."""
    found = [one.line for one in found if one.line.status in statuses]
    sums = {line.currency: 0 for line in found}
    for line in found:
        sums[line.currency] += line.quantity * line.unit_price_minor
    return {currency: minor for currency, minor in sums.items() if minor}


def units(found: Iterable[Line], statuses: Sequence[str]) -> int:
    """How many units lines in these states have."""
    return sum(one.line.quantity for one in found if one.line.status in statuses)


def orders(found: Iterable[Line]) -> int:
    """How many orders there are of which something is sold."""
    return len({(one.shop, one.line.order_id) for one in found if one.line.status in SOLD and one.line.quantity})
