"""HTML as text that cannot be anything else: what is put between tags is escaped, and tags are made here alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from studio.values.unseen import without_unseen

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # no HTML may have them
_FIGURE = re.compile(r"-?[^\W\d]{0,3}[^\w\s]?\d[\d,.:]*[%+]?")  # a number, an amount with its sign, a percentage, a time
_NOTHING = ("", "—")


class Markup(str):
    """Text that is HTML already. Any other `str` is escaped where it is put into a tag."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """The text as HTML. Control characters become blanks; those that nobody sees, direction marks among them, are taken out."""
    return text if isinstance(text, Markup) else Markup(html.escape(_CONTROL.sub(" ", without_unseen(text))))


def tag(name: str, *inside: str, **attributes: str | int | float) -> Markup:
    """An element with its attributes; `_` in their names stands for `-`, and one at the end is left out (`class_`)."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{escaped(str(value))}"' for key, value in attributes.items())
    return Markup(f"<{name}{given}>{''.join(escaped(part) for part in inside)}</{name}>")


def table(headings: Iterable[str], rows: Iterable[Sequence[str]]) -> Markup:
    """A table with a row of headings. Its class names the columns, behind the first, that have figures alone: `c2 c5`."""
    rows, headings = list(rows), list(headings)
    figures = " ".join(f"c{column}" for column in range(2, len(headings) + 1) if _has_figures(rows, column))
    head = tag("tr", *(tag("th", heading) for heading in headings))
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", *body), **({"class_": figures} if figures else {}))


def _has_figures(rows: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column - 1] for row in rows if len(row) >= column]
    said = [cell for cell in cells if cell not in _NOTHING]
    return bool(said) and all(_FIGURE.fullmatch(amount) for cell in said for amount in cell.split(", "))
