"""The little of STUN that keeps a WebRTC connection: telling it apart, and answering a peer's check (RFC 8489, RFC 8445)."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import zlib
from collections.abc import Iterator

_COOKIE = 0x2112A442
_COOKIE_BYTES = _COOKIE.to_bytes(4, "big")
_HEADER_BYTES, _INTEGRITY_BYTES, _FINGERPRINT_BYTES = 20, 24, 8
_REQUEST, _SUCCESS = 0x0001, 0x0101
_USERNAME, _INTEGRITY, _MAPPED, _FINGERPRINT = 0x0006, 0x0008, 0x0020, 0x8028
_FINGERPRINT_XOR = 0x5354554E


def is_request(data: bytes) -> bool:
    """Whether a datagram asks for a binding."""
    return _is(data, _REQUEST)


def is_success(data: bytes) -> bool:
    """Whether a datagram answers such a question well."""
    return _is(data, _SUCCESS)


def username(data: bytes) -> str:
    """Who asks, as `theirs:ours` in short names; "" where it does not say."""
    return next((value.decode(errors="replace") for kind, _, value in _attributes(data) if kind == _USERNAME), "")


def answer(request: bytes, source: tuple[str, int], password: str) -> bytes | None:
    """The answer to a check from `source`; None where it was not made with `password`."""
    at = next((at for kind, at, _ in _attributes(request) if kind == _INTEGRITY), -1)
    if at < 0 or not hmac.compare_digest(request[at + 4 : at + _INTEGRITY_BYTES], _integrity(request[:at], password)):
        return None
    host, port = ipaddress.ip_address(source[0].partition("%")[0]), source[1] ^ _COOKIE >> 16
    key = _COOKIE_BYTES + request[8:_HEADER_BYTES]
    mapped = bytes(a ^ b for a, b in zip(host.packed, key, strict=False))
    family = 1 if host.version == 4 else 2
    body = _attribute(_MAPPED, bytes([0, family]) + port.to_bytes(2, "big") + mapped)
    said = _SUCCESS.to_bytes(2, "big") + len(body).to_bytes(2, "big") + key + body
    said += _attribute(_INTEGRITY, _integrity(said, password))
    said = _sized(said, len(said) - _HEADER_BYTES + _FINGERPRINT_BYTES)
    return said + _attribute(_FINGERPRINT, (zlib.crc32(said) ^ _FINGERPRINT_XOR).to_bytes(4, "big"))


def _is(data: bytes, kind: int) -> bool:
    return len(data) >= _HEADER_BYTES and data[4:8] == _COOKIE_BYTES and int.from_bytes(data[:2], "big") == kind


def _attributes(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Kind, place and value of each."""
    at = _HEADER_BYTES
    while at + 4 <= len(data):
        kind, size = int.from_bytes(data[at : at + 2], "big"), int.from_bytes(data[at + 2 : at + 4], "big")
        yield kind, at, data[at + 4 : at + 4 + size]
        at += 4 + size + -size % 4


def _attribute(kind: int, value: bytes) -> bytes:
    return kind.to_bytes(2, "big") + len(value).to_bytes(2, "big") + value + bytes(-len(value) % 4)


def _integrity(before: bytes, password: str) -> bytes:
    """Of what lies before it, whose length counts it in."""
    counted = _sized(before, len(before) - _HEADER_BYTES + _INTEGRITY_BYTES)
    return hmac.new(password.encode(), counted, hashlib.sha1).digest()


def _sized(message: bytes, size: int) -> bytes:
    return message[:2] + size.to_bytes(2, "big") + message[4:]
