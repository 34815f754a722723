"""Single cells, read and written: texts, prices, counts, percentages, lists.

What people type is read generously; what is written is read back exactly. A text with blanks around it, or an empty one
that means something, stands in double quotes.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from studio.show.money import digits

Cell = str | int | float | None

_MAX_EXACT = 10**15  # spreadsheets keep 15 digits of a number
_SHOWN = 40
_FORMULA_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"))
_YES = frozenset(("yes", "y", "true", "1", "on", "是", "对", "√", "✓"))
_NO = frozenset(("no", "n", "false", "0", "off", "否", "不", "×", "✗"))
_AMOUNT = re.compile(r"[+-]?\d[\d.,'\u2019 \u00a0]*")
_CURRENCY_WORDS: dict[str, tuple[str, ...]] = {
    "¥": ("CNY", "JPY"),
    "元": ("CNY", "TWD", "HKD"),
    "块": ("CNY",),
    "人民币": ("CNY",),
    "rmb": ("CNY",),
    "cn¥": ("CNY",),
    "円": ("JPY",),
    "jp¥": ("JPY",),
    "日元": ("JPY",),
    "$": ("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"),
    "us$": ("USD",),
    "美元": ("USD",),
    "hk$": ("HKD",),
    "港币": ("HKD",),
    "港元": ("HKD",),
    "nt$": ("TWD",),
    "s$": ("SGD",),
    "€": ("EUR",),
    "欧元": ("EUR",),
    "£": ("GBP",),
    "₩": ("KRW",),
    "₫": ("VND",),
    "฿": ("THB",),
    "₱": ("PHP",),
    "rp": ("IDR",),
    "rm": ("MYR",),
}


class CellError(Exception):
    """What is wrong with a cell, as a sentence for the operator."""


class Price(NamedTuple):
    """An amount in whole units. `currencies`: those that its sign or word can mean; None: it has none."""

    amount: Decimal
    currencies: tuple[str, ...] | None
    cell: str

    def minor(self, currency: str) -> int:
        """The amount in minor units of the currency.

        Raises:
            CellError: it is another currency's, or finer than a minor unit.
        """
        if self.currencies is not None and currency not in self.currencies:
            raise CellError(f"'{self.cell}' is not in {currency}.")
        scaled = self.amount.scaleb(digits(currency))
        if scaled != scaled.to_integral_value():
            raise CellError(f"'{self.cell}' has more decimals than {currency} has.")
        return int(scaled)


def shown(cell: Cell) -> str:
    """A cell as a problem quotes it."""
    plain = " ".join(str(cell).split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


def blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def check_formula(cell: Cell) -> None:
    """Raises CellError when the cell is what a broken formula shows."""
    if isinstance(cell, str) and cell.strip() in _FORMULA_ERRORS:
        raise CellError(f"The formula in this cell gives an error ({cell.strip()}).")


# ---------------------------------------------------------------- texts


def text(cell: Cell) -> str:
    """Raises CellError for a number of which the spreadsheet lost the end."""
    if isinstance(cell, int | float):
        if not abs(cell) < _MAX_EXACT:
            raise CellError("The spreadsheet has rounded this number. Format the column as text and enter it again.")
        return str(int(cell)) if cell == int(cell) else repr(cell)
    plain = (cell or "").strip()
    inner = plain[1:-1]
    return inner if _in_quotes(plain) and _needs_quotes(inner) else plain


def text_cell(value: str) -> str:
    """A text that means something, also when it is empty."""
    return f'"{value}"' if _needs_quotes(value) else value


def _in_quotes(plain: str) -> bool:
    return len(plain) >= 2 and plain[0] == plain[-1] == '"'


def _needs_quotes(value: str) -> bool:
    return value != value.strip() or not value or _in_quotes(value) or value in _FORMULA_ERRORS


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
    return value if plain and value not in _FORMULA_ERRORS else '"' + value.replace('"', '""') + '"'


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
    if isinstance(cell, int | float):
        if not math.isfinite(cell) or abs(cell) >= _MAX_EXACT:
            raise CellError(f"'{shown(cell)}' is not a price.")
        amount, currencies = Decimal(cell) if isinstance(cell, int) else Decimal(f"{cell:.4f}"), None
    else:
        plain = unicodedata.normalize("NFKC", text(cell)).strip()
        found = _AMOUNT.search(plain)
        if found is None:
            raise CellError(f"'{shown(cell)}' is not a price.")
        amount = _amount(found[0], shown(cell))
        currencies = _currencies(plain[: found.start()], plain[found.end() :], shown(cell))
    if amount < 0:
        raise CellError(f"'{shown(cell)}' is below 0.")
    if amount >= _MAX_EXACT:
        raise CellError(f"'{shown(cell)}' is not a price.")
    return Price(amount, currencies, shown(cell))


def price_cell(minor: int, currency: str) -> int | float:
    return minor if digits(currency) == 0 else float(Decimal(minor).scaleb(-digits(currency)))


def whole(cell: Cell) -> int:
    """A count. Raises CellError when it is none."""
    amount = _number(cell)
    if amount is None or amount != amount.to_integral_value() or abs(amount) >= _MAX_EXACT:
        raise CellError(f"'{shown(cell)}' is not a whole number.")
    if amount < 0:
        raise CellError(f"'{shown(cell)}' is below 0.")
    return int(amount)


def number(cell: Cell) -> float:
    """Raises CellError when it is none, or below 0."""
    amount = _number(cell)
    if amount is None:
        raise CellError(f"'{shown(cell)}' is not a number.")
    if amount < 0:
        raise CellError(f"'{shown(cell)}' is below 0.")
    return float(amount)


def percent(cell: Cell) -> int:
    """Basis points. Raises CellError when it is no percentage between 0 and 100."""
    amount = _number(cell)
    points = round(amount, 6) * 100 if amount is not None and 0 <= amount <= 100 else None
    if points is None or points != points.to_integral_value():
        raise CellError(f"'{shown(cell)}' is not a percentage between 0 and 100.")
    return int(points)


def percent_cell(points: int) -> str:
    return f"{(Decimal(points) / 100).normalize():f}%"


def yes(cell: Cell) -> bool:
    """Raises CellError when it is neither yes nor no."""
    word = unicodedata.normalize("NFKC", text(cell)).casefold()
    if word not in _YES | _NO:
        raise CellError(f"'{shown(cell)}' is neither yes nor no.")
    return word in _YES


def _number(cell: Cell) -> Decimal | None:
    """A number with at most one word behind it ("5 min", "20%", "3件")."""
    if isinstance(cell, int | float):
        return Decimal(repr(cell)) if math.isfinite(cell) else None
    plain = unicodedata.normalize("NFKC", text(cell)).strip()
    try:
        exact = Decimal(plain)
        return exact if exact.is_finite() and abs(exact.adjusted()) < 400 else None
    except InvalidOperation:
        pass
    found = _AMOUNT.match(plain)
    if found is None or not re.fullmatch(r"\s*[^\W\d]*\s*%?", plain[found.end() :]):
        return None
    try:
        return _amount(found[0], plain)
    except CellError:
        return None


def _amount(figures: str, cell: str) -> Decimal:
    """1299, 1,299.00, 1.299,00, 1 299,5 and 1'299. A single comma before three digits parts thousands."""
    plain = re.sub(r"[' \u2019\u00a0]", "", figures).rstrip(",.")
    comma, dot = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and dot >= 0:
        parting, point = (",", ".") if dot > comma else (".", ",")
    elif comma >= 0:
        parting, point = (",", ".") if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+", plain) else (".", ",")
    else:
        parting, point = (".", ",") if plain.count(".") > 1 else (",", ".")
    groups, _, rest = plain.partition(point)
    if not re.fullmatch(rf"[+-]?(\d+|\d{{1,3}}(\{parting}\d{{3}})+)", groups) or not re.fullmatch(r"\d*", rest):
        raise CellError(f"'{cell}' is not a price.")
    return Decimal(f"{groups.replace(parting, '')}.{rest or '0'}")


def currencies_of(word: str) -> tuple[str, ...]:
    """What a currency's sign or word can mean; nothing when it is none."""
    return _CURRENCY_WORDS.get(unicodedata.normalize("NFKC", word).strip().casefold(), ())


def _currencies(before: str, behind: str, cell: str) -> tuple[str, ...] | None:
    words = [word for word in (before.strip().casefold(), behind.strip().casefold()) if word]
    if not words:
        return None
    meant: set[str] | None = None
    for word in words:
        these = _CURRENCY_WORDS.get(word) or ((word.upper(),) if re.fullmatch(r"[a-z]{3}", word) else None)
        if these is None:
            raise CellError(f"'{cell}' is not a price.")
        meant = set(these) if meant is None else meant & set(these)
    if not meant:
        raise CellError(f"'{cell}' is not a price.")
    return tuple(sorted(meant))
