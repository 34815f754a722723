"""What a comment says, as the studio has it. Pure."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from facebook.answers import Comment, understood
from facebook.viewers import Viewers
from studio.plugin_api.abilities import ChatMessage

FIELDS = "id,message,created_time,from{id,name}"
NOBODY = "Facebook user"  # of whom Facebook says nothing, in Facebook's own words


def told(event: bytes) -> list[Comment]:
    """The comments in an event, which carries one or a list of them; what cannot be read is none."""
    try:
        rows = msgspec.json.decode(event, type=list[msgspec.Raw]) if event.lstrip()[:1] == b"[" else [msgspec.Raw(event)]
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return []
    return understood(rows, Comment)


def row(comment: Comment, page_id: str, viewers: Viewers) -> ChatMessage | None:
    """The comment for the chat panel; None: it has no words (a sticker, a picture)."""
    if not comment.message.strip():
        return None
    user_id, name = (str(comment.by.id), comment.by.name) if comment.by is not None else ("", "")
    viewers.wrote(comment.id, name)
    return ChatMessage(
        id=comment.id,
        buyer_key=viewers.key(page_id, user_id),
        name=name or NOBODY,
        text=comment.message,
        badges=("broadcaster",) if user_id == page_id else (),
        at_ms=written_ms(comment) or round(datetime.now(UTC).timestamp() * 1000),
    )


def written_ms(comment: Comment) -> int:
    """Facebook's clock, which is good to a second; 0 where it does not say."""
    return stamp_ms(comment.created_time) or 0


def stamp_ms(text: str) -> int | None:
    """A time as Facebook writes it (ISO 8601), since 1970; None: it is none."""
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        return None
    at_ms = round((said if said.tzinfo is not None else said.replace(tzinfo=UTC)).timestamp() * 1000)
    return at_ms if at_ms > 0 else None
