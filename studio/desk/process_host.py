"""Where worker processes run, as supervision asks for them: a small protocol, and the one over launcher and links.

Supervision (`processes`) decides; a host starts, tells and signals. What comes of it is said to supervision: the launcher's
word through `Processes.hear_launcher`, the workers' through `Listener`. Tests run the real desk over scripted processes.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Protocol

from studio.contracts import messages
from studio.contracts.spec_files import write_spec
from studio.contracts.specs import Spec
from studio.desk.launcher_link import Launcher
from studio.desk.worker_server import Listener, WorkerServer


class ProcessHost(Protocol):
    """Starts worker processes and speaks to them, by their names. Belongs to the desk's loop; no method blocks."""

    async def start(self, listener: Listener) -> None:
        """Let workers dial: from now on `listener` hears what they say."""

    async def stop(self) -> None:
        """Hear nobody any more."""

    async def prepare(self, name: str, spec: Spec) -> None:
        """Lay out what a process of this name is to start from.

        Raises:
            OSError: the disk refuses.
        """

    def spawn(self, name: str) -> None:
        """Ask for the process; whether it was started is said through `Processes.hear_launcher`."""

    def started(self, name: str) -> None:
        """Supervision knows now that it was started: its first message counts."""

    def send(self, name: str, message: messages.ToWorker) -> bool:
        """Say something to a worker; False when it is not on the line or does not read."""

    def signal(self, name: str, kill: bool) -> None:
        """End it, kindly or not."""


class LaunchedProcesses:
    """The processes of this session: spec files tell them what to be, the launcher starts them, they dial the desk's endpoint."""

    def __init__(self, session: Path, launcher: Launcher) -> None:
        self._session, self._launcher = session, launcher
        self._server: WorkerServer | None = None

    async def start(self, listener: Listener) -> None:
        self._server = WorkerServer(self._session, listener)
        await self._server.start()

    async def stop(self) -> None:
        if self._server is not None:
            await self._server.stop()

    async def prepare(self, name: str, spec: Spec) -> None:
        await asyncio.to_thread(write_spec, self._session, name, spec)

    def spawn(self, name: str) -> None:
        self._launcher.spawn(name)

    def started(self, name: str) -> None:
        if self._server is not None:
            self._server.started(name)

    def send(self, name: str, message: messages.ToWorker) -> bool:
        return self._server is not None and self._server.send(name, message)

    def signal(self, name: str, kill: bool) -> None:
        self._launcher.signal(name, kill=kill)
