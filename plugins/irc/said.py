"""What a message says in plain words: colours and formats taken out, an action told of. Pure."""

from __future__ import annotations

import re

_FORMATS = re.compile(
    "\x03(?:\\d{1,2}(?:,\\d{1,2})?)?"  # colours of the palette: letters, ground
    "|\x04(?:[0-9a-fA-F]{6}(?:,[0-9a-fA-F]{6})?)?"  # colours as RRGGBB
    "|[\x02\x0f\x11\x16\x1d\x1e\x1f]"  # bold, none, monospace, reverse, italics, struck through, underlined
)
_CTCP = "\x01"
_ACTION = "ACTION"


def plain_words(nick: str, text: str) -> str:
    """The words of a message of `nick`; "" when it is none: a question that one client puts to another (CTCP)."""
    if text.startswith(_CTCP):
        word, _, done = text[1:].removesuffix(_CTCP).partition(" ")
        if word != _ACTION:
            return ""
        text = f"* {nick} {done}"
    return _FORMATS.sub("", text).strip()
