"""Single cells, read and written: texts, prices, counts, percentages, lists.

What people type is read generously; what is written is read back exactly. A text with blanks around it, or an empty one
that means something, stands in double quotes.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from studio.values import figures, money
from studio.values import price_sentences as prices_says
from studio.values.figures import Figures
from studio.values.money import MoneyError, Price
from studio.values.text import shown
from studio.values.unseen import without_unseen
from studio.words import sheets as sheets_says

Cell = str | int | float | None

_LOST = "\ufffd"
_MAX_EXACT = 10**15  # spreadsheets keep 15 digits of a number
_FORMULA_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"))
_YES = frozenset(("yes", "y", "true", "1", "on", "是", "对", "√", "✓"))
_NO = frozenset(("no", "n", "false", "0", "off", "否", "不", "×", "✗"))
_TOO_NARROW = re.compile(r"#{3,}")
_ROUNDED_CODE = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+[0-9]{1,3}")  # 1.23E+12
_KEPT_DIGITS = 15  # of a long number; a spreadsheet makes noughts of the others
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATES = (
    rf"[0-9]{{1,2}}[- ](?:{_MONTHS})",
    rf"(?:{_MONTHS})[- ][0-9]{{2,4}}",
    r"[0-9]{1,2}月[0-9]{1,2}日",
    r"(?:19|20)[0-9]{2}[-/][0-9]{1,2}[-/][0-9]{1,2}",
    r"[0-9]{1,2}([./])[0-9]{1,2}\1(?:19|20)[0-9]{2}",
)
_DATE = re.compile("|".join(_DATES), re.IGNORECASE)
_TINY = re.compile(r"[0-9](?:\.[0-9]+)?[eE]-[0-9]{1,3}")  # as programs write what is nearly nothing
_PIECES = (
    *"件个個只隻盒箱套瓶包袋支枝条條双雙台部份枚本张張块塊组組罐桶片卷粒颗顆把对對点點개",
    *("pcs", "pc", "pc.", "piece", "pieces", "unit", "units", "ea", "each", "item", "items", "pair", "pairs", "set", "sets"),
    *("box", "boxes", "bottle", "bottles", "bag", "bags"),
)
_COUNTS = dict.fromkeys(_PIECES, Fraction(1))
_SECONDS = {word: Fraction(1) for word in ("s", "sec", "secs", "second", "seconds", "秒", "秒钟", "秒鐘")}
_MINUTES = {word: Fraction(1) for word in ("min", "mins", "min.", "minute", "minutes", "分", "分钟", "分鐘")}
_HOURS = {word: Fraction(60) for word in ("h", "hr", "hrs", "hour", "hours", "小时", "小時")}
_IN_SECONDS = _SECONDS | {word: Fraction(60) for word in _MINUTES}
_IN_MINUTES = _MINUTES | _HOURS | {word: Fraction(1, 60) for word in _SECONDS}
_OF_LINKS = dict.fromkeys(("号", "號", "号链接", "號連結", "号商品", "号品", "链接"), Fraction(1))
_BEFORE_LINKS = frozenset(("#", "no", "no.", "link", "link no.", "链接", "第"))


class CellError(Exception):
    """What is wrong with a cell: `text` is a sentence for the operator."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def check_formula(cell: Cell) -> None:
    """Raises CellError when the cell is what a broken formula shows, or a column that is too narrow."""
    plain = cell.strip() if isinstance(cell, str) else ""
    if plain in _FORMULA_ERRORS:
        raise CellError(sheets_says.formula_error(cell=plain))
    if _TOO_NARROW.fullmatch(plain):
        raise CellError(sheets_says.too_narrow())


# ---------------------------------------------------------------- texts


def text(cell: Cell) -> str:
    """Raises CellError for a number of which the spreadsheet lost the end."""
    if isinstance(cell, int | float):
        if not abs(cell) < _MAX_EXACT:
            raise CellError(sheets_says.rounded())
        return str(int(cell)) if cell == int(cell) else repr(cell)
    plain = (cell or "").strip()
    inner = plain[1:-1]
    return inner if _in_quotes(plain) and _needs_quotes(inner) else plain


def code(cell: Cell) -> str:
    """A text that names something elsewhere: a SKU, an id. Raises CellError for one that a spreadsheet has rounded."""
    if isinstance(cell, str) and _ROUNDED_CODE.fullmatch(cell.strip()):
        raise CellError(sheets_says.rounded())
    return text(cell)


def doubt(cell: Cell) -> str:
    """Why a code or a name seems to be spoilt, by a spreadsheet mostly, as a sentence; empty: it looks whole."""
    plain = cell.strip() if isinstance(cell, str) else ""
    if _in_quotes(plain):  # written like this on purpose
        return ""
    if len(plain) > _KEPT_DIGITS and plain.isdecimal() and not plain[_KEPT_DIGITS:].strip("0"):
        return sheets_says.lost_digits(cell=shown(plain))
    if _DATE.fullmatch(plain):
        return sheets_says.looks_like_date(cell=shown(plain))
    if without_unseen(plain) != plain:
        return sheets_says.unseen_characters(cell=shown(without_unseen(plain)))
    return ""


def is_lossy(cell: Cell) -> bool:
    """Whether a program has put its sign for characters that it could not read into a text."""
    return isinstance(cell, str) and _LOST in cell and not _in_quotes(cell.strip())


def text_cell(value: str) -> str:
    """A text that means something, also when it is empty."""
    return f'"{value}"' if _needs_quotes(value) else value


def _is_error(value: str) -> bool:
    return value in _FORMULA_ERRORS or _TOO_NARROW.fullmatch(value) is not None


def _in_quotes(plain: str) -> bool:
    return len(plain) >= 2 and plain[0] == plain[-1] == '"'


def _needs_quotes(value: str) -> bool:
    odd = value != value.strip() or not value or _in_quotes(value) or _is_error(value)
    return odd or _LOST in value or _ROUNDED_CODE.fullmatch(value) is not None or bool(doubt(value))


# ---------------------------------------------------------------- lists


def entries(cell: Cell, separators: str = "\n") -> tuple[str, ...]:
    """The entries of a list; empty ones are left out unless they are in quotes."""
    return tuple(entry for entry, _, quoted in _split(text_of_list(cell), separators) if entry or quoted)


def records(cell: Cell) -> list[list[str]]:
    """Lines of entries with | between them."""
    lines: list[list[str]] = []
    line: list[str] = []
    meant = False
    for entry, end, quoted in _split(text_of_list(cell), "\n|"):
        line.append(entry)
        meant |= bool(entry) or quoted
        if end != "|":
            if meant:
                lines.append(line)
            line, meant = [], False
    return lines


def entries_cell(values: Iterable[str], separators: str = "\n") -> str:
    return "\n".join(_entry(value, separators) for value in values)


def records_cell(lines: Iterable[Sequence[str]]) -> str:
    """Empty entries at the end of a line are left out."""
    written = []
    for line in lines:
        last = max((n for n, entry in enumerate(line) if entry), default=0)
        written.append(" | ".join(_entry(entry, "\n|") for entry in line[: last + 1]))
    return "\n".join(written)


def text_of_list(cell: Cell) -> str:
    return cell if isinstance(cell, str) else text(cell)


def _entry(value: str, separators: str) -> str:
    plain = value and value == value.strip() and value[0] != '"' and not any(mark in value for mark in separators)
    return value if plain and not _is_error(value) else '"' + value.replace('"', '""') + '"'


def _split(whole: str, separators: str) -> Iterator[tuple[str, str, bool]]:
    """(entry, the separator that ends it or "", whether it stood in quotes)."""
    marks = re.escape(separators)
    quoted = re.compile(rf'[^\S\n]*"((?:[^"]|"")*)"\s*?(?=[{marks}]|\Z)')
    plain = re.compile(rf"[^{marks}]*")
    at = 0
    while at <= len(whole):
        match = quoted.match(whole, at)
        entry = match[1].replace('""', '"') if match else ""
        if match is None:
            match = plain.match(whole, at)
            assert match is not None
            entry = match[0].strip()
            yield entry, whole[match.end() : match.end() + 1], False
        else:
            yield entry, whole[match.end() : match.end() + 1], True
        at = match.end() + 1


# ---------------------------------------------------------------- numbers


def price(cell: Cell) -> Price:
    """Raises CellError when it is none."""
    if isinstance(cell, str) or cell is None:
        try:
            return money.read(text(cell))
        except MoneyError as error:
            raise CellError(error.text) from error
    if not math.isfinite(cell) or abs(cell) >= _MAX_EXACT:
        raise CellError(prices_says.not_a_price(cell=shown(cell)))
    amount = Decimal(cell) if isinstance(cell, int) else Decimal(f"{cell:.4f}")
    if amount < 0:
        raise CellError(prices_says.below_zero(cell=shown(cell)))
    return Price(Figures(amount), None, shown(cell))


def price_cell(minor: int, currency: str) -> int | float:
    places = money.digits(currency)
    return minor if places == 0 else float(Decimal(minor).scaleb(-places))


def count(cell: Cell) -> int:
    """How many, with a multiplier (万, 千, k) and a word for pieces. Raises CellError when it is none."""
    return _whole(cell, _COUNTS)


def link_number(cell: Cell) -> int:
    """Raises CellError when it is none."""
    return _whole(cell, _OF_LINKS, _BEFORE_LINKS)


def seconds(cell: Cell) -> int:
    """Raises CellError when it is no time in whole seconds."""
    return _whole(cell, _IN_SECONDS)


def whole_minutes(cell: Cell) -> int:
    """Raises CellError when it is no time in whole minutes."""
    return _whole(cell, _IN_MINUTES)


def minutes(cell: Cell) -> float:
    """Raises CellError when it is no time, or below 0."""
    found = _number(cell, _IN_MINUTES)
    if found is None:
        raise CellError(sheets_says.not_a_number(cell=shown(cell)))
    if found.value < 0:
        raise CellError(prices_says.below_zero(cell=shown(cell)))
    return float(found.value)  # a day has 1,440 of them: nobody writes thousands


def percent(cell: Cell) -> int:
    """Basis points. Raises CellError when it is no percentage between 0 and 100."""
    found = _number(cell, {"%": Fraction(1)})
    there = [value for value in (found.value, found.other) if value is not None and 0 <= value <= 100] if found else []
    points = round(there[0], 6) * 100 if there else None
    if points is None or points.denominator != 1:
        raise CellError(sheets_says.not_a_percentage(cell=shown(cell)))
    return int(points)


def percent_cell(points: int) -> str:
    return f"{(Decimal(points) / 100).normalize():f}%"


def yes(cell: Cell) -> bool:
    """Raises CellError when it is neither yes nor no."""
    word = unicodedata.normalize("NFKC", text(cell)).casefold()
    if word not in _YES | _NO:
        raise CellError(sheets_says.not_yes_or_no(cell=shown(cell)))
    return word in _YES


class _Number(NamedTuple):
    """A number, and what it is when a point before three digits parts thousands; None where it cannot."""

    value: Fraction
    other: Fraction | None = None


def _whole(cell: Cell, words: Mapping[str, Fraction], before: Container[str] = ()) -> int:
    number = _number(cell, words, before)
    if number is not None and number.other is not None:
        raise CellError(prices_says.two_readings(cell=shown(cell), one=str(number.other), other=_plain(number.value)))
    if number is None or number.value.denominator != 1 or abs(number.value) >= _MAX_EXACT:
        raise CellError(sheets_says.not_whole(cell=shown(cell)))
    if number.value < 0:
        raise CellError(prices_says.below_zero(cell=shown(cell)))
    return int(number.value)


def _number(cell: Cell, words: Mapping[str, Fraction], before: Container[str] = ()) -> _Number | None:
    """A number, with one of the words behind it that it may have ("5 min", "20%", "3件"). A word that is not known is none."""
    if isinstance(cell, int | float):
        return _Number(Fraction(repr(cell))) if math.isfinite(cell) else None
    if _TINY.fullmatch(text(cell)):
        return _Number(Fraction(text(cell)))
    found = figures.find(text(cell))
    if found is None or (found.before and found.before.casefold() not in before):
        return None
    factor = words.get(found.behind.casefold()) if found.behind else Fraction(1)
    if factor is None:
        return None
    value, other, mark = found.figures
    return _Number(Fraction(value) * factor, Fraction(other) * factor if other is not None and mark == "." else None)


def _plain(number: Fraction) -> str:
    return f"{float(number):.12g}"
