"""The child table: processes we started, by name. Spawns, signals, reaps; keeps each one's log bounded.

A child is the leader of its own process group and holds the reading end of a pipe as standard input: when we go, the
pipe closes and it stops by itself, on every system.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from studio.ipc import session as sessions
from studio.launcher import fork_server, remains

LOG_BOUND_BYTES = 2 << 20
_LOG_KEPT_BYTES = 256 << 10
_PEOPLES = ("desk", "ui")  # they start what people go on using: a browser, a keyring's question
_ROOT = Path(__file__).resolve().parents[2]


def command_line(name: str) -> list[str]:
    """What to run for the process `name`."""
    if name == "desk":
        return [sys.executable, "-m", "studio.desk"]
    if name == "ui":
        return [sys.executable, "-m", "ui"]
    return [sys.executable, "-m", "studio.workers", name]


def _kind(name: str) -> str:
    return name.partition(".")[0]


def valid_name(name: object) -> bool:
    """True for what may become a process and a file name: `kind` or `kind.id`."""
    return isinstance(name, str) and 0 < len(name) < 100 and name[0].isalpha() and all(c.isalnum() or c in ".-_" for c in name)


@dataclass(slots=True)
class Child:
    name: str
    process: subprocess.Popen[bytes] | fork_server.ForkedProcess
    started_ns: int

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def ended(self) -> bool:
        """Whether it has ended and still holds its number (not reaped yet). False where the system cannot say."""
        if not hasattr(os, "waitid"):
            return False
        try:
            return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        except ChildProcessError:
            return False


class ChildTable:
    """One thread. Names are unique while the process lives."""

    def __init__(self, session: Path) -> None:
        self.session = session
        self.children: dict[str, Child] = {}
        self._forks: fork_server.ForkServer | None = None

    def serve_forks(self) -> None:
        """From now on workers begin as copies of one process, where the system can do that."""
        self._forks = fork_server.ForkServer(self._environment(fork_server.NAME), self._log(fork_server.NAME))

    @property
    def processes(self) -> list[dict[str, str | int]]:
        """Name and process id of everything that runs, the fork server included."""
        found: list[dict[str, str | int]] = [{"name": child.name, "pid": child.pid} for child in self.children.values()]
        if self._forks is not None and self._forks.pid:
            found.append({"name": fork_server.NAME, "pid": self._forks.pid})
        return found

    def close(self) -> None:
        """After the last child."""
        if self._forks is not None:
            self._forks.close()

    def is_pid_of(self, name: str, pid: int) -> bool:
        """Whether the process `pid` is the child `name`."""
        child = self.children.get(name)
        return child is not None and child.pid == pid

    def spawn(self, name: str, now_ns: int) -> Child:
        """Start `name`, or give the one that runs.

        Raises:
            OSError: the system starts no further process.
        """
        running = self.children.get(name)
        if running is not None:
            return running
        process: subprocess.Popen[bytes] | fork_server.ForkedProcess | None = None
        with open(self._log(name), "ab") as log:
            if self._forks is not None and _kind(name) in fork_server.KINDS:
                process = self._forks.fork(name, log.fileno())
            if process is None:
                process = subprocess.Popen(
                    command_line(name),
                    stdin=subprocess.PIPE,
                    stdout=log,
                    stderr=log,
                    env=self._environment(name),
                    cwd=os.getcwd(),
                    start_new_session=True,
                )
        child = Child(name, process, now_ns)
        self.children[name] = child
        return child

    def _environment(self, name: str) -> dict[str, str]:
        path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH", "")]))
        own = {sessions.ENVIRONMENT_NAME: str(self.session), "PYTHONPATH": path, "PYTHONUNBUFFERED": "1"}
        return os.environ | own | {remains.NAME: remains.mark(name)}

    def signal(self, name: str, kill: bool) -> None:
        """Ask the child to end, or end it. Nothing happens when it is gone."""
        child = self.children.get(name)
        if child is None or child.process.poll() is not None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if not kill:
                child.process.terminate()
            elif hasattr(os, "killpg"):
                os.killpg(child.pid, signal.SIGKILL)  # with whatever it started itself
            else:
                child.process.kill()

    def reap(self) -> list[tuple[Child, int]]:
        """Children that ended since the last call, with their exit codes (negative: signal). What they started ends too."""
        ended = []
        for child in list(self.children.values()):
            worker = _kind(child.name) not in _PEOPLES
            if worker and child.ended:
                remains.end_group(child.pid)
            code = child.process.poll()
            if code is None:
                continue
            del self.children[child.name]
            if child.process.stdin is not None:
                child.process.stdin.close()
            if _kind(child.name) == "plugin":
                remains.end_marked(child.name)
            ended.append((child, code))
        self._bury_orphans()
        return ended

    def _bury_orphans(self) -> None:
        """What our children left behind when they ended comes to us (we are its subreaper): wait for it when it has ended."""
        if self._forks is None or not hasattr(os, "waitid"):
            return
        ours = {child.pid for child in self.children.values()} | {self._forks.pid}
        with contextlib.suppress(ChildProcessError):
            while (found := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)) and found.si_pid not in ours:
                os.waitpid(found.si_pid, 0)

    def bound_logs(self) -> None:
        """Cut logs that grew over the bound to their last lines. The writers append, so they go on at the new end."""
        for path in (self.session / "logs").iterdir():
            if path.stat().st_size <= LOG_BOUND_BYTES:
                continue
            with open(path, "r+b") as file:
                file.seek(-_LOG_KEPT_BYTES, os.SEEK_END)
                tail = file.read()
                file.seek(0)
                file.truncate()
                file.write(tail)

    def last_words(self, name: str, lines: int = 12) -> str:
        """The end of a child's log."""
        try:
            with open(self._log(name), "rb") as file:
                file.seek(max(0, file.seek(0, os.SEEK_END) - 8192))
                return "\n".join(file.read().decode("utf-8", "replace").splitlines()[-lines:])
        except OSError:
            return ""

    def _log(self, name: str) -> Path:
        return self.session / "logs" / f"{name}.log"
