"""The ability `chat.read`: what viewers write."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol, runtime_checkable

import msgspec

__all__ = ["ChatMessage", "ChatReader"]


class ChatMessage(msgspec.Struct, frozen=True, kw_only=True):
    """One message of a viewer.

    `id` is the platform's own: replies and moderation name the message by it. `buyer_key` tells viewers apart and is not
    their account's name; muting names the viewer by it. `at_ms` is the platform's wall clock. `buyer`: has bought here.
    """

    id: str
    buyer_key: str
    name: str
    text: str
    badges: tuple[str, ...] = ()
    at_ms: int
    buyer: bool = False


@runtime_checkable
class ChatReader(Protocol):
    """The chat of one channel, as it is written."""

    def messages(self) -> AsyncIterator[list[ChatMessage]]:
        """Feed of messages, oldest first, from now on. The desk samples them when there are too many."""
