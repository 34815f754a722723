"""Messages on a byte stream: a 4-byte little-endian length, then that many bytes of msgpack.

Blocking, non-blocking and asyncio forms share one decoder. A frame over `MAX_FRAME_BYTES` closes the link: it is a bug
or an intruder, never a large message.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from studio.values.errors import LinkClosedError

if TYPE_CHECKING:
    import asyncio  # its 7 MB are for those who have a loop

MAX_FRAME_BYTES = 32 << 20
_LENGTH = struct.Struct("<I")


def frame(payload: bytes) -> bytes:
    """`payload` with its length in front."""
    return _LENGTH.pack(len(payload)) + payload


class FrameDecoder:
    """Cuts a byte stream into payloads. Sans I/O: feed what arrived, iterate what is whole.

    `bound_bytes` may be raised once the other end has proved who it is.
    """

    def __init__(self, bound_bytes: int = MAX_FRAME_BYTES) -> None:
        self.bound_bytes = bound_bytes
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Payloads completed by `data`, in order. Whoever stops half-way gets the rest from the next call.

        Raises:
            LinkClosedError: the stream announces a frame over `bound_bytes`.
        """
        self._buffer += data
        start = 0
        try:
            while len(self._buffer) - start >= _LENGTH.size:
                (size,) = _LENGTH.unpack_from(self._buffer, start)
                if size > self.bound_bytes:
                    raise LinkClosedError(f"frame of {size} bytes")
                end = start + _LENGTH.size + size
                if len(self._buffer) < end:
                    break
                payload = bytes(self._buffer[start + _LENGTH.size : end])
                start = end
                yield payload
        finally:
            del self._buffer[:start]


class FramedSocket:
    """A connected stream socket that carries payloads. One thread reads, one writes; they may be the same."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self._decoder = FrameDecoder()
        self._ready: list[bytes] = []

    def send(self, payload: bytes) -> None:
        """Blocks until the system took it (bounded by the socket's timeout).

        Raises:
            LinkClosedError: the other end has gone or does not read in time.
        """
        try:
            self.sock.sendall(frame(payload))
        except OSError as error:
            raise LinkClosedError(str(error)) from error

    def receive(self, timeout_s: float | None) -> bytes | None:
        """The next payload, or None when none arrived in `timeout_s` (0 polls, None waits for ever).

        Raises:
            LinkClosedError: the other end has gone.
        """
        while not self._ready:
            try:
                self.sock.settimeout(timeout_s)
                data = self.sock.recv(1 << 16)
            except (BlockingIOError, TimeoutError):
                return None
            except OSError as error:
                raise LinkClosedError(str(error)) from error
            if not data:
                raise LinkClosedError("closed by the other end")
            self._ready.extend(self._decoder.feed(data))
        return self._ready.pop(0)

    def close(self) -> None:
        self.sock.close()


async def read_frame(reader: asyncio.StreamReader) -> bytes:
    """The next payload of an asyncio stream.

    Raises:
        LinkClosedError: the other end has gone, or announces a frame over `MAX_FRAME_BYTES`.
    """
    try:
        (size,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
        if size > MAX_FRAME_BYTES:
            raise LinkClosedError(f"frame of {size} bytes")
        return await reader.readexactly(size)
    except (OSError, EOFError) as error:
        raise LinkClosedError(str(error)) from error
