"""Whether values that people and files made up can be passed on to another process: how large, how deep, how many. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping

from studio.values.unseen import without_unseen

__all__ = ["unfit"]

_DEPTH = 6
_COUNT = 500  # values, those inside others too
_TEXT = 2000  # characters of one of them
_WHOLE = 2**63 - 1  # what a message can hold


def unfit(value: object) -> str:
    """Why a value cannot be passed on, in the operator's words; empty: it can."""
    count = 0
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        found, depth = waiting.pop()
        count += 1
        if count > _COUNT:
            return f"there are more than {_COUNT} values"
        if depth > _DEPTH:
            return f"values lie more than {_DEPTH} deep in each other"
        trouble = _plain(found)
        if trouble:
            return trouble
        if isinstance(found, Mapping):
            if any(not isinstance(name, str) or len(name) > _TEXT for name in found):
                return "the name of a value is too long, or no text"
            if any(without_unseen(name) != name for name in found):  # it would look like another name
                return "the name of a value holds characters that nobody sees"
            waiting += [(inner, depth + 1) for inner in found.values()]
        elif isinstance(found, list | tuple):
            waiting += [(inner, depth + 1) for inner in found]
    return ""


def _plain(value: object) -> str:
    if isinstance(value, str):
        return f"a text is longer than {_TEXT} characters" if len(value) > _TEXT else ""
    if isinstance(value, float):
        return "" if math.isfinite(value) else "a number is not finite"
    if isinstance(value, int):
        return f"a number is larger than {_WHOLE}" if abs(value) > _WHOLE else ""
    if value is None or isinstance(value, Mapping | list | tuple):
        return ""
    return "a value is neither text, number, list nor object"
