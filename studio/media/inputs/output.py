"""What a source gives the studio: its picture ring, its sound ring, its figures. One thread, one per source worker.

Owns the rings `source.<id>` and makes them again when size or format changes. Decides no time: callers say when a picture
is due and where a sound sample sounds.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable

import av
import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc import clock as clocks
from studio.ipc.picture_ring import Format, PictureWriter
from studio.ipc.ring_files import epochs
from studio.ipc.room import NoRoomError
from studio.ipc.sound_ring import SUFFIX as SOUND_SUFFIX
from studio.ipc.sound_ring import SoundWriter
from studio.kinds.sources import Input
from studio.media.pictures.framing import within_frame
from studio.media.pictures.frozen import Frozen
from studio.media.pictures.pixels import PictureConverter, has_alpha
from studio.values.errors import MediaError
from studio.words import sources as says

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]

_RATE_WINDOW_NS = 2 * clocks.NS
_REPORT_EVERY_NS = clocks.NS // 2
_MOST_SLOTS = 48  # 0.8 s at 60 a second
_SPARE_SLOTS = 2  # the picture that is on the air, and the one before it for a reader that is late
_LARGEST_UNASKED = 4096 * 2304  # an 8K ring would take 400 MB of memory


def even(side: int) -> int:
    """The largest even number that is not above `side`, at least 2."""
    return max(2, side & ~1)


class SourceOutput:
    """The way out of a source worker.

    Loop of a source module:  `while not output.ending: for command in output.poll(wait_s): ...`. `ending` turns true
    when the worker is to stop or its input was changed in more than `live_fields`; return then, the worker goes on.
    """

    def __init__(self, spec: specs.SourceSpec, link: DeskLink, slots: int = 6, clock: clocks.Clock | None = None) -> None:
        self.spec = spec
        self.link = link
        self.clock: clocks.Clock = clock or clocks.MonotonicClock()
        self.slots = slots
        self.live_fields = frozenset(spec.input.facts.live)  # fields of the input that are followed while it runs
        self.generation = 0  # grows when a new size wants the newest picture again (stills)
        self.input_changed = False
        self.live = spec.input.facts.never_still  # no two pictures of a lens are alike, or the camera hangs
        self.frame: tuple[int, int] | None = None  # the sides of every picture, whatever its own: shown whole, on black, opaque
        self._frozen = Frozen()
        self._said_frozen = False
        self.on_rename: Callable[[str], None] = lambda _name: None
        self._converter = PictureConverter()
        self._pictures: PictureWriter | None = None
        self._sounds: SoundWriter | None = None
        self._natural = (0, 0)
        self._count = 0
        self._window = (0, 0, 0)  # count, due and publication time when the rate's window began
        self._rate_hz = 0.0
        self._last_ns = 0
        self._last_due_ns = 0
        self._waiting: deque[int] = deque()  # due times of the pictures in the ring that are still to be shown
        self._last_sound_ns = 0
        self._latency_ms = 0.0
        self._reported: tuple[messages.State, str, int] = ("connecting", "", 0)
        self._own_figures: dict[str, messages.Figure] = {}  # those that the kind said last
        self.stands = False

    # ------------------------------------------------------------ pictures

    def picture(
        self,
        picture: av.VideoFrame | tuple[U8, ...],
        due_ns: int,
        captured_ns: int = 0,
        turn: int = 0,
        natural: tuple[int, int] | None = None,
    ) -> None:
        """Publish a picture.

        Args:
            picture: a decoded frame of any pixel format, or planes (y, u, v) or premultiplied (y, u, v, a) in the
                program's colours (`picture_ring`). Copied before this returns.
            due_ns: when it is to be shown, monotonic.
            captured_ns: when it was seen or arrived, monotonic, 0 where unknown.
            turn: degrees to turn it clockwise, a multiple of 90.
            natural: its own width and height upright and with square pixels, where they differ from its pixel counts.

        Raises:
            MediaError: there is no memory left for pictures of this size.
        """
        if isinstance(picture, tuple):
            alpha, (height, width) = len(picture) == 4, picture[0].shape
        else:
            alpha, width, height = has_alpha(picture), picture.width, picture.height
            if self.live:
                self._frozen.see(picture, self.clock.now_ns())
        if turn in (90, 270):
            width, height = height, width
        shape = natural or (width, height)
        writer = self._writer(Format.I420A if alpha and self.frame is None else Format.I420, self.frame or shape)
        writer = self._with_room(writer, due_ns)
        place = writer.begin()
        if self.frame is not None:
            place = within_frame(place, shape)
        if isinstance(picture, tuple):
            self._converter.write_planes(picture, place, turn)
        else:
            self._converter.write(picture, place, turn)
        writer.publish(due_ns, captured_ns=captured_ns)
        self._measure(due_ns, captured_ns)

    def touch(self) -> None:
        """Say that the newest picture still holds: call at least once a second while there is no new one."""
        if self._pictures is not None:
            self._pictures.touch()
            self._last_ns = self.clock.now_ns()

    def stand(self, **figures: messages.Figure) -> bool:
        """Leave the newest picture standing, so that the process may end (`stands`); False when the desk did not hear it.

        The last status names the spec that the picture is of: a desk that wishes another meanwhile starts the source again.
        """
        said = self.figures() | figures | {messages.STANDS_FIGURE: self.link.digest}
        if self._pictures is None or not self.link.say_now("running", "", **said):
            return False
        self._pictures.stand()
        self._pictures, self.stands = None, True
        return True

    def size_for(self, natural: tuple[int, int]) -> tuple[int, int]:
        """The ring's size for pictures of that natural size: as wished, never enlarged, even; unasked at most 4K."""
        width, height = (even(side) for side in natural)
        if self.spec.size is None:
            while width * height > _LARGEST_UNASKED:
                width, height = even(width // 2), even(height // 2)
            return width, height
        return min(width, even(self.spec.size[0])), min(height, even(self.spec.size[1]))

    def _writer(self, fmt: Format, natural: tuple[int, int]) -> PictureWriter:
        """The ring for pictures of that format and natural size, made again when one of them or the wish changed."""
        writer = self._pictures
        self._natural = natural
        width, height = self.size_for(natural)
        if writer is None or (writer.format, writer.width, writer.height, writer.slots) != (fmt, width, height, self.slots):
            if writer is not None:
                self._pictures = None
                writer.close()
            try:
                writer = PictureWriter(self.link.folder, f"source.{self.spec.id}", fmt, width, height, self.slots)
            except OSError as error:
                raise MediaError("no_memory", says.no_memory(width=width, height=height), self.spec.id) from error
            self._pictures = writer
            self._waiting.clear()
        return writer

    def _with_room(self, writer: PictureWriter, due_ns: int) -> PictureWriter:
        """`writer`, or a ring with more slots in its place: a picture that is still to be shown is never overwritten.

        How many wait differs: a stream in bursts, or one whose sound comes late, has its pictures wait for as long, and they
        may come at any rate. Where there is no memory for more slots, the oldest are lost as before.
        """
        waiting, now = self._waiting, self.clock.now_ns()
        while waiting and waiting[0] <= now:
            waiting.popleft()
        while waiting and waiting[-1] >= due_ns:  # a time line that was wound back: these are never shown
            waiting.pop()
        if len(waiting) > writer.slots - _SPARE_SLOTS and writer.slots < _MOST_SLOTS:
            apart_ns = max(1, (waiting[-1] - waiting[0]) // (len(waiting) - 1))
            needed = (due_ns - now) // apart_ns + 2 * _SPARE_SLOTS  # at one go: readers know one ring that is to come
            slots = min(_MOST_SLOTS, max(2 * writer.slots, needed))
            with contextlib.suppress(OSError):
                more = PictureWriter(
                    self.link.folder, f"source.{self.spec.id}", writer.format, writer.width, writer.height, slots
                )
                writer.close()
                self._pictures, self.slots, writer = more, slots, more
                waiting.clear()
        waiting.append(due_ns)
        return writer

    def _measure(self, due_ns: int, captured_ns: int) -> None:
        now = self._last_ns = self.clock.now_ns()
        self._latency_ms = (due_ns - (captured_ns or now)) / 1e6
        self._count += 1
        count, since_due, since = self._window
        if not since or due_ns <= since_due or due_ns - self._last_due_ns > _RATE_WINDOW_NS:
            self._window = (self._count, due_ns, now)
        elif due_ns - since_due >= _RATE_WINDOW_NS:
            self._rate_hz = (self._count - count) * clocks.NS / (due_ns - since_due)
            self._window = (self._count, due_ns, now)
        self._last_due_ns = due_ns

    # ------------------------------------------------------------ sound

    @property
    def want_sound(self) -> bool:
        return self.spec.want_sound

    def sound(self, samples: F32, index: int) -> None:
        """Put stereo samples (n, 2) float32 at 48 kHz where they sound: sample `index` of the monotonic axis."""
        if not self.spec.want_sound:
            return
        if self._sounds is None:
            self._sounds = self._sound_writer()
        self._sounds.write(index, samples)
        self._last_sound_ns = self.clock.now_ns()

    def _sound_writer(self) -> SoundWriter:
        try:
            return SoundWriter(self.link.folder, f"source.{self.spec.id}")
        except NoRoomError as error:
            raise MediaError("no_memory", error.text, self.spec.id) from error

    def _silence_predecessor(self) -> None:
        """A worker that crashed has said no goodbye, and its ring would be missed for ever if this input has no sound."""
        if epochs(self.link.folder, f"source.{self.spec.id}{SOUND_SUFFIX}"):
            self._sounds = self._sound_writer()
            self._sounds.rest()

    def rest(self) -> None:
        """Say that the source is silent on purpose until there is sound again."""
        if self._sounds is not None:
            self._sounds.rest()

    # ------------------------------------------------------------ desk

    def start_input(self, slots: int = 6) -> None:
        """Before an input's module runs: forget what the last one left."""
        self.slots = slots
        self.live_fields = frozenset(self.spec.input.facts.live)
        self.input_changed, self.frame = False, None
        self.live, self._frozen = self.spec.input.facts.never_still, Frozen()
        if self._sounds is None:
            self._silence_predecessor()
        self.rest()

    @property
    def ending(self) -> bool:
        """True when the source module is to return: the worker stops, has another input (`spec.input`), or its picture stands."""
        return self.link.stopping or self.input_changed or self.stands

    def poll(self, timeout_s: float = 0.0) -> list[messages.Command]:
        """Hear the desk for up to `timeout_s`: commands are returned, a new spec is taken over."""
        commands = []
        for message in self.link.poll(timeout_s):
            if isinstance(message, messages.Command):
                commands.append(message)
            elif isinstance(message, messages.Configure) and isinstance(message.spec, specs.SourceSpec):
                self.configure(message.spec)
        return commands

    def configure(self, spec: specs.SourceSpec) -> None:
        """Take over a new spec. A new size holds from the next picture on; `generation` asks stills for theirs."""
        if spec.size != self.spec.size:
            self.generation += 1
        if spec.name != self.spec.name:
            self.on_rename(spec.name)
        if spec.want_sound != self.spec.want_sound or self._fixed_part(spec.input) != self._fixed_part(self.spec.input):
            self.input_changed = True
        self.spec = spec

    def _fixed_part(self, source: Input) -> tuple[type, dict[str, object]]:
        fields = msgspec.structs.asdict(source)
        return type(source), {name: value for name, value in fields.items() if name not in self.live_fields}

    def report(self, state: messages.State = "running", text: str = "", **figures: messages.Figure) -> None:
        """Tell the desk how the source is, with its figures. Cheap: call it as often as you like."""
        now = self.clock.now_ns()
        frozen = self._frozen.now and state == "running"
        if frozen != self._said_frozen:
            self._said_frozen = frozen
            self.link.event("picture_frozen" if frozen else "picture_moves")
        if frozen and not text:
            state, text = "stalled", says.always_same()
        last_state, last_text, last_ns = self._reported
        if (state, text) != (last_state, last_text) or now - last_ns >= _REPORT_EVERY_NS:
            self._reported, self._own_figures = (state, text, now), figures
            self.link.status(state, text, **(self.figures() | figures))

    def may_block(self, name: str, deadline_s: float) -> None:
        """Announce a call that may be silent for longer than the desk waits; how the source is stays as it was said last."""
        state, text, _ = self._reported
        self.link.stage(name, deadline_s, state, text, **(self.figures() | self._own_figures))

    def figures(self) -> dict[str, messages.Figure]:
        """Natural size, rate over the last 2 s, latency from arrival to due time, counts; named as in the status."""
        now = self.clock.now_ns()
        alive = now - self._last_ns < _RATE_WINDOW_NS
        return {
            "width": self._natural[0],
            "height": self._natural[1],
            "rate_hz": round(self._rate_hz, 2) if alive else 0.0,
            "latency_ms": round(max(0.0, self._latency_ms), 1),
            "pictures": self._count,
            "sound": self._last_sound_ns > 0 and now - self._last_sound_ns < _RATE_WINDOW_NS,
        }

    def close(self) -> None:
        """Say goodbye to the readers of both rings."""
        if self._pictures is not None:
            self._pictures.close()
            self._pictures = None
        if self._sounds is not None:
            self._sounds.close()
            self._sounds = None
