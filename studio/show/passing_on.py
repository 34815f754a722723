"""Whether values that people and files made up can be passed on to another process: how large, how deep, how many. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping

from studio.values.sentences import Sentence, phrase
from studio.values.unseen import without_unseen
from studio.words import complaints as says

__all__ = ["unfit"]

_DEPTH = 6
_COUNT = 500  # values, those inside others too
_TEXT = 2000  # characters of one of them
_WHOLE = 2**63 - 1  # what a message can hold


def unfit(value: object) -> Sentence | None:
    """Why a value cannot be passed on, in the operator's words; None: it can."""
    count = 0
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        found, depth = waiting.pop()
        count += 1
        if count > _COUNT:
            return phrase(says.too_many_values(most=_COUNT))
        if depth > _DEPTH:
            return phrase(says.too_deep(most=_DEPTH))
        trouble = _plain(found)
        if trouble is not None:
            return trouble
        if isinstance(found, Mapping):
            if any(not isinstance(name, str) or len(name) > _TEXT for name in found):
                return phrase(says.bad_name())
            if any(without_unseen(name) != name for name in found):  # it would look like another name
                return phrase(says.unseen_name())
            waiting += [(inner, depth + 1) for inner in found.values()]
        elif isinstance(found, list | tuple):
            waiting += [(inner, depth + 1) for inner in found]
    return None


def _plain(value: object) -> Sentence | None:
    if isinstance(value, str):
        return phrase(says.long_text(most=_TEXT)) if len(value) > _TEXT else None
    if isinstance(value, float):
        return None if math.isfinite(value) else phrase(says.not_finite())
    if isinstance(value, int):
        return phrase(says.large_number(most=_WHOLE)) if abs(value) > _WHOLE else None
    if value is None or isinstance(value, Mapping | list | tuple):
        return None
    return phrase(says.no_value())
