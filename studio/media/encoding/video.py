"""H.264 encoders: program pictures in, packets on the program's time axis out.

Knows nothing of rings, sinks or overload; `studio.workers.encoder` drives it. An encoder belongs to one thread.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import av
import av.codec.context
import av.error
import av.video.codeccontext
import av.video.frame
import numpy as np
from numpy.typing import NDArray

from studio.contracts import packets, specs
from studio.ipc import clock as clocks
from studio.media.encoding import h264
from studio.values.errors import MediaError
from studio.words import encoding as says

U8 = NDArray[np.uint8]

FALLBACK_CODEC = "libx264"

_B_FRAMES = "1"  # instead of three: 0.07 dB less for 15 % less CPU and two ticks less delay, docs/adr/0006
_QUICKER = {"veryfast": ":partitions=i8x8,i4x4:me=dia"}  # 0.05 dB less for a fifth of the CPU, docs/adr/0006
_PIXELS_PER_THREAD = 16_000_000  # per second: 848x480p30 takes one x264 thread, 1280x720p30 two, 1920x1080p30 four
_MAX_THREADS = 8
_BT709, _LIMITED = 1, 1  # ITU-T H.273: colour primaries, transfer and matrix 1; AVCOL_RANGE_MPEG

# What each hardware encoder calls a constant rate for live use. nvenc, qsv and amf: their FFmpeg wrappers' options.
_HARDWARE: dict[str, dict[str, str]] = {
    "h264_nvenc": {"preset": "p4", "tune": "ll", "rc": "cbr", "forced-idr": "1", "b_ref_mode": "disabled"},
    "h264_qsv": {"preset": "veryfast", "forced_idr": "1", "low_delay_brc": "1"},
    "h264_amf": {"usage": "lowlatency", "rc": "cbr", "forced_idr": "1", "quality": "balanced"},
    "h264_videotoolbox": {"realtime": "1", "constant_bit_rate": "1"},
}
_PROFILES = {("h264_amf", "baseline"): "constrained_baseline"}  # where an encoder has another word for it
CODECS = (FALLBACK_CODEC, *_HARDWARE)


def thread_count(width: int, height: int, rate_hz: float) -> int:
    """x264 threads for a picture rate: as few as keep up, because each further one costs some percent of CPU."""
    wanted = math.ceil(width * height * rate_hz / _PIXELS_PER_THREAD)
    return max(1, min(wanted, os.cpu_count() or 1, _MAX_THREADS))


class VideoEncoder:
    """One opening of an H.264 encoder: constant rate with a buffer of one second, closed GOPs, BT.709 limited.

    Args:
        spec: what to encode. `spec.options` are handed to the encoder last and win.
        codec, preset: override the spec's (after an overload, or when its codec does not open).

    Raises:
        MediaError: the codec does not open here.
    """

    def __init__(self, spec: specs.EncoderSpec, codec: str = "", preset: str = "") -> None:
        self.codec = codec or spec.codec
        self.preset = preset or spec.preset
        self.width, self.height = spec.width, spec.height
        self.bps = self._opened_bps = spec.video_bps
        self.held = 0  # pictures that went in and did not come out yet
        self._rate = (spec.rate_num, spec.rate_den)
        self._time_base = Fraction(spec.rate_den, spec.rate_num)
        self._nv12 = np.empty((spec.height * 3 // 2, spec.width), np.uint8) if self.codec == "h264_qsv" else None
        try:
            self._context = self._open(spec)
        except (av.error.FFmpegError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error  # not FFmpeg's call with all its options
            text = says.not_opened(codec=self.codec, why=str(reason))
            raise MediaError("encoder_unavailable", text, spec.id) from error
        extradata = self._context.extradata or b""
        self._annexb = not extradata.startswith(b"\x01")
        self.extradata = h264.avcc(extradata) if self._annexb else extradata  # avcC, ISO 14496-15

    def _open(self, spec: specs.EncoderSpec) -> av.video.codeccontext.VideoCodecContext:
        rate = Fraction(*self._rate)
        context = av.codec.context.CodecContext.create(self.codec, "w")
        assert isinstance(context, av.video.codeccontext.VideoCodecContext)
        context.width, context.height = spec.width, spec.height
        context.pix_fmt = "yuv420p" if self._nv12 is None else "nv12"
        context.time_base, context.framerate = self._time_base, rate
        context.bit_rate = spec.video_bps
        context.gop_size = max(1, round(spec.gop_s * rate))
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = _LIMITED
        context.flags |= av.codec.context.Flags.global_header | av.codec.context.Flags.closed_gop
        options = {"maxrate": str(spec.video_bps), "bufsize": str(spec.video_bps)}
        if self.codec == "libx264":
            # avcC and length prefixes come from x264 itself; no nal-hrd, which would forbid changing the rate live
            options |= {
                "preset": self.preset,
                "profile": spec.profile,
                "forced-idr": "1",
                "x264-params": "annexb=0" + _QUICKER.get(self.preset, ""),
                "bf": "0" if spec.low_latency or spec.profile == "baseline" else _B_FRAMES,
            }
            context.thread_count = 1 if spec.low_latency else thread_count(spec.width, spec.height, float(rate))
            if spec.low_latency:
                options["tune"] = "zerolatency"
        else:
            options |= _HARDWARE.get(self.codec, {}) | {"profile": _PROFILES.get((self.codec, spec.profile), spec.profile)}
            context.max_b_frames = 0
        context.options = options | spec.options
        context.open()
        return context

    def encode(self, picture: U8, tick: int, key: bool = False) -> list[packets.Packet]:
        """Packets that became ready by `picture`; each comes some ticks later than its picture.

        Args:
            picture: I420, uint8, flat or (h * 3 / 2, w); read in place during the call only.
            tick: program tick, higher than in the call before.
            key: make it an IDR.
        """
        shaped = picture.reshape(self.height * 3 // 2, self.width)
        if self._nv12 is not None:
            shaped = _interleave(shaped, self._nv12)
        frame = av.video.frame.VideoFrame.from_numpy_buffer(shaped, "yuv420p" if self._nv12 is None else "nv12")
        frame.pts = tick
        frame.time_base = self._time_base
        frame.color_range = _LIMITED
        if key:
            frame.pict_type = av.video.frame.PictureType.I
        self.held += 1
        return self._packets(self._context.encode(frame))

    def flush(self) -> list[packets.Packet]:
        """What is still inside. The encoder is finished afterwards."""
        return self._packets(self._context.encode(None))

    def set_bitrate(self, bps: int) -> bool:
        """Change the rate at once, without an IDR. False when only a new opening can: above the rate it was opened with."""
        if bps > self._opened_bps or self.codec != "libx264":
            return False
        self._context.bit_rate = self.bps = bps
        return True

    def _packets(self, encoded: Iterable[av.Packet[Any]]) -> list[packets.Packet]:
        made: list[packets.Packet] = []
        for packet in encoded:
            data = bytes(packet)
            if self._annexb:
                data = h264.length_prefixed(data)
            picture, droppable = h264.picture_kind(data)
            assert packet.pts is not None
            pts = packet.pts
            dts = packet.dts if packet.dts is not None else pts
            pts_ns, dts_ns = clocks.tick_time_ns(pts, *self._rate), clocks.tick_time_ns(dts, *self._rate)
            self.held -= 1
            made.append(packets.Packet("video", pts_ns, dts_ns, data, packet.is_keyframe, droppable, picture))
        return made


def _interleave(i420: U8, nv12: U8) -> U8:
    """Write the I420 picture into `nv12` (same shape) with its chroma interleaved; returns `nv12`."""
    height, width = i420.shape[0] * 2 // 3, i420.shape[1]
    nv12[:height] = i420[:height]
    chroma = nv12.reshape(-1)[height * width :].reshape(-1, 2)
    flat = i420.reshape(-1)[height * width :]
    chroma[:, 0], chroma[:, 1] = np.split(flat, 2)
    return nv12
