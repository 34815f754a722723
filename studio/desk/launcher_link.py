"""The desk's line to the launcher: asks for processes, hears of their ends. One event loop.

When the launcher goes, the desk goes too (its standard input closes); the line is not redialled.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from studio.ipc import endpoint, framing
from studio.ipc import session as sessions
from studio.values.errors import LinkClosedError

_OUT_BOUND_BYTES = 4 << 20


class Launcher(Protocol):
    """What the desk asks of a launcher."""

    def spawn(self, name: str) -> None: ...
    def signal(self, name: str, kill: bool) -> None: ...
    def say(self, text: str) -> None: ...
    def quit(self, code: int) -> None: ...


class LauncherLink:
    """The real one. `run` calls `hear` with every message of the launcher until the line closes."""

    def __init__(self, session: Path) -> None:
        self._session = session
        self._writer: asyncio.StreamWriter | None = None

    async def run(self, hear: Callable[[dict[str, Any]], None]) -> None:
        """Serve the line. Returns when the launcher has gone.

        Raises:
            OSError: there is no launcher.
        """
        sock = await asyncio.to_thread(endpoint.connect, self._session, "launcher")
        reader, self._writer = await asyncio.open_connection(sock=sock)
        self._send({"token": sessions.token(self._session)})
        try:
            while True:
                hear(json.loads(await framing.read_frame(reader)))
        except LinkClosedError:
            return
        finally:
            self._writer.close()

    def spawn(self, name: str) -> None:
        self._send({"do": "spawn", "name": name})

    def signal(self, name: str, kill: bool) -> None:
        self._send({"do": "signal", "name": name, "signal": "KILL" if kill else "TERM"})

    def say(self, text: str) -> None:
        """One line at the terminal the studio was started from."""
        self._send({"do": "say", "text": text})

    def quit(self, code: int) -> None:
        """End the studio with this exit code."""
        self._send({"do": "quit", "code": code})

    def _send(self, message: dict[str, Any]) -> None:
        writer = self._writer
        if writer is not None and writer.transport.get_write_buffer_size() < _OUT_BOUND_BYTES:
            writer.write(framing.frame(json.dumps(message).encode()))
