"""Numbers, money and times of a report, as people read them and as a spreadsheet counts with them."""

from __future__ import annotations

from studio.control.schema.state.figures import Money
from studio.values import money

NOT_KNOWN = "—"


def count(number: int | float | None) -> str:
    """A number with commas between thousands; a dash where it is not known."""
    return NOT_KNOWN if number is None else f"{number:,}"


def percent(part: float | None) -> str:
    """A part of one as a percentage, to two digits."""
    return NOT_KNOWN if part is None else f"{part:.2%}"


def amounts(minor: Money | None) -> str:
    """An amount in each currency, one after the other; they are never added."""
    if minor is None:
        return NOT_KNOWN
    return ", ".join(amount(units, currency) for currency, units in sorted(minor.items())) or "0"


def amount(minor: int, currency: str) -> str:
    """One amount with its sign and commas between thousands: ¥1,516,200.00."""
    negative, whole, fraction = money.parts(minor, currency)
    return f"{'-' if negative else ''}{money.sign(currency)}{whole}{'.' if fraction else ''}{fraction}"


def duration(seconds: int) -> str:
    """Hours, minutes and seconds: 3:25:09."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"
