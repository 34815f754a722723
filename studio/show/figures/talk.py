"""What viewers wrote, in counts alone: messages by connection, and how much was asked about each topic. No words of anybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from studio.control.schema.answers import AskedFigures
from studio.show.figures.audience import Count

_CONNECTIONS, _TOPICS = 200, 200  # that are told apart; of further ones nothing is counted
_T = TypeVar("_T")


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """What was asked about one topic within a time.

    `people` are those who had not asked about it before in the show; `answered`: how often it was answered; `since`: of the
    lines, those that came after the latest answer.
    """

    lines: Count = 0
    people: Count = 0
    answered: Count = 0
    since: Count = 0


class Talk(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was written within a time: messages by connection, questions by topic."""

    messages: dict[str, Count] = {}
    asked: dict[str, Asked] = {}

    def __bool__(self) -> bool:
        return bool(self.messages or self.asked)


class TalkBook:
    """All that was written in the show: `messages` by connection, `asked` by topic."""

    def __init__(self) -> None:
        self.messages: dict[str, int] = {}
        self.asked: dict[str, AskedFigures] = {}

    def take(self, talk: Talk) -> int:
        """Add what was written since the last time; how many messages of it were counted."""
        came = _known(talk.messages, self.messages, _CONNECTIONS)
        for connection, messages in came.items():
            self.messages[connection] = self.messages.get(connection, 0) + messages
        for topic, more in _known(talk.asked, self.asked, _TOPICS).items():
            before = self.asked.get(topic, AskedFigures())
            self.asked[topic] = AskedFigures(
                lines=before.lines + more.lines,
                people=before.people + more.people,
                answered=before.answered + more.answered,
                waiting=more.since if more.answered else before.waiting + more.lines,
            )
        return sum(came.values())


def _known(told: Mapping[str, _T], known: Mapping[str, object], bound: int) -> dict[str, _T]:
    """What is told of names that are known already, and of so many new ones as there is room for."""
    room = bound - len(known)
    new = [name for name in told if name not in known][: max(0, room)]
    return {name: told[name] for name in told if name in known or name in new}
