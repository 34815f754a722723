"""Sound encoders, AAC and Opus: program sound in, packets on the program's time axis out. Each belongs to one thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import av
import av.audio.codeccontext
import av.codec.context
import numpy as np
from numpy.typing import NDArray

from studio.contracts import packets
from studio.ipc import clock as clocks
from studio.values.codecs import AudioCodec

F32 = NDArray[np.float32]

SOUND_BLOCK = 1024  # samples of one AAC-LC frame, ISO 14496-3


@dataclass(frozen=True, slots=True)
class _Coder:
    encoder: str  # FFmpeg's name
    format: str  # of its samples: planar or interleaved float32
    block: int  # samples of one packet
    options: dict[str, str] = field(default_factory=dict)


_CODERS: dict[AudioCodec, _Coder] = {
    # fast: a third of the CPU of twoloop, no audible difference at 96 kbit/s and above
    "aac": _Coder("aac", "fltp", SOUND_BLOCK, {"aac_coder": "fast"}),
    "opus": _Coder("libopus", "flt", clocks.SAMPLE_RATE_HZ // 50, {"frame_duration": "20"}),
}


def block_of(codec: AudioCodec) -> int:
    """How many samples one packet of `codec` holds."""
    return _CODERS[codec].block


class SoundEncoder:
    """AAC-LC or Opus, 48 kHz stereo. Takes blocks of `block` samples, in order of time.

    The first packet lies before the first sample, for AAC by a block, for Opus by its pre-skip: that is the encoder's priming,
    and decoders expect it there.
    """

    def __init__(self, bps: int, codec: AudioCodec = "aac") -> None:
        coder = _CODERS[codec]
        context = av.codec.context.CodecContext.create(coder.encoder, "w")
        assert isinstance(context, av.audio.codeccontext.AudioCodecContext)
        context.sample_rate = clocks.SAMPLE_RATE_HZ
        context.layout, context.format = "stereo", coder.format
        context.bit_rate = bps
        context.time_base = Fraction(1, clocks.SAMPLE_RATE_HZ)
        context.flags |= av.codec.context.Flags.global_header
        context.options = coder.options
        context.open()
        self.bps, self.block = bps, coder.block
        self._context = context
        self.extradata = context.extradata or b""  # AudioSpecificConfig or OpusHead
        self._frame = av.AudioFrame(coder.format, "stereo", coder.block)
        self._frame.sample_rate = clocks.SAMPLE_RATE_HZ
        self._frame.time_base = context.time_base
        planes = [np.frombuffer(memoryview(plane), np.float32) for plane in self._frame.planes]
        interleaved = planes[0][: 2 * coder.block].reshape(-1, 2).T
        self._channels = [plane[: coder.block] for plane in planes] if len(planes) == 2 else [*interleaved]

    def encode(self, block: F32, index: int) -> list[packets.Packet]:
        """Packets ready after `block` (`self.block`, 2), float32, whose first sample has the index `index`."""
        for channel, samples in enumerate(self._channels):
            samples[:] = block[:, channel]
        self._frame.pts = index
        return self._packets(self._context.encode(self._frame))

    def flush(self) -> list[packets.Packet]:
        """What is still inside. The encoder is finished afterwards."""
        return self._packets(self._context.encode(None))

    def _packets(self, encoded: Iterable[av.Packet[Any]]) -> list[packets.Packet]:
        made: list[packets.Packet] = []
        for packet in encoded:
            assert packet.pts is not None
            time_ns = clocks.sample_time_ns(packet.pts)
            made.append(packets.Packet("audio", time_ns, time_ns, bytes(packet), key=False))
        return made
