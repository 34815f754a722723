"""Tracks of a container for packets that an encoder of the studio has made."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Any

import av
import av.container

from studio.contracts.packets import StreamConfig
from studio.ipc.clock import SAMPLE_RATE_HZ
from studio.values.codecs import AudioCodec, VideoCodec

_FLV_VIDEO: dict[VideoCodec, bytes] = {"h264": b"\x17\0\0\0\0"}  # how a sequence header begins
_FLV_AUDIO: dict[AudioCodec, bytes] = {"aac": b"\xaf\0"}
_PICTURES, _SOUND = 9, 8  # kinds of FLV's tags


def picture_track(container: av.container.OutputContainer, config: StreamConfig) -> Any:
    """Add a track for the pictures of a run and return it; its `time_base` may be set until the first packet is written.

    PyAV makes a track for packets that are encoded already only after a model, so one is read from a header of bytes.
    """
    track = _like(container, _PICTURES, _FLV_VIDEO[config.video_codec] + config.video_extradata)
    picture = track.codec_context
    picture.width, picture.height, picture.pix_fmt = config.width, config.height, "yuv420p"
    picture.framerate = Fraction(config.rate_num, config.rate_den)
    picture.color_primaries = picture.color_trc = picture.colorspace = 1  # BT.709, ITU-T H.273
    picture.color_range = 1  # limited
    return track


def sound_track(container: av.container.OutputContainer, config: StreamConfig) -> Any:
    """Add a track for the sound of a run, which has to be AAC, and return it."""
    track = _like(container, _SOUND, _FLV_AUDIO[config.audio_codec] + config.audio_extradata)
    track.codec_context.sample_rate = SAMPLE_RATE_HZ
    track.time_base = Fraction(1, SAMPLE_RATE_HZ)
    return track


def _like(container: av.container.OutputContainer, kind: int, body: bytes) -> Any:
    """A track after the only one of the smallest FLV: its header and one sequence header (Adobe FLV 10.1, annex E)."""
    flv = b"FLV\x01" + bytes([{_PICTURES: 1, _SOUND: 4}[kind]]) + (9).to_bytes(4, "big") + bytes(4)
    flv += bytes([kind]) + len(body).to_bytes(3, "big") + bytes(7) + body + (len(body) + 11).to_bytes(4, "big")
    with av.open(io.BytesIO(flv), format="flv") as model:
        return container.add_stream_from_template(model.streams[0], opaque=True)
