"""The launcher's end of the fork server: workers begun as copies of one process that has imported everything already.

A worker that imports for itself takes 0.4 s of CPU and 25 MB that are the same in every other. The fork server
(`studio.workers.fork_server`) imports once and has one thread; what it forks shares those pages until it writes to them. Its
children are ours: we are their "child subreaper", the process in between ends at once, and the system hands them to us. So
they are signalled and waited for like any other child, and live on when the server does not.

Linux only. Where there is none, or it does not answer, `fork` gives None and the worker is started in the usual way.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

NAME = "fork_server"
KINDS = frozenset({"encoder", "mixer", "multiview", "probe", "sink", "source", "speaker"})  # our own code, and no other
READY = b"ready"
_READY_S = 15.0  # it imports meanwhile: waiting for it is no longer than importing again
_ANSWER_S = 3.0
_TRIES = 3
_PR_SET_CHILD_SUBREAPER = 36
# The command line of a copy is written over that of the server, so that `ps` tells them apart: this much more room.
_ROOM = "-" * 120


class ForkedProcess:
    """A child that we did not start ourselves, with what is needed of `subprocess.Popen`."""

    def __init__(self, pid: int, stdin: int) -> None:
        self.pid = pid
        self.stdin = os.fdopen(stdin, "wb", 0)
        self._code: int | None = None

    def poll(self) -> int | None:
        """The exit code once it ended (negative: signal), else None."""
        if self._code is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:
                self._code = -signal.SIGKILL  # somebody else waited for it: nobody knows
            else:
                self._code = os.waitstatus_to_exitcode(status) if pid else None
        return self._code

    def terminate(self) -> None:
        os.kill(self.pid, signal.SIGTERM)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)


class ForkServer:
    """One thread. Starts the server at once, and anew after a failure, three times in all."""

    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        self._environment, self._log = dict(environment), log
        self._tries = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._ready = False
        self._began_s = 0.0
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
            self._start()

    @property
    def pid(self) -> int:
        """Of the server; 0 while there is none."""
        return self._process.pid if self._process is not None else 0

    def fork(self, name: str, log: int) -> ForkedProcess | None:
        """The worker `name` as a copy of the server, writing to the open file `log`; None where it must be started otherwise."""
        if self._socket is None or not self._is_ready():
            return None
        reading, writing = os.pipe()
        try:
            socket.send_fds(self._socket, [name.encode()], [reading, log])
            pid = int(self._receive(_ANSWER_S))
        except (OSError, ValueError):
            pid = 0
        finally:
            os.close(reading)
        if pid:
            return ForkedProcess(pid, writing)
        os.close(writing)  # a copy that came of it after all ends with this
        self._fail()
        return None

    def close(self) -> None:
        """End the server; its children have ended, or are waited for by others."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if self._process is not None:
            try:
                self._process.wait(1.0)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def _start(self) -> None:
        self._tries += 1
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs, open(self._log, "ab") as log:
            command = [sys.executable, "-m", "studio.workers.fork_server", _ROOM]
            try:
                self._process = subprocess.Popen(
                    command, stdin=theirs.fileno(), stdout=log, stderr=log, env=self._environment, start_new_session=True
                )
            except OSError:
                ours.close()
                return
        self._socket, self._ready, self._began_s = ours, False, time.monotonic()

    def _is_ready(self) -> bool:
        if not self._ready:
            try:
                self._ready = self._receive(max(0.0, self._began_s + _READY_S - time.monotonic())) == READY
            except OSError:
                self._ready = False
            if not self._ready:
                self._fail()
        return self._ready

    def _receive(self, timeout_s: float) -> bytes:
        assert self._socket is not None
        if not select.select([self._socket], [], [], timeout_s)[0]:
            raise TimeoutError
        return self._socket.recv(64)

    def _fail(self) -> None:
        """It died or hangs: end it, and begin another for those who come later."""
        if self._process is not None:
            with contextlib.suppress(OSError):
                self._process.kill()
        self.close()
        if self._tries < _TRIES:
            self._start()
