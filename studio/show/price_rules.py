"""What the prices of one thing must keep among themselves, and which look like a slip of the finger. Pure; minor units.

The document's checks, an edit of what is on air and the arming of a launch ask the same questions here, so that none knows
better than the other.
"""

from __future__ import annotations

from collections.abc import Iterable

from studio.show.money import figures

_TENFOLD = 10  # one digit too many or too few
_OTHER_UNITS = (100, 1000)  # yen counted like fen, or fils like dinar


def above_list(listed: int, asked: int, currency: str) -> str:
    """What is wrong with asking more than the list price, in words; empty: nothing. A list price of 0 is none."""
    if 0 < listed < asked:
        return f"the live price {figures(asked, currency)} is above the list price {figures(listed, currency)}"
    return ""


def below_floor(floor: int | None, asked: int, currency: str) -> str:
    """What is wrong with asking less than the floor price, in words; empty: nothing."""
    if floor is not None and asked < floor:
        return f"the live price {figures(asked, currency)} is below the floor price {figures(floor, currency)}"
    return ""


def slip(*, listed: int, planned: int, asked: int, floor: int | None, currency: str) -> str:
    """Why `asked` looks like a slip, in words; empty: it does not.

    That is above the list price, and a tenth or ten times of what it is measured by: the list price, or the `planned` live
    price where there is no other. A floor price says by itself how low is meant.
    """
    above = above_list(listed, asked, currency)
    if above:
        return above
    measure = listed or planned
    if measure and asked >= measure * _TENFOLD:
        return f"the live price {figures(asked, currency)} is {asked // measure} times the planned {figures(measure, currency)}"
    if floor is None and asked * _TENFOLD <= measure:
        what = "list price" if listed else "planned price"
        return f"the live price {figures(asked, currency)} is a tenth or less of the {what} {figures(measure, currency)}"
    return ""


def leap(what: str, was: int, now: int, currency: str) -> str:
    """Why a price (`what` it is called) that becomes another one at once looks like a slip, in words; empty: it does not."""
    if 0 < was * _TENFOLD <= now:
        return f"the {what} {figures(now, currency)} is {now // was} times what it was, {figures(was, currency)}"
    if now * _TENFOLD <= was and was:
        return f"the {what} {figures(now, currency)} is a tenth or less of what it was, {figures(was, currency)}"
    return ""


def other_unit(found: int, known: Iterable[int]) -> int | None:
    """Which of the known prices the shop asks in another unit: a hundred or a thousand times of it, or as much less.

    None when it asks one of them, or something else altogether.
    """
    prices = [price for price in known if price > 0]
    if found in prices:
        return None
    return next((price for price in prices for times in _OTHER_UNITS if found * times == price or found == price * times), None)
