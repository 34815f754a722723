"""Pulls a live stream: RTSP, RTMP, HLS, MJPEG over HTTP, MPEG-TS over UDP. Pictures go out as they come, evenly.

Every read has a limit, so a silent camera is noticed; a live stream that ends is a loss, never an end. Reconnecting is the
caller's (`studio.workers.source`), with its backoff.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import av

from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import NS, SAMPLE_RATE_HZ
from studio.kinds.sources.stream import NetworkStream
from studio.kinds.sources.stream import sentences as says
from studio.media.inputs.opening import open_stream, stream_error
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.tracks import F32, SoundLine, Tracks, media_ns, natural_size, picture_decoder, sound_as_mastered, turn_of
from studio.media.pacing.playout import ArrivalClock, SoundPacer
from studio.media.pictures.interlace import Deinterlacer, order_of
from studio.values.addresses import place_of, scheme_of
from studio.values.errors import MediaError

_OPEN_S = 8.0
_SILENCE_S = 3.0
_LOOKS_US = (0, 2_500_000, 6_000_000)  # how long FLV is looked at for its tracks; 0: as `options_of` says
_AHEAD_NS = NS // 5  # of a stream that comes in bursts (HLS): how far ahead of its due time a picture is decoded
_BURST_LEAD_NS = NS // 4
_LOST_NS = NS
_POLL_EVERY_NS = NS // 50
_KEY_LATE_NS, _KEY_PATIENCE_NS = 12 * NS, 60 * NS  # until the operator is told, until the stream is opened anew
_LONGEST_HOLD_NS = 15 * NS
_MAX_BROKEN = 300  # packets in a row
_SOUND_LATE_NS = 40_000_000  # the mixer waits 60 ms for sound: what comes later than this needs the pictures to wait as well
_SOUND_WAIT_LIMIT_NS = 400_000_000
_SOUND_REVIEW_NS = 2 * NS
_UNSTAMPED = frozenset(["mpjpeg"])  # its stamps are counted, not measured
_BURSTY = frozenset(["hls", "dash"])

AnyPacket: TypeAlias = "av.Packet[Any]"


def options_of(stream: NetworkStream) -> dict[str, str]:
    """FFmpeg's options for the shortest way from the camera: no probing buffer, no reordering wait beyond the need."""
    scheme = scheme_of(stream.url)
    options = {"fflags": "nobuffer", "flags": "low_delay", "analyzeduration": "500000", "probesize": "500000"}
    if scheme in ("rtsp", "rtsps"):
        options |= {"rtsp_transport": stream.transport, "max_delay": "100000", "reorder_queue_size": "32"}
    elif scheme == "udp":
        options |= {"fifo_size": "50000", "overrun_nonfatal": "1", "timeout": str(int(_SILENCE_S * 1e6))}
    elif scheme in ("http", "https") and ".m3u8" in stream.url.lower():
        options = {"analyzeduration": "1000000", "live_start_index": "-2", "http_persistent": "1"}
    return options


def run(stream: NetworkStream, output: SourceOutput, link: DeskLink) -> None:
    """Show the stream until the output is `ending`.

    Raises:
        MediaError: it cannot be opened, fell silent, ended, or sends garbage.
    """
    container = _opened(stream, link)
    try:
        _Player(stream.url, container, output).play()
    finally:
        container.close()


def _opened(stream: NetworkStream, link: DeskLink) -> av.container.InputContainer:
    """The connection, its tracks known.

    FLV (RTMP) has no table of contents, and a server lets nobody see a picture before the next key picture: what seems to be
    sound alone is looked at again, for longer, since a track that comes later is never seen.
    """
    options = options_of(stream)
    for look_us in _LOOKS_US:
        link.stage("open", _OPEN_S + look_us / 1e6 + 2 * _SILENCE_S)
        container = open_stream(
            stream.url, options | {"analyzeduration": str(look_us)} if look_us else options, _OPEN_S, _SILENCE_S
        )
        if container.streams.video or container.format.name != "flv" or look_us == _LOOKS_US[-1]:
            break
        container.close()
    return container


class _Player:
    """One connection. Media time is the stream's own, in ns; `_place` says where it lies on the monotonic axis."""

    def __init__(self, url: str, container: av.container.InputContainer, output: SourceOutput) -> None:
        self._place_name = place_of(url)
        self._output = output
        tracks = Tracks(container, output.want_sound)
        self._video = tracks.video
        self._audio = sound_as_mastered(tracks.audio) if tracks.audio is not None else None
        self._packets: Iterator[AnyPacket] = container.demux([s for s in (tracks.video, tracks.audio) if s is not None])
        self._decoder = picture_decoder(tracks.video, live=True) if tracks.video is not None else None
        self._whole = Deinterlacer(order_of(self._decoder) if self._decoder is not None else "")
        self._began_ns = output.clock.now_ns()
        self._seen_picture = False
        self._picture_ns = self._gap_ns = 0  # when the latest picture came, how far apart they come at most
        self._unstamped = container.format.name in _UNSTAMPED
        self._bursty = container.format.name.split(",")[0] in _BURSTY
        self._clock = ArrivalClock()
        self._base: int | None = None  # bursty streams: monotonic time of media time 0
        self._line = SoundLine(tolerance_samples=0)  # the pacer smooths
        self._pacer = SoundPacer(output.sound)
        self._resets = 0
        self._waiter = SoundWait()
        self._broken = 0
        self._polled_ns = 0

    def play(self) -> None:
        """Until the output is ending.

        Raises:
            MediaError: the stream ended, fell silent or is garbage.
        """
        while not self._output.ending:
            try:
                packet = next(self._packets, None)
            except (av.FFmpegError, OSError) as error:
                raise stream_error(self._place_name, error) from error
            if packet is None:
                raise MediaError("stream_ended", says.ended(place=self._place_name))
            arrival = self._output.clock.now_ns()
            try:
                self._take(packet, arrival)
                self._broken = 0
            except av.FFmpegError as error:
                self._broken += 1
                if self._broken > _MAX_BROKEN and not self._waits_for_key(arrival):
                    raise MediaError("stream_garbage", says.garbage(place=self._place_name)) from error
            if arrival - self._polled_ns > _POLL_EVERY_NS:
                self._polled_ns = arrival
                self._hold(arrival)
                self._report(arrival)
                self._output.poll()

    def _report(self, now_ns: int) -> None:
        """A stream that was joined between two key pictures shows nothing until the next one, some seconds with some cameras."""
        if self._video is None or self._seen_picture:
            self._output.report()
        elif now_ns - self._began_ns < _KEY_LATE_NS:
            self._output.report("connecting", says.waiting(place=self._place_name))
        else:
            self._output.report("stalled", says.no_key_picture(place=self._place_name))

    def _hold(self, now_ns: int) -> None:
        """Of a stream that sends a picture every few seconds (a screen that is shared, slides) the latest still holds."""
        if self._seen_picture and now_ns - self._picture_ns < min(_LONGEST_HOLD_NS, 3 * self._gap_ns):
            self._output.touch()

    def _waits_for_key(self, now_ns: int) -> bool:
        """What comes before the first key picture cannot be decoded, and is not to be blamed for it."""
        return self._video is not None and not self._seen_picture and now_ns - self._began_ns < _KEY_PATIENCE_NS

    def _take(self, packet: AnyPacket, arrival: int) -> None:
        if self._video is not None and packet.stream.index == self._video.index:
            assert self._decoder is not None
            for decoded in self._decoder.decode(packet):
                for picture in self._whole.take(decoded):
                    self._picture(picture, arrival)
        elif self._audio is not None:
            block = self._line.take(self._audio.codec_context.decode(packet))
            if block is not None:
                self._sound(*block, arrival)

    # ------------------------------------------------------------ placing

    def _picture(self, frame: av.VideoFrame, arrival: int) -> None:
        at = None if self._unstamped else media_ns(frame)
        if at is None:
            at = arrival
        due = self._burst_due(at) if self._bursty else self._clock.due_ns(at, arrival) + self._waiter.wait_ns
        assert self._video is not None
        self._output.picture(frame, due, arrival, turn_of(frame), natural_size(self._video, frame))
        if self._seen_picture:
            self._gap_ns = max(arrival - self._picture_ns, self._gap_ns * 3 // 4)
        self._seen_picture, self._picture_ns = True, arrival

    def _sound(self, place: int, samples: F32, arrival: int) -> None:
        at = place * NS // SAMPLE_RATE_HZ
        if self._bursty:
            due: int | None = self._burst_due(at) if self._video is None else self._burst_place(at)
        elif self._video is None:
            due = self._clock.due_ns(at, arrival)
        else:
            due = self._clock.at(at)
            if due is not None and self._waiter.changed(arrival - due, arrival):
                self._pacer.reset()
            due = None if due is None else due + self._waiter.wait_ns
        if self._clock.resets != self._resets:
            self._resets = self._clock.resets
            self._pacer.reset()
        if due is not None and (self._bursty or self._clock.settled(arrival)):
            self._pacer.push(samples, due)

    # ------------------------------------------------------------ streams in bursts

    def _burst_due(self, media: int) -> int:
        """Places media time as a file is placed, and waits until it is nearly due; a late burst shifts the line."""
        now = self._output.clock.now_ns()
        if self._base is None or abs(self._base + media - now) > 60 * NS or self._base + media < now - _LOST_NS // 4:
            self._base = now + _BURST_LEAD_NS - media
        due = self._base + media
        while due - self._output.clock.now_ns() > _AHEAD_NS and not self._output.ending:
            wait_s = (due - _AHEAD_NS - self._output.clock.now_ns()) / NS
            self._report(self._output.clock.now_ns())
            self._output.poll(max(0.001, min(0.5, wait_s)))
        return due

    def _burst_place(self, media: int) -> int | None:
        return None if self._base is None else self._base + media


class SoundWait:
    """How long pictures wait for their sound, where a muxer gathers sound and sends it late: lips and words stay together."""

    def __init__(self) -> None:
        self.wait_ns = 0
        self._late: list[int] = []
        self._reviewed = 0

    def changed(self, late_ns: int, now_ns: int) -> bool:
        """Take note of a block that came `late_ns` after it was due; True when `wait_ns` became another."""
        self._late.append(late_ns)
        if not self._reviewed:
            self._reviewed = now_ns
        if now_ns - self._reviewed < _SOUND_REVIEW_NS:
            return False
        late = sorted(self._late)[len(self._late) * 9 // 10]
        self._late, self._reviewed = [], now_ns
        need = max(0, min(_SOUND_WAIT_LIMIT_NS, late - _SOUND_LATE_NS))
        if need > self.wait_ns + _SOUND_LATE_NS // 4 or need < self.wait_ns - 2 * _SOUND_LATE_NS:
            self.wait_ns = need
            return True
        return False
