"""The ability `moderation`: messages hidden, viewers muted, the chat slowed, a message pinned."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

__all__ = ["Moderation"]


@runtime_checkable
class Moderation(Protocol):
    """Keeps order in the chat of one channel. What the platform has not is refused with `unsupported`, in words.

    Doing what is already so succeeds.
    """

    async def hide(self, message_id: str, /) -> None:
        """Take a message (`ChatMessage.id`) out of every viewer's sight."""

    async def mute(self, buyer_key: str, seconds: int, /) -> None:
        """Let a viewer (`ChatMessage.buyer_key`) write nothing for so long; 0: from now on they may write again."""

    async def slow_mode(self, seconds: int, /) -> None:
        """Let each viewer write once in so many seconds; 0: as they like."""

    async def pin(self, message_id: str | None, /) -> None:
        """Keep a message above the chat, in place of any other; None: none."""
