"""The chat of the channel: what stands in it, and what its moderators have done."""

from __future__ import annotations

import math
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.parts.twitch.people import People, Person


@dataclass
class Line:
    """A message that stands in the chat."""

    id: str
    person: Person
    text: str
    reply_to: str | None = None


@dataclass
class Chat:
    """`tell(event)` is called with every message, as EventSub has it. `badges`: of those who have some, by name."""

    owner: Person
    people: People
    tell: Callable[[dict[str, Any]], None]
    lines: list[Line] = field(default_factory=list)
    badges: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pinned: str | None = None
    slow_s: int = 0
    _out: dict[str, float] = field(default_factory=dict)  # who may not write, until when
    _wrote: dict[str, float] = field(default_factory=dict)

    def say(self, name: str, text: str, **more: Any) -> bool:
        """A viewer writes; False: they may not. `more` overrides fields of the event."""
        person, now = self.people.named(name), time.monotonic()
        if self._out.get(person.id, 0.0) > now:
            return False
        if self.slow_s and now - self._wrote.get(person.id, -1e9) < self.slow_s:
            return False
        self._wrote[person.id] = now
        self.put(person, text, None, **more)
        return True

    def put(self, person: Person, text: str, reply_to: str | None, **more: Any) -> Line:
        """A message comes to stand in the chat."""
        line = Line(str(uuid.uuid4()), person, text, reply_to)
        self.lines.append(line)
        self.tell(self._event(line) | more)
        return line

    def find(self, message_id: str) -> Line | None:
        return next((line for line in self.lines if line.id == message_id), None)

    def keep_out(self, person_id: str, seconds: float) -> None:
        self._out[person_id] = time.monotonic() + seconds

    def is_banned(self, person_id: str) -> bool:
        """Whether they are kept out for good; a time-out can be made longer or a ban, a ban cannot be made a time-out."""
        return self._out.get(person_id, 0.0) == math.inf

    def let_in(self, person_id: str) -> bool:
        """Whether they had been kept out."""
        return self._out.pop(person_id, None) is not None

    def _event(self, line: Line) -> dict[str, Any]:
        names = self.badges.get(line.person.name, ("broadcaster",) if line.person == self.owner else ())
        return {
            **_who("broadcaster", self.owner),
            **_who("chatter", line.person),
            "source_broadcaster_user_id": None,
            "source_broadcaster_user_login": None,
            "source_broadcaster_user_name": None,
            "message_id": line.id,
            "source_message_id": None,
            "is_source_only": None,
            "message": {
                "text": line.text,
                "fragments": [{"type": "text", "text": line.text, "cheermote": None, "emote": None, "mention": None}],
            },
            "color": "#00FF7F",
            "badges": [{"set_id": name, "id": "1", "info": ""} for name in names],
            "source_badges": None,
            "message_type": "text",
            "cheer": None,
            "reply": self._reply(line),
            "channel_points_custom_reward_id": None,
            "channel_points_animation_id": None,
        }

    def _reply(self, line: Line) -> dict[str, str] | None:
        parent = self.find(line.reply_to) if line.reply_to else None
        if parent is None:
            return None
        who = {
            f"{side}_{key.removeprefix('_')}": value
            for side in ("parent", "thread")
            for key, value in _who("", parent.person).items()
        }
        return {"parent_message_id": parent.id, "parent_message_body": parent.text, "thread_message_id": parent.id, **who}


def _who(role: str, person: Person) -> dict[str, str]:
    return {f"{role}_user_id": person.id, f"{role}_user_login": person.login, f"{role}_user_name": person.name}
