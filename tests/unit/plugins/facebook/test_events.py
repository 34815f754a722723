"""Events in any pieces, as a library of others reads them, and none that does not end."""

from __future__ import annotations

import random

import httpx
import pytest
from facebook.events import Events
from httpx_sse import EventSource


def fed(content: bytes, cuts: list[int], bound: int = 10_000) -> list[bytes]:
    events, found = Events(bound), []
    for begin, end in zip([0, *cuts], [*cuts, len(content)], strict=True):
        found += events.feed(content[begin:end])
    return found


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"data: one\n\ndata: two\n\n", [b"one", b"two"]),
        (b"data: one\r\n\r\ndata: two\r\n\r\n", [b"one", b"two"]),
        (b"data: one\r\rdata: two\r\r\n", [b"one", b"two"]),
        (b"data:one\ndata:  two\n\n", [b"one\n two"]),
        (b"\xef\xbb\xbfdata: one\n\n", [b"one"]),
        (b": nothing\n\nevent: ping\n\nid: 7\n\nretry: 10\n\n", []),
        (b"data\n\n", [b""]),
        (b"data: never ended\n", []),
        (b"database: no\n\n", []),
    ],
)
def test_what_an_event_carries(content: bytes, expected: list[bytes]) -> None:
    assert fed(content, []) == expected
    assert fed(content, list(range(1, len(content)))) == expected


def test_random_streams_in_random_pieces_are_read_as_httpx_sse_reads_them() -> None:
    dice = random.Random(7)
    lines = [b"data: a", b"data:", b"data:  b: c", "data: 有货吗？".encode(), b": comment", b"other: x", b"", b"", b""]
    for _ in range(300):
        content = (
            b"".join(dice.choice(lines) + dice.choice([b"\n", b"\r\n", b"\r"]) for _ in range(dice.randrange(1, 30))) + b"\n"
        )
        response = httpx.Response(200, content=content, headers={"content-type": "text/event-stream"})
        expected = [event.data.encode() for event in EventSource(response).iter_sse()]
        cuts = sorted(dice.sample(range(1, len(content)), dice.randrange(min(len(content) - 1, 8))))
        assert fed(content, cuts) == expected, content


@pytest.mark.parametrize("piece", [b"data: " + b"x" * 200, b"x" * 200, b"data: xxxxxxxxxxxxxxx\n" * 20])
def test_what_does_not_end_is_refused(piece: bytes) -> None:
    with pytest.raises(ValueError, match="does not end"):
        fed(piece, [], bound=100)
