"""The chat of the broadcast: what stands in it, what happened in it, and what its moderators have done."""

from __future__ import annotations

import asyncio
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.parts.youtube.people import People, Person

Resource = dict[str, Any]


@dataclass
class Chat:
    """`events`: all that was ever told, as resources, oldest first; `deleted`: ids of messages that are seen no more.

    `told` is set, and another one put in its place, whenever something is told. `marks`: of people, by name, as fields of
    `authorDetails`.
    """

    owner: Person
    people: People
    id: str = "Cg0KC3N0YW5kLWluLWlk"
    events: list[Resource] = field(default_factory=list)
    deleted: set[str] = field(default_factory=set)
    bans: dict[str, tuple[str, float]] = field(default_factory=dict)  # id of the ban: whose, until when
    marks: dict[str, dict[str, bool]] = field(default_factory=dict)
    ended: bool = False
    told: asyncio.Event = field(default_factory=asyncio.Event)

    # ------------------------------------------------------------ viewers

    def say(self, name: str, text: str) -> bool:
        """A viewer writes; False: they may not."""
        person = self.people.named(name)
        if self.is_banned(person.id) or self.ended:
            return False
        self.put(person, text)
        return True

    def put(self, person: Person, text: str, age_s: float = 0.0) -> Resource:
        """A message comes to stand in the chat."""
        return self.tell("textMessageEvent", person, text, age_s, textMessageDetails={"messageText": text})

    def tell(self, kind: str, person: Person | None, words: str, age_s: float = 0.0, **details: Any) -> Resource:
        """Something happens in the chat."""
        at = datetime.now(UTC) - timedelta(seconds=age_s)
        snippet = {"type": kind, "liveChatId": self.id, "publishedAt": at.isoformat(), "hasDisplayContent": bool(words)}
        snippet |= details | ({"displayMessage": words} if words else {})
        event: Resource = {"kind": "youtube#liveChatMessage", "etag": "e", "id": f"LCC.{uuid.uuid4().hex}", "snippet": snippet}
        if person is not None:
            snippet["authorChannelId"] = person.id
            event["authorDetails"] = self._author(person)
        self.events.append(event)
        self._wake()
        return event

    def end(self) -> None:
        """The broadcast is over."""
        self.tell("chatEndedEvent", None, "")
        self.ended = True

    def seen(self) -> list[str]:
        """The texts that a viewer sees."""
        return [event["snippet"].get("displayMessage", "") for event in self.events if event["id"] not in self.deleted]

    # ------------------------------------------------------------ moderators

    def find(self, message_id: str) -> Resource | None:
        """The message, if it stands there."""
        return next((event for event in self.events if event["id"] == message_id and message_id not in self.deleted), None)

    def ban(self, person_id: str, seconds: float) -> str:
        """The id of the new ban."""
        number = f"ban-{len(self.bans)}-{uuid.uuid4().hex[:8]}"
        self.bans[number] = (person_id, time.monotonic() + seconds)
        return number

    def is_banned(self, person_id: str) -> bool:
        """Whether a viewer may not write now."""
        return any(who == person_id and until > time.monotonic() for who, until in self.bans.values())

    def _author(self, person: Person) -> Resource:
        marks = {"isVerified": False, "isChatOwner": person == self.owner, "isChatSponsor": False, "isChatModerator": False}
        return {
            "channelId": person.id,
            "channelUrl": f"http://www.youtube.com/channel/{person.id}",
            "displayName": person.name,
            "profileImageUrl": "https://yt3.example/picture",
            **(marks | self.marks.get(person.name, {})),
        }

    def _wake(self) -> None:
        told, self.told = self.told, asyncio.Event()
        told.set()
