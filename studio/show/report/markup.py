"""HTML as text that cannot be anything else: what is put between tags is escaped, and tags are made here alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from studio.values.unseen import without_unseen

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # no HTML may have them


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


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Markup:
    """A table with a row of headings."""
    head = tag("tr", *(tag("th", heading) for heading in headings))
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", *body))
