"""What an encoder says to its sinks: how its run is encoded, then packet after packet."""

from __future__ import annotations

from typing import Literal

import msgspec

from studio.values.codecs import AudioCodec, VideoCodec


class StreamConfig(msgspec.Struct, frozen=True, tag="config"):
    """Sent to a sink when it connects and whenever the encoder (re)opens, before any packet of the new run.

    The codecs say what the extra data and the packets of the run are made of (`studio.values.codecs`).
    """

    run: int  # grows with every opening of the encoder
    width: int
    height: int
    rate_num: int
    rate_den: int
    video_extradata: bytes
    audio_extradata: bytes
    video_bps: int
    audio_bps: int
    video_codec: VideoCodec = "h264"
    audio_codec: AudioCodec = "aac"


class Packet(msgspec.Struct, frozen=True, tag="packet"):
    """One encoded access unit. Times are monotonic ns on the program's axis: they run on across encoder restarts.

    `data` is as the codec that the run's `StreamConfig` names. `key`: an IDR, where who comes later can begin; sound has none.
    `droppable`: no other picture refers to it.
    """

    kind: Literal["video", "audio"]
    pts_ns: int
    dts_ns: int
    data: bytes
    key: bool = False
    droppable: bool = False
    picture: Literal["I", "P", "B", ""] = ""


class SinkFeedback(msgspec.Struct, frozen=True, tag="feedback"):
    """Sink -> encoder: `keyframe` asks for an IDR soon (after shedding or a reconnect)."""

    keyframe: bool = False


ToSink = StreamConfig | Packet

decode_to_sink = msgspec.msgpack.Decoder(ToSink).decode
