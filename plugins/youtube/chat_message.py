"""What a message of a live chat says (the resource liveChatMessage), as the studio has it. Pure.

Beside what viewers write a chat tells of purchases and of what moderators did. What somebody wrote or bought is a row, with
YouTube's own words for it where they wrote none; what moderators did, polls and modes are none.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import msgspec

from studio.plugin_api.abilities import ChatMessage
from youtube.answers import Id, Word
from youtube.viewers import Viewers

ENDED = "chatEndedEvent"
_Text = Annotated[str, msgspec.Meta(max_length=10_000)]
_PAID = {
    "superChatEvent": "Super Chat",
    "superStickerEvent": "Super Sticker",
    "giftEvent": "Gift",
    "fanFundingEvent": "Super Chat",
}
_OF_MEMBERS = ("newSponsorEvent", "memberMilestoneChatEvent", "membershipGiftingEvent", "giftMembershipReceivedEvent")


class _Bought(msgspec.Struct, frozen=True, rename="camel"):
    amount_display_string: Word = ""
    user_comment: _Text = ""


class _Milestone(msgspec.Struct, frozen=True, rename="camel"):
    user_comment: _Text = ""


class _Snippet(msgspec.Struct, frozen=True, rename="camel"):
    type: Word
    published_at: Word = ""
    display_message: _Text = ""
    super_chat_details: _Bought = _Bought()
    super_sticker_details: _Bought = _Bought()
    member_milestone_chat_details: _Milestone = _Milestone()


class _Author(msgspec.Struct, frozen=True, rename="camel"):
    channel_id: Id
    display_name: Word = ""
    is_chat_owner: bool = False
    is_chat_moderator: bool = False
    is_chat_sponsor: bool = False
    is_verified: bool = False


class Said(msgspec.Struct, frozen=True, rename="camel"):
    """A message, as far as it is read."""

    id: Id
    snippet: _Snippet
    author_details: _Author | None = None

    @property
    def ends_chat(self) -> bool:
        """Whether it is the chat's last one."""
        return self.snippet.type == ENDED

    @property
    def text(self) -> str:
        """What is shown of it; "" where it is no row."""
        snippet = self.snippet
        match snippet.type:
            case "textMessageEvent":
                return snippet.display_message
            case "superChatEvent":
                bought = snippet.super_chat_details
                return f"{bought.amount_display_string} {bought.user_comment}".strip() or snippet.display_message
            case "superStickerEvent":
                return snippet.super_sticker_details.amount_display_string or snippet.display_message
            case "memberMilestoneChatEvent":
                return snippet.member_milestone_chat_details.user_comment or snippet.display_message
            case kind if kind in _PAID or kind in _OF_MEMBERS:
                return snippet.display_message
        return ""

    @property
    def badges(self) -> tuple[str, ...]:
        """What it is, and who wrote it."""
        found = [_PAID[self.snippet.type]] if self.snippet.type in _PAID else []
        if (author := self.author_details) is not None:
            found += ["broadcaster"] if author.is_chat_owner else []
            found += ["moderator"] if author.is_chat_moderator else []
            found += ["member"] if author.is_chat_sponsor or self.snippet.type in _OF_MEMBERS else []
            found += ["verified"] if author.is_verified else []
        return tuple(found)


def read(message: msgspec.Raw) -> Said | None:
    """The message; None: it is none."""
    try:
        return msgspec.json.decode(message, type=Said)
    except (msgspec.DecodeError, RecursionError):
        return None


def row(said: Said, viewers: Viewers) -> ChatMessage | None:
    """The message for the chat panel; None: it is none for it."""
    author = said.author_details
    if author is None or not (text := said.text):
        return None
    viewers.wrote(said.id, author.display_name)
    return ChatMessage(
        id=said.id,
        buyer_key=viewers.key(author.channel_id),
        name=author.display_name,
        text=text,
        badges=said.badges,
        at_ms=published_ms(said.snippet.published_at),
    )


def published_ms(text: str) -> int:
    """YouTube's clock (RFC 3339) where it says it, else ours."""
    return stamp_ms(text) or round(datetime.now(UTC).timestamp() * 1000)


def stamp_ms(text: str) -> int | None:
    """A time as YouTube writes it (RFC 3339), since 1970; None: it is none."""
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        return None
    at_ms = round((said if said.tzinfo is not None else said.replace(tzinfo=UTC)).timestamp() * 1000)
    return at_ms if at_ms > 0 else None
