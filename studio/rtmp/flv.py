"""Bodies of video, audio and metadata messages: FLV tags without their header (FLV 10.1, annex E).

H.264 as length-prefixed NAL units with its avcC, AAC raw with its AudioSpecificConfig.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from studio.rtmp import amf0
from studio.values.errors import ProtocolError

_AVC = 7
_AAC_HEAD = 0xAF  # AAC; rate, size and channels are fixed by the standard, the AudioSpecificConfig has the truth
_KEY, _INTER = 0x10, 0x20
_VIDEO_KINDS: tuple[Literal["config", "picture", "end"], ...] = ("config", "picture", "end")


class VideoBody(NamedTuple):
    """`config`: data is the avcC. `picture`: data is NAL units, `composition_ms` is PTS minus DTS."""

    kind: Literal["config", "picture", "end"]
    key: bool
    composition_ms: int
    data: bytes


class AudioBody(NamedTuple):
    """`config`: data is the AudioSpecificConfig. `sound`: one raw AAC frame."""

    kind: Literal["config", "sound"]
    data: bytes


def video_config(avcc: bytes) -> bytes:
    """The AVC sequence header."""
    return bytes([_KEY | _AVC, 0, 0, 0, 0]) + avcc


def video(data: bytes, key: bool, composition_ms: int) -> bytes:
    """One picture; `composition_ms` is a signed 24-bit number."""
    return bytes([(_KEY if key else _INTER) | _AVC, 1]) + (composition_ms & 0xFFFFFF).to_bytes(3, "big") + data


def audio_config(specific: bytes) -> bytes:
    """The AAC sequence header."""
    return bytes([_AAC_HEAD, 0]) + specific


def audio(data: bytes) -> bytes:
    """One raw AAC frame."""
    return bytes([_AAC_HEAD, 1]) + data


def metadata(width: int, height: int, rate_hz: float, video_bps: int, audio_bps: int) -> bytes:
    """`@setDataFrame onMetaData`, as platforms expect it."""
    facts = amf0.EcmaArray(
        duration=0,
        width=width,
        height=height,
        framerate=rate_hz,
        videocodecid=_AVC,
        videodatarate=video_bps / 1000,
        audiocodecid=10,
        audiodatarate=audio_bps / 1000,
        audiosamplerate=48_000,
        audiosamplesize=16,
        audiochannels=2,
        stereo=True,
        encoder="Nightmarket",
    )
    return amf0.encode("@setDataFrame", "onMetaData", facts)


def parse_video(body: bytes) -> VideoBody:
    """What a video message carries.

    Raises:
        ProtocolError: not H.264, or cut off.
    """
    if len(body) < 5 or body[0] & 0x0F != _AVC or body[0] & 0x80 or body[1] > 2:
        raise ProtocolError("picture is not H.264")
    composition = int.from_bytes(body[2:5], "big")
    composition -= (composition & 0x800000) << 1
    return VideoBody(_VIDEO_KINDS[body[1]], body[0] >> 4 == 1, composition, body[5:])


def parse_audio(body: bytes) -> AudioBody:
    """What an audio message carries.

    Raises:
        ProtocolError: not AAC, or cut off.
    """
    if len(body) < 2 or body[0] >> 4 != 10:
        raise ProtocolError("sound is not AAC")
    return AudioBody("sound" if body[1] else "config", body[2:])
