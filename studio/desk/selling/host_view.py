"""What the host's window shows: messages that were picked, what the desk says to the host, the prompter's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from studio.control.schema.state.host import ChatRow, Host, Prompter

_PROMPTER = 2_000  # characters, as of what is written there by hand
_PICKED = 6  # rows that a host can take in at once


class HostView:
    """The host's view of one show. `told(section)` is called with the section `host`. One event loop."""

    def __init__(self, told: Callable[[Host], None]) -> None:
        self._told = told
        self._picked: list[ChatRow] = []
        self._message = ""
        self._prompter = ""
        self._tell()

    def pick(self, row: ChatRow) -> None:
        """Show a message; the oldest picked one makes room."""
        others = [picked for picked in self._picked if picked.id != row.id]
        self._picked = [*others[-_PICKED + 1 :], row]
        self._tell()

    def unpick(self, row_id: str) -> None:
        self._picked = [picked for picked in self._picked if picked.id != row_id]
        self._tell()

    def message(self, text: str) -> None:
        """What the desk says to the host; empty: nothing."""
        self._message = text
        self._tell()

    def prompter(self, text: str) -> None:
        self._prompter = text
        self._tell()

    def add_to_prompter(self, text: str) -> None:
        """Put a line below the words of the prompter; of very long ones the first lines go."""
        lines = [*self._prompter.splitlines(), text]
        while len(lines) > 1 and len("\n".join(lines)) > _PROMPTER:
            lines.pop(0)
        self.prompter("\n".join(lines)[:_PROMPTER])

    def as_memory(self) -> dict[str, Any]:
        """What `recall` needs after a crash of the desk."""
        return {
            "message": self._message,
            "prompter": self._prompter,
            "picked": [msgspec.to_builtins(row) for row in self._picked],
        }

    def recall(self, left: dict[str, Any]) -> None:
        """Be what the desk before us was."""
        self._message, self._prompter = str(left.get("message", "")), str(left.get("prompter", ""))
        self._picked = msgspec.convert(left.get("picked", []), list[ChatRow])
        self._tell()

    def _tell(self) -> None:
        self._told(Host(message=self._message, picked=tuple(self._picked), prompter=Prompter(text=self._prompter)))
