"""A value that outlives the process, as JSON in a note: what a plugin has set at its platform, or how far it has come there."""

from __future__ import annotations

import logging
from typing import Generic, TypeVar

import msgspec

from studio.plugin_api.bookmark import Note

__all__ = ["NotedValue"]

T = TypeVar("T")
log = logging.getLogger(__name__)


class NotedValue(Generic[T]):
    """`shape`: what is read, any type that msgspec knows; `what`: what it is, in words for the log. One thread.

    `note` keeps it; None: it ends with this process, as it does where the disk takes nothing.
    """

    def __init__(self, note: Note | None, shape: type[T], what: str) -> None:
        self._note, self._shape, self._what = note, shape, what

    def read(self) -> T | None:
        """What was written last; None: nothing was, or it cannot be read."""
        try:
            text = self._note.read() if self._note is not None else ""
            return msgspec.json.decode(text, type=self._shape) if text else None
        except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
            log.info("It is not known from before %s: %s", self._what, error)
            return None

    def write(self, value: T) -> None:
        """Keep it in place of what was kept."""
        if self._note is not None:
            try:
                self._note.write(msgspec.json.encode(value).decode())
            except OSError as error:
                log.info("It is noted nowhere %s: %s", self._what, error)
