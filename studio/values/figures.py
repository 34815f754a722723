"""Figures as people write them: 1299, 1,299.00, 1.299,00, 1 299,5, 1'299, １，２９９, 1.2万, 5k.

Nothing is guessed. Marks have to part groups of three; 1.299 and 1,299 can be read in two ways, and say so.
"""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

# A figure begins with a digit, or with a point and a digit; blanks, apostrophes, points and commas stand between digits.
_FIGURE = re.compile(r"[+-]?(?:[.,]?[0-9]+(?:[.,'\u2019 ][0-9]+)*)\.?(?![0-9])")
_DECIMALS = r"(?:(?P<point>[.,])(?P<rest>[0-9]+))?"
_PLAIN = re.compile(rf"(?P<whole>[0-9]*){_DECIMALS}")
_GROUPED = re.compile(rf"(?P<whole>[1-9][0-9]{{0,2}}(?P<parting>[.,'\u2019 ])[0-9]{{3}}(?:(?P=parting)[0-9]{{3}})*){_DECIMALS}")
_TIMES = {"百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8, "k": 1000, "K": 1000}
_MULTIPLIER = re.compile(r"\s*(?:[百千]?[万萬亿億]|[百千]|[kK](?![A-Za-z]))")
_RAISED = ("<super>", "<sub>", "<fraction>")
_LARGEST_COUNT = 10**12
_LONGEST = 40  # digits and marks; nobody writes more


class Figures(NamedTuple):
    """A number that was written.

    `other` is what the same marks mean elsewhere (1,299 as 1.299), None where there is only one way to read them; `mark` is the
    point or comma that can be taken in two ways, else empty.
    """

    value: Decimal
    other: Decimal | None = None
    mark: str = ""


class Found(NamedTuple):
    """A number within a text, with the words before and behind it."""

    before: str
    figures: Figures
    behind: str


def find(text: str) -> Found | None:
    """Find the first number of a text with its multiplier (万, 千, k); None where there is none or its marks stand wrongly."""
    if any(unicodedata.decomposition(letter).startswith(_RAISED) for letter in text):
        return None  # 99⁹⁰ is not 9990
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _FIGURE.search(plain)
    figures = _read(match[0]) if match is not None and len(match[0]) <= _LONGEST else None
    if match is None or figures is None:
        return None
    behind = plain[match.end() :]
    multiplier = _MULTIPLIER.match(behind)
    if multiplier is not None:
        factor = math.prod(_TIMES[letter] for letter in multiplier[0].strip())
        figures = _times(figures, factor)
        behind = behind[multiplier.end() :]
    return Found(plain[: match.start()].strip(), figures, behind.strip())


def read(text: str) -> Figures | None:
    """Read a text that is a number; None when it has more in it, or no number."""
    found = find(text)
    return found.figures if found is not None and not found.before and not found.behind else None


def count(text: str) -> int | None:
    """Read a text that is a whole number from 0 to below 10^12; None where it is none, or can be read in two ways."""
    found = read(text)
    if found is None or found.mark == "." or found.value != found.value.to_integral_value():
        return None
    return int(found.value) if 0 <= found.value < _LARGEST_COUNT else None


def _read(written: str) -> Figures | None:
    sign = -1 if written[0] == "-" else 1
    bare = written.lstrip("+-")
    bare = bare[:-1] if bare.endswith(".") and len(bare) > 1 else bare
    match = _PLAIN.fullmatch(bare)
    if match is not None:
        value = Decimal(f"{match['whole'] or 0}.{match['rest'] or 0}") * sign
        if not re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", bare):
            return Figures(value)
        parted = Decimal(match["whole"] + match["rest"]) * sign
        return Figures(parted, value, ",") if match["point"] == "," else Figures(value, parted, ".")
    match = _GROUPED.fullmatch(bare)
    if match is None or match["parting"] == match["point"]:
        return None
    return Figures(Decimal(f"{match['whole'].replace(match['parting'], '')}.{match['rest'] or 0}") * sign)


def _times(figures: Figures, factor: int) -> Figures:
    """Before a multiplier nobody writes a point between thousands: 1.234万 is 12340."""
    if figures.other is None or figures.mark == ".":
        return Figures(figures.value * factor)
    return Figures(figures.value * factor, figures.other * factor, figures.mark)
