"""Packets as they are read, whatever a server sends; and how much of it may be compressed into how little."""

from __future__ import annotations

import zlib

import cramjam
import pytest
from bilibili import inflating
from bilibili.inflating import BOUND, InflateError, inflated
from bilibili.packets import AUTH, HEARTBEAT, MESSAGE, Packet, PacketError, pack, unpack
from hypothesis import given
from hypothesis import strategies as st

from tests.parts.bilibili import packing


def compressed(version: int, data: bytes) -> bytes:
    return zlib.compress(data) if version == inflating.ZLIB else bytes(cramjam.brotli.compress(data, level=5))  # 11 takes 3 s


def test_a_packet_of_ours_as_the_documentation_has_it() -> None:
    assert pack(HEARTBEAT).hex() == "00000010001000010000000200000001"
    assert pack(AUTH, b"{}").hex() == "000000120010000100000007000000017b7d"


def test_several_packets_in_a_frame() -> None:
    frame = packing.popularity(7) + packing.packet(MESSAGE, b"{}") + packing.packet(MESSAGE, b"")
    assert list(unpack(frame)) == [Packet(3, b"\0\0\0\7"), Packet(MESSAGE, b"{}"), Packet(MESSAGE, b"")]
    assert list(unpack(b"")) == []


@pytest.mark.parametrize("version", [inflating.ZLIB, inflating.BROTLI])
def test_packets_in_a_compressed_one(version: int) -> None:
    inner = packing.packet(MESSAGE, b"one") + packing.packet(MESSAGE, b"two")
    frame = packing.packet(MESSAGE, compressed(version, inner), version) + packing.packet(MESSAGE, b"three")
    assert [packet.body for packet in unpack(frame)] == [b"one", b"two", b"three"]


def test_a_longer_header_is_passed_over() -> None:
    frame = (24).to_bytes(4, "big") + (20).to_bytes(2, "big") + bytes([0, 0, 0, 0, 0, 5, 0, 0, 0, 0]) + b"more" + b"body"
    assert list(unpack(frame)) == [Packet(MESSAGE, b"body")]


@pytest.mark.parametrize(
    "broken",
    [
        b"\0" * 16,
        b"\0" * 7,
        b"\xff" * 16,
        packing.packet(MESSAGE, b"cut off")[:-1],
        packing.packet(MESSAGE, b"")[:4] + b"\0\x08" + packing.packet(MESSAGE, b"")[6:],
        packing.packet(MESSAGE, b"not compressed", inflating.ZLIB),
        packing.packet(MESSAGE, b"not compressed", inflating.BROTLI),
        packing.packet(MESSAGE, compressed(inflating.ZLIB, b"x" * 100)[:-6], inflating.ZLIB),
        packing.packet(MESSAGE, zlib.compress(packing.messages([{}], packing.ZLIB)), packing.ZLIB),
    ],
)
def test_what_is_none_ends_the_frame_and_nothing_before_it(broken: bytes) -> None:
    read = unpack(packing.packet(MESSAGE, b"first") + broken)
    assert next(read).body == b"first"
    with pytest.raises(PacketError):
        list(read)


def test_a_frame_has_so_many_packets_and_no_more() -> None:
    with pytest.raises(PacketError, match="more than 5000 packets"):
        list(unpack(packing.packet(MESSAGE, b"") * 5_001))
    inner = zlib.compress(packing.packet(MESSAGE, b"") * 5_001)
    with pytest.raises(PacketError, match="more than 5000 packets"):
        list(unpack(packing.packet(MESSAGE, inner, packing.ZLIB)))


@pytest.mark.parametrize("version", [inflating.ZLIB, inflating.BROTLI])
def test_a_frame_of_many_compressed_packets_holds_no_more_than_one(version: int) -> None:
    inner = packing.packet(MESSAGE, b"\0" * (BOUND // 2 - 16))
    frame = packing.packet(MESSAGE, compressed(version, inner), version) * 3
    read = unpack(frame)
    assert sum(16 + len(next(read).body) for _ in range(2)) == BOUND
    with pytest.raises(PacketError, match="more than 4 MiB"):
        next(read)


@given(st.binary(max_size=200))
def test_nothing_that_can_be_sent_raises_anything_else(data: bytes) -> None:
    try:
        for packet in unpack(data):
            assert isinstance(packet, Packet)
    except PacketError:
        pass


@pytest.mark.parametrize("version", [inflating.ZLIB, inflating.BROTLI])
def test_what_fits_is_opened_and_a_bomb_is_not(version: int) -> None:
    assert inflated(version, compressed(version, b"\0" * BOUND)) == b"\0" * BOUND
    bomb = compressed(version, b"\0" * (64 << 20))
    assert len(bomb) < 1 << 17
    with pytest.raises(InflateError):
        inflated(version, bomb)
