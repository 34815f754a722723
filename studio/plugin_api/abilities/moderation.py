"""The ability `moderation`: messages hidden, viewers muted and blocked, the chat slowed, a message pinned."""

from __future__ import annotations

from typing import Literal, Protocol, get_args, runtime_checkable

__all__ = ["MODERATION_ACTS", "Moderation", "ModerationAct"]

ModerationAct = Literal["hide", "mute", "block", "slow_mode", "pin"]
MODERATION_ACTS: tuple[ModerationAct, ...] = get_args(ModerationAct)


@runtime_checkable
class Moderation(Protocol):
    """Keeps order in the chat of one channel. What the platform has not is refused with `unsupported`, in words.

    Doing what is already so succeeds.
    """

    @property
    def acts(self) -> frozenset[ModerationAct]:
        """What it can do now, by the names of its methods: the window offers nothing else. It may change at any time, as where an
        account becomes a moderator."""

    async def hide(self, message_id: str, /) -> None:
        """Take a message (`ChatMessage.id`) out of every viewer's sight."""

    async def mute(self, buyer_key: str, seconds: int, /) -> None:
        """Let a viewer (`ChatMessage.buyer_key`) write nothing for so long; 0: from now on they may write again."""

    async def block(self, buyer_key: str, blocked: bool, /) -> None:
        """Let a viewer neither write nor come back to the chat until they are unblocked; False: they may again, muted before or
        not. Where the platform has one thing for both, `mute` with 0 seconds unblocks as well."""

    async def slow_mode(self, seconds: int, /) -> None:
        """Let each viewer write once in so many seconds; 0: as they like."""

    async def pin(self, message_id: str | None, /) -> None:
        """Keep a message above the chat, in place of any other; None: none."""
