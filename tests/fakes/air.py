"""What stands around an encoder or a sink in tests: a mixer that writes known pictures, a desk for one worker.

The pictures carry their tick as bars of luma, read back by `read_tick`, so that a test can say which one arrived.
"""

from __future__ import annotations

import itertools
import select
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.contracts import messages, packets, specs, wire
from studio.ipc import clock as clocks
from studio.ipc import endpoint, framing
from studio.ipc.picture_ring import Format, PictureWriter, Planes, split_planes
from studio.ipc.sound_ring import SoundWriter
from studio.mixer.loop import SLOTS
from tests.parts import worker_process

U8 = NDArray[np.uint8]
BITS = 16
_BLACK, _WHITE = 16, 235


def draw_tick(luma: U8, tick: int) -> None:
    """Write the lowest `BITS` bits of `tick` as bars over the upper quarter of `luma`, a moving ramp below."""
    height, width = luma.shape
    bar = width // BITS
    for bit in range(BITS):
        luma[: height // 4, bit * bar : (bit + 1) * bar] = _WHITE if tick >> bit & 1 else _BLACK
    luma[height // 4 :] = _BLACK + (np.arange(width) + tick * 4) % 200


def read_tick(luma: U8) -> int:
    """What `draw_tick` wrote, after any encoding that leaves bars apart."""
    height, width = luma.shape
    bar = width // BITS
    row = luma[height // 16 : height // 5].mean(axis=0)
    return sum(1 << bit for bit in range(BITS) if row[bit * bar + bar // 4 : (bit + 1) * bar - bar // 4].mean() > 125)


def unwrapped(ticks: list[int]) -> list[int]:
    """What `read_tick` read of pictures in turn, counted on when its `BITS` bits begin anew: once in 36 minutes at 30/s.

    A step back stays one: each step is the shorter way round.
    """
    half = 1 << BITS - 1
    steps = [(after - before + half) % (2 * half) - half for before, after in itertools.pairwise(ticks)]
    return list(itertools.accumulate(steps, initial=ticks[0])) if ticks else []


class AirMixer:
    """Publishes a picture and a sound block per tick from a thread of its own until closed.

    `drop(tick)` says which ticks it misses, as a late mixer would; `flash(tick)` which are white, with a full-scale beep
    over the same time. `pictures`, flat I420, are shown in turn instead of the tick's number.
    """

    def __init__(
        self,
        session: Path,
        size: tuple[int, int] = (320, 180),
        rate_hz: int = 30,
        drop: Callable[[int], bool] = lambda _tick: False,
        flash: Callable[[int], bool] = lambda _tick: False,
        pictures: list[U8] | None = None,
    ) -> None:
        self.session, self.size, self.rate_hz = session, size, rate_hz
        self._drop, self._flash, self._pictures = drop, flash, pictures
        self._ring = PictureWriter(session, "program.main", Format.I420, *size, SLOTS)
        self._sound = SoundWriter(session, "program")
        self._clock = clocks.MonotonicClock()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="air-mixer")
        self.first_tick = clocks.tick_at(self._clock.now_ns(), rate_hz, 1) + 1
        self.last_tick = self.first_tick
        self._thread.start()

    def _run(self) -> None:
        tick = self.first_tick
        block = clocks.sample_at(clocks.tick_time_ns(tick, self.rate_hz, 1)) // 1024
        while not self._ending.is_set():
            due_ns = clocks.tick_time_ns(tick, self.rate_hz, 1)
            self._clock.sleep_until(due_ns)
            if not self._drop(tick):
                self._draw(self._ring.begin(), tick)
                self._ring.publish(due_ns, tick)
            while clocks.sample_time_ns((block + 1) * 1024) <= self._clock.now_ns():
                self._sound.write(block * 1024, self._block(block))
                block += 1
            self.last_tick = tick
            tick += 1

    def _draw(self, planes: Planes, tick: int) -> None:
        if self._pictures is not None:
            source = split_planes(self._pictures[tick % len(self._pictures)], Format.I420, *self.size)
            planes.y[:], planes.u[:], planes.v[:] = source.y, source.u, source.v
            return
        if self._flash(tick):
            planes.y[:] = _WHITE
        else:
            draw_tick(planes.y, tick)
        planes.u[:] = planes.v[:] = 128

    def _block(self, block: int) -> NDArray[np.float32]:
        """Silence; 997 Hz while the picture of that instant flashes."""
        index = block * 1024 + np.arange(1024)
        ticks = index * self.rate_hz // clocks.SAMPLE_RATE_HZ
        loud = np.array([0.8 if self._flash(int(tick)) else 0.0 for tick in ticks], np.float32)
        tone = (loud * np.sin(index % 48_000 * (2 * np.pi * 997 / 48_000))).astype(np.float32)
        return np.stack([tone, tone], axis=1)

    def close(self, goodbye: bool = True) -> None:
        """Stop publishing; without `goodbye` as if the process had been killed."""
        self._ending.set()
        self._thread.join()
        if goodbye:
            self._ring.close()
            self._sound.close()


class OneWorker:
    """A desk for one real worker process: starts it, hears it, commands it, kills it."""

    def __init__(self, session: Path, name: str, spec: specs.Spec) -> None:
        self.session, self.name = session, name
        self.spec = spec
        self.statuses: list[messages.Status] = []
        self.events: list[messages.Event] = []
        self._start()

    def _start(self) -> None:
        self._listener = endpoint.listen(self.session, "desk")  # takes the name over from another worker's desk
        self._listener.settimeout(40.0)  # an interpreter and its imports, beside others
        self.process = worker_process.start(self.session, self.name, self.spec)
        sock, _ = self._listener.accept()
        self._listener.close()
        self._link = framing.FramedSocket(sock)

    def say(self, message: messages.ToWorker) -> None:
        self._link.send(wire.encode(message))

    def listen(self, seconds: float) -> None:
        """Take what the worker says for so long."""
        clock = clocks.MonotonicClock()
        until = clock.now_ns() + int(seconds * clocks.NS)
        while (left := until - clock.now_ns()) > 0:
            self._take(left / clocks.NS)

    def until(self, wanted: Callable[[messages.Status], bool], seconds: float = 15.0) -> messages.Status:
        """The first status from now on that `wanted` accepts."""
        clock = clocks.MonotonicClock()
        until = clock.now_ns() + int(seconds * clocks.NS)
        seen = len(self.statuses)
        while (left := until - clock.now_ns()) > 0:
            for status in self.statuses[seen:]:
                if wanted(status):
                    return status
            seen = len(self.statuses)
            self._take(left / clocks.NS)
        raise AssertionError(f"{self.name} never said so; last: {self.statuses[-1:]}")

    def _take(self, timeout_s: float) -> None:
        payload = self._link.receive(timeout_s)
        if payload is None:
            return
        message = messages.decode_from_worker(payload)
        if isinstance(message, messages.Hello):
            self.statuses.append(message.status)
        elif isinstance(message, messages.Status):
            self.statuses.append(message)
        elif isinstance(message, messages.Event):
            self.events.append(message)

    def kill(self) -> None:
        """kill -9."""
        worker_process.kill(self.process)
        self._link.close()

    def restart(self) -> None:
        self._start()

    def close(self) -> int:
        """Stop it the proper way; returns its exit code."""
        code = worker_process.end(self.process, self.say)
        self._link.close()
        return code


def packets_of(received: list[packets.ToSink], kind: str) -> Iterator[packets.Packet]:
    return (message for message in received if isinstance(message, packets.Packet) and message.kind == kind)


def readable(descriptor: int, timeout_s: float) -> bool:
    return bool(select.select([descriptor], [], [], timeout_s)[0])
