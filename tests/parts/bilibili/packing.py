"""Packets as a room's server makes and reads them; written apart from the plugin's, so that both can be wrong in one way only."""

from __future__ import annotations

import json
import zlib
from typing import Any

import cramjam

PLAIN, NUMBER, ZLIB, BROTLI = 0, 1, 2, 3


def packet(operation: int, body: bytes, version: int = PLAIN) -> bytes:
    """One packet."""
    header = (16 + len(body)).to_bytes(4, "big") + (16).to_bytes(2, "big") + version.to_bytes(2, "big")
    return header + operation.to_bytes(4, "big") + (0).to_bytes(4, "big") + body


def messages(told: list[dict[str, Any]], version: int = PLAIN) -> bytes:
    """Messages in one frame: one after the other, or all of them in one compressed packet."""
    plain = b"".join(packet(5, json.dumps(message, ensure_ascii=False).encode()) for message in told)
    if version == ZLIB:
        return packet(5, zlib.compress(plain), ZLIB)
    if version == BROTLI:
        return packet(5, bytes(cramjam.brotli.compress(plain)), BROTLI)
    return plain


def popularity(count: int) -> bytes:
    """The answer to a heartbeat."""
    return packet(3, count.to_bytes(4, "big"), NUMBER)


def opened(data: bytes) -> tuple[int, bytes]:
    """Operation and body of a client's packet.

    Raises:
        ValueError: it is none.
    """
    length, header = int.from_bytes(data[:4], "big"), int.from_bytes(data[4:6], "big")
    if length != len(data) or header != 16:
        raise ValueError("no packet")
    return int.from_bytes(data[8:12], "big"), data[header:]
