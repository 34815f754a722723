"""A worker's link to the desk, without threads and without ever blocking: call `poll` from the worker's own loop.

The link dials the session's `desk` endpoint, says hello, and redials every quarter second when the desk is away, so
that a desk that comes back adopts the worker. What cannot be sent is dropped: the next status says it all again.
"""

from __future__ import annotations

import os
import select
import socket
from pathlib import Path

import msgspec

from studio.contracts import messages, specs, wire
from studio.contracts.specs import digest
from studio.ipc import clock as clocks
from studio.ipc import endpoint, framing, session
from studio.system import process
from studio.values.errors import LinkClosedError

__all__ = ["DeskLink", "digest"]

_REDIAL_NS = clocks.NS // 4
_STATUS_EVERY_NS = clocks.NS
_OUT_BOUND_BYTES = 1 << 20


class DeskLink:
    """The worker's end. One thread."""

    def __init__(self, folder: Path, name: str, spec: specs.Spec, clock: clocks.Clock | None = None) -> None:
        self.folder, self.name = folder, name
        self.stopping = False
        self._clock = clock or clocks.MonotonicClock()
        self._token = session.token(folder)
        self._digest = digest(spec)
        self._status = messages.Status(state="starting")
        self._sent_ns = 0
        self._dialled_ns = 0
        self._sock: socket.socket | None = None
        self._decoder = framing.FrameDecoder()
        self._out = bytearray()

    @property
    def digest(self) -> str:
        """Of the newest spec that the worker has heard."""
        return self._digest

    @property
    def behind(self) -> bool:
        """Whether more than half of what may wait for the desk waits."""
        return len(self._out) > _OUT_BOUND_BYTES // 2

    # ------------------------------------------------------------ what the worker says

    def status(self, state: messages.State, text: str = "", **figures: messages.Figure) -> None:
        """Say how the worker is. Sent at once when state or text changed, else once a second.

        The process's own CPU and memory figures are added when it is sent.
        """
        changed = (state, text) != (self._status.state, self._status.text)
        self._status = messages.Status(state, text, figures)
        if changed:
            self._send_status()

    def stage(
        self, name: str, deadline_s: float, state: messages.State = "connecting", text: str = "", **figures: messages.Figure
    ) -> None:
        """Announce a call that may block: the desk kills the worker when it is silent for longer than `deadline_s`.

        Call `status` after the stage; it ends the allowance.
        """
        self.status(state, text, **(figures | {"stage": name, "deadline_s": deadline_s}))
        self._send_status()
        self.flush(0.2)

    def say_now(self, state: messages.State, text: str = "", **figures: messages.Figure) -> bool:
        """Say how the worker is, and wait up to a second for it to leave; False when the desk may not have heard it."""
        self.status(state, text, **figures)
        self._send_status()
        self.flush(1.0)
        return self._sock is not None and not self._out

    def event(self, name: str, **data: object) -> bool:
        """Tell the desk something that happened once. False: it is lost, for the desk is away or has not read what waits."""
        return self._send(messages.Event(name, data))

    def meters(self, levels: dict[str, tuple[float, float, float, float]]) -> None:
        """Tell the desk how loud each ring is, see `messages.Meters`. Lost when the desk is away."""
        self._send(messages.Meters(levels))

    # ------------------------------------------------------------ what the worker hears

    def poll(self, timeout_s: float = 0.0) -> list[messages.ToWorker]:
        """What the desk said since the last call, waiting up to `timeout_s` for something. Also redials and flushes.

        A `Stop` sets `stopping`, and is returned too.
        """
        now = self._clock.now_ns()
        if self._sock is None and now - self._dialled_ns >= _REDIAL_NS:
            self._dial(now)
        if now - self._sent_ns >= _STATUS_EVERY_NS:
            self._send_status()
        if self._out:
            self._flush_some()
        if self._sock is None:
            if timeout_s:
                self._clock.sleep_until(now + int(timeout_s * clocks.NS))
            return []
        heard: list[messages.ToWorker] = []
        try:
            if timeout_s and not select.select([self._sock], [], [], timeout_s)[0]:
                return heard
            while data := self._sock.recv(1 << 16):
                for payload in self._decoder.feed(data):
                    heard.append(messages.decode_to_worker(payload))
            self._drop()
        except (BlockingIOError, InterruptedError):
            pass
        except (OSError, LinkClosedError, msgspec.MsgspecError):
            self._drop()
        for message in heard:
            if isinstance(message, messages.Stop):
                self.stopping = True
            elif isinstance(message, messages.Configure):
                self._digest = digest(message.spec)
        return heard

    def flush(self, timeout_s: float) -> None:
        """Give what is queued up to `timeout_s` to leave (before ending, or before a stage that may block)."""
        until = self._clock.now_ns() + int(timeout_s * clocks.NS)
        while self._out and self._sock is not None and self._clock.now_ns() < until:
            select.select([], [self._sock], [], 0.05)
            self._flush_some()

    def close(self) -> None:
        """Give what is queued a moment to leave, and hang up."""
        self.flush(0.3)
        self._drop()

    # ------------------------------------------------------------ the socket

    def _dial(self, now: int) -> None:
        self._dialled_ns = now
        try:
            self._sock = endpoint.connect(self.folder, "desk", 0.2)
        except OSError:
            return
        self._sock.setblocking(False)
        self._decoder = framing.FrameDecoder()
        self._out.clear()
        self._send(messages.Hello(self._token, self.name, os.getpid(), self._digest, self._status))
        self._sent_ns = now

    def _send_status(self) -> None:
        self._sent_ns = self._clock.now_ns()
        own: dict[str, messages.Figure] = {
            "cpu_s": process.cpu_s(),
            "memory_bytes": process.memory_bytes(),
            "peak_memory_bytes": process.peak_memory_bytes(),
        }
        self._send(messages.Status(self._status.state, self._status.text, self._status.figures | own))

    def _send(self, message: messages.FromWorker) -> bool:
        if self._sock is None or len(self._out) > _OUT_BOUND_BYTES:
            return False
        self._out += framing.frame(wire.encode(message))
        self._flush_some()
        return self._sock is not None

    def _flush_some(self) -> None:
        if self._sock is None:
            return
        try:
            sent = self._sock.send(self._out)
            del self._out[:sent]
        except (BlockingIOError, InterruptedError):
            pass
        except OSError:
            self._drop()

    def _drop(self) -> None:
        if self._sock is not None:
            self._sock.close()
            self._sock = None
        self._out.clear()
