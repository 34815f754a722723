"""What an event of a chat says, as the studio has it. Pure.

Each platform has payloads of its own (developers.restream.io, "Events"), which differ in how they name an author and agree in
`text`. They are read by what all of them may have, so that a platform that is added is read too.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from restream.actions import Action, Event
from restream.platforms import platform_name
from studio.plugin_api.abilities import ChatMessage

_Text = Annotated[str, Meta(max_length=20_000)]
_Word = Annotated[str, Meta(max_length=1_000)]
_PAID = {7: "Super Chat", 8: "Super Sticker"}
_BADGES = 6


class _Author(msgspec.Struct, frozen=True, rename="camel"):
    id: _Word | int | None = None
    display_name: _Word | None = None
    nickname: _Word | None = None
    name: _Word | None = None
    username: _Word | None = None
    badges: tuple[Any, ...] | None = None
    is_chat_owner: bool = False
    is_chat_moderator: bool = False
    is_chat_sponsor: bool = False
    is_verified: bool = False

    @property
    def shown(self) -> str:
        """As viewers see them called; "" where the platform does not say."""
        return self.display_name or self.nickname or self.name or self.username or ""

    @property
    def account(self) -> str:
        """What tells the author from others of the platform."""
        return str(self.id or "") or self.username or self.name or self.shown

    @property
    def marks(self) -> list[str]:
        """What the platform says of the author."""
        found = ["broadcaster"] if self.is_chat_owner else []
        found += ["moderator"] if self.is_chat_moderator else []
        found += ["member"] if self.is_chat_sponsor else []
        found += ["verified"] if self.is_verified else []
        titles = [badge.get("title") if isinstance(badge, dict) else badge for badge in self.badges or ()]
        return found + [title for title in titles if isinstance(title, str) and title]


class _Donation(msgspec.Struct, frozen=True, rename="camel"):
    amount: _Word = ""
    currency_string: _Word = ""


class _Modifiers(msgspec.Struct, frozen=True):
    whisper: bool = False


class Said(msgspec.Struct, frozen=True, rename="camel"):
    """The payload of an event, as far as it is read."""

    text: _Text | None = None
    author: _Author | None = None
    bot: bool = False
    donation: _Donation | None = None
    content_modifiers: _Modifiers = _Modifiers()

    @property
    def words(self) -> str:
        """What is shown of it: what was given, and what was written; "" where it is no row."""
        if self.content_modifiers.whisper:
            return ""
        given = "" if self.donation is None else f"{self.donation.amount} {self.donation.currency_string}".strip()
        return " ".join(part for part in (given, (self.text or "").strip()) if part)


def read(event: Event) -> Said | None:
    """What an event says; None: nothing that is known here."""
    try:
        return msgspec.json.decode(event.event_payload, type=Said)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def row(event: Event, said: Said, action: Action) -> ChatMessage | None:
    """The message for the chat panel, its platform the first badge; None: it is none for it.

    Restream says that its `eventIdentifier` alone does not name an event: the message is named by all that it is of, by whom,
    what it says and when it was sent. So one that is told again has the same name, also after a restart, and another has
    another. Where a platform does not say who wrote (some of Facebook and LinkedIn), all of these count as one viewer.
    """
    if not (words := said.words):
        return None
    platform, author = platform_name(event.event_source_id), said.author or _Author()
    marks = [platform, *([_PAID[event.event_type_id]] if event.event_type_id in _PAID else [])]
    marks += [*(["bot"] if said.bot else []), *author.marks]
    of = (event.connection_identifier, str(event.event_type_id), event.event_identifier, str(action.timestamp))
    return ChatMessage(
        id=_digest(*of, author.account, words, size=16),
        buyer_key=_digest(str(event.event_source_id), author.account, size=8),
        name=author.shown or platform,
        text=words,
        badges=tuple(dict.fromkeys(marks))[:_BADGES],
        at_ms=_sent_ms(action.timestamp),
    )


def _digest(*words: str, size: int) -> str:
    return hashlib.blake2s("\0".join(("restream", *words)).encode("utf-8", "replace"), digest_size=size).hexdigest()


def _sent_ms(timestamp_s: float) -> int:
    """Restream's clock where it says it, which is good to a second; else ours."""
    if 0 < timestamp_s < 1e11:
        return round(timestamp_s * 1000)
    return round(datetime.now(UTC).timestamp() * 1000)
