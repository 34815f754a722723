"""Objects out of a stream of JSON, in whatever pieces it comes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from youtube.json_objects import JsonObjects

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), max_size=5), st.integers(1, 40), st.booleans())
def test_what_was_streamed_comes_out_whole_and_in_order(objects: list[object], size: int, ascii_only: bool) -> None:
    text = json.dumps(objects, ensure_ascii=ascii_only, indent=1).encode(errors="surrogatepass")
    splitter, found = JsonObjects(1 << 20), []
    for begin in range(0, len(text), size):
        found += splitter.feed(text[begin : begin + size])
    assert [json.loads(one.decode(errors="surrogatepass")) for one in found] == objects


def test_an_object_is_there_as_soon_as_it_ends() -> None:
    splitter = JsonObjects(100)
    assert splitter.feed(b'[{"a": "}') == []
    assert splitter.feed(b'"}') == [b'{"a": "}"}']
    assert splitter.feed(b",\r\n{}\n,{") == [b"{}"]
    assert splitter.feed(b"}]") == [b"{}"]


@pytest.mark.parametrize("pieces", [[b"}"], [b"[{}}"], [b'{"a":"' + b"x" * 200], [b'{"a":"'] + [b"x" * 20] * 10])
def test_what_is_none_or_too_large_is_refused(pieces: list[bytes]) -> None:
    splitter = JsonObjects(100)
    with pytest.raises(ValueError, match="that"):
        [splitter.feed(piece) for piece in pieces]
