"""The sound encoder against its own decoder: where a beep lies."""

from __future__ import annotations

import itertools
from typing import Any

import av
import av.codec.context
import numpy as np
import pytest

from studio.contracts.packets import Packet
from studio.ipc import clock as clocks
from studio.media.encoding.sound import SoundEncoder, block_of
from studio.values.codecs import AudioCodec

OPUS_PRE_SKIP = 312  # samples at 48 kHz: libopus's look-ahead


@pytest.mark.parametrize(("codec", "priming"), [("aac", block_of("aac")), ("opus", OPUS_PRE_SKIP)])
def test_sound_lies_where_it_sounds(codec: AudioCodec, priming: int) -> None:
    """A beep at a known sample decodes at its own index, with the encoder's priming before it."""
    encoder = SoundEncoder(128_000, codec)
    size = block_of(codec)
    start = 777 * size + 5_000_000_000
    samples = np.zeros((40 * size, 2), np.float32)
    beep = 20 * size + 300
    samples[beep:] = 0.7 * np.sin(np.arange(len(samples) - beep) * 2 * np.pi * 1000 / 48_000)[:, None]
    packets: list[Packet] = []
    for block in range(40):
        packets += encoder.encode(samples[block * size : (block + 1) * size], start + block * size)
    packets += encoder.flush()
    assert clocks.sample_at(packets[0].pts_ns) == start - priming
    decoder: Any = av.codec.context.CodecContext.create(codec, "r")
    if codec == "aac":  # with an OpusHead the decoder would take the priming away by itself
        decoder.extradata = encoder.extradata
    assert encoder.extradata.startswith(b"OpusHead") == (codec == "opus")
    sound = np.concatenate([frame.to_ndarray()[0] for packet in packets for frame in decoder.decode(av.Packet(packet.data))])
    first = clocks.sample_at(packets[0].pts_ns)
    heard = first + int(np.argmax(np.abs(sound) > 0.2)) - start
    assert abs(heard - beep) < 48  # 1 ms
    times = [clocks.sample_at(packet.pts_ns) for packet in packets]
    assert all(after - before == size for before, after in itertools.pairwise(times))
