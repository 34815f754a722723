"""The scheme `douyin` takes what the platform's own example signs, and nothing that was moved or changed in it."""

from __future__ import annotations

import base64
import hashlib

import pytest

from relay.signatures import SCHEMES, Incoming
from relay.signatures.scheme import delivery_id

SCHEME = SCHEMES["douyin"]
HEADERS = {  # the example of the documentation, as developers quote it, with its body, its secret and what it signs
    "x-nonce-str": "123456",
    "x-timestamp": "456789",
    "x-roomid": "268",
    "x-msg-type": "live_gift",
    "x-signature": "PDcKhdlsrKEJif6uMKD2dw==",
    "content-type": "application/json",
}
BODY, KEY = "abc123你好".encode(), b"123abc"
NOW_S = 1_790_000_000.0


def holds(headers: dict[str, str], body: bytes = BODY, *keys: bytes) -> bool:
    return SCHEME.holds(Incoming(headers, body), keys or (KEY,), NOW_S)


def resigned(headers: dict[str, str], body: bytes = BODY) -> dict[str, str]:
    """Signed as the platform would sign these headers."""
    names = sorted(name for name in headers if name not in ("x-signature", "content-type"))
    raw = "&".join(f"{name}={headers[name]}" for name in names).encode() + body + KEY
    return headers | {"x-signature": base64.b64encode(hashlib.md5(raw, usedforsecurity=False).digest()).decode()}


def test_the_example_of_the_platform_holds() -> None:
    assert holds(HEADERS)
    assert holds(HEADERS, BODY, b"another-key", KEY), "while the key is being changed, or of another kind of message"
    assert resigned(HEADERS) == HEADERS


@pytest.mark.parametrize("name", ["x-nonce-str", "x-timestamp", "x-roomid", "x-msg-type", "x-signature"])
def test_every_signed_header_counts(name: str) -> None:
    assert not holds({key: value for key, value in HEADERS.items() if key != name})
    assert not holds(HEADERS | {name: ""})
    assert not holds(HEADERS | {name: f"{HEADERS[name]}9"})
    assert not holds(HEADERS | {name: f"{HEADERS[name]}, {HEADERS[name]}"})  # it came twice


def test_another_body_or_key_does_not_hold() -> None:
    assert not holds(HEADERS, BODY + b" ")
    assert not holds(HEADERS, BODY, b"another-key")
    assert not holds(HEADERS | {"x-signature": "é\u00ff"})


def test_a_part_that_is_moved_into_its_neighbour_does_not_hold() -> None:
    """The same bytes are hashed, and so the same signature would be right."""
    assert not holds(HEADERS | {"x-timestamp": "456789abc"}, "123你好".encode())
    split = HEADERS | {"x-msg-type": "live_gift&x-nonce-str=1"}
    assert not holds(resigned(split))


def test_a_secret_has_a_length() -> None:
    with pytest.raises(ValueError, match="secret"):
        SCHEME.read_key("short")
    assert SCHEME.read_key("0123456789abcdef") == b"0123456789abcdef"


def test_a_push_is_called_by_its_body_for_its_nonce_is_another_each_time() -> None:
    first = delivery_id(SCHEME, Incoming(HEADERS, BODY))
    assert first == delivery_id(SCHEME, Incoming(HEADERS | {"x-nonce-str": "654321"}, BODY))
    assert first != delivery_id(SCHEME, Incoming(HEADERS, b"[]"))
