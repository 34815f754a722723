"""A real sink worker process between a real packet link and a stand-in for the desk that records what it says."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from pathlib import Path
from types import TracebackType

import msgspec

from studio.contracts import messages, specs, wire
from studio.ipc import endpoint, framing, session
from studio.values.errors import LinkClosedError
from tests.parts import worker_process
from tests.parts.stream import Clip, Feeder, clip


class SinkRig:
    """Everything a sink needs, in a session of its own.

    with SinkRig(target) as rig:
        rig.secret("key"); rig.wait("live")
    """

    def __init__(
        self, target: specs.SinkSpec | object, made: Clip | None = None, feed: bool = True, root: Path = worker_process.ROOT
    ) -> None:
        self.folder = session.create()
        self.spec = specs.SinkSpec(id="out", name="Out", encoder="main", target=target)  # type: ignore[arg-type]
        self.history: list[tuple[float, messages.Status]] = []
        self.feeder: Feeder | None = None
        self._made = made or clip()
        self._feed = feed
        self._root = root  # of the studio
        self._desk = endpoint.listen(self.folder, "desk")
        self._link: framing.FramedSocket | None = None
        self._joined = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._serve, name="desk")

    def __enter__(self) -> SinkRig:
        if self._feed:
            self.start_feeder()
        self._thread.start()
        self.start_worker()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop_worker()
        self.stop_feeder()
        self._thread.join(5)
        self._desk.close()
        if error is not None:
            for log in (self.folder / "logs").iterdir():
                print(f"--- {log.name}\n{log.read_text()}")
            print("\n".join(f"{at:.2f} {status.state} {status.text} {status.figures}" for at, status in self.history))
        shutil.rmtree(self.folder)

    # ------------------------------------------------------------ the encoder

    def start_feeder(self, run: int = 1) -> None:
        self.feeder = Feeder(self.folder, "main", self._made, run)
        self.feeder.start()

    def stop_feeder(self) -> None:
        if self.feeder is not None:
            self.feeder.stop()
            self.feeder = None

    # ------------------------------------------------------------ the worker

    def start_worker(self) -> None:
        log = self.folder / "logs" / "sink.log"
        self._process = worker_process.start(self.folder, "sink.out", self.spec, log, ("-W", "error"), self._root)
        assert self._joined.wait(40), "the worker says hello"

    def stop_worker(self) -> int:
        """A clean stop; the exit code."""
        assert self._process is not None
        return worker_process.end(self._process, self.say, patience_s=5)

    # ------------------------------------------------------------ the desk

    def say(self, message: messages.ToWorker) -> None:
        if self._link is None:
            raise LinkClosedError("no worker has dialled")
        self._link.send(wire.encode(message))

    def secret(self, key: str) -> None:
        self.say(messages.Secret("key", key))

    def configure(self, **changes: object) -> None:
        """Send the spec with changes."""
        self.spec = msgspec.structs.replace(self.spec, **changes)
        self.say(messages.Configure(self.spec))

    @property
    def status(self) -> messages.Status:
        return self.history[-1][1]

    def wait(self, state: messages.State, timeout_s: float = 10.0, text: str = "", after: int = 0) -> messages.Status:
        """The first status from number `after` of the history on in that state, with `text` in its text."""
        until = time.monotonic() + timeout_s
        while True:
            for _, status in self.history[after:]:
                if status.state == state and text in status.text:
                    return status
            assert time.monotonic() < until, f"not {state} {text!r} within {timeout_s} s; last: {self.history[-1:]}"
            time.sleep(0.02)

    def figure(self, name: str) -> float:
        value = self.status.figures[name]
        assert isinstance(value, int | float)
        return value

    def said(self) -> str:
        """Everything the worker ever said or logged, to look for secrets in."""
        logs = "".join(log.read_text() for log in (self.folder / "logs").iterdir())
        return logs + "".join(repr(status) for _, status in self.history)

    def _serve(self) -> None:
        """One worker's link, until it hangs up."""
        self._desk.settimeout(40)  # an interpreter and its imports, beside others
        sock, _ = self._desk.accept()
        link = framing.FramedSocket(sock)
        while True:
            try:
                payload = link.receive(None)
            except LinkClosedError:
                break
            assert payload is not None
            message = messages.decode_from_worker(payload)
            now = time.monotonic()
            if isinstance(message, messages.Hello):
                assert message.token == session.token(self.folder)
                self.history.append((now, message.status))
                self._link = link
                self._joined.set()
            elif isinstance(message, messages.Status):
                self.history.append((now, message))
        link.close()
