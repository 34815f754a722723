"""How everything in this folder is written: msgpack of a tagged struct."""

from __future__ import annotations

import msgspec

from studio.values.sentences import plain

_ENCODER = msgspec.msgpack.Encoder(enc_hook=plain)


def encode(message: msgspec.Struct) -> bytes:
    """msgpack of any message, spec or packet.

    Of half characters, as there are in the names of files that are no UTF-8 and in what viewers make up, "?" is written.
    """
    try:
        return _ENCODER.encode(message)
    except UnicodeEncodeError:
        return _ENCODER.encode(_whole(msgspec.to_builtins(message, builtin_types=(bytes, bytearray, memoryview))))


def _whole(value: object) -> object:
    """The same without half characters."""
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case dict():
            return {_whole(name): _whole(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_whole(inner) for inner in value]
    return value
