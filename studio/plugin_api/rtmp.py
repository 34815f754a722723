"""RTMP ingest for platform plugins: the studio's own protocol rules, without sockets."""

from studio.rtmp import amf0
from studio.rtmp.flv import parse_audio, parse_video
from studio.rtmp.server import Ended, Ingest, Media, PublishAsked
from studio.values.errors import ProtocolError

__all__ = ["Ended", "Ingest", "Media", "ProtocolError", "PublishAsked", "metadata_size", "parse_audio", "parse_video"]


def metadata_size(body: bytes) -> tuple[int, int] | None:
    """Width and height that a publisher's metadata (`Media` of kind "data") announce, None when they do not.

    Raises:
        ProtocolError: not AMF0.
    """
    for value in amf0.decode(body):
        if isinstance(value, dict):
            width, height = value.get("width"), value.get("height")
            if isinstance(width, float) and isinstance(height, float) and 0 < width < 10_000 and 0 < height < 10_000:
                return int(width), int(height)
    return None
