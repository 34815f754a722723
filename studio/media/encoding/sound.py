"""The AAC encoder: program sound in, packets on the program's time axis out. Belongs to one thread."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import av
import av.audio.codeccontext
import av.codec.context
import numpy as np
from numpy.typing import NDArray

from studio.contracts import packets
from studio.ipc import clock as clocks

F32 = NDArray[np.float32]

SOUND_BLOCK = 1024  # samples of one AAC-LC frame, ISO 14496-3


class SoundEncoder:
    """AAC-LC, 48 kHz stereo. Takes blocks of `SOUND_BLOCK` samples, in order of time.

    The first packet lies one block before the first sample: that is the encoder's priming, and decoders expect it there.
    """

    def __init__(self, bps: int) -> None:
        context = av.codec.context.CodecContext.create("aac", "w")
        assert isinstance(context, av.audio.codeccontext.AudioCodecContext)
        context.sample_rate = clocks.SAMPLE_RATE_HZ
        context.layout, context.format = "stereo", "fltp"
        context.bit_rate = bps
        context.time_base = Fraction(1, clocks.SAMPLE_RATE_HZ)
        context.flags |= av.codec.context.Flags.global_header
        context.options = {"aac_coder": "fast"}  # a third of the CPU of twoloop, no audible difference at 96 kbit/s and above
        context.open()
        self.bps = bps
        self._context = context
        self.extradata = context.extradata or b""  # AudioSpecificConfig, ISO 14496-3
        self._frame = av.AudioFrame("fltp", "stereo", SOUND_BLOCK)
        self._frame.sample_rate = clocks.SAMPLE_RATE_HZ
        self._frame.time_base = context.time_base
        self._planes = [np.frombuffer(memoryview(plane), np.float32)[:SOUND_BLOCK] for plane in self._frame.planes]

    def encode(self, block: F32, index: int) -> list[packets.Packet]:
        """Packets ready after `block` (`SOUND_BLOCK`, 2), float32, whose first sample has the index `index`."""
        for channel, plane in enumerate(self._planes):
            plane[:] = block[:, channel]
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
