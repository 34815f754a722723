"""What was sold, in one sum: orders, units and money, each currency by itself."""

from __future__ import annotations

import msgspec

from studio.values.shop import OrderLine

Money = dict[str, int]  # by currency, minor units


class Tally(msgspec.Struct):
    """A running sum. `orders_in`: orders by the currency that they are paid in. What comes to nothing is not listed."""

    orders_in: dict[str, int] = msgspec.field(default_factory=dict)
    held_units: int = 0
    paid_units: int = 0
    returned_units: int = 0
    paid: Money = msgspec.field(default_factory=dict)
    refunded: Money = msgspec.field(default_factory=dict)

    @property
    def orders(self) -> int:
        """Orders of which something is sold."""
        return sum(self.orders_in.values())

    @property
    def units(self) -> int:
        """Units that are sold: paid, and not sent back since."""
        return self.paid_units - self.returned_units

    @property
    def gmv(self) -> Money:
        """The money of what is sold."""
        return less(self.paid, self.refunded)

    def add(self, other: Tally, sign: int = 1) -> None:
        """Add all of `other`, or take it off."""
        self.held_units += sign * other.held_units
        self.paid_units += sign * other.paid_units
        self.returned_units += sign * other.returned_units
        if other.orders_in:
            _add(self.orders_in, other.orders_in, sign)
        if other.paid:
            _add(self.paid, other.paid, sign)
        if other.refunded:
            _add(self.refunded, other.refunded, sign)


def of_line(line: OrderLine) -> Tally:
    """What one line comes to as it stands. Orders are not counted here: an order has several lines.

    The states are those of `studio.show.selling.ledger`: created lines are held, cancelled ones are nothing, and what was
    refunded or sent back had been paid, whether anybody saw it paid or not.
    """
    units, minor = line.quantity, line.quantity * line.unit_price_minor
    money = {line.currency: minor} if minor else {}
    if line.status == "created":
        return Tally(held_units=units)
    if line.status == "cancelled":
        return Tally()
    if line.status == "paid":
        return Tally(paid_units=units, paid=money)
    return Tally(paid_units=units, returned_units=units, paid=money, refunded={**money})


def difference(before: Tally, after: Tally) -> Tally:
    """What has to be added to `before` for `after` to come of it."""
    change = Tally()
    change.add(after)
    change.add(before, -1)
    return change


def less(money: Money, taken: Money) -> Money:
    """What is left of an amount in every currency."""
    left = {**money}
    _add(left, taken, -1)
    return left


def total(tallies: dict[str, Tally]) -> Tally:
    """The sum of several."""
    found = Tally()
    for tally in tallies.values():
        found.add(tally)
    return found


def _add(sums: dict[str, int], other: dict[str, int], sign: int) -> None:
    for currency, number in other.items():
        left = sums.get(currency, 0) + sign * number
        if left:
            sums[currency] = left
        else:
            sums.pop(currency, None)
