"""Lines out of a stream, however it is cut, in bounded memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from irc.cutting import LONGEST, LineCutter


@given(st.lists(st.binary(max_size=40), max_size=20))
def test_where_the_stream_is_cut_makes_no_difference(parts: list[bytes]) -> None:
    whole, cut = LineCutter(), LineCutter()
    at_once = whole.take(b"".join(parts))
    assert [line for part in parts for line in cut.take(part)] == at_once
    assert whole.take(b"\n") == cut.take(b"\n")


def test_ends_of_line_of_both_sorts() -> None:
    assert LineCutter().take(b"a\r\nb\nc\r\r\n\r\nd") == [b"a", b"b", b"c"]


def test_a_line_without_an_end_does_not_grow() -> None:
    cutter = LineCutter()
    for _ in range(100):
        assert cutter.take(b"x" * 5000) == []
    assert cutter.take(b"y\nz\n") == [b"x" * LONGEST, b"z"]
    assert cutter.take(b"x" * 50_000 + b"\n") == [b"x" * LONGEST]
