"""What the show brings, in figures: of the whole show, of late, and while a product is explained. Money is in minor units.

What each figure means, and whose definition it is, stands in `studio.show.figures.definitions`. None: nobody tells it.
"""

from __future__ import annotations

import msgspec

from studio.control.schema.state.part import Part

Money = dict[str, int]  # by currency, minor units; amounts of two currencies are never added


class FigureSet(Part, frozen=True, kw_only=True):
    """The figures of one time, of everything or of one connection.

    `units` are paid and not sent back, `gmv` their money: `paid` less `refunded`. `held` units are ordered and not paid. `gpm`:
    GMV for a thousand views, `uv_value`: GMV for each viewer, `aov`: GMV for each order. `conversion`: orders for each viewer.
    """

    orders: int = 0
    units: int = 0
    returned: int = 0
    held: int = 0
    paid: Money = msgspec.field(default_factory=dict)
    refunded: Money = msgspec.field(default_factory=dict)
    gmv: Money = msgspec.field(default_factory=dict)
    aov: Money = msgspec.field(default_factory=dict)
    orders_per_minute: float = 0.0
    online: int | None = None
    peak: int | None = None
    viewers: int | None = None
    views: int | None = None
    new_followers: int | None = None
    conversion: float | None = None
    gpm: Money | None = None
    uv_value: Money | None = None


class FigurePart(Part, frozen=True, kw_only=True):
    """The figures of one time, `seconds` long: of `all` connections, and of each that sells or counts viewers."""

    seconds: int = 0
    all: FigureSet = FigureSet()
    connections: dict[str, FigureSet] = msgspec.field(default_factory=dict)


class Figures(Part, frozen=True, kw_only=True):
    """The whole section, told once a second at most.

    `lately` are the last five minutes and `before` the five before these, both to ten seconds. `segment`: since `product` is
    explained. `catching_up`: what was before a restart is still being counted.
    """

    whole: FigurePart = FigurePart()
    lately: FigurePart = FigurePart()
    before: FigurePart = FigurePart()
    segment: FigurePart | None = None
    product: str | None = None
    catching_up: bool = False
