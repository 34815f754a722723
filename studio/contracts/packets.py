"""What an encoder says to its sinks: how its run is encoded, then packet after packet."""

from __future__ import annotations

from typing import Literal

import msgspec


class StreamConfig(msgspec.Struct, frozen=True, tag="config"):
    """Sent to a sink when it connects and whenever the encoder (re)opens, before any packet of the new run."""

    run: int  # grows with every opening of the encoder
    width: int
    height: int
    rate_num: int
    rate_den: int
    video_extradata: bytes  # avcC (ISO 14496-15)
    audio_extradata: bytes  # AudioSpecificConfig (ISO 14496-3)
    video_bps: int
    audio_bps: int


class Packet(msgspec.Struct, frozen=True, tag="packet"):
    """One encoded access unit. Times are monotonic ns on the program's axis: they run on across encoder restarts.

    Video data is length-prefixed NAL units (avcC), audio raw AAC. `droppable`: no other picture refers to it.
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
