"""Reads the body of a request, with an end to its size and its time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

__all__ = ["BodyRefusedError", "read_body"]


class BodyRefusedError(Exception):
    """The body is not taken. `status` is the answer of HTTP; 0 when the caller has gone."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def read_body(receive: Callable[[], Awaitable[Any]], headers: Mapping[str, str], most: int, seconds: float) -> bytes:
    """The whole body. What says itself that it is too large is refused before a byte of it is read.

    Raises:
        BodyRefusedError: it is larger than `most` bytes (413), takes longer than `seconds` (408), or has no end (0).
    """
    declared = headers.get("content-length", "0")
    if len(declared) > 15 or not declared.isdecimal() or int(declared) > most:
        raise BodyRefusedError(413)
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise BodyRefusedError(0)
                body += message.get("body", b"")
                if len(body) > most:
                    raise BodyRefusedError(413)
                if not message.get("more_body", False):
                    return bytes(body)
    except TimeoutError as error:
        raise BodyRefusedError(408) from error
