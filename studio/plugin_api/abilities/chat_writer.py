"""The ability `chat.write`: what the show writes to its viewers."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

__all__ = ["ChatWriter"]


@runtime_checkable
class ChatWriter(Protocol):
    """Writes into the chat of one channel, as the account of the connection. `text_bound`: characters a message may have."""

    text_bound: int

    async def send(self, text: str, reply_to: str | None, /) -> str:
        """Write a message, at most `text_bound` characters of plain text on one line; its id on the platform.

        `reply_to` is the `ChatMessage.id` of the message that it answers, None when it answers none. A platform without
        replies begins the text with the viewer's name instead, where it knows it.
        """
