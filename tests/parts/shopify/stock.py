"""What a shop has: products, their variants, and how many of them lie where."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass
class Location:
    """A place that has stock. `sells`: what lies there can be bought online."""

    id: str
    name: str
    sells: bool = True


@dataclass
class Variant:
    """One of a product. `levels`: units that can be sold, by location."""

    id: str
    item_id: str
    sku: str | None
    price: Decimal
    levels: dict[str, int]
    compare_at: Decimal | None = None
    policy: str = "DENY"
    tracked: bool = True

    def sellable(self, locations: dict[str, Location]) -> int:
        """How many can be bought online."""
        return sum(units for one, units in self.levels.items() if locations[one].sells)

    def take(self, units: int, locations: dict[str, Location]) -> bool:
        """Promise units to an order, from the first locations that have them; False: there are too few."""
        if self.tracked and self.policy == "DENY" and self.sellable(locations) < units:
            return False
        for one in [one for one in self.levels if locations[one].sells]:
            some = units if self.policy == "CONTINUE" else min(units, max(0, self.levels[one]))
            self.levels[one] -= some
            units -= some
        return True


@dataclass
class Product:
    """What is on sale where it is published."""

    id: str
    title: str
    variants: list[Variant]
    status: str = "ACTIVE"
    published: set[str] = field(default_factory=set)
    changed: int = 0


@dataclass
class Line:
    """One line of an order; `left`: units that were not taken back."""

    id: str
    variant: Variant
    product: Product
    units: int
    left: int
    price: Decimal


@dataclass
class Order:
    """An order; times are seconds since 1970."""

    id: str
    name: str
    lines: list[Line]
    created: int
    updated: int
    money: str = "PAID"
    cancelled: int | None = None
    returned: str = "NO_RETURN"
    note: str = ""
    buyer: tuple[str, str] | None = None
