"""Answers of strangers, within bounds."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from studio.plugin_api.asking import is_this_computer, own_words, read_bounded, rest_s


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("7", 7.0), ("0", 0.0), ("-3", 0.0), ("1e9", 60.0), ("nan", 1.0), ("Mon, 30 Nov 2026 04:00:00 GMT", 1.0), ("", 1.0)],
)
def test_how_long_it_wants_to_be_left_alone(said: str, seconds: float) -> None:
    assert rest_s({"retry-after": said}) == seconds
    assert rest_s({}) == 1.0


def test_its_own_words_are_those_of_an_answer_not_of_a_page() -> None:
    assert own_words(b'{"message":"No\\u202e such\\nthing"}') == '{"message":"No\\u202e such\\nthing"}'
    assert own_words(b"<h1>Nothing here</h1>") == ""
    assert own_words(b"[" * 100_000) == ""
    assert len(own_words(b'"' + b"a" * 100_000 + b'"')) == 200


async def test_a_body_without_end_is_not_read() -> None:
    read = 0

    async def parts() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(100):
            read += 1
            yield b"12345"

    assert await read_bounded(parts(), 500, MemoryError) == b"12345" * 100
    read = 0
    with pytest.raises(MemoryError):
        await read_bounded(parts(), 12, MemoryError)
    assert read == 3


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_this_computer(host: str) -> None:
    assert is_this_computer(host)


@pytest.mark.parametrize("host", ["10.0.0.1", "shop.example", "127.0.0.1.example.org", "localhost.example", ""])
def test_not_this_computer(host: str) -> None:
    assert not is_this_computer(host)
