"""What the window remembers of a mode's layout, in the user's settings. Whatever else is found there counts as nothing.

A layout has its digest before it: Qt ends the whole process over an arrangement that has a wrong byte inside.
"""

from __future__ import annotations

import hashlib
from typing import Annotated

import msgspec
from msgspec import Meta
from PySide6.QtCore import QSettings

_VERSION = 1  # grows when a layout of before cannot be used any more
_LARGEST = 65_536  # pixels of a side; bytes of a layout
_Side = Annotated[int, Meta(ge=0, le=_LARGEST)]


class SavedLayout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The arrangement as Qt writes it, the sizes that it had (logical pixels), and which panels there were then."""

    state: Annotated[bytes, Meta(max_length=_LARGEST)]
    window: tuple[Annotated[int, Meta(gt=0, le=_LARGEST)], Annotated[int, Meta(gt=0, le=_LARGEST)]]
    sizes: dict[str, tuple[_Side, _Side]]
    panels: tuple[str, ...]


def _key(mode: str) -> str:
    return f"layout-{_VERSION}/{mode}"


def read(mode: str) -> SavedLayout | None:
    """The layout that was left in this mode, None when there is none that can be read."""
    text = QSettings().value(_key(mode))
    if not isinstance(text, str):
        return None
    digest, _, written = text.partition(" ")
    if digest != _digest(written):
        return None
    try:
        return msgspec.json.decode(written, type=SavedLayout)
    except (msgspec.DecodeError, ValueError):
        return None


def write(mode: str, layout: SavedLayout) -> None:
    written = msgspec.json.encode(layout).decode()
    QSettings().setValue(_key(mode), f"{_digest(written)} {written}")


def forget(mode: str) -> None:
    QSettings().remove(_key(mode))


def _digest(written: str) -> str:
    return hashlib.blake2s(written.encode(errors="replace"), digest_size=8).hexdigest()
