"""What the user chose about plugins, in a small file: which are switched off, their settings, and who is told buyers' names."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
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

    def save(self, before: Choices, chosen: Choices) -> None:
        """Write what was chosen since `before`; what another studio of this user chose meanwhile stays.

        Raises:
            OperatorError: the system refuses. The file is as it was.
        """
        kept = _merged(self.load(), before, chosen)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write.write(self.path, msgspec.json.format(msgspec.json.encode(kept, order="sorted"), indent=2), private=True)
        except OSError as error:
            raise OperatorError(
                "cannot_write", says.not_written(path=str(self.path), why=reason(error)), str(self.path)
            ) from error


def _merged(there: Choices, before: Choices, chosen: Choices) -> Choices:
    """The choices of a file with what changed from `before` to `chosen`: a plugin switched, a setting, an account granted."""
    plugins = before.settings.keys() | chosen.settings.keys()
    changed = {name: chosen.settings.get(name, {}) for name in plugins if chosen.settings.get(name) != before.settings.get(name)}
    settings = {name: _with(there.settings.get(name, {}), before.settings.get(name, {}), new) for name, new in changed.items()}
    return Choices(
        off=_moved(there.off, before.off, chosen.off),
        settings=there.settings | settings,
        personal_data=_moved(there.personal_data, before.personal_data, chosen.personal_data),
    )


def _with(there: dict[str, Any], before: dict[str, Any], chosen: dict[str, Any]) -> dict[str, Any]:
    left = {name: value for name, value in there.items() if name in chosen or name not in before}
    return left | {name: value for name, value in chosen.items() if name not in before or before[name] != value}


def _moved(there: AbstractSet[str], before: AbstractSet[str], chosen: AbstractSet[str]) -> frozenset[str]:
    return frozenset((there - (before - chosen)) | (chosen - before))
