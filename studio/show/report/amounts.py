"""Numbers, money and times of a report, as people read them and as a spreadsheet counts with them."""

from __future__ import annotations

from studio.control.schema.state.figures import Money
from studio.show import money

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
    return ", ".join(money.words(amount, currency) for currency, amount in sorted(minor.items())) or "0"


def duration(seconds: int) -> str:
    """Hours, minutes and seconds: 3:25:09."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"
