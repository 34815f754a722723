"""Answers of a made-up HTTP server as they come over a network: in parts, read by whoever asks."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import httpx


def answer(status: int, content: object = "", **headers: str) -> httpx.Response:
    """One of this status; text stands as it is, anything else is JSON."""
    body = content if isinstance(content, str) else json.dumps(content)
    return httpx.Response(status, content=_parts(body.encode()), headers=headers)


async def _parts(content: bytes) -> AsyncIterator[bytes]:
    for begin in range(0, len(content), 4_096):
        yield content[begin : begin + 4_096]
