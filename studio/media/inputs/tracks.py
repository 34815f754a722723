"""The picture and the sound track of one opened file: packets in, pictures and 48 kHz stereo out, with media times in ns.

Packets wait per track, so that badly interleaved files play too. One thread; the container belongs to it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias, cast

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.container import InputContainer
from numpy.typing import NDArray

from studio.ipc.clock import NS, SAMPLE_RATE_HZ
from studio.media.pictures.interlace import Deinterlacer, order_of

F32 = NDArray[np.float32]
AnyPacket: TypeAlias = "av.Packet[Any]"

_WAITING_BOUND_BYTES = 64 << 20
_SMALL_PIXELS = 1280 * 720  # decoded in one thread: cheaper, and fast enough
_MAX_FAULTS = 10
_MAX_BROKEN_PACKETS = 1000  # in a row
_JUMP_SAMPLES = SAMPLE_RATE_HZ // 100  # stamps of whole milliseconds stray by half of one; lips need 20 ms
_COMPRESSED = frozenset(["ac3", "eac3"])  # their decoders make loud parts softer as for late evenings, unless told otherwise
_WITH_ALPHA = {"vp8": "libvpx", "vp9": "libvpx-vp9"}  # FFmpeg's own decoders ignore the alpha of WebM


class Tracks:
    """The tracks of `container`; `video` or `audio` is None where there is none (cover art is no picture)."""

    def __init__(self, container: InputContainer, want_sound: bool = True) -> None:
        self.container = container
        art = av.stream.Disposition.attached_pic
        self.video = next((stream for stream in container.streams.video if not stream.disposition & art), None)
        audio = container.streams.best("audio") if want_sound else None
        self.audio = audio if isinstance(audio, av.AudioStream) else None
        self._wanted = [stream for stream in (self.video, self.audio) if stream is not None]
        for stream in container.streams:
            if stream not in self._wanted:
                stream.discard = av.stream.Discard.all
        self.restart()

    def rewind(self, media_ns: int) -> None:
        """Read on from the last key picture at or before `media_ns` (as the file stamps it).

        Raises:
            av.FFmpegError: this kind of file cannot be wound.
        """
        self.container.seek(media_ns // 1000, backward=True)
        self.restart()

    def restart(self) -> None:
        """Read on from where the container stands."""
        self._packets: Iterator[AnyPacket] = self.container.demux(self._wanted)
        self._waiting: dict[int, deque[AnyPacket]] = {stream.index: deque() for stream in self._wanted}
        self._waiting_bytes = 0
        self._faults = 0
        self.exhausted = False

    def packet(self, stream: av.VideoStream | av.AudioStream) -> AnyPacket | None:
        """The next packet of `stream`; None at its end (`exhausted`), or while the other track's packets fill the bound."""
        waiting = self._waiting[stream.index]
        while not waiting and not self.exhausted and self._waiting_bytes < _WAITING_BOUND_BYTES:
            self._read()
        if not waiting:
            return None
        packet = waiting.popleft()
        self._waiting_bytes -= packet.size
        return packet

    def _read(self) -> None:
        """One more packet into its row. A damaged place is stepped over, the tenth ends the file."""
        try:
            packet = next(self._packets, None)
        except av.FFmpegError:
            self._faults += 1
            self.exhausted = self._faults >= _MAX_FAULTS
            self._packets = self.container.demux(self._wanted)
            return
        if packet is None:
            self.exhausted = True
        elif packet.size:  # the empty ones at the end flush decoders; the tracks do that themselves
            self._waiting[packet.stream.index].append(packet)
            self._waiting_bytes += packet.size


def picture_decoder(stream: av.VideoStream, live: bool = False) -> av.VideoCodecContext:
    """The decoder of a picture track, its threads chosen for the size; `live`: nothing is held back."""
    context = stream.codec_context
    name = _WITH_ALPHA.get(context.name) if stream.metadata.get("alpha_mode") == "1" else None
    if name is not None:
        own = av.CodecContext.create(name, "r")
        assert isinstance(own, av.VideoCodecContext)
        own.extradata = context.extradata
        context = own
    if live:
        context.thread_type, context.thread_count = "SLICE", 1  # frame threads hold pictures back
        context.flags |= av.codec.context.Flags.low_delay
    elif context.width * context.height > _SMALL_PIXELS:
        context.thread_type, context.thread_count = "AUTO", min(4, os.cpu_count() or 1)
    else:
        context.thread_type, context.thread_count = "SLICE", 1
    return context


def sound_as_mastered(stream: av.AudioStream) -> av.AudioStream:
    """`stream`, its decoder told to leave levels as they are. Before the first packet."""
    if stream.codec_context.name in _COMPRESSED:
        stream.codec_context.options = {"drc_scale": "0"}
    return stream


class PictureTrack:
    """Decodes the picture track; pictures come in the order in which they are shown."""

    def __init__(self, tracks: Tracks) -> None:
        assert tracks.video is not None
        self._tracks, self._stream = tracks, tracks.video
        self.decoder = picture_decoder(tracks.video)
        rate = tracks.video.average_rate or tracks.video.guessed_rate or 25
        self.usual_ns = int(NS / rate)
        self.rewind()
        self.errors = 0

    def rewind(self) -> None:
        """Forget everything: the container stands elsewhere now."""
        self.decoder.flush_buffers()
        self._frames: deque[av.VideoFrame] = deque()
        self._whole = Deinterlacer(order_of(self.decoder))
        self._drained = False
        self._last_ns: int | None = None

    def next(self) -> tuple[av.VideoFrame, int, int] | None:
        """The next picture, its media time and its duration in ns; None at the end."""
        while not self._frames and not self._drained:
            packet = self._tracks.packet(self._stream)
            self._drained = packet is None
            try:
                for frame in self.decoder.decode(packet):
                    self._frames.extend(self._whole.take(frame))
                self.errors = 0
            except av.FFmpegError:
                self.errors += 1
                self._drained = self._drained or self.errors >= _MAX_BROKEN_PACKETS
            if self._drained:
                self._frames.extend(self._whole.rest())
        if not self._frames:
            return None
        frame = self._frames.popleft()
        at = media_ns(frame)
        if at is None:
            at = 0 if self._last_ns is None else self._last_ns + self.usual_ns
        self._last_ns = at
        base = frame.time_base
        duration = int(frame.duration * NS * base) if base is not None and frame.duration else self.usual_ns
        return frame, at, duration


def turn_of(frame: av.VideoFrame) -> int:
    """Degrees, clockwise, by which a picture is to be turned to stand upright."""
    return -frame.rotation % 360 // 90 * 90


def natural_size(stream: av.VideoStream, frame: av.VideoFrame) -> tuple[int, int] | None:
    """Width and height upright and with square pixels, None where those are the pixel counts."""
    aspect = stream.sample_aspect_ratio
    if not aspect or aspect == 1:
        return None
    width, height = round(frame.width * aspect), frame.height
    return (height, width) if turn_of(frame) % 180 else (width, height)


class SoundTrack:
    """Decodes the sound track to 48 kHz stereo; places are samples from media time 0."""

    def __init__(self, tracks: Tracks) -> None:
        assert tracks.audio is not None
        self._tracks, self._stream = tracks, sound_as_mastered(tracks.audio)
        self._line = SoundLine()
        self._errors = 0
        self.done = False

    def rewind(self) -> None:
        """Forget everything: the container stands elsewhere now."""
        self._stream.codec_context.flush_buffers()
        self._line = SoundLine()
        self._errors = 0
        self.done = False

    def block(self) -> tuple[int, F32] | None:
        """The place of the next samples and the samples (n, 2); None when there are none now (`done`: at the end)."""
        while not self.done:
            packet = self._tracks.packet(self._stream)
            if packet is None and not self._tracks.exhausted:
                return None
            try:
                frames = self._stream.codec_context.decode(packet)
                self._errors = 0
            except av.FFmpegError:
                self._errors += 1
                frames = []
            self.done = packet is None or self._errors >= _MAX_BROKEN_PACKETS
            block = self._line.take(frames, flush=self.done)
            if block is not None:
                return block
        return None


class SoundLine:
    """Decoded sound frames of any kind to one line of 48 kHz stereo samples.

    Levels follow one rule, whatever the file: front left and right as they are; one channel alone sounds in both, as it is; of
    more, centre, sides and back 3 dB lower, the middle of the back 6 dB, and no deep effects (ITU-R BS.775, not scaled down:
    peaks are the limiter's).
    """

    def __init__(self, tolerance_samples: int = _JUMP_SAMPLES) -> None:
        """Stamps that stray from the running count by more than `tolerance_samples` are believed instead of it."""
        self._tolerance = tolerance_samples
        self._resampler: AudioResampler | None = None
        self._kind = ("", "", 0)
        self._next: int | None = None  # place of the next sample

    def take(self, frames: Iterable[av.AudioFrame], flush: bool = False) -> tuple[int, F32] | None:
        """The place (samples from media time 0) and the samples (n, 2) that `frames` give."""
        blocks: list[F32] = []
        for frame in frames:
            if frame.pts is not None and frame.time_base:
                stamped = round(frame.pts * frame.time_base * SAMPLE_RATE_HZ)
                if self._next is None or abs(stamped - self._next - sum(map(len, blocks))) > self._tolerance:
                    self._next = stamped - sum(map(len, blocks))
                frame.pts = None
            kind = (frame.format.name, frame.layout.name, frame.sample_rate)
            if self._resampler is None or kind != self._kind:  # programmes change between stereo and surround
                blocks += self._resampled(None)
                layout = "mono" if frame.layout.nb_channels == 1 else "stereo"
                self._resampler, self._kind = AudioResampler(format="flt", layout=layout, rate=SAMPLE_RATE_HZ), kind
            blocks += self._resampled(frame)
        if flush and self._next is not None:
            blocks += self._resampled(None)
        if not blocks:
            return None
        samples = np.concatenate(blocks) if len(blocks) > 1 else blocks[0]
        place = self._next or 0
        self._next = place + len(samples)
        return place, samples

    def _resampled(self, frame: av.AudioFrame | None) -> list[F32]:
        """What comes out for `frame`; for None, what is still held back."""
        if self._resampler is None:
            return []
        return [_stereo(out) for out in self._resampler.resample(frame)]


def _stereo(frame: av.AudioFrame) -> F32:
    samples = cast("F32", frame.to_ndarray()).reshape(-1, frame.layout.nb_channels)
    return samples if samples.shape[1] == 2 else np.repeat(samples, 2, axis=1)


def media_ns(frame: av.VideoFrame) -> int | None:
    """The stamp of a picture in ns, None where it has none."""
    if frame.pts is None or not frame.time_base:
        return None
    return int(frame.pts * frame.time_base.numerator * NS // frame.time_base.denominator)
