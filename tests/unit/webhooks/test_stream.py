"""Cursors and calls survive being written down."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.webhooks import Call, Cursor

TEXT = st.text(alphabet="a7:/ é茶\n\0", max_size=20)


@given(TEXT, st.integers(min_value=0, max_value=1 << 62))
def test_a_cursor_is_read_back(store: str, sequence: int) -> None:
    assert Cursor.parse(str(Cursor(store, sequence))) == Cursor(store, sequence)


@pytest.mark.parametrize("text", ["", "7", "store:", "store:-1", "store:x", "store:٣"])
def test_what_is_no_cursor_is_none(text: str) -> None:
    assert Cursor.parse(text) is None


@given(TEXT, st.integers(min_value=0, max_value=1 << 62), st.dictionaries(TEXT, TEXT, max_size=3), st.binary(max_size=100))
def test_a_call_is_unpacked_as_it_was(name: str, at_ms: int, headers: dict[str, str], body: bytes) -> None:
    call = Call(id=name, received_ms=at_ms, headers=headers, body=body)
    assert Call.unpacked(call.packed()) == call


@given(st.binary())
def test_what_is_no_call_is_said_and_crashes_nobody(data: bytes) -> None:
    with pytest.raises((msgspec.DecodeError, msgspec.ValidationError)):
        Call.unpacked(data)
