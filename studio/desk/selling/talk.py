"""Chat and the host's view on the desk: what viewers write, what is picked for the host, what the desk tells the host."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import msgspec

from studio.control.schema.state.host import ChatRow, Host, Prompter
from studio.errors import RefusedError
from studio.plugin_api.shop import ChatMessage
from studio.show.chat import ChatDesk
from studio.show.chat.reading import MAX_TEXT
from studio.values.plain_text import plain

log = logging.getLogger(__name__)

EVERY_S = 0.1
_RECENT = 200  # rows: what a person may still scroll back to
_PICKED = 6  # rows that a host can take in at once
_ID, _NAME, _BADGES = 200, 60, 8  # characters, characters, badges of a message
_TIME_MS = 2**53
_decode = msgspec.convert


def _plain(message: ChatMessage) -> ChatMessage:
    """With the words of a stranger as plain text, and everything within bounds."""
    return msgspec.structs.replace(
        message,
        id=message.id[:_ID],
        buyer_key=message.buyer_key[:_ID],
        name=plain(message.name, _NAME),
        text=plain(message.text, MAX_TEXT),
        badges=tuple(plain(badge, _NAME) for badge in message.badges[:_BADGES]),
        at_ms=message.at_ms if 0 <= message.at_ms <= _TIME_MS else 0,
    )


class Talk:
    """One show's talk. `event(name, data)` reaches the windows; `told(section)` is the `host` section. One event loop."""

    def __init__(self, event: Callable[[str, dict[str, Any]], None], told: Callable[[Host], None]) -> None:
        self._event, self._told = event, told
        self._chat = ChatDesk()
        self._picked: list[ChatRow] = []
        self._message = ""
        self._prompter = ""
        self.tell()

    def heard(self, platform: str, rows: list[dict[str, Any]], now_ns: int) -> None:
        """Take in what viewers of a platform wrote. A row that cannot be read is passed over, the others count."""
        said = []
        for row in rows if isinstance(rows, list) else ():
            try:
                said.append(_plain(_decode(row, ChatMessage)))
            except msgspec.ValidationError as error:
                log.error("chat of %s cannot be read: %s", platform, error)
        self._chat.take(platform, said, now_ns)

    def pump(self, now_ns: int) -> None:
        """Hand on what is due; call it ten times a second."""
        batch = self._chat.due(now_ns)
        if batch is not None:
            self._event("chat", msgspec.to_builtins(batch))
        row = self._chat.for_host(now_ns)
        if row is not None:
            self._event("host_chat", msgspec.to_builtins(row))

    def row(self, row_id: str) -> ChatRow:
        """
        Raises:
            RefusedError: it was never shown, or too long ago.
        """
        row = self._chat.find(row_id)
        if row is None:
            raise RefusedError("not_found", "This message is too long ago. Choose a newer one.", row_id)
        return row

    def recent(self) -> list[dict[str, Any]]:
        """The last rows, for a window that has none yet."""
        return [msgspec.to_builtins(row) for row in self._chat.recent(_RECENT)]

    def pick(self, row_id: str) -> None:
        """For the host; the oldest picked one makes room. Raises RefusedError when there is no such row."""
        row = self.row(row_id)
        others = [one for one in self._picked if one.id != row_id]
        self._picked = [*others[-_PICKED + 1 :], row]
        self.tell()

    def unpick(self, row_id: str) -> None:
        self._picked = [one for one in self._picked if one.id != row_id]
        self.tell()

    def message(self, text: str) -> None:
        """What the desk says to the host; empty: nothing."""
        self._message = text
        self.tell()

    def prompter(self, text: str) -> None:
        self._prompter = text
        self.tell()

    def tell(self) -> None:
        self._told(Host(message=self._message, picked=tuple(self._picked), prompter=Prompter(text=self._prompter)))

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
        self.tell()
