"""What a server of strangers answers, within bounds: its body, its own words, and how long it wants to be left alone."""

from __future__ import annotations

import json
from collections.abc import AsyncIterable, Callable, Mapping

from studio.values.plain_text import shortened

LONGEST_REST_S = 60.0
_REASON = 200  # characters of a server's own words


def rest_s(headers: Mapping[str, str]) -> float:
    """For how many seconds a server that is asked too often wants not to be (`retry-after`); one where it does not say."""
    try:
        asked_s = float(headers["retry-after"])
    except (KeyError, ValueError):
        return 1.0
    return min(LONGEST_REST_S, max(0.0, asked_s)) if asked_s == asked_s else 1.0  # not a number: says nothing


def own_words(body: bytes) -> str:
    """The beginning of an answer in JSON as one line of plain text; empty where it is none, but a page for people."""
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return ""
    return shortened(body[: 4 * _REASON].decode("utf-8", "replace"), _REASON)


async def read_bounded(parts: AsyncIterable[bytes], longest: int, too_long: Callable[[], Exception]) -> bytes:
    """All of a body that comes in parts.

    Raises:
        Exception: what `too_long` gives, as soon as there are more than `longest` bytes.
    """
    body = bytearray()
    async for part in parts:
        body += part
        if len(body) > longest:
            raise too_long()
    return bytes(body)
