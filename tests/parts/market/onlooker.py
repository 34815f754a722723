"""A client of the studio that is told what a window is: it counts the messages that rows show and those that are hidden."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from studio.control import protocol
from studio.control.schema.client import Hello


class ChatCount:
    """Messages that the windows were told of: shown rows with what was folded into them, and hidden ones."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        self.hidden = 0

    def hear(self, name: str, data: dict[str, Any]) -> None:
        if name == "chat":
            self.hidden += data["hidden"]
            self.rows |= {row["id"]: row["count"] for row in data["rows"]}

    @property
    def total(self) -> int:
        return sum(self.rows.values()) + self.hidden


class Onlooker:
    """Hears the events of a studio from `with` on; `chat` is what it was told."""

    def __init__(self, session: Path) -> None:
        self._address = protocol.control_address(session)
        self.chat = ChatCount()

    def __enter__(self) -> Self:
        url, token = self._address
        self._open = contextlib.ExitStack()
        self._connection = self._open.enter_context(connect(url, max_size=64 << 20, compression=None, proxy=None))
        for number, (method, params) in enumerate(
            (("hello", Hello(token=token, client="onlooker").params()), ("subscribe", {"topics": ["events"]})), 1
        ):
            self._connection.send(protocol.request(number, method, params))
        self._thread = threading.Thread(target=self._listen, name="onlooker")
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open.close()
        self._thread.join(10)

    def _listen(self) -> None:
        try:
            for text in self._connection:
                message = protocol.decode(text)
                assert "error" not in message, message
                if message.get("method") == "event":
                    self.chat.hear(message["params"]["name"], message["params"]["data"])
        except ConnectionClosed:
            return
