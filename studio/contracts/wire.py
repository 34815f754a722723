"""How everything in this folder is written: msgpack of a tagged struct."""

from __future__ import annotations

import msgspec

_ENCODER = msgspec.msgpack.Encoder()


def encode(message: msgspec.Struct) -> bytes:
    """msgpack of any message, spec or packet."""
    return _ENCODER.encode(message)
