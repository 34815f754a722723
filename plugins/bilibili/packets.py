"""The packets of a room's WebSocket: a header of sixteen bytes (big-endian), and a body. Pure.

A frame of the WebSocket holds one packet or several; the body of a compressed one holds packets again, once.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bilibili.inflating import BOUND, BROTLI, ZLIB, InflateError, inflated

HEARTBEAT, HEARTBEAT_REPLY, MESSAGE, AUTH, AUTH_REPLY = 2, 3, 5, 7, 8

_HEADER = struct.Struct(">IHHII")  # length of the packet, length of the header, version, operation, sequence
_LONGEST_HEADER = 256
_PACKETS = 5_000  # of one frame


class PacketError(ValueError):
    """The bytes are no packets, or more than may be."""


class Packet(NamedTuple):
    """One packet; `body` is not compressed."""

    operation: int
    body: bytes


def pack(operation: int, body: bytes = b"") -> bytes:
    """A packet of ours."""
    return _HEADER.pack(_HEADER.size + len(body), _HEADER.size, 1, operation, 1) + body


def unpack(frame: bytes) -> Iterator[Packet]:
    """The packets of a frame, those that lie compressed in others too: all of these together are at most `BOUND` bytes.

    Raises:
        PacketError: the rest of the frame is no packet; what was before it has been given.
    """
    count, room = 0, BOUND
    for version, packet in _cut(frame):
        inner: Iterable[tuple[int, Packet]] = [(version, packet)]
        if version in (ZLIB, BROTLI):
            opened = _opened(version, packet.body)
            room -= len(opened)
            if room < 0:
                raise PacketError(f"more than {BOUND >> 20} MiB in a frame")
            inner = _cut(opened)
        for nested_version, found in inner:
            if nested_version in (ZLIB, BROTLI):
                raise PacketError("compressed twice")
            count += 1
            if count > _PACKETS:
                raise PacketError(f"more than {_PACKETS} packets in a frame")
            yield found


def _cut(data: bytes) -> Iterator[tuple[int, Packet]]:
    """Version and packet, one after the other."""
    at = 0
    while at < len(data):
        if len(data) - at < _HEADER.size:
            raise PacketError("a header is cut off")
        length, header_length, version, operation, _ = _HEADER.unpack_from(data, at)
        if not _HEADER.size <= header_length <= min(length, _LONGEST_HEADER) or length > len(data) - at:
            raise PacketError("a packet says a length that cannot be")
        yield version, Packet(operation, data[at + header_length : at + length])
        at += length


def _opened(version: int, body: bytes) -> bytes:
    try:
        return inflated(version, body)
    except InflateError as error:
        raise PacketError(str(error)) from error
