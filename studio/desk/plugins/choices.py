"""What the user chose about plugins, in a small file: which are switched off, their settings, and who is told buyers' names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from studio.system import atomic_write
from studio.values.errors import OperatorError
from studio.words import plugins as says
from studio.words.system import reason


class Choices(msgspec.Struct, frozen=True):
    """Plugins by their ids. What is said of a plugin that is not there now is kept for when it is.

    `personal_data`: the accounts that are told buyers' names, as `studio.desk.connections.accounts` calls them.
    """

    off: frozenset[str] = frozenset()
    settings: dict[str, dict[str, Any]] = {}
    personal_data: frozenset[str] = frozenset()


class ChoicesFile:
    """Read and written whole. Blocks on the disk: the desk calls it in a thread, one call at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Choices:
        """What was chosen; a file that is missing or unreadable is nothing chosen."""
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Choices)
        except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
            return Choices()

    def save(self, choices: Choices) -> None:
        """Write it.

        Raises:
            OperatorError: the system refuses. The file is as it was.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write.write(
                self.path, msgspec.json.format(msgspec.json.encode(choices, order="sorted"), indent=2), private=True
            )
        except OSError as error:
            raise OperatorError(
                "cannot_write", says.not_written(path=str(self.path), why=reason(error)), str(self.path)
            ) from error
