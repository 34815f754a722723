"""How everything in this folder is written: msgpack of a tagged struct."""

from __future__ import annotations

import msgspec

from studio.values.sentences import plain

_ENCODER = msgspec.msgpack.Encoder(enc_hook=plain)


def encode(message: msgspec.Struct) -> bytes:
    """msgpack of any message, spec or packet."""
    return _ENCODER.encode(message)
