"""What a room's server has compressed, opened in bounded memory: a few bytes must not become gigabytes. Pure."""

from __future__ import annotations

import zlib

import cramjam

BOUND = 4 << 20  # bytes that the packets of one frame may hold together
ZLIB, BROTLI = 2, 3  # versions of a packet

_room = bytearray(BOUND)  # for what is opened, one packet after another: this process has one thread that opens any


class InflateError(ValueError):
    """It is damaged, or more than may be."""


def inflated(version: int, data: bytes) -> bytes:
    """What `data` holds, compressed as packets of this version (2: zlib, 3: Brotli).

    Raises:
        InflateError: it is damaged, or holds more than `BOUND`.
    """
    try:
        return _brotli(data) if version == BROTLI else _zlib(data)
    except (zlib.error, cramjam.DecompressionError) as error:
        raise InflateError(str(error)) from error


def _zlib(data: bytes) -> bytes:
    stream = zlib.decompressobj()
    opened = stream.decompress(data, BOUND + 1)
    if len(opened) > BOUND or not stream.eof:
        raise InflateError("too large, or cut off")
    return opened


def _brotli(data: bytes) -> bytes:
    count = cramjam.brotli.decompress_into(data, _room)  # what does not fit into it is an error
    return bytes(memoryview(_room)[:count])
