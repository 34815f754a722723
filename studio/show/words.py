"""Turns msgspec's complaints into words that name the place: "scenes[2].layouts.main[0].width: must be above 0, is 0"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from typing import Any

import msgspec

from studio.values.counting import counted
from studio.values.sentences import Sentence, phrase
from studio.words import complaints as says

_KINDS = {
    "int": says.whole_number,
    "float": says.number,
    "str": says.text,
    "bool": says.switch,
    "array": says.list_of,
    "object": says.object_of,
    "null": says.nothing,
}
_ID_PATTERN = "[a-z0-9][a-z0-9-]{0,63}"
_PATH_PATTERN = r"[^\\0]*"  # as msgspec quotes it
_COLOUR_PATTERN = "#[0-9a-fA-F]{6}"
_PLACE = re.compile(r"^(?P<what>.*) - at `(?P<path>[^`]*)`$", re.DOTALL)
_STEP = re.compile(r"\.(?P<name>\w+)|\[(?P<index>\d+)\]|\[(?P<any>\.\.\.)\]")


def explain(error: msgspec.ValidationError, tree: Any, kind: Any) -> Sentence:
    """What is wrong and where.

    `tree` is what failed to convert to the type `kind`; it gives the dictionary keys that the error leaves out.
    """
    match = _PLACE.match(str(error))
    if match is None:
        return _plain(str(error))
    path = _resolve(match["path"], tree, kind, str(error))
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
    what = _plain(match["what"])
    return says.at(place=place, complaint=phrase(what)) if place else what


def _resolve(text: str, tree: Any, kind: Any, complaint: str) -> list[str | int]:
    """The steps of an error's path, with `[...]` (some key of a dictionary) replaced by the guilty key."""
    path: list[str | int] = []
    for step in _STEP.finditer(text):
        if step["name"]:
            path.append(step["name"])
        elif step["index"]:
            path.append(int(step["index"]))
        else:
            path.append(_guilty_key(path, tree, kind, complaint))
    return path


def _guilty_key(path: list[str | int], tree: Any, kind: Any, complaint: str) -> str:
    for key, alone in _one_key_at_a_time(path, tree):
        try:
            msgspec.convert(alone, kind)
        except msgspec.ValidationError as error:
            if str(error) == complaint:
                return key
    return "?"


def _one_key_at_a_time(path: list[str | int], tree: Any) -> Iterator[tuple[str, Any]]:
    """`tree` again and again, each time with only one key left in the dictionary at `path`."""
    if not path:
        for key, value in tree.items():
            yield str(key), {key: value}
        return
    step, rest = path[0], path[1:]
    for key, value in _one_key_at_a_time(rest, tree[step]):
        if isinstance(tree, dict):
            yield key, {**tree, step: value}
        else:
            yield key, [value if n == step else other for n, other in enumerate(tree)]


def _plain(what: str) -> Sentence:
    """msgspec's sentence in the operator's words, as far as it is one of the common ones."""
    if match := re.fullmatch(r"Expected `([^`]*)`, got `([^`]*)`", what):
        wanted = [_kind(name.strip()) for name in match[1].split("|")]
        either = reduce(lambda kind, other: says.either(kind=kind, other=other), wanted)
        return says.wrong_type(wanted=either, found=_kind(match[2]))
    if match := re.fullmatch(r"Expected `[^`]*` (>=|<=|>|<) (\S+)", what):
        bound = {">=": says.at_least, "<=": says.at_most, ">": says.above, "<": says.below}[match[1]]
        return bound(bound=match[2].removesuffix(".0"))
    if match := re.fullmatch(r"Object contains unknown field `([^`]*)`", what):
        return says.not_known(name=match[1])
    if match := re.fullmatch(r"Object missing required field `([^`]*)`", what):
        return says.missing(name=match[1])
    if match := re.fullmatch(r"Invalid (?:enum )?value (.*)", what, re.DOTALL):
        return says.no_choice(value=match[1])
    if match := re.fullmatch(r"Expected `\w+` of length >= (\d+)", what):
        return says.empty() if match[1] == "1" else says.too_few(parts=counted(int(match[1]), "part"))
    if match := re.fullmatch(r"Expected `str` of length <= (\d+)", what):
        return says.too_long(characters=counted(int(match[1]), "character"))
    if match := re.fullmatch(r"Expected `\w+` of length <= (\d+)", what):
        return says.too_long(characters=counted(int(match[1]), "part"))
    if _PATH_PATTERN in what:
        return says.bad_character()
    if _ID_PATTERN in what:
        return says.bad_id()
    if _COLOUR_PATTERN in what:
        return says.bad_colour()
    return says.of_reader(words=what)


def _kind(name: str) -> str:
    return _KINDS[name]() if name in _KINDS else name
