"""A real H.264 and AAC stream for tests of sinks, served through the real packet link at real-time speed.

Made once per process by x264 with B frames and CBR from moving noise; after its end it repeats with times running on.
"""

from __future__ import annotations

import functools
import io
import threading
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.video.stream import VideoStream

from studio.contracts.packet_link import PacketServer
from studio.contracts.packets import Packet, StreamConfig

RATE_HZ = 30
GOP = 30
SECONDS = 6
VIDEO_BPS = 1_400_000
AUDIO_BPS = 128_000
NS = 1_000_000_000


@dataclass(frozen=True)
class Clip:
    """`SECONDS` of program; times in ns from 0, in the order of decoding."""

    config: StreamConfig
    packets: tuple[Packet, ...]


@functools.lru_cache(maxsize=4)
def clip(video_bps: int = VIDEO_BPS, width: int = 320, height: int = 180) -> Clip:
    """Encode it (about a second), or give it again."""
    file = io.BytesIO()
    with av.open(file, "w", format="flv") as output:
        _encode(output, video_bps, width, height)
    file.seek(0)
    with av.open(file, "r", format="flv") as source:
        video, audio = source.streams.video[0], source.streams.audio[0]
        packets = [_packet(packet, packet.stream is video) for packet in source.demux() if packet.size and packet.dts is not None]
        config = StreamConfig(
            run=1,
            width=width,
            height=height,
            rate_num=RATE_HZ,
            rate_den=1,
            video_extradata=bytes(video.codec_context.extradata or b""),
            audio_extradata=bytes(audio.codec_context.extradata or b""),
            video_bps=video_bps,
            audio_bps=AUDIO_BPS,
            video_codec="h264",
            audio_codec="aac",
        )
    # It is played in a loop: no sound comes after the first of the next round.
    first_ns = min(packet.dts_ns for packet in packets if packet.kind == "audio")
    packets = [packet for packet in packets if packet.kind == "video" or packet.dts_ns < first_ns + SECONDS * NS]
    return Clip(config, tuple(sorted(packets, key=lambda packet: packet.dts_ns)))


def _encode(output: av.container.OutputContainer, video_bps: int, width: int, height: int) -> None:
    options = {
        "preset": "veryfast",
        "g": str(GOP),
        "keyint_min": str(GOP),
        "sc_threshold": "0",
        "nal-hrd": "cbr",
        "maxrate": str(video_bps),
        "bufsize": str(video_bps // 2),
        "threads": "1",
    }
    video = output.add_stream("libx264", rate=RATE_HZ, options=options)
    assert isinstance(video, VideoStream)
    video.width, video.height, video.pix_fmt, video.bit_rate = width, height, "yuv420p", video_bps
    audio = output.add_stream("aac", rate=48_000)
    assert isinstance(audio, AudioStream)
    audio.bit_rate = AUDIO_BPS
    noise = np.random.default_rng(1).integers(0, 256, (height * 3 // 2, width * 2), np.uint8)
    for n in range(SECONDS * RATE_HZ):
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(noise[:, n : n + width]), "yuv420p")
        frame.pts, frame.time_base = n, Fraction(1, RATE_HZ)
        output.mux(video.encode(frame))
    for index in range(0, SECONDS * 48_000, 1024):
        wave = np.sin(np.arange(index, index + 1024) * (2 * np.pi * 440 / 48_000)).astype(np.float32) * 0.3
        sound = av.AudioFrame.from_ndarray(np.stack([wave, wave]), "fltp", "stereo")
        sound.sample_rate, sound.pts, sound.time_base = 48_000, index, Fraction(1, 48_000)
        output.mux(audio.encode(sound))
    output.mux(video.encode())
    output.mux(audio.encode())


def _packet(packet: av.Packet, picture: bool) -> Packet:
    """FLV keeps ms; pictures go back onto the exact grid of the rate."""
    data = bytes(packet)
    assert packet.pts is not None
    assert packet.dts is not None
    if not picture:
        index = round(packet.dts * 48 / 1024)
        return Packet("audio", index * 1024 * NS // 48_000, index * 1024 * NS // 48_000, data)
    droppable = _unreferenced(data)
    kind = "I" if packet.is_keyframe else "B" if droppable else "P"
    return Packet("video", _grid(packet.pts), _grid(packet.dts), data, packet.is_keyframe, droppable, kind)


def _grid(ms: int) -> int:
    return round(ms * RATE_HZ / 1000) * NS // RATE_HZ


def _unreferenced(data: bytes) -> bool:
    """nal_ref_idc of the slices is 0 (H.264 7.4.1)."""
    at = 0
    while at + 4 < len(data):
        size, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4]
        if head & 0x1F in (1, 5):
            return head & 0x60 == 0
        at += 4 + size
    return False


class Feeder(threading.Thread):
    """Stands where the encoder worker stands: a `PacketServer` fed 30 times a second. Stop it with `stop`.

    `sent` is every packet given to the server so far (times on the monotonic clock).
    """

    def __init__(self, session: Path, encoder: str, made: Clip, run: int = 1) -> None:
        super().__init__(name="feeder")
        self.sent: list[Packet] = []
        self.keyframe_requests = 0
        self._made, self._run_number = made, run
        self._server = PacketServer(session, encoder)
        self._end = threading.Event()

    def run(self) -> None:
        config = self._made.config
        self._server.configure(
            StreamConfig(self._run_number, *(getattr(config, name) for name in config.__struct_fields__ if name != "run"))
        )
        base_ns = time.monotonic_ns() + NS // 10
        duration_ns = SECONDS * NS
        n = 0
        while not self._end.is_set():
            now_ns = time.monotonic_ns() - base_ns
            packets = self._made.packets
            while packets[n % len(packets)].dts_ns + n // len(packets) * duration_ns <= now_ns:
                packet = packets[n % len(packets)]
                offset = base_ns + n // len(packets) * duration_ns
                moved = Packet(
                    packet.kind,
                    packet.pts_ns + offset,
                    packet.dts_ns + offset,
                    packet.data,
                    packet.key,
                    packet.droppable,
                    packet.picture,
                )
                self._server.add(moved)
                self.sent.append(moved)
                n += 1
            self._server.flush()
            self.keyframe_requests += self._server.take_keyframe_request()
            self._end.wait(1 / RATE_HZ)
        self._server.close(0.0)

    def stop(self) -> None:
        self._end.set()
        self.join(5)
