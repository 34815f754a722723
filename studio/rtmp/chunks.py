"""Messages cut into chunks and put together again (RTMP 1.0 section 5.3).

The reader takes every header form and is bounded in chunk streams, message size and bytes held. The writer uses full
headers only where it must and time differences otherwise, so that a show of many hours never needs extended timestamps.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from studio.values.errors import ProtocolError

# message types, section 5.4 and 7.1
SET_CHUNK_SIZE, ABORT, ACKNOWLEDGEMENT, USER_CONTROL, WINDOW_SIZE, PEER_BANDWIDTH = range(1, 7)
AUDIO, VIDEO = 8, 9
DATA_AMF3, COMMAND_AMF3, DATA, COMMAND = 15, 17, 18, 20

DEFAULT_CHUNK_BYTES = 128
MAX_MESSAGE_BYTES = 8 << 20
_MAX_HELD_BYTES = 12 << 20
_MAX_STREAMS = 64
_EXTENDED = 0xFFFFFF
_WRAP = 1 << 32


class Message(NamedTuple):
    """One whole message. `timestamp` in ms, 32 bits; `stream` is the message stream id (0: the connection)."""

    type: int
    timestamp: int
    stream: int
    payload: bytes


class _Incoming:
    """What the reader remembers of one chunk stream."""

    __slots__ = ("delta", "extended", "known", "length", "payload", "stream", "timestamp", "type")

    def __init__(self) -> None:
        self.timestamp = self.delta = self.length = self.type = self.stream = 0
        self.extended = self.known = False
        self.payload = bytearray()


class ChunkReader:
    """Bytes in, messages out. Follows Set Chunk Size and Abort by itself; they are handed out too."""

    def __init__(self) -> None:
        self._chunk_bytes = DEFAULT_CHUNK_BYTES
        self._buffer = bytearray()
        self._streams: dict[int, _Incoming] = {}
        self._held = 0

    def feed(self, data: bytes) -> Iterator[Message]:
        """Messages completed by `data`, in order. Iterate to the end.

        Raises:
            ProtocolError: impossible headers, or more than the bounds allow.
        """
        self._buffer += data
        at = 0
        try:
            while True:
                step, message = self._chunk(at)
                if not step:
                    break
                at += step
                if message is not None:
                    self._obey(message)
                    yield message
        finally:
            del self._buffer[:at]

    def _chunk(self, start: int) -> tuple[int, Message | None]:
        """Bytes used by the chunk at `start` (0: not all there yet) and the message that it completes."""
        buffer, end = self._buffer, len(self._buffer)
        at = start + 1
        if at > end:
            return 0, None
        form, number = buffer[start] >> 6, buffer[start] & 0x3F
        if number < 2:  # 64 and above are written in one or two more bytes
            at += number + 1
            if at > end:
                return 0, None
            number = 64 + buffer[start + 1] + (buffer[start + 2] << 8 if number else 0)
        incoming = self._streams.get(number) or self._open(number)
        if form > 1 and not incoming.known:
            raise ProtocolError("chunk without a header before it")
        head = (11, 7, 3, 0)[form]
        extended_at = at + head
        if extended_at > end:
            return 0, None
        time = int.from_bytes(buffer[at : at + 3], "big") if form < 3 else 0
        extended = time == _EXTENDED if form < 3 else incoming.extended
        body = extended_at + (4 if extended else 0)
        if body > end:
            return 0, None
        if extended and form == 3 and int.from_bytes(buffer[extended_at:body], "big") != incoming.delta:
            body = extended_at  # some publishers leave the extension out of continuations
        length = int.from_bytes(buffer[at + 3 : at + 6], "big") if form < 2 else incoming.length
        fresh = not incoming.payload
        if not fresh and form < 3:
            self._held -= len(incoming.payload)  # a new header in the middle: the old message is given up
            incoming.payload.clear()
            fresh = True
        count = min(self._chunk_bytes, length - len(incoming.payload))
        if body + count > end:
            self._check_length(length)
            return 0, None
        self._check_length(length)
        if extended and form < 3:
            time = int.from_bytes(buffer[extended_at:body], "big")
        if form < 3:
            self._take_header(incoming, form, at, time, extended, length)
        elif fresh:
            incoming.timestamp = (incoming.timestamp + incoming.delta) % _WRAP
        incoming.payload += buffer[body : body + count]
        self._held += count
        if self._held > _MAX_HELD_BYTES:
            raise ProtocolError("too many unfinished messages")
        return body + count - start, self._finish(incoming)

    def _open(self, number: int) -> _Incoming:
        if len(self._streams) >= _MAX_STREAMS:
            raise ProtocolError("too many chunk streams")
        incoming = self._streams[number] = _Incoming()
        return incoming

    def _take_header(self, incoming: _Incoming, form: int, at: int, time: int, extended: bool, length: int) -> None:
        buffer = self._buffer
        incoming.known = True
        incoming.extended = extended
        incoming.delta = time
        incoming.timestamp = time if form == 0 else (incoming.timestamp + time) % _WRAP
        if form < 2:
            incoming.length = length
            incoming.type = buffer[at + 6]
        if form == 0:
            incoming.stream = int.from_bytes(buffer[at + 7 : at + 11], "little")

    def _check_length(self, length: int) -> None:
        if length > MAX_MESSAGE_BYTES:
            raise ProtocolError(f"message of {length} bytes")

    def _finish(self, incoming: _Incoming) -> Message | None:
        if len(incoming.payload) < incoming.length:
            return None
        payload = bytes(incoming.payload)
        self._held -= len(payload)
        incoming.payload.clear()
        return Message(incoming.type, incoming.timestamp, incoming.stream, payload)

    def _obey(self, message: Message) -> None:
        if message.type == SET_CHUNK_SIZE:
            if len(message.payload) < 4:
                raise ProtocolError("chunk size is cut off")
            size = int.from_bytes(message.payload[:4], "big") & 0x7FFFFFFF
            if not size:
                raise ProtocolError("chunk size 0")
            self._chunk_bytes = min(size, MAX_MESSAGE_BYTES)
        elif message.type == ABORT and len(message.payload) >= 4:
            aborted = self._streams.get(int.from_bytes(message.payload[:4], "big"))
            if aborted is not None:
                self._held -= len(aborted.payload)
                aborted.payload.clear()


_HEAD_0 = struct.Struct(">B3s3sB")


class ChunkWriter:
    """Messages in, bytes out."""

    def __init__(self) -> None:
        self.chunk_bytes = DEFAULT_CHUNK_BYTES
        self._last: dict[int, tuple[int, int]] = {}  # chunk stream -> (timestamp, message stream)

    def write(self, out: bytearray, message: Message, chunk_stream: int) -> None:
        """Append `message` to `out` on the chunk stream (2 to 63)."""
        payload = message.payload
        size = len(payload)
        last = self._last.get(chunk_stream)
        self._last[chunk_stream] = (message.timestamp, message.stream)
        delta = (message.timestamp - last[0]) % _WRAP if last is not None else _WRAP
        full = last is None or last[1] != message.stream or delta >= _EXTENDED
        time = message.timestamp if full else delta
        extension = b""
        if time >= _EXTENDED:
            extension = time.to_bytes(4, "big")
            time = _EXTENDED
        first = chunk_stream if full else 0x40 | chunk_stream
        out += _HEAD_0.pack(first, time.to_bytes(3, "big"), size.to_bytes(3, "big"), message.type)
        if full:
            out += message.stream.to_bytes(4, "little")
        out += extension
        step = self.chunk_bytes
        out += payload[:step]
        if size > step:
            more = bytes([0xC0 | chunk_stream]) + extension
            for at in range(step, size, step):
                out += more
                out += payload[at : at + step]

    def set_chunk_bytes(self, out: bytearray, size: int) -> None:
        """Tell the other end that chunks are `size` long from now on."""
        self.write(out, Message(SET_CHUNK_SIZE, 0, 0, size.to_bytes(4, "big")), 2)
        self.chunk_bytes = size
