"""Text as Owncast's chat has it: HTML when it is read, Markdown when it is written. Pure.

What an integration writes is rendered as it is, HTML too, in every viewer's browser: a viewer's name that is repeated in an
answer could be a script. All marks are therefore written as letters (CommonMark 0.31, "Backslash escapes"), but for those of
links, in which no mark of HTML can stand.

What is read is shown as text alone, so that tags need not be understood, only found; and that in a time that grows with the
length alone: Python's `html.parser` takes half a minute for 20,000 characters of tags that do not end.
"""

from __future__ import annotations

import re
from html import unescape

from studio.values.plain_text import plain

_MARKS = re.compile(r"[!-/:-@\[-`{-~]")  # every mark of ASCII may stand behind a backslash
_LINKS = re.compile(r"(https?://[A-Za-z0-9._~:/?#@!$&+,;=%-]+)")
_TAG = re.compile(r"<(?P<name>[/!?]?[A-Za-z-]++)(?P<rest>[^<>]*+)>")
_ALT = re.compile(r"""\balt\s?=\s?(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_ABSURD_NUMBER = re.compile(r"&#(?:[0-9]{9,}|[xX][0-9A-Fa-f]{9,});?")  # of no character; of very long ones Python makes no number
_GAPS = ("br", "p", "pre", "li", "blockquote")
_TEXT = 2_000


def markdown(text: str) -> str:
    """Markdown that shows exactly this text, its links to be followed."""
    parts = _LINKS.split(text)
    return "".join(part if index % 2 else _MARKS.sub(r"\\\g<0>", part) for index, part in enumerate(parts))


def words(body: str) -> str:
    """The text of an HTML body on one line; of a picture its name, as in ":wave:"."""
    return plain(unescape(_ABSURD_NUMBER.sub("", _TAG.sub(_in_place, body))), _TEXT)


def _in_place(tag: re.Match[str]) -> str:
    """What is shown in place of a tag; marks in it are still written as entities."""
    name = tag["name"].lower()
    if name == "img":
        alt = _ALT.search(tag["rest"])
        return (alt[1] or alt[2] or "") if alt is not None else ""
    return " " if name in _GAPS else ""
