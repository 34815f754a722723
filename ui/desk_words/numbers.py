"""Numbers as a data screen says them: short, in the way of the window's language. 12.3k in English, 1.2万 in Chinese."""

from __future__ import annotations

from ui import language

_WESTERN = ((10**9, "B"), (10**6, "M"), (10**3, "k"))
_CHINESE = ((10**8, "亿"), (10**4, "万"))
_WHOLE_BELOW = 10_000  # in any language: four digits are read at a glance
_SIX_LETTERS_BELOW = 100_000


def short(number: int) -> str:
    """9,876; from ten thousand on three digits and a word for the rest: 12.3k, 123k, 1.23M; 1.23万, 12.3万, 1.23亿.

    Cut, not rounded: nobody is told of more than there is.
    """
    sign, number = "−" if number < 0 else "", abs(number)
    if number < _WHOLE_BELOW:
        return f"{sign}{number:,}"
    units = _CHINESE if language.spoken().startswith("zh") else _WESTERN
    size, word = next(unit for unit in units if number >= unit[0])
    whole = number // size
    places = max(0, 3 - len(str(whole)))
    fraction = number % size * 10**places // size
    digits = f"{fraction:0{places}d}".rstrip("0") if places else ""
    return f"{sign}{whole:,}{'.' if digits else ''}{digits}{word}"


def figure(number: int) -> str:
    """As large letters say it that have room for six: 98,765; from a hundred thousand on in short."""
    return f"{number:,}" if abs(number) < _SIX_LETTERS_BELOW else short(number)


def percent(share: float) -> str:
    """A share of one: 0.0234 is 2.3%; below one in a hundred two digits, so that 0.12% is not 0.1%."""
    return f"{share * 100:.{2 if abs(share) < 0.01 else 1}f}%"


def change(before: float, now: float) -> str:
    """How much more or less it is than before: ▲ 12%, ▼ 5%; "" where it is about the same, or nothing was before."""
    by = round(abs(now - before) * 100 / abs(before)) if before else 0
    if not by:
        return ""
    return f"{'▲' if now > before else '▼'} {min(by, 999)}%{'+' if by > 999 else ''}"
