"""Where in a show's text something stands: the line of a place such as "scenes[0].layouts.main[2].width". Pure."""

from __future__ import annotations

import json
import re

_STEP = re.compile(r"\.?(?P<name>[\w-]+)|\[(?P<index>\d+)\]")
_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def line_at(text: str, offset: int) -> int:
    """The line of a character, counted from 1."""
    return text.count("\n", 0, offset) + 1


def line_of(text: str, place: str) -> int | None:
    """The line on which the value at `place` of a JSON text begins; where it is missing, that of what should hold it.

    None: the text or the place cannot be read.
    """
    at = _after_blank(text, 0)
    try:
        for step in _steps(place):
            found = _member(text, at, step) if isinstance(step, str) else _element(text, at, step)
            if found is None:
                break
            at = found
    except (ValueError, IndexError, RecursionError):
        return None
    return line_at(text, at)


def _steps(place: str) -> list[str | int]:
    steps: list[str | int] = []
    at = 0
    while at < len(place):
        match = _STEP.match(place, at)
        if match is None:
            raise ValueError(place)
        steps.append(match["name"] if match["name"] is not None else int(match["index"]))
        at = match.end()
    return steps


def _member(text: str, at: int, name: str) -> int | None:
    """Where the value of key `name` begins in the object at `at`."""
    if text[at] != "{":
        return None
    at = _after_blank(text, at + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _after_blank(text, _after_blank(text, at) + 1)  # over the colon
        if key == name:
            return at
        at = _next(text, at)
    return None


def _element(text: str, at: int, index: int) -> int | None:
    """Where element `index` begins in the list at `at`."""
    if text[at] != "[":
        return None
    at = _after_blank(text, at + 1)
    while text[at] != "]":
        if not index:
            return at
        index -= 1
        at = _next(text, at)
    return None


def _next(text: str, at: int) -> int:
    """Over the value at `at`, and the comma behind it if there is one."""
    _, at = _DECODER.raw_decode(text, at)
    at = _after_blank(text, at)
    return _after_blank(text, at + 1) if text[at] == "," else at


def _after_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    assert match is not None
    return match.end()
