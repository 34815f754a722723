"""Framed payloads survive any cut of the stream, and nonsense closes the link."""

from __future__ import annotations

import asyncio
import socket
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ipc import framing
from studio.values.errors import LinkClosedError


@given(st.lists(st.binary(max_size=300), max_size=12), st.lists(st.integers(1, 40), min_size=1, max_size=20))
def test_any_cut_gives_the_same_payloads(payloads: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(framing.frame(payload) for payload in payloads)
    decoder = framing.FrameDecoder()
    got: list[bytes] = []
    at = turn = 0
    while at < len(stream):
        step = cuts[turn % len(cuts)]
        got += decoder.feed(stream[at : at + step])
        at, turn = at + step, turn + 1
    assert got == payloads


@given(st.binary(max_size=400))
def test_garbage_yields_payloads_or_closes_but_never_more_than_it_holds(data: bytes) -> None:
    decoder = framing.FrameDecoder()
    got: list[bytes] = []
    try:
        for payload in decoder.feed(data):
            got.append(payload)
    except LinkClosedError:
        pass
    assert sum(4 + len(payload) for payload in got) <= len(data)


def test_a_frame_over_the_bound_closes_the_link() -> None:
    decoder = framing.FrameDecoder()
    with pytest.raises(LinkClosedError):
        list(decoder.feed(struct.pack("<I", framing.MAX_FRAME_BYTES + 1)))


def test_socket_ends_tell_waiting_from_closed() -> None:
    left, right = socket.socketpair()
    one, two = framing.FramedSocket(left), framing.FramedSocket(right)
    assert two.receive(0) is None
    assert two.receive(0.01) is None
    one.send(b"a")
    one.send(b"")
    assert two.receive(1.0) == b"a"
    assert two.receive(1.0) == b""
    one.close()
    with pytest.raises(LinkClosedError):
        two.receive(None)
    with pytest.raises(LinkClosedError):
        two.send(bytes(1 << 20))
    two.close()


async def test_asyncio_form_reads_the_same_frames() -> None:
    reader = asyncio.StreamReader()
    reader.feed_data(framing.frame(b"one") + framing.frame(b"two") + b"\x05\x00\x00\x00cut")
    assert await framing.read_frame(reader) == b"one"
    assert await framing.read_frame(reader) == b"two"
    reader.feed_eof()
    with pytest.raises(LinkClosedError):
        await framing.read_frame(reader)
