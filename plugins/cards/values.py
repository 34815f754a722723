"""Reads values of any origin without ever raising: a card with a hole in its data still goes on air.

Values come from the desk, from people and from other plugins; a field that is missing or of another type counts as not
there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from studio.values.unseen import without_unseen

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_LONGEST = 2000  # characters; laying out more costs time and shows nothing


def text(values: Mapping[str, Any], name: str) -> str:
    """A field as one line of text; "" when it is not there."""
    value = values.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(_UNPRINTABLE.sub(" ", without_unseen(str(value)[:_LONGEST])).split())


def whole(values: Mapping[str, Any], name: str) -> int | None:
    """A field as a whole number; None when it is not there."""
    value = values.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value or abs(value) == float("inf"):
        return None
    return int(value)


def count(values: Mapping[str, Any], name: str) -> int | None:
    """A field as a number of things, never negative."""
    value = whole(values, name)
    return None if value is None else max(value, 0)


def switch(values: Mapping[str, Any], name: str, default: bool) -> bool:
    """A field as yes or no."""
    value = values.get(name)
    return value if isinstance(value, bool) else default


def rows(values: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """A field as a list of mappings; what is none is left out."""
    value = values.get(name)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list | tuple) else []


def words(values: Mapping[str, Any], name: str) -> list[str]:
    """A field as a list of short texts."""
    value = values.get(name)
    if not isinstance(value, list | tuple):
        return []
    return [found for entry in value if (found := text({"entry": entry}, "entry"))]
