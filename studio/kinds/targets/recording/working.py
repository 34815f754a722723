"""The sink worker of a recording: packets of one encoder into files, on this computer.

Figures: `file` (the one being written), `bytes` and `seconds` over all parts, `parts`, `free_bytes`. Commands: `split`,
`retry`, `mark`. Event `marked` {file, seconds, what, text, mono_ns}: where a file begins ("begin") and ends ("end"), and what was
marked in it ("mark"). Blocking on a disk blocks nobody else: the encoder's queue bounds what waits.
"""

from __future__ import annotations

import av.logging

from studio.contracts import messages, packets, specs
from studio.contracts.desk_link import DeskLink
from studio.contracts.packet_link import PacketClient
from studio.ipc import clock as clocks
from studio.kinds.targets import Recording
from studio.media.recording.recorder import Recorder
from studio.system import disk
from studio.words import recording as says

_PAUSE_S = 0.1  # a file is in no hurry: ten wake-ups a second instead of one per tick
_BUSY_PAUSE_S = 0.01
_BUSY_BYTES = 60_000  # in one pause; the socket holds some 200 kB
_STALLED_NS = 3 * clocks.NS
_CLOSE_DEADLINE_S = 20.0


def run(spec: specs.SinkSpec, link: DeskLink) -> int:
    """Record while active, until told to stop."""
    av.logging.set_level(None)
    worker = RecordWorker(spec, link)
    try:
        worker.serve()
    finally:
        worker.close()
    return 0


class RecordWorker:
    """The worker's state; `serve` is its life."""

    def __init__(self, spec: specs.SinkSpec, link: DeskLink) -> None:
        self._spec = spec
        self._link = link
        self._clock = clocks.MonotonicClock()
        self._client = PacketClient(link.folder, spec.encoder)
        self._recorder: Recorder | None = None
        self._heard_ns = 0
        self._checked_ns = 0
        self._free_bytes = 0
        self._begun: tuple[str, float, int] | None = None  # the file that the desk knows of: a second in it, and when that was

    def serve(self) -> None:
        """Until the desk says stop."""
        pause_s = 0.0
        while not self._link.stopping:
            for message in self._link.poll(pause_s):
                self._hear(message)
            if not self._spec.active:
                self._end()
                self._link.status("idle", file="", free_bytes=self._free_bytes)
                pause_s = _PAUSE_S
                continue
            took = self._take()
            self._tell_file()
            self._report()
            pause_s = _PAUSE_S if took < _BUSY_BYTES else _BUSY_PAUSE_S

    def close(self) -> None:
        self._end()
        self._client.close()

    def _take(self) -> int:
        """Write what has come; returns its bytes."""
        assert isinstance(self._spec.target, Recording)
        if self._recorder is None:
            self._recorder = Recorder(self._spec.target, self._spec.name)
            self._checked_ns = 0
        now_ns = self._clock.now_ns()
        if now_ns - self._checked_ns >= clocks.NS:
            self._checked_ns = now_ns
            self._free_bytes = disk.free_bytes(self._recorder.folder) or 0
            self._recorder.check_space(self._free_bytes, now_ns)
        took = 0
        while arrived := self._client.poll(0.0):
            self._heard_ns = now_ns
            for message in arrived:
                if isinstance(message, packets.StreamConfig):
                    self._recorder.configure(message)
                else:
                    self._recorder.take(message, now_ns)
                    took += len(message.data)
        return took

    def _report(self) -> None:
        assert self._recorder is not None
        recorder = self._recorder
        state: messages.State = "live"
        text = recorder.failed
        if text:
            state = "failed"
        elif recorder.path is None:
            state = "connecting"
        elif self._clock.now_ns() - self._heard_ns > _STALLED_NS:
            state, text = "stalled", says.nothing_comes()
        self._link.status(
            state,
            text,
            file=str(recorder.path or ""),
            bytes=recorder.total_bytes,
            seconds=round(recorder.seconds, 2),
            parts=recorder.parts,
            free_bytes=self._free_bytes,
        )

    def _hear(self, message: messages.ToWorker) -> None:
        if isinstance(message, messages.Configure) and isinstance(message.spec, specs.SinkSpec):
            old, self._spec = self._spec, message.spec
            if (old.encoder, old.target) != (self._spec.encoder, self._spec.target):
                self._end()
                self._client.close()
                self._client = PacketClient(self._link.folder, self._spec.encoder)
        elif isinstance(message, messages.Command) and message.name == "split" and self._recorder is not None:
            self._recorder.split()
            self._client.ask_keyframe()
        elif isinstance(message, messages.Command) and message.name == "retry" and self._recorder is not None:
            self._recorder.retry()
            self._checked_ns = 0  # there may be room again
            self._client.ask_keyframe()
        elif isinstance(message, messages.Command) and message.name == "mark" and self._recorder is not None:
            self._mark(self._recorder, str(message.arguments.get("text", "")))

    def _mark(self, recorder: Recorder, text: str) -> None:
        now_ns = self._clock.now_ns()
        recorder.mark(text, now_ns)
        if recorder.path is not None:
            self._tell_file()
            self._tell("mark", str(recorder.path), recorder.place_of(now_ns), now_ns, text)

    def _tell_file(self) -> None:
        """Tell where a file begins and where it ends, so that a moment of the show is found in it."""
        now_ns = self._clock.now_ns()
        file = str(self._recorder.path or "") if self._recorder is not None else ""
        if self._begun is not None and self._begun[0] != file:
            name, seconds, since_ns = self._begun
            self._tell("end", name, seconds + (now_ns - since_ns) / clocks.NS, now_ns)
            self._begun = None
        if file and self._begun is None:
            assert self._recorder is not None
            self._begun = file, self._recorder.place_of(now_ns), now_ns
            self._tell("begin", *self._begun)

    def _tell(self, what: str, file: str, seconds: float, mono_ns: int, text: str = "") -> None:
        self._link.event("marked", file=file, seconds=round(seconds, 3), what=what, text=text, mono_ns=mono_ns)

    def _end(self) -> None:
        """Finish the file; the next activity starts a new recording."""
        if self._recorder is not None:
            self._link.stage("closing", _CLOSE_DEADLINE_S, "live")
            self._recorder.close()
            self._recorder = None
            self._tell_file()
            self._client.close()
