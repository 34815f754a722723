"""Text as Owncast's chat has it: HTML when it is read, Markdown when it is written. Pure.

What an integration writes is rendered as it is, HTML too, in every viewer's browser: a viewer's name that is repeated in an
answer could be a script. All marks are therefore written as letters (CommonMark 0.31, "Backslash escapes"), but for those of
links, in which no mark of HTML can stand.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from studio.values.plain_text import plain

_MARKS = re.compile(r"[!-/:-@\[-`{-~]")  # every mark of ASCII may stand behind a backslash
_LINKS = re.compile(r"(https?://[A-Za-z0-9._~:/?#@!$&+,;=%-]+)")
_TEXT = 2_000


def markdown(text: str) -> str:
    """Markdown that shows exactly this text, its links to be followed."""
    parts = _LINKS.split(text)
    return "".join(part if index % 2 else _MARKS.sub(r"\\\g<0>", part) for index, part in enumerate(parts))


def words(body: str) -> str:
    """The text of an HTML body on one line; of a picture its name, as in ":wave:"."""
    reader = _Words()
    reader.feed(body)
    reader.close()
    return plain("".join(reader.parts), _TEXT)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.parts.append(next((value for name, value in attrs if name == "alt" and value), ""))
        elif tag in ("br", "p", "pre", "li", "blockquote"):
            self.parts.append(" ")
