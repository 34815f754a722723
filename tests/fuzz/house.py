"""The real desk and the real rehearsal shop as processes, with mixer and cards where pictures are wanted; no other worker.

Stands in for the launcher. Clocks may run faster (`haste`), for all of its processes alike; times here are theirs.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import shutil
import signal
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from studio.control.client import Client
from studio.ipc import session as sessions
from studio.launcher.children import ChildTable
from studio.launcher.desk_port import DeskPort
from studio.launcher.options import Options, write_run_file
from studio.values.errors import LinkClosedError

SHOP = "plugin.rehearsal"
MIXER, CARDS = "mixer", "plugin.cards"
_HASTE_FOLDER = Path(__file__).parent / "haste"
_BOOK = Path("rehearsal-shop") / "rehearsal-shop.sqlite3"
_LOOK_S = 0.02  # of the machine's own seconds
_AGAIN_S = 0.2  # between two questions whether something is so
_START_S = 30.0  # of the machine's own seconds: a process that starts has no use for a faster clock


class House:
    """One desk with its shop. `with House(show, haste) as house: ...`"""

    def __init__(self, show: Path, haste: float, pictures: bool = False) -> None:
        self.haste = haste
        self.silent_since_s: dict[str, float] = {}  # processes that were stopped, and neither go on nor begun anew
        self._granted = (SHOP, MIXER, CARDS) if pictures else (SHOP,)
        self._home = Path(tempfile.mkdtemp(prefix="nightmarket-fuzz-"))
        self.session = sessions.create()
        write_run_file(self.session, Options(show=str(show)))
        self._table = ChildTable(self.session)
        self._selector = selectors.DefaultSelector()
        self._port = DeskPort(self.session, self._selector, lambda _pid: True)
        self._lock = threading.Lock()
        self._ending = False
        self._client: Client | None = None
        self._book: sqlite3.Connection | None = None
        with self._lock:
            self._spawn("desk")
        self._thread = threading.Thread(target=self._serve, name="launcher", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # ------------------------------------------------------------ time

    def now_s(self) -> float:
        """The time of its processes."""
        return time.monotonic() * self.haste

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds / self.haste)

    # ------------------------------------------------------------ the desk and the shop

    def call(self, method: str, **params: Any) -> Any:
        """What the desk answers; dials anew when it was restarted meanwhile.

        Raises:
            RpcError: the desk refused.
            AssertionError: there is no desk for 20 s of the machine's time.
        """
        until = time.monotonic() + 20
        while True:
            try:
                if self._client is None:
                    self._client = Client(self.session, "fuzz", 10)
                return self._client.call(method, **params)
            except (LinkClosedError, OSError, TimeoutError, ValueError, KeyError):
                self._hang_up()
            assert time.monotonic() < until, f"no desk answers\n{self.log()}"
            time.sleep(_LOOK_S)

    def state(self) -> dict[str, Any]:
        tree: dict[str, Any] = self.call("snapshot")["state"]
        return tree

    def book(self, *queries: str) -> list[list[tuple[Any, ...]]]:
        """What the shop has on disk, all answers of one moment: nobody told it to us."""
        until = time.monotonic() + 10
        while True:
            try:
                if self._book is None:
                    self._book = sqlite3.connect(
                        f"file:{self.session / _BOOK}?mode=ro", uri=True, timeout=5, isolation_level=None
                    )
                self._book.execute("begin")
                found = [self._book.execute(query).fetchall() for query in queries]
                self._book.execute("commit")
                return found
            except sqlite3.OperationalError:  # not there yet, or its writer was killed in the middle of it
                if time.monotonic() > until:
                    raise
                self._put_down()
                time.sleep(_LOOK_S)

    def _put_down(self) -> None:
        if self._book is not None:
            self._book.close()
            self._book = None

    def kill(self, name: str, number: int = signal.SIGKILL) -> int:
        """Signal a process; its id, 0 when there is none."""
        with self._lock:
            child = self._table.children.get(name)
            if child is None:
                return 0
            with contextlib.suppress(ProcessLookupError):
                os.kill(child.pid, number)
            if number == signal.SIGSTOP:
                self.silent_since_s[name] = self.now_s()
            if number == signal.SIGCONT:
                self.silent_since_s.pop(name, None)
            return child.pid

    def log(self) -> str:
        texts = [f"--- {path.name}\n{path.read_text(errors='replace')[-2000:]}" for path in (self.session / "logs").iterdir()]
        return "\n".join(texts)

    def until(
        self, holds: Callable[[], object], within_s: float, what: Callable[[], str] | str, *, starting: bool = False
    ) -> None:
        """Wait until it is so; `within_s` of its own time, and longer on a faster clock while processes may be `starting`."""
        end = self.now_s() + within_s + (_START_S * (self.haste - 1) if starting else 0)
        while not holds():
            assert self.now_s() < end, f"not within {within_s:g} s: {what() if callable(what) else what}"
            self.sleep(_AGAIN_S)

    # ------------------------------------------------------------ the launcher's part

    def _serve(self) -> None:
        while not self._ending:
            events = self._selector.select(_LOOK_S)
            with self._lock:
                for key, _ in events:
                    for said in self._port.ready(key.fileobj):
                        self._obey(said)
                if self._port.newcomer:
                    self._port.newcomer = False
                    children = [{"name": child.name, "pid": child.pid} for child in self._table.children.values()]
                    self._port.send({"children": children})
                for child, code in self._table.reap():
                    self._port.send({"exited": child.name, "pid": child.pid, "code": code})
                    if child.name == "desk" and not self._ending:
                        self._spawn("desk")

    def _obey(self, said: dict[str, Any]) -> None:
        name = str(said.get("name", ""))
        match said.get("do"):
            case "spawn" if name in self._granted:
                self._port.send({"spawned": name, "pid": self._spawn(name)})
            case "signal":
                self._table.signal(name, kill=said.get("signal") == "KILL")

    def _spawn(self, name: str) -> int:
        self.silent_since_s.pop(name, None)
        path = os.pathsep.join(filter(None, [str(_HASTE_FOLDER), os.environ.get("PYTHONPATH", "")]))
        more = {
            "PYTHONPATH": path,
            "NIGHTMARKET_TEST_HASTE": str(self.haste),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "XDG_DATA_HOME": str(self._home),
            "HOME": str(self._home),
        }
        before = {key: os.environ.get(key) for key in more}
        os.environ.update(more)
        try:
            return self._table.spawn(name, time.monotonic_ns()).pid
        finally:
            for key, value in before.items():
                if value is None:
                    del os.environ[key]
                else:
                    os.environ[key] = value

    # ------------------------------------------------------------ end

    def _hang_up(self) -> None:
        if self._client is not None:
            with contextlib.suppress(Exception):
                self._client.close()
            self._client = None

    def close(self) -> None:
        self._hang_up()
        self._put_down()
        self._ending = True
        self._thread.join(10)
        children = list(self._table.children.values())
        for child in children:
            self._table.signal(child.name, kill=True)
        for child in children:
            child.process.wait(10)
        self._table.reap()
        self._port.close()
        self._selector.close()
        shutil.rmtree(self.session, ignore_errors=True)
        shutil.rmtree(self._home, ignore_errors=True)
