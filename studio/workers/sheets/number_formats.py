"""Numbers as a spreadsheet shows them: what the format of a cell says beside its value is part of what the eye sees.

A format may put words around a number ("SKU-"0000, 0"件", \\¥0.00), fill it up with noughts, show fewer digits than there are or
a thousandth of it, and hide it altogether.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from studio.show.sheets import Cell, FoundCell, Unreadable
from studio.words import sheets as says

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[\$(?P<sign>[^\]\-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<digits>[0#?]+|General)|(?P<point>[.])|(?P<comma>,)|(?P<power>[eE][+\-])|(?P<percent>%)|(?P<end>;)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_MULTIPLIES = re.compile(r"\s*[百千万萬亿億]|\s*[kKmM]\s*\Z")
_SHOWN_DECIMALS = 4  # more are the noise of a calculation
_MULTIPLIED = says.other_number_shown()
_HIDDEN = says.number_hidden()


class _Format(NamedTuple):
    """The part of a number format that counts for numbers above 0."""

    before: str = ""
    digits: tuple[str, ...] = ()  # placeholders of the whole number, with the words that stand among them
    behind: str = ""
    decimals: int | None = None  # None: as many as there are
    plain: bool = True  # no power, percent or fraction
    grouped: bool = False
    scaled: bool = False  # commas at its end take thousands away


def as_shown(value: float, number_format: str) -> FoundCell:
    """A number with the words and noughts of its format, or why it does not say what is seen."""
    if "%" in number_format:
        return f"{round(value * 100, 6):g}%"
    if not math.isfinite(value) or value < 0:
        return value
    found = _read(number_format)
    if not found.digits:
        hides = value > 0 and not (found.before or found.behind) and ";" in number_format
        return Unreadable(_HIDDEN) if hides else value
    if not found.plain:
        return value
    if found.scaled or _MULTIPLIES.match(found.behind):
        return Unreadable(_MULTIPLIED)
    if found.decimals is not None and abs(round(value, found.decimals) - value) >= 10**-_SHOWN_DECIMALS:
        shown, held = f"{value:.{found.decimals}f}", _plain(value)
        return Unreadable(says.shown_and_held(shown=shown, held=held))
    return _put_together(value, found)


def _put_together(value: float, found: _Format) -> Cell:
    whole = found.decimals == 0 and value == int(value)
    filled = whole and not found.grouped and (len(found.digits) > 1 or found.digits[0].count("0") > 1)
    if not (found.before.strip() or found.behind.strip() or filled):
        return value
    return f"{found.before}{_filled(int(value), found.digits) if filled else _plain(value)}{found.behind}".strip()


def _filled(number: int, digits: tuple[str, ...]) -> str:
    """The digits of a number in their places, from the right; noughts where a place wants one."""
    rest, shown = str(number) if number else "", ""
    for place, part in reversed(list(enumerate(digits))):
        if not part.strip("0#?"):
            for mark in reversed(part):
                shown = (rest[-1:] or ("0" if mark == "0" else "")) + shown
                rest = rest[:-1]
            if place == 0:
                shown = rest + shown
        else:
            shown = part + shown
    return shown


def _plain(value: float) -> str:
    return f"{Decimal(repr(round(value, _SHOWN_DECIMALS))):f}"


def _read(number_format: str) -> _Format:
    before, behind = "", ""
    digits: list[str] = []
    decimals: int | None = None
    plain, grouped, pointed, commas = True, False, False, 0
    for kind, text in _tokens(number_format):
        match kind:
            case "digits" if text.casefold() == "general":
                digits, decimals = ["#"], None
            case "digits" if pointed:
                decimals, behind = (decimals or 0) + len(text), ""
            case "digits":
                digits += [part for part in (behind, text) if part]
                grouped, commas, decimals, behind = grouped or commas > 0, 0, 0, ""
            case "point":
                pointed = True
            case "comma" if digits:
                commas += 1
            case "power" | "fraction":
                plain = False
            case "words" if digits:
                behind += text
            case "words":
                before += text
    return _Format(before, tuple(digits), behind, decimals, plain, grouped, commas > 0)


def _tokens(number_format: str) -> Iterator[tuple[str, str]]:
    """What stands in the first part of a format: places for digits, words, and what changes the number."""
    for found in _TOKEN.finditer(number_format):
        kind = found.lastgroup or ""
        if kind == "end":
            return
        if kind == "sign":
            yield "words", found[kind]
        elif kind == "other" and found[0] == "/":
            yield "fraction", "/"
        elif kind in ("quoted", "escaped", "other"):
            if found[kind].strip() != "$":  # what openpyxl calls Excel's own format, which shows each country its sign
                yield "words", found[kind]
        elif kind:
            yield kind, found[0]
