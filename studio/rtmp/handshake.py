"""The simple handshake (RTMP 1.0 section 5.2): version, 1536 bytes each way, and their echo.

No platform asks publishers for the digest form; all accept this one.
"""

from __future__ import annotations

import os

from studio.values.errors import ProtocolError

BLOCK = 1536
_VERSION = 3


class Handshake:
    """One end's part. `start` gives the client's first bytes; `feed` what to answer; `rest` what came after."""

    def __init__(self, client: bool) -> None:
        self.done = False
        self.rest = b""
        self._client = client
        self._buffer = bytearray()
        self._answered = client
        self._own = bytes(8) + os.urandom(BLOCK - 8)

    def start(self) -> bytes:
        """C0 and C1."""
        return bytes([_VERSION]) + self._own

    def feed(self, data: bytes) -> bytes:
        """Take what arrived, give what to send (maybe nothing).

        Raises:
            ProtocolError: the first byte is no RTMP version.
        """
        self._buffer += data
        if self._buffer and self._buffer[0] != _VERSION:
            raise ProtocolError(_what_is_it(bytes(self._buffer[:16])))
        answer = b""
        if not self._answered and len(self._buffer) >= 1 + BLOCK:
            self._answered = True
            answer = self.start() + bytes(self._buffer[1 : 1 + BLOCK])
        # the other end's last part echoes ours; some servers fill it otherwise, so it is not compared
        if len(self._buffer) >= 1 + 2 * BLOCK:
            self.done = True
            self.rest = bytes(self._buffer[1 + 2 * BLOCK :])
            if self._client:
                answer = bytes(self._buffer[1 : 1 + BLOCK])
        return answer


def _what_is_it(start: bytes) -> str:
    if start.startswith((b"HTTP/", b"GET ", b"POST ")):
        return "a web server answers there, not an RTMP server"
    if start[:1] in (b"\x15", b"\x16"):
        return "it speaks TLS: use rtmps:// instead of rtmp://"
    return "it does not speak RTMP"
