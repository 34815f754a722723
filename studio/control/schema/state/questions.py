"""What viewers ask, by topic."""

from __future__ import annotations

import msgspec

from studio.control.schema.state.part import Part
from studio.values.own_words import Words


class QuestionTopic(Part, frozen=True, kw_only=True):
    """What a topic is called."""

    title: str
    words: Words = msgspec.field(default_factory=dict)


class QuestionQuote(Part, frozen=True, kw_only=True):
    """One line of a viewer; `id` is that of its message, CONNECTION:ID. `is_hint`: it may well ask for another thing."""

    id: str
    name: str = ""
    text: str = ""
    is_hint: bool = False


class QuestionGroup(Part, frozen=True, kw_only=True):
    """Who asked for one topic. Viewers count once each, over all platforms; 10,000 stands for that many or more.

    `viewers`: within the last five minutes; `waiting`: of these, those that asked since it was last answered; `segment`: since
    the product came on air. `quotes`: the newest, the latest last. `answered_ns`: monotonic; None: never.
    """

    viewers: int = 0
    waiting: int = 0
    segment: int = 0
    quotes: tuple[QuestionQuote, ...] = ()
    answered_ns: int | None = None


class Questions(Part, frozen=True, kw_only=True):
    """`topics` and `groups` by the name of the topic; a topic that nobody asked for has no group. `product`: the one on air.

    `passed_over`: lines of which phrases were not sure, and that the extra `hints` had no time to look at.
    """

    topics: dict[str, QuestionTopic] = msgspec.field(default_factory=dict)
    groups: dict[str, QuestionGroup] = msgspec.field(default_factory=dict)
    product: str = ""
    passed_over: int = 0
