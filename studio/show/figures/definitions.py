"""What the figures mean: each is defined here once, with its source, and computed nowhere else.

The terms are those of live commerce as Douyin's and Taobao's data screens show them to a seller; their Chinese names stand
beside them. Money is divided to the nearest minor unit, halves up, in each currency by itself.

- **GMV** (成交额): the money of what is sold: paid, less what was refunded or sent back. Platforms differ in whether refunds and
  unpaid orders are in it; here they are not, as in the ledger (`studio.show.selling.ledger`).
- **Orders** (成交订单数): orders of which at least one line is sold.
- **Orders a minute**: orders of a time by its minutes.
- **Views** (观看次数): how often somebody came to watch. **Viewers** (观看人数, unique viewers): how many people did.
- **Viewers of a part of the show**: those online as it began, and those who came to the show for the first time in it. Who had
  left and came back is missing: there are at least so many. Of the whole show it is what the platform tells.
- **GPM** (千次观看成交额): GMV for a thousand views.
- **UV value** (UV价值): GMV for each unique viewer.
- **Conversion** (成交转化率): orders for each unique viewer. Platforms count people who bought; a shop does not say who a
  stranger is, so that one who orders twice counts twice.
- **AOV** (客单价): GMV for each order of that currency.
- **New followers** (新增粉丝): followers now less those as the show began, or when the platform first said how many; less than
  0 where more left.
"""

from __future__ import annotations

from studio.control.schema.state.figures import FigureSet
from studio.show.figures.audience import Reach
from studio.show.figures.tally import Money, Tally

_A_THOUSAND = 1_000


def figures(tally: Tally, reach: Reach, seconds: int) -> FigureSet:
    """The figures of a time that lasted `seconds`, of what was sold in it and who was reached."""
    gmv = tally.gmv
    return FigureSet(
        orders=tally.orders,
        units=tally.units,
        returned=tally.returned_units,
        held=tally.held_units,
        paid={**tally.paid},
        refunded={**tally.refunded},
        gmv=gmv,
        aov={
            currency: _nearest(minor, tally.orders_in[currency])
            for currency, minor in gmv.items()
            if tally.orders_in.get(currency)
        },
        orders_per_minute=per_minute(tally.orders, seconds),
        online=reach.online,
        peak=reach.peak,
        viewers=reach.viewers,
        views=reach.views,
        new_followers=reach.new_followers,
        conversion=conversion(tally.orders, reach.viewers),
        gpm=each(gmv, reach.views, _A_THOUSAND),
        uv_value=each(gmv, reach.viewers),
    )


def per_minute(orders: int, seconds: int) -> float:
    """Orders by minutes, to two digits. A time of less than a minute counts as one: one order in a second is not sixty."""
    return round(orders * 60 / max(60, seconds), 2)


def conversion(orders: int, viewers: int | None) -> float | None:
    """Orders for each viewer; None where nobody knows how many there were, or there was nobody."""
    return round(orders / viewers, 6) if viewers else None


def each(money: Money, count: int | None, times: int = 1) -> Money | None:
    """Money for each of `count`, or for so many `times` of them; None where the count is not known, or 0."""
    if not count:
        return None
    return {currency: _nearest(minor * times, count) for currency, minor in money.items()}


def _nearest(minor: int, count: int) -> int:
    return (2 * minor + count) // (2 * count)
