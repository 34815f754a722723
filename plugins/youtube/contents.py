"""What stands in an answer: all of it, within bounds, and in its shape."""

from __future__ import annotations

from typing import TypeVar

import httpx
import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.web import read_bounded
from studio.values.plain_text import plain
from youtube import sentences as says
from youtube.answers import Nothing

BOUND_MB = 4  # of an answer, or of a piece of a stream
_WORDS = 160  # characters of a decoder's, quoted

T = TypeVar("T")


async def content(response: httpx.Response) -> bytes:
    """All of an answer. Raises: AbilityError: there is no room for it."""
    found = await read_bounded(response, BOUND_MB << 20)
    if found is None:
        raise AbilityError("unreachable", says.too_large(megabytes=BOUND_MB))
    return found


def shaped(found: bytes, shape: type[T]) -> T:
    """An answer in its shape. Raises: AbilityError: it has another one."""
    if shape is Nothing:
        return shape()
    try:
        return msgspec.json.decode(found, type=shape)
    except (msgspec.DecodeError, RecursionError) as error:
        raise strange(error) from error


def strange(error: Exception) -> AbilityError:
    """An answer was not understood, and why."""
    return AbilityError("refused", says.not_understood(reason=plain(str(error), _WORDS)))
