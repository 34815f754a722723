"""What the figures mean: each by an example, and what is not known is not said."""

from __future__ import annotations

from studio.show.figures import definitions
from studio.show.figures.audience import Reach
from studio.show.figures.tally import Tally


def test_the_figures_of_an_evening() -> None:
    tally = Tally(
        {"CNY": 30, "USD": 2}, paid_units=40, returned_units=4, paid={"CNY": 90_000, "USD": 5_000}, refunded={"CNY": 9_000}
    )
    told = definitions.figures(tally, Reach(online=70, peak=90, viewers=400, views=1_000, new_followers=12), 600)
    assert (told.orders, told.units, told.returned) == (32, 36, 4)
    assert told.gmv == {"CNY": 81_000, "USD": 5_000}
    assert told.aov == {"CNY": 2_700, "USD": 2_500}
    assert told.gpm == told.gmv, "a thousand views"
    assert told.uv_value == {"CNY": 203, "USD": 13}, "202.5 and 12.5, halves up"
    assert told.conversion == 0.08
    assert told.orders_per_minute == 3.2


def test_what_nobody_tells_is_not_known() -> None:
    told = definitions.figures(Tally({"CNY": 1}, paid={"CNY": 5}), Reach(), 5)
    assert (told.conversion, told.gpm, told.uv_value, told.online) == (None, None, None, None)
    assert told.orders_per_minute == 1.0


def test_nobody_converts_where_nobody_was() -> None:
    assert definitions.conversion(3, 0) is None
    assert definitions.each({"CNY": 5}, 0) is None
