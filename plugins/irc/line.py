"""One line of IRC, read and written: tags, source, command and parameters. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

LINE_BYTES = 510  # without the end of line
TAG_BYTES = 8191  # from the "@" to the space
_NO_TAGS: Mapping[str, str] = MappingProxyType({})
_ESCAPES = {":": ";", "s": " ", "r": "\r", "n": "\n"}


class Line(NamedTuple):
    """What the server said. `source` is the server's name or nick!user@host; a tag without a value has the value ""."""

    command: str
    params: tuple[str, ...] = ()
    source: str = ""
    tags: Mapping[str, str] = _NO_TAGS

    @property
    def nick(self) -> str:
        """Who said it; the server's name where it was the server."""
        return self.source.partition("!")[0]

    def param(self, place: int) -> str:
        """The parameter at that place, counted from the end where it is negative; "" where there is none."""
        return self.params[place] if -len(self.params) <= place < len(self.params) else ""


def parse(raw: bytes) -> Line | None:
    """The line in these bytes, which have no end of line. None: there is no command. What is too long is cut off."""
    tags = _NO_TAGS
    raw = raw.replace(b"\0", b"")
    if raw.startswith(b"@"):
        tag_bytes, _, raw = raw.partition(b" ")
        if len(tag_bytes) < TAG_BYTES:
            tags = _tags(tag_bytes[1:].decode("utf-8", "replace"))
        raw = raw.lstrip(b" ")
    text, colon, trailing = raw[:LINE_BYTES].decode("utf-8", "replace").partition(" :")
    source = ""
    if text.startswith(":"):
        source, _, text = text[1:].partition(" ")
    words = [word for word in text.split(" ") if word]
    if not words:
        return None
    return Line(words[0].upper(), (*words[1:], *([trailing] if colon else [])), source, tags)


def encode(command: str, *params: str) -> bytes:
    """The line to send, with its end. Of its parameters only the last may be empty or have spaces.

    Raises:
        ValueError: it would be another line than it looks, or several.
    """
    middle = params[:-1]
    if any(not word or " " in word or word.startswith(":") for word in (command, *middle)):
        raise ValueError(f"a word of {command} has a space, is empty or begins with a colon")
    line = " ".join([command, *middle, *(f":{last}" for last in params[-1:])]).encode()
    if any(byte in line for byte in b"\r\n\0"):
        raise ValueError(f"{command} has an end of line inside")
    if len(line) > LINE_BYTES:
        raise ValueError(f"{command} is longer than {LINE_BYTES} bytes")
    return line + b"\r\n"


def _tags(text: str) -> dict[str, str]:
    pairs = (tag.partition("=") for tag in text.split(";") if tag)
    return {key: _unescaped(value) for key, _, value in pairs}


def _unescaped(value: str) -> str:
    if "\\" not in value:
        return value
    letters, rest = [], iter(value)
    for letter in rest:
        if letter == "\\":
            letter = next(rest, "")
            letter = _ESCAPES.get(letter, letter)
        letters.append(letter)
    return "".join(letters)
