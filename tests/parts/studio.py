"""The whole studio as a user starts it: `main.py` and all its processes, with a client on its control port."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from studio.control.client import Client
from studio.values.errors import LinkClosedError
from tests.parts.session_processes import processes_of

ROOT = Path(__file__).parents[2]
_BEGINS_S = 60.0  # two seconds where nothing else runs: the launcher, what workers import, then the desk
ENDS_S = 60.0  # the launcher gives the desk 20 s, then each of eight waves of processes 4 s


class Studio:
    """One run. `with Studio(folder, "--headless", show, "--go-live") as studio: ...`; it is stopped at the end.

    `folder` keeps the session (memory, logs); environment variables may be added.
    """

    before: tuple[str, ...] = ()  # what its command line stands behind

    def __init__(self, folder: Path, *arguments: object, **environment: str) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        command = [*self.before, sys.executable, str(ROOT / "main.py"), *map(str, arguments), "--session-root", str(folder)]
        self._log = open(folder / "studio.log", "wb")  # noqa: SIM115  (closed in close)
        settings = {
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "HOME": str(folder),
            **{name: value for name, value in os.environ.items() if name not in ("HOME",)},
            **environment,
        }
        self.process = subprocess.Popen(
            command, cwd=folder, env=settings, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log
        )
        self._client: Client | None = None
        try:
            self.session = self._find_session()
        except AssertionError:
            self.process.kill()
            self.process.wait(10)
            self._log.close()
            raise

    def _find_session(self) -> Path:
        def found() -> list[Path]:
            return [path.parent for path in self.folder.glob("nightmarket-*/control.json")]

        self._wait(lambda: bool(found()), _BEGINS_S, "the desk's control port")
        return found()[0]

    def _wait(self, condition: Callable[[], bool], timeout_s: float, what: str) -> None:
        until = time.monotonic() + timeout_s
        while not condition():
            assert self.process.poll() is None, f"the studio ended with {self.process.returncode}:\n{self.log()}"
            assert time.monotonic() < until, f"not within {timeout_s} s: {what}\n{self.log()}"
            time.sleep(0.05)

    # ------------------------------------------------------------ control

    def call(self, method: str, **params: Any) -> Any:
        """A command; redials once when the desk was restarted meanwhile."""
        for last in (False, True):
            try:
                if self._client is None:
                    self._client = Client(self.session, "test")
                return self._client.call(method, **params)
            except (LinkClosedError, OSError):
                self.hang_up()
                if last:
                    raise
        return None

    def state(self) -> dict[str, Any]:
        tree: dict[str, Any] = self.call("snapshot")["state"]
        return tree

    def until(self, holds: Callable[[dict[str, Any]], object], timeout_s: float, what: str) -> dict[str, Any]:
        """The state once it satisfies `holds`; survives the desk being away meanwhile."""
        seen: dict[str, Any] = {}

        def check() -> bool:
            try:
                seen.update(self.state())
            except (LinkClosedError, OSError, TimeoutError, KeyError, ValueError):
                return False
            return bool(holds(seen))

        try:
            self._wait(check, timeout_s, what)
        except AssertionError as error:
            named = ("alarms", "air", "selling", "cards", "destinations", "sources", "encoders", "mixer", "processes")
            relevant = {key: seen.get(key) for key in named}
            raise AssertionError(f"{error}\n{json.dumps(relevant, default=str)[:20_000]}") from None
        return seen

    def destination_is(self, name: str, state: str, timeout_s: float = 15) -> dict[str, Any]:
        """The destination's entry of the state tree once it is in `state`."""
        tree = self.until(lambda tree: tree["destinations"].get(name, {}).get("state") == state, timeout_s, f"{name} {state}")
        entry: dict[str, Any] = tree["destinations"][name]
        return entry

    def on_air(self, seconds: float, rate: int = 30) -> None:
        """Wait until the mixer has made that many more seconds of program at `rate`; it may be restarted meanwhile."""

        def ticks(tree: dict[str, Any]) -> int:
            return int(tree["mixer"]["figures"].get("ticks", 0))

        wanted = ticks(self.until(ticks, 10, "a mixer that counts")) + seconds * rate
        self.until(lambda tree: ticks(tree) >= wanted, seconds + 20, f"{seconds} s of program")

    # ------------------------------------------------------------ processes

    def pid(self, name: str) -> int:
        """Process id of a worker, the desk or the window, by its name in the session."""
        module = {"desk": "studio.desk", "ui": "ui"}.get(name)
        for pid, words in processes_of(self.session):
            if _runs(words, module) if module is not None else {"studio.workers", name} <= set(words):
                return pid
        raise AssertionError(f"no process {name}")

    def kill(self, name: str, with_signal: int = signal.SIGKILL) -> int:
        """Kill one of the studio's processes; returns its id."""
        pid = self.pid(name)
        os.kill(pid, with_signal)
        return pid

    def log(self) -> str:
        """The tail of everything the studio's processes printed."""
        self._log.flush()
        texts = [(self.folder / "studio.log").read_text(errors="replace")[-3000:]]
        for path in sorted(self.folder.glob("nightmarket-*/logs/*.log")):
            if path.stat().st_size:
                texts.append(f"--- {path.name}\n{path.read_text(errors='replace')[-1500:]}")
        return "\n".join(texts)

    # ------------------------------------------------------------ end

    def hang_up(self) -> None:
        """End the connection to the control port; the next call dials anew."""
        if self._client is not None:
            with contextlib.suppress(Exception):
                self._client.close()
            self._client = None

    def wait(self, timeout_s: float = ENDS_S) -> int:
        """The exit code, once the studio ended by itself."""
        self.hang_up()
        return self.process.wait(timeout_s)

    def stop(self, timeout_s: float = ENDS_S) -> int:
        """Ask it to end as Ctrl-C does; returns the exit code."""
        self.hang_up()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout_s)

    def close(self) -> None:
        self.hang_up()
        try:
            self.stop()
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
            raise AssertionError(f"the studio does not stop:\n{self.log()}") from None
        finally:
            self._log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _runs(words: tuple[str, ...], module: str) -> bool:
    return "-m" in words and words[words.index("-m") + 1] == module
