"""What the buyers of one shop do in a while, and which news of it come when: from a seed, the same in every process. Pure.

No rule of the studio is used to say how a line stands in the end: each saying knows the how manieth of its line it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from studio.values.shop import OrderLine, Status

REPEATED, ASTRAY = 0.30, 0.05  # of the sayings that are sent: come a second time; come too late or too early
LOST = 0.02  # of the sayings that there are: never come
GOODS = 4  # of each shop
CURRENCIES = ("CNY", "USD")  # of the shops, in turn
VOUCHER_MINOR = 90  # that some buyers pay less
_FAR = 400.0  # sayings by which one comes too late or too early, and between two of the same line, at most
_BEGAN_MS = 1_780_000_000_000
_FATES: dict[tuple[tuple[Status, int], ...], int] = {  # a line's states, with the units taken back by then; of a hundred lines
    (("created", 0),): 6,
    (("created", 0), ("cancelled", 0)): 6,
    (("created", 0), ("paid", 0)): 64,
    (("created", 0), ("paid", 0), ("paid", 1)): 12,
    (("created", 0), ("paid", 0), ("refunded", 0)): 7,
    (("created", 0), ("paid", 0), ("refunded", 0), ("returned", 0)): 5,
}


class Saying(NamedTuple):
    """A line as it was at a time. `place`: that time, in sayings since the beginning; `step`: the how manieth of its line."""

    place: float
    step: int
    line: OrderLine


@dataclass(frozen=True)
class Trade:
    """All sayings in the order in which they became true, and those that come, in the order in which they do."""

    happened: Sequence[Saying]
    sent: Sequence[Saying]

    def truth(self) -> list[OrderLine]:
        """Every line as its buyer left it."""
        return _latest(self.happened)

    def heard(self) -> list[OrderLine]:
        """Every line that came at all, as far on as any news of it was."""
        return _latest(self.sent)


def traded(seed: int, count: int) -> Trade:
    """About `count` sayings that come, from the shop with this seed: 0, 1, ..."""
    dice = Random(seed)
    there = round(count * (1 - REPEATED) / (1 - LOST))
    happened = sorted(_sayings(dice, seed, there), key=lambda saying: saying.place)
    kept = [saying for saying in happened if dice.random() >= LOST]
    again = dice.choices(kept, k=round(len(kept) * REPEATED / (1 - REPEATED)))
    coming = [(saying.place, saying) for saying in kept] + [(saying.place + dice.uniform(0, _FAR), saying) for saying in again]
    coming = [(place + (dice.random() < ASTRAY) * dice.uniform(-_FAR, _FAR), saying) for place, saying in coming]
    return Trade(happened, [saying for _, saying in sorted(coming, key=lambda one: one[0])])


def numbers(seed: int) -> range:
    """What the goods of the shop with this seed are numbered by."""
    return range(seed * GOODS + 1, (seed + 1) * GOODS + 1)


def item(number: int) -> str:
    return f"item-{number}"


def sku(number: int) -> str:
    return f"SKU-{number}"


def price_minor(number: int) -> int:
    return 1990 + 711 * number


def _sayings(dice: Random, seed: int, count: int) -> Iterator[Saying]:
    """Order by order, all of each. The shops' orders have the same ids."""
    told, order = 0, 0
    while told < count:
        order += 1
        for line_id in range(dice.randint(1, 3)):
            line = _line(dice, seed, f"order-{order}", str(line_id))
            place = float(told)
            (fate,) = dice.choices(list(_FATES), list(_FATES.values()))
            for step, (status, back) in enumerate(fate):
                told += 1
                place += dice.uniform(1, _FAR) if step else 0  # so that no two of a line are of one millisecond
                units, at_ms = max(0, line.quantity - back), _BEGAN_MS + int(place)
                yield Saying(place, step, replace(line, status=status, quantity=units, at_ms=at_ms))


def _line(dice: Random, seed: int, order_id: str, line_id: str) -> OrderLine:
    number = dice.choice(numbers(seed))
    return OrderLine(
        order_id=order_id,
        line_id=line_id,
        sku=sku(number),
        item_id=item(number),
        status="created",
        quantity=dice.randint(1, 4),
        unit_price_minor=price_minor(number) - dice.choice((0, 0, 0, VOUCHER_MINOR)),
        currency=CURRENCIES[seed % len(CURRENCIES)],
        buyer=f"B{dice.randrange(1000)}",
    )


def _latest(sayings: Iterable[Saying]) -> list[OrderLine]:
    latest: dict[tuple[str, str], Saying] = {}
    for saying in sayings:
        name = (saying.line.order_id, saying.line.line_id)
        if name not in latest or saying.step > latest[name].step:
            latest[name] = saying
    return [saying.line for saying in latest.values()]
