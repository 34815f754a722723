"""Any worker as a real process, with a stand-in for the desk that records what it says.

with WorkerRig("speaker.monitor", SpeakerSpec(...)) as rig:
    rig.wait("running")
"""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from types import TracebackType

from studio.contracts import messages, specs, wire
from studio.ipc import endpoint, framing, session
from studio.values.errors import LinkClosedError
from tests.parts import worker_process

_STARTS_S = 40  # an interpreter and its imports, beside those of a busy computer


class WorkerRig:
    """One worker in a session of its own. Restarts it when it ends with `EXIT_RESTART_ME`, as the desk would."""

    def __init__(self, name: str, spec: specs.Spec, environment: dict[str, str] | None = None) -> None:
        self.folder = session.create()
        self.name, self.spec = name, spec
        self.history: list[tuple[float, messages.Status]] = []
        self.events: list[messages.Event] = []
        self.exits: list[int] = []
        self._environment = environment or {}
        self._desk = endpoint.listen(self.folder, "desk")
        self._link: framing.FramedSocket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._ending = False
        self._thread = threading.Thread(target=self._serve, name="desk")

    def __enter__(self) -> WorkerRig:
        self._thread.start()
        self._start()
        until = time.monotonic() + _STARTS_S
        while not self.history and self._process is not None and self._process.poll() is None and time.monotonic() < until:
            time.sleep(0.02)  # what is waited for from here on is the worker's affair
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._ending = True
        self.stop()
        self._thread.join(5)
        self._desk.close()
        if error is not None:
            print((self.folder / "logs" / self.name).read_text())
            print("\n".join(f"{at:.2f} {status.state} {status.text} {status.figures}" for at, status in self.history))
        shutil.rmtree(self.folder)

    def _start(self) -> None:
        log = self.folder / "logs" / self.name
        self._process = worker_process.start(self.folder, self.name, self.spec, log, **self._environment)

    def say(self, message: messages.ToWorker) -> None:
        if self._link is None:
            raise LinkClosedError("no worker has dialled")
        self._link.send(wire.encode(message))

    def stop(self) -> int:
        """A clean stop within 5 s, a kill otherwise; the exit code."""
        self._ending = True
        assert self._process is not None
        return worker_process.end(self._process, self.say, patience_s=5)

    def ended(self, timeout_s: float) -> int:
        """Wait until the worker ends by itself; its exit code."""
        assert self._process is not None
        return self._process.wait(timeout_s)

    def now(self) -> int:
        """A mark in the history for `wait(after=...)`."""
        return len(self.history)

    def wait(self, state: messages.State, timeout_s: float = 10.0, text: str = "", after: int = 0) -> float:
        """Seconds from now (roughly) until the first status from number `after` on in that state, with `text` in its text."""
        began = time.monotonic()
        while True:
            for at, status in self.history[after:]:
                if status.state == state and text in status.text:
                    return at - began
            assert time.monotonic() < began + timeout_s, f"not {state} {text!r} in {timeout_s} s; last: {self.history[-1:]}"
            time.sleep(0.02)

    def answer(self, timeout_s: float = 20.0) -> dict[str, object]:
        """The data of the event `answer`."""
        until = time.monotonic() + timeout_s
        while not any(event.name == "answer" for event in self.events):
            assert time.monotonic() < until, "no answer"
            time.sleep(0.02)
        return next(event.data for event in self.events if event.name == "answer")

    def _serve(self) -> None:
        """One link after another, until the worker is to end."""
        self._desk.settimeout(0.2)
        while not self._ending:
            self._restart_if_asked()
            try:
                sock, _ = self._desk.accept()
            except TimeoutError:
                continue
            self._link = framing.FramedSocket(sock)
            try:
                while (payload := self._link.receive(None)) is not None:
                    self._record(messages.decode_from_worker(payload))
            except LinkClosedError:
                self._link.close()
                self._link = None

    def _record(self, message: messages.FromWorker) -> None:
        if isinstance(message, messages.Event):
            self.events.append(message)
        status = message.status if isinstance(message, messages.Hello) else message
        if isinstance(status, messages.Status):
            self.history.append((time.monotonic(), status))

    def _restart_if_asked(self) -> None:
        if self._process is None or self._process.poll() is None or self._ending:
            return
        if len(self.exits) < 1000 and (not self.exits or self.exits[-1] != self._process.pid):
            code = self._process.returncode
            if code == messages.EXIT_RESTART_ME:
                assert self._process.stdin is not None
                self._process.stdin.close()
                self.exits.append(code)
                self._start()
