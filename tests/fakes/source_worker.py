"""A real source worker in its own process, with the test in the desk's and the mixer's place."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from studio.contracts import messages, specs, wire
from studio.ipc import endpoint, framing, session
from studio.ipc.picture_ring import Format, RingFinder
from studio.ipc.sound_ring import SoundReader
from tests.parts import worker_process

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]


@dataclass
class Shot:
    """A picture as the mixer would have seen it."""

    due_ns: int
    y: U8
    u: U8
    v: U8
    a: U8 | None
    seen_ns: int
    format: Format


class SourceWorker:
    """Use as a context manager; the process is stopped and the session removed at the end."""

    def __init__(self, spec: specs.SourceSpec) -> None:
        self.spec = spec
        self.folder = session.create()
        self.name = f"source.{spec.id}"
        self.statuses: list[messages.Status] = []
        self.events: list[messages.Event] = []
        self._listener = endpoint.listen(self.folder, "desk")
        self._listener.settimeout(40)  # an interpreter and its imports, beside others
        self.process = worker_process.start(self.folder, self.name, spec)
        sock, _ = self._listener.accept()
        self._link = framing.FramedSocket(sock)
        self._finder = RingFinder(self.folder, self.name, patience=1)
        self._sound = SoundReader(self.folder, self.name)
        self._number, self._epoch = 0, 0
        self._early: list[Shot] = []

    def __enter__(self) -> SourceWorker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._finder.close()
        self._sound.close()
        worker_process.end(self.process, self.send)
        self._link.close()
        self._listener.close()
        shutil.rmtree(self.folder)

    def send(self, message: messages.ToWorker) -> None:
        self._link.send(wire.encode(message))

    def hear(self, timeout_s: float = 0.0) -> None:
        """Take in what the worker said."""
        while (payload := self._link.receive(timeout_s)) is not None:
            message = messages.decode_from_worker(payload)
            if isinstance(message, messages.Status):
                self.statuses.append(message)
            elif isinstance(message, messages.Hello):
                self.statuses.append(message.status)
            elif isinstance(message, messages.Event):
                self.events.append(message)
            timeout_s = 0.0

    def wait_state(self, state: str, timeout_s: float = 15.0) -> messages.Status:
        """The next status of that state."""
        until = time.monotonic() + timeout_s
        while time.monotonic() < until:
            self.hear(0.1)
            for status in self.statuses:
                if status.state == state:
                    self.statuses.clear()
                    return status
        raise AssertionError(f"no status {state!r} within {timeout_s} s")

    def shots(self, count: int, timeout_s: float = 15.0) -> list[Shot]:
        """The next `count` pictures that the worker publishes, copied; none is left out."""
        got, self._early = self._early, []
        until = time.monotonic() + timeout_s
        while len(got) < count:
            assert time.monotonic() < until, f"only {len(got)} of {count} pictures within {timeout_s} s"
            ring = self._finder.ring()
            if ring is not None:
                if ring.epoch != self._epoch:
                    self._epoch, self._number = ring.epoch, 0
                for picture in ring.after(self._number):
                    planes = picture.planes
                    parts = [None if part is None else part.copy() for part in (planes.y, planes.u, planes.v, planes.a)]
                    if picture.still_valid():
                        self._number = picture.number
                        got.append(Shot(picture.due_ns, *parts, time.monotonic_ns(), picture.format))  # type: ignore[arg-type]
            time.sleep(0.004)
        self._early = got[count:]
        return got[:count]

    def alive_age_s(self) -> float:
        """How long ago the worker last published or touched."""
        ring = self._finder.ring()
        assert ring is not None
        return (time.monotonic_ns() - ring.alive_ns) / 1e9

    def sound(self, start: int, count: int, timeout_s: float = 10.0) -> F32:
        """Samples `start` to `start + count`, waited for; all of them must have been written."""
        until = time.monotonic() + timeout_s
        while self._sound.end < start + count:
            assert time.monotonic() < until, "no sound"
            time.sleep(0.01)
        out = np.zeros((count, 2), np.float32)
        assert self._sound.read(start, out) == count
        return out

    def whole_sound(self, count: int, timeout_s: float = 20.0) -> F32:
        """The newest `count` samples, as soon as none of them is missing: on its way over a network some may be lost."""
        until = time.monotonic() + timeout_s
        out = np.zeros((count, 2), np.float32)
        while self._sound.end < count or self._sound.read(self._sound.end - count, out) < count:
            assert time.monotonic() < until, f"never {count} samples in a row"
            time.sleep(0.05)
        return out

    def sound_end(self) -> int:
        return self._sound.end
