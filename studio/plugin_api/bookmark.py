"""One short text that outlives the plugin's process and ends with the studio's session: where a feed began."""

from __future__ import annotations

from typing import Protocol

from studio.plugin_api.context import Context
from studio.system import atomic_write

__all__ = ["Bookmark", "Note"]


class Note(Protocol):
    """A short text that outlives the process, as a `Bookmark`."""

    def read(self) -> str:
        """What was written last, "" when nothing was."""

    def write(self, text: str) -> None:
        """Keep it in place of what was kept."""


class Bookmark:
    """Kept in the session folder, per connection. Written whole or not at all."""

    def __init__(self, context: Context, name: str = "") -> None:
        """`name`: of a second one of the same connection, in small letters."""
        self._path = context.session / f"bookmark.{context.id}{'.' if name else ''}{name}"

    def read(self) -> str:
        """What was written last in this session, "" when nothing was."""
        try:
            return self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""

    def write(self, text: str) -> None:
        """Keep `text` in place of what was kept; whoever reads meanwhile finds one of the two, whole."""
        atomic_write.write(self._path, text.encode(), lasting=False, private=True)
