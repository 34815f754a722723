"""Chunks: any messages in any pieces come back whole; every header form; nothing grows without bound."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.rtmp import chunks
from studio.rtmp.chunks import ChunkReader, ChunkWriter, Message
from studio.values.errors import ProtocolError

_messages = st.lists(
    st.tuples(
        st.builds(
            Message,
            st.sampled_from([chunks.AUDIO, chunks.VIDEO, chunks.DATA, chunks.COMMAND]),
            st.integers(0, 2**32 - 1),
            st.integers(0, 5),
            st.binary(max_size=700),
        ),
        st.integers(3, 63),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(_messages, st.integers(1, 400), st.integers(1, 2000))
def test_round_trip_in_any_pieces(messages: list[tuple[Message, int]], chunk: int, piece: int) -> None:
    writer, reader, out = ChunkWriter(), ChunkReader(), bytearray()
    writer.set_chunk_bytes(out, chunk)
    for message, stream in messages:
        writer.write(out, message, stream)
    got = [message for at in range(0, len(out), piece) for message in reader.feed(bytes(out[at : at + piece]))]
    assert got[1:] == [message for message, _ in messages]


def test_times_run_past_the_extended_mark_without_extended_timestamps() -> None:
    writer, reader = ChunkWriter(), ChunkReader()
    for time in range(0, 0x1000000 + 100_000, 40_000):
        out = bytearray()
        writer.write(out, Message(chunks.VIDEO, time, 1, b"picture"), 6)
        assert len(out) <= 12 + 7
        assert [message.timestamp for message in reader.feed(bytes(out))] == [time]


def test_times_wrap() -> None:
    writer, reader, out = ChunkWriter(), ChunkReader(), bytearray()
    times = [2**32 - 20, 2**32 - 1, 30]
    for time in times:
        writer.write(out, Message(chunks.AUDIO, time, 1, b"s"), 5)
    assert [message.timestamp for message in reader.feed(bytes(out))] == times


def test_all_header_forms() -> None:
    """Written by hand from section 5.3.1: forms 0, 1, 2, 3, and chunk streams numbered in two and three bytes."""
    data = bytes.fromhex(
        "03 000064 000002 08 01000000 aaab"  # 0: time 100
        "43 00000a 000001 08 ac"  # 1: +10
        "83 000005 ad"  # 2: +5
        "c3 ae"  # 3: +5 again
        "00 05 000001 000001 09 01000000 01"  # chunk stream 69
        "01 0501 000002 000001 09 01000000 02"  # chunk stream 64 + 5 + 256
    )
    got = [(message.timestamp, message.payload.hex()) for message in ChunkReader().feed(data)]
    assert got == [(100, "aaab"), (110, "ac"), (115, "ad"), (120, "ae"), (1, "01"), (2, "02")]


@pytest.mark.parametrize("repeated", [True, False])
def test_extended_timestamps_with_and_without_repetition(repeated: bool) -> None:
    extension = bytes.fromhex("01000000")
    data = bytes.fromhex("06 ffffff 0000c8 09 01000000") + extension + b"a" * 128
    data += b"\xc6" + (extension if repeated else b"") + b"b" * 72
    (message,) = ChunkReader().feed(data)
    assert message == Message(chunks.VIDEO, 0x01000000, 1, b"a" * 128 + b"b" * 72)


def test_interleaved_and_aborted_messages() -> None:
    head = bytes.fromhex("000000 000100 09 01000000")  # 256 bytes: two chunks
    data = b"\x04" + head + b"a" * 128 + b"\x05" + head + b"b" * 128
    data += bytes.fromhex("02 000000 000004 02 00000000 00000004")  # abort chunk stream 4
    data += b"\xc5" + b"b" * 128
    assert [message.payload for message in ChunkReader().feed(data)] == [bytes.fromhex("00000004"), b"b" * 256]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.binary(max_size=200), max_size=20))
def test_garbage_ends_and_stays_small(pieces: list[bytes]) -> None:
    reader = ChunkReader()
    try:
        for piece in pieces:
            list(reader.feed(piece))
    except ProtocolError:
        return
    held = len(reader._buffer) + sum(len(stream.payload) for stream in reader._streams.values())
    assert held <= sum(map(len, pieces))


def test_bounds() -> None:
    with pytest.raises(ProtocolError, match="message of"):
        list(ChunkReader().feed(bytes.fromhex("03 000000 ffffff 09 01000000")))
    with pytest.raises(ProtocolError, match="chunk streams"):
        list(ChunkReader().feed(b"".join(bytes([0, n]) + bytes.fromhex("000000 000001 09 01000000 00") for n in range(80))))
    with pytest.raises(ProtocolError, match="without a header"):
        list(ChunkReader().feed(b"\xc7"))
    with pytest.raises(ProtocolError, match="chunk size 0"):
        list(ChunkReader().feed(bytes.fromhex("02 000000 000004 01 00000000 00000000")))


def test_unfinished_messages_are_bounded() -> None:
    reader = ChunkReader()
    list(reader.feed(bytes.fromhex("02 000000 000004 01 00000000 00100000")))
    size = (7 << 20).to_bytes(3, "big")
    part = b"\0\0\0" + size + b"\x09" + b"\x01\0\0\0" + bytes(1 << 20)
    for stream in range(3, 15):
        list(reader.feed(bytes([stream]) + part))
    with pytest.raises(ProtocolError, match="unfinished"):
        list(reader.feed(bytes([15]) + part))
