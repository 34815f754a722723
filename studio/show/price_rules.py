"""What the prices of one thing must keep among themselves, and which look like a slip of the finger. Pure; minor units.

The document's checks, an edit of what is on air and the arming of a launch ask the same questions here, so that none knows
better than the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from studio.show.money import figures
from studio.values.sentences import Sentence, phrase
from studio.words import card_prices as says
from studio.words import products as products_say

_TENFOLD = 10  # one digit too many or too few
_OTHER_UNITS = (100, 1000)  # yen counted like fen, or fils like dinar


def above_list(listed: int, asked: int, currency: str) -> Sentence | None:
    """What is wrong with asking more than the list price; None: nothing. A list price of 0 is none."""
    if 0 < listed < asked:
        return products_say.live_above_list(live=figures(asked, currency), listed=figures(listed, currency))
    return None


def below_floor(floor: int | None, asked: int, currency: str) -> Sentence | None:
    """What is wrong with asking less than the floor price; None: nothing."""
    if floor is not None and asked < floor:
        return products_say.live_below_floor(live=figures(asked, currency), floor=figures(floor, currency))
    return None


def slip(*, listed: int, planned: int, asked: int, floor: int | None, currency: str) -> str:
    """Why `asked` looks like a slip, in words; empty: it does not.

    That is above the list price, and a tenth or ten times of what it is measured by: the list price, or the `planned` live
    price where there is no other. A floor price says by itself how low is meant.
    """
    above = above_list(listed, asked, currency)
    if above is not None:
        return phrase(above)
    measure = listed or planned
    if measure and asked >= measure * _TENFOLD:
        return says.times_planned(price=figures(asked, currency), times=asked // measure, planned=figures(measure, currency))
    if floor is None and asked * _TENFOLD <= measure:
        if listed:
            return says.tenth_of_list(price=figures(asked, currency), listed=figures(measure, currency))
        return says.tenth_of_planned(price=figures(asked, currency), planned=figures(measure, currency))
    return ""


def leap(which: Literal["live", "list"], was: int, now: int, currency: str) -> str:
    """Why a price that becomes another one at once looks like a slip, in words; empty: it does not."""
    times, tenth = (says.live_times, says.live_tenth) if which == "live" else (says.list_times, says.list_tenth)
    if 0 < was * _TENFOLD <= now:
        return times(price=figures(now, currency), times=now // was, before=figures(was, currency))
    if now * _TENFOLD <= was and was:
        return tenth(price=figures(now, currency), before=figures(was, currency))
    return ""


def other_unit(found: int, known: Iterable[int]) -> int | None:
    """Which of the known prices the shop asks in another unit: a hundred or a thousand times of it, or as much less.

    None when it asks one of them, or something else altogether.
    """
    prices = [price for price in known if price > 0]
    if found in prices:
        return None
    return next((price for price in prices for times in _OTHER_UNITS if found * times == price or found == price * times), None)
