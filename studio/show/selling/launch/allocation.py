"""One number of units for several shops: what each is given, and what follows the demand.

A unit is in one place only. At arming the shops are given their shares, and a part is kept that no shop has (`Launch.pool`). A
shop that has nearly sold its share is given more of it, the quicker one first, until nothing is kept. What a shop was given is
never taken back while it sells: it would have to be out of that shop, read back, before another might have it, and a buyer may
be quicker. So all shares and the pool together are what was armed, whatever any shop does, and the sum cannot be oversold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from studio.show.selling import stock
from studio.show.selling.launch.state import Launch

FOLLOWS_PERCENT = 20  # of the units are kept for the shops that sell quicker, where there are several


class Allocation(NamedTuple):
    """`shares` by listing, and the `pool` that none of them has yet."""

    shares: dict[str, int]
    pool: int


def allotted(quantity: int, rooms: Mapping[str, int | None], weights: Mapping[str, int]) -> Allocation:
    """`quantity` among listings by their weights, none of them more than it has room for (None: any number).

    One listing alone is given everything.
    """
    pool = quantity * FOLLOWS_PERCENT // 100 if len(rooms) > 1 else 0
    shares, rest = dict.fromkeys(rooms, 0), quantity - pool
    while rest > 0:  # what one has no room for goes to the others
        free = {key: weights[key] for key, room in rooms.items() if room is None or shares[key] < room}
        if not free:
            break
        before = rest
        for key, units in stock.shared(rest, free).items():
            room = rooms[key]
            given = units if room is None else min(units, room - shares[key])
            shares[key] += given
            rest -= given
        if rest == before:
            break
    return Allocation(shares, pool + rest)


def following(launch: Launch, launches: Sequence[Launch]) -> int:
    """How many units of the pool a shop that has nearly sold its share is given now.

    Half of what would be left for each that sells, so that the next one to run low finds some too; 0: there are none, or the
    shop has no room for them.
    """
    sellers = max(1, sum(1 for one in launches if one.phase == "open"))
    wanted = -(-launch.pool // (2 * sellers))
    return wanted if launch.room is None else max(0, min(wanted, launch.room - launch.quantity))


def to_come(launches: Iterable[Launch]) -> int:
    """Units of the pool that these shops will be given yet, as far as they have room for them."""
    found = tuple(launches)
    pool = max((launch.pool for launch in found), default=0)
    rooms = [pool if launch.room is None else max(0, launch.room - launch.quantity) for launch in found]
    return min(pool, sum(rooms))


def together(launches: Iterable[Launch]) -> int:
    """Units that all shops of a launch sell together."""
    found = tuple(launches)
    return sum(launch.quantity for launch in found) + max((launch.pool for launch in found), default=0)
