"""The encoder worker: one canvas, one profile, any number of sinks.

One thread. Per tick: wait for its picture, encode it (or, 100 ms after it was due, the last one again), encode the sound
that is due, send once. Commands: `keyframe`, `bitrate` {"bps"}. Events: `preset_stepped_down`, `encoder_fell_back`.

Figures: `ticks` encoded, `skipped` (encoded with another tick's picture, or given up), `torn`, `missing_samples`, `busy`
(share of time inside the encoder), `encode_ms`, `codec`, `preset`, `bps` asked for, `out_bps` produced, `sinks`,
`sink_dropped`, `run`.
"""

from __future__ import annotations

import av.error
import av.logging
import msgspec

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.contracts.packet_link import PacketServer
from studio.contracts.packets import Packet, StreamConfig
from studio.ipc import clock as clocks
from studio.ipc.picture_ring import Picture
from studio.media.encoding.choice import Choice
from studio.media.encoding.load import JUMP_NS, LoadWatch
from studio.media.encoding.missing import MissingPictures
from studio.media.encoding.order import PacketOrder
from studio.media.encoding.program import ProgramPictures, ProgramSound, stands_for
from studio.media.encoding.sound import SoundEncoder, block_of
from studio.media.encoding.video import VideoEncoder
from studio.system import process
from studio.values.errors import MediaError
from studio.words import encoding as says

_REPEAT_NS = 100_000_000  # docs/architecture.md, Time: then the last picture is repeated
_RETRY_NS = 2_000_000
_IDLE_NS = 20_000_000
_FEEDBACK_NS = clocks.NS  # sinks together get at most one IDR a second beyond the regular ones
_LOOK_AHEAD_NS = 250_000_000  # an encoder that holds pictures for longer is not made for low delay
_TOGETHER_NS = 70_000_000  # three pictures at 30 a second: the first must not wait until it counts as late
_SOUND_EVERY_TICKS = 6  # 0.2 s at 30 a second: with the mixer's 0.1 s still before the pictures of its time
_OPEN_DEADLINE_S = 15.0  # hardware encoders load drivers


def run(spec: specs.EncoderSpec, link: DeskLink) -> int:
    """Encode until told to stop."""
    av.logging.set_level(None)  # the Python log callback takes the interpreter lock on codec threads; errors are raised anyway
    worker = EncoderWorker(spec, link)
    try:
        worker.serve()
    finally:
        worker.close()
    return 0


class EncoderWorker:
    """The worker's state; `serve` is its life."""

    def __init__(self, spec: specs.EncoderSpec, link: DeskLink, clock: clocks.Clock | None = None) -> None:
        self._link = link
        self._clock = clock or clocks.MonotonicClock()
        self._server = PacketServer(link.folder, spec.id)
        self._pictures = ProgramPictures(link.folder, spec.canvas)
        self._sound = ProgramSound(link.folder, block_of(spec.audio_codec))
        self._order = PacketOrder()
        self._sound_encoder = SoundEncoder(spec.audio_bps, spec.audio_codec)
        self._spec = spec
        self._choice = Choice(spec, link.event)
        self._encoder: VideoEncoder | None = None
        self._watch = LoadWatch(self._clock.now_ns())
        self._missing = MissingPictures()
        self._run = 0
        self._tick: int | None = None  # the next to encode
        self._last: Picture | None = None
        self._key = False
        self._fed_back_ns = 0
        self._delay_ns = 2_000_000.0  # how long after a tick is due its picture usually appears
        self._jitter_ns = 1_000_000.0
        self._ticks = self._skipped = self._torn = 0
        self._out_bytes = self._reported_bytes = self._reported_ns = 0
        self._out_bps = 0
        self._spent_ns = 0.0
        self._cpu_ns = int(process.cpu_s() * clocks.NS)

    def serve(self) -> None:
        """Until the desk says stop."""
        for message in self._link.poll():  # first dial the desk: it is to hear how the opening went
            self._hear(message)
        self._open()
        process.settle()
        while not self._link.stopping:
            wake_ns = self._step(self._clock.now_ns())
            left_ns = max(0, wake_ns - self._clock.now_ns())
            for message in self._link.poll(left_ns / clocks.NS):
                self._hear(message)

    def close(self) -> None:
        """Send what the encoders still hold, then hang up."""
        if self._encoder is not None:
            self._emit(self._order.pictures(self._encoder.flush()))
        self._emit(self._order.sound(self._sound_encoder.flush()))
        self._emit(self._order.rest())
        self._server.close()
        self._pictures.close()
        self._sound.close()

    # ------------------------------------------------------------ one tick

    def _step(self, now_ns: int) -> int:
        """Do what is due; returns when to call again."""
        if self._encoder is None or (self._tick is None and not self._begin(now_ns)):
            self._encode_sound(now_ns)
            self._report(now_ns)
            self._flush(now_ns)
            return now_ns + _IDLE_NS
        assert self._tick is not None
        due_ns = self._due_ns(self._tick)
        if now_ns - due_ns > JUMP_NS:
            self._jump(now_ns)
            return now_ns
        wake_ns = self._wake_ns(self._tick)
        if now_ns < wake_ns and now_ns - due_ns < _REPEAT_NS:
            return wake_ns
        picture = self._picture_for(self._tick)
        if picture is None and now_ns - due_ns < _REPEAT_NS:
            return now_ns + _RETRY_NS
        self._encode(picture, now_ns, due_ns)
        self._encode_sound(now_ns)
        self._report(now_ns)
        if self._tick % self._together() == 0:
            self._flush(now_ns)
        return self._wake_ns(self._tick)

    def _wake_ns(self, tick: int) -> int:
        """When to look for the tick's picture."""
        together = self._together()
        last = tick + together - 1 - tick % together
        return self._due_ns(last) + int(self._delay_ns + 2 * self._jitter_ns)

    def _together(self) -> int:
        """How many ticks are encoded and sent in one go.

        Where an encoder looks ahead anyway, all pictures but the first find its code and data still in the processor's
        caches, and sinks wake less often: that saves a tenth of the CPU for the delay of a tick or two.
        """
        if not self._looks_ahead():
            return 1
        return 1 + _TOGETHER_NS * self._spec.rate_num // (clocks.NS * self._spec.rate_den)

    def _looks_ahead(self) -> bool:
        held = self._encoder.held if self._encoder is not None else 0
        return held * clocks.NS * self._spec.rate_den > _LOOK_AHEAD_NS * self._spec.rate_num

    def _begin(self, now_ns: int) -> bool:
        """Start at the newest picture of the right size there is."""
        newest = self._pictures.newest()
        if newest is None or self._pictures.size != (self._spec.width, self._spec.height):
            return False
        self._tick = max(newest.tick, clocks.tick_at(now_ns - _REPEAT_NS, self._spec.rate_num, self._spec.rate_den))
        self._last = newest
        self._sound.start(self._due_ns(self._tick))
        return True

    def _picture_for(self, tick: int) -> Picture | None:
        """The tick's picture, when there is one of our size. A wanted new size takes effect with its first picture."""
        picture = self._pictures.at(tick)
        if picture is None or self._encoder is None:
            return None
        size = self._pictures.size
        if size != (self._encoder.width, self._encoder.height):
            if size != (self._spec.width, self._spec.height):
                return None
            self._open()
        if picture.tick == tick:
            delay_ns = min(max(0, self._pictures.published_ns - self._due_ns(tick)), _REPEAT_NS // 2)
            self._jitter_ns += (abs(delay_ns - self._delay_ns) - self._jitter_ns) / 16
            self._delay_ns += (delay_ns - self._delay_ns) / 16
        return picture

    def _encode(self, picture: Picture | None, now_ns: int, due_ns: int) -> None:
        assert self._tick is not None
        exact = picture is not None and stands_for(picture, self._tick)
        self._skipped += not exact
        if picture is not None and (exact or not self._last_is_nearer(picture, self._tick)):
            self._last = picture
        if self._last is not None and self._fits(self._last):
            self._encode_picture(self._last, self._tick)
        ended_ns = self._clock.now_ns()
        self._spent_ns += (ended_ns - now_ns - self._spent_ns) / 16
        cpu_ns = int(process.cpu_s() * clocks.NS)
        self._watch.encoded(ended_ns, ended_ns - now_ns, cpu_ns - self._cpu_ns, 0 if picture is None else now_ns - due_ns)
        self._cpu_ns = cpu_ns
        self._ticks += 1
        self._tick += 1
        if self._watch.too_slow(ended_ns):
            self._step_down()

    def _last_is_nearer(self, picture: Picture, tick: int) -> bool:
        """Whether the picture shown last suits `tick`, whose own is missing, better than the later `picture`."""
        last = self._last
        return last is not None and self._fits(last) and last.still_valid() and abs(last.tick - tick) <= picture.tick - tick

    def _encode_picture(self, picture: Picture, tick: int) -> None:
        assert self._encoder is not None
        key, self._key = self._key, False
        try:
            packets = self._encoder.encode(picture.flat, tick, key)
        except av.error.FFmpegError as error:
            if self._choice.is_fallback:
                raise
            self._fall_back(str(error))
            return
        if not picture.still_valid():
            self._torn += 1
        self._emit(self._order.pictures(packets))

    def _fits(self, picture: Picture) -> bool:
        assert self._encoder is not None
        return int(picture.flat.size) == self._encoder.width * self._encoder.height * 3 // 2

    def _jump(self, now_ns: int) -> None:
        """Further behind than sinks can bear: give up the ticks in between, and go on at the present."""
        assert self._tick is not None
        present = clocks.tick_at(now_ns, self._spec.rate_num, self._spec.rate_den)
        self._skipped += max(0, present - self._tick)
        self._tick = max(self._tick, present)

    def _encode_sound(self, now_ns: int) -> None:
        """What is due of the sound; in batches where the pictures of its time are still inside their encoder."""
        if self._looks_ahead() and self._tick is not None and self._tick % _SOUND_EVERY_TICKS:
            return
        while (block := self._sound.next(now_ns)) is not None:
            index, samples = block
            self._emit(self._order.sound(self._sound_encoder.encode(samples, index)))

    def _emit(self, packets: list[Packet]) -> None:
        for packet in packets:
            self._out_bytes += len(packet.data)
            self._server.add(packet)

    def _flush(self, now_ns: int) -> None:
        self._server.flush()
        if self._server.take_keyframe_request() and now_ns - self._fed_back_ns > _FEEDBACK_NS:
            self._fed_back_ns = now_ns
            self._key = True

    def _due_ns(self, tick: int) -> int:
        return clocks.tick_time_ns(tick, self._spec.rate_num, self._spec.rate_den)

    # ------------------------------------------------------------ opening, changing

    def _open(self) -> None:
        """(Re)open the picture encoder as wished now; what the old one holds goes out first. Starts a run."""
        if self._encoder is not None:
            self._emit(self._order.pictures(self._encoder.flush()))
            self._encoder = None
        if not self._choice.is_fallback:
            self._link.stage("encoder", _OPEN_DEADLINE_S, "starting")
        try:
            self._encoder = self._choice.open()
        except MediaError as error:
            self._link.status("failed", error.text)
            return
        now_ns = self._clock.now_ns()
        self._watch = LoadWatch(now_ns)
        self._run = max(self._run + 1, now_ns // 1_000_000)  # higher than in any process before this one
        self._configure()

    def _configure(self) -> None:
        assert self._encoder is not None
        self._server.configure(
            StreamConfig(
                self._run,
                self._encoder.width,
                self._encoder.height,
                self._spec.rate_num,
                self._spec.rate_den,
                self._encoder.extradata,
                self._sound_encoder.extradata,
                self._choice.bps,
                self._spec.audio_bps,
                self._spec.video_codec,
                self._spec.audio_codec,
            )
        )

    def _fall_back(self, reason: str) -> None:
        """The encoder broke while encoding: the next tick goes to x264."""
        self._encoder = None
        self._choice.fall_back(says.stopped(codec=self._choice.codec, why=reason))
        self._open()

    def _step_down(self) -> None:
        """Too slow: a quicker preset from the next picture on, and the operator is told."""
        if self._choice.step_down(self._watch.busy):
            self._open()
        else:
            self._watch = LoadWatch(self._clock.now_ns())

    # ------------------------------------------------------------ the desk

    def _hear(self, message: messages.ToWorker) -> None:
        if isinstance(message, messages.Configure) and isinstance(message.spec, specs.EncoderSpec):
            self._reconfigure(message.spec)
        elif isinstance(message, messages.Command) and message.name == "keyframe":
            self._key = True
        elif isinstance(message, messages.Command) and message.name == "bitrate":
            self._set_bitrate(int(message.arguments["bps"]))

    def _set_bitrate(self, bps: int) -> None:
        self._choice.bps = max(50_000, bps)
        if self._encoder is not None and not self._encoder.set_bitrate(self._choice.bps):
            self._open()

    def _reconfigure(self, spec: specs.EncoderSpec) -> None:
        old, self._spec = self._spec, spec
        if msgspec.structs.replace(old, video_bps=spec.video_bps) == spec:
            self._choice.spec = spec
            self._set_bitrate(spec.video_bps)
            return
        self._choice.follow(spec)
        if (spec.audio_bps, spec.audio_codec) != (old.audio_bps, old.audio_codec):
            self._emit(self._order.sound(self._sound_encoder.flush()))
            self._sound_encoder = SoundEncoder(spec.audio_bps, spec.audio_codec)
        if spec.audio_codec != old.audio_codec:
            self._emit(self._order.rest())  # of the run that ends
            self._sound.cut(self._sound_encoder.block)
        if spec.canvas != old.canvas:
            self._pictures.close()
            self._pictures = ProgramPictures(self._link.folder, spec.canvas)
        if (spec.rate_num, spec.rate_den) != (old.rate_num, old.rate_den) and self._tick is not None:
            self._tick = (
                clocks.tick_at(clocks.tick_time_ns(self._tick, old.rate_num, old.rate_den), spec.rate_num, spec.rate_den) + 1
            )
        if self._encoder is None or self._pictures.size == (spec.width, spec.height) or self._tick is None:
            self._open()  # else with the first picture of the new size

    def _report(self, now_ns: int) -> None:
        if now_ns - self._reported_ns < clocks.NS:
            return
        if self._reported_ns:
            self._out_bps = (self._out_bytes - self._reported_bytes) * 8 * clocks.NS // (now_ns - self._reported_ns)
        self._reported_ns, self._reported_bytes = now_ns, self._out_bytes
        if self._encoder is None:
            return
        self._choice.look(self._watch, now_ns)
        self._choice.tell_missing(self._missing.share(now_ns, self._skipped, self._spec.rate_num / self._spec.rate_den))
        self._link.status(
            "running" if self._tick is not None else "starting",
            self._choice.text,
            ticks=self._ticks,
            skipped=self._skipped,
            torn=self._torn,
            missing_samples=self._sound.missing,
            busy=round(self._watch.busy, 3),
            encode_ms=round(self._spent_ns / 1e6, 2),
            codec=self._choice.codec,
            preset=self._choice.preset,
            bps=self._choice.bps,
            out_bps=self._out_bps,
            sinks=self._server.sinks,
            sink_dropped=self._server.dropped,
            run=self._run,
        )
