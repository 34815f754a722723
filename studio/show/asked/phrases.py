"""Phrases of topics' files as they are looked for: what each begins with, and a pattern for the rest.

`*` stands for up to eight characters, `**` for up to thirty, `#` for any number, `{a|b}` for one of several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studio.show.asked.lines import compared

_GAPS = {"*": "(.{0,8})", "**": "(.{0,30})"}
_TOKEN = re.compile(r"\*+|\{[^{}]*\}|[^*{}]+")
_LONG_ENOUGH = 4  # bytes of a head: two Chinese characters are six, and a longer head stands at fewer places
_MOST_HEADS = 200


class Phrase:
    """One beginning of a phrase. `head`: the letters that it begins with; the rest is looked at only where these stand."""

    __slots__ = ("_begins_latin", "_compiled", "_ends_latin", "_rest", "head")

    def __init__(self, head: str, rest: str) -> None:
        self.head, self._rest = head, rest
        self._begins_latin, self._ends_latin = _is_latin(head[0]), _is_latin(head[-1])
        self._compiled: re.Pattern[str] | None = None  # when the head is first met: a show's viewers meet few of them

    def length(self, line: str, begin: int) -> int:
        """How many letters of it, gaps apart, stand in a compared line where its head begins; 0: it does not stand there.

        One of Latin letters is a word by itself, not a part of one.
        """
        if self._begins_latin and begin and _is_latin(line[begin - 1]):
            return 0
        end = begin + len(self.head)
        if not self._rest:
            return 0 if self._ends_latin and end < len(line) and _is_latin(line[end]) else end - begin
        if self._compiled is None:
            self._compiled = re.compile(self._rest)
        found = self._compiled.match(line, end)
        return found.end() - begin - sum(map(len, found.groups())) if found is not None else 0


def phrases(words: str) -> Iterator[Phrase]:
    """What a phrase of a file is looked for by: one for each way that it can begin."""
    heads, tokens = [""], _TOKEN.findall(compared(words.casefold()))
    while tokens and not tokens[0].startswith("*") and min(len(head.encode()) for head in heads) < _LONG_ENOUGH:
        longer = [head + choice for head in heads for choice in _choices(tokens[0])]
        if all(heads) and len(longer) > _MOST_HEADS:
            break
        heads = longer
        del tokens[0]
    rest = "".join(map(_pattern, tokens))
    if rest and not tokens[-1].startswith("*"):
        rest += r"(?!(?<=[a-z])[a-z])"  # the end of a Latin word
    for head in dict.fromkeys(heads):
        if head:
            yield Phrase(head, rest)


def _choices(token: str) -> list[str]:
    return token[1:-1].split("|") if token.startswith("{") else [token]


def _pattern(token: str) -> str:
    return _GAPS.get(token) or f"(?:{'|'.join(map(re.escape, _choices(token)))})"


def _is_latin(letter: str) -> bool:
    return "a" <= letter <= "z"
