"""The sound encoder against its own decoder: where a beep lies."""

from __future__ import annotations

import itertools
from typing import Any

import av
import av.codec.context
import numpy as np

from studio.contracts.packets import Packet
from studio.ipc import clock as clocks
from studio.media.encoding.sound import SOUND_BLOCK, SoundEncoder


def test_sound_lies_where_it_sounds() -> None:
    """A beep at a known sample decodes at its own index, with the encoder's priming before it."""
    encoder = SoundEncoder(128_000)
    start = 777 * SOUND_BLOCK + 5_000_000_000
    samples = np.zeros((40 * SOUND_BLOCK, 2), np.float32)
    beep = 20 * SOUND_BLOCK + 300
    samples[beep:] = 0.7 * np.sin(np.arange(len(samples) - beep) * 2 * np.pi * 1000 / 48_000)[:, None]
    packets: list[Packet] = []
    for block in range(40):
        part = samples[block * SOUND_BLOCK : (block + 1) * SOUND_BLOCK]
        packets += encoder.encode(part, start + block * SOUND_BLOCK)
    packets += encoder.flush()
    assert clocks.sample_at(packets[0].pts_ns) == start - SOUND_BLOCK
    decoder: Any = av.codec.context.CodecContext.create("aac", "r")
    decoder.extradata = encoder.extradata
    sound = np.concatenate([frame.to_ndarray()[0] for packet in packets for frame in decoder.decode(av.Packet(packet.data))])
    first = clocks.sample_at(packets[0].pts_ns)
    heard = first + int(np.argmax(np.abs(sound) > 0.2)) - start
    assert abs(heard - beep) < 48  # 1 ms
    times = [clocks.sample_at(packet.pts_ns) for packet in packets]
    assert all(after - before == SOUND_BLOCK for before, after in itertools.pairwise(times))
