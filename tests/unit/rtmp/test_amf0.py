"""AMF0: what goes in comes out, known bytes, and garbage that ends in an error."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.rtmp import amf0
from studio.values.errors import ProtocolError

_names = st.text(max_size=20).filter(bool)
_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=50),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_names, inner, max_size=4),
    max_leaves=20,
)


@given(st.lists(_values, max_size=5))
def test_round_trip(values: list[amf0.Value]) -> None:
    assert amf0.decode(amf0.encode(*values)) == values


def test_known_bytes() -> None:
    assert amf0.encode("connect", 1, {"app": "live"}) == bytes.fromhex(
        "020007 636f6e6e656374 00 3ff0000000000000 03 0003 617070 020004 6c697665 000009"
    )
    assert amf0.encode(amf0.EcmaArray(a=True)) == bytes.fromhex("08 00000001 0001 61 0101 000009")
    assert amf0.decode(bytes.fromhex("0c 00000001 61 06 0b 4059000000000000 0000")) == ["a", None, 100.0]
    assert amf0.decode(amf0.encode("x" * 70_000)) == ["x" * 70_000]


@given(st.binary(max_size=300))
def test_garbage_ends(data: bytes) -> None:
    with contextlib.suppress(ProtocolError):
        amf0.decode(data)


@pytest.mark.parametrize("data", ["03", "020009 61", "0a ffffffff 05", "07 0000", "11 01", "03 0001 61 05"])
def test_cut_off_or_unknown(data: str) -> None:
    with pytest.raises(ProtocolError):
        amf0.decode(bytes.fromhex(data))


def test_nesting_is_bounded() -> None:
    with pytest.raises(ProtocolError, match="deep"):
        amf0.decode(bytes.fromhex("0a00000001") * 1000 + b"\x05")
