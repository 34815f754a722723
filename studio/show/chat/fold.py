"""A row in the making: one text, and all who say it."""

from __future__ import annotations

from typing import TypeAlias

from studio.control.schema.state.host import ChatRow
from studio.show.chat.reading import MAX_TEXT
from studio.show.chat.rows import Message, Why

MAX_PEOPLE = 20_000  # told apart in one row
MAX_SAID = 50  # messages of one row that can be hidden, and their viewers be muted

Said: TypeAlias = tuple[str, str, str]  # a message: its platform, and message and viewer as they are called there


class Fold:
    """One text, and who says it, on whatever platform. `sent`: how many of its messages a row has told of; `said`: the first.

    `arrived_ns` is when the first came, `written_ns` when that was written as far as its platform's clock can tell, both
    monotonic. `late`: it came too late to stand among those of its time. `gone`: a moderator took it away, and what comes of
    it now is not shown. `watched`: the term that is watched for, "" for none.
    """

    __slots__ = (
        *("arrived_ns", "count", "gone", "key", "late", "message", "people", "platform", "said", "sent", "sent_ns"),
        *("shown_ns", "watched", "why", "written_ns"),
    )

    def __init__(
        self, key: str, platform: str, message: Message, why: Why, now_ns: int, late: bool = False, watched: str = ""
    ) -> None:
        self.key, self.platform, self.message, self.why = key, platform, message, why
        self.arrived_ns = self.written_ns = self.shown_ns = self.sent_ns = now_ns
        self.late, self.watched = late, watched
        self.count = self.sent = 0
        self.people: set[int] = set()
        self.said: list[Said] = []
        self.gone = False

    @property
    def row_id(self) -> str:
        return f"{self.platform}:{self.message.id}"

    def take(self, platform: str, message: Message, viewer: int) -> None:
        """One more says it; `viewer` is a fingerprint."""
        self.count += 1
        if len(self.said) < MAX_SAID:
            self.said.append((platform, message.id, message.buyer_key))
        if len(self.people) < MAX_PEOPLE:
            self.people.add(viewer)

    def row(self) -> ChatRow:
        """As it is to be shown now."""
        message = self.message
        return ChatRow(
            id=self.row_id,
            name=message.name[:60],
            text=" ".join(message.text[:MAX_TEXT].split()),
            badges=tuple(message.badges[:8]),
            at_ms=message.at_ms,
            buyer=message.buyer,
            count=self.count,
            people=len(self.people),
            why=self.why.name.lower(),
            late=self.late,
            watched=self.watched,
        )
