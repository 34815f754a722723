"""What a report is made of. Times are UTC, ms since 1970, already written out where they stand in text."""

from __future__ import annotations

import msgspec

from studio.control.schema.answers import FigureReport
from studio.control.schema.state.air import Summary
from studio.document.model import Show
from studio.values.look import CardLanguage


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Something that went wrong: when it began and ended ("" while it stands, or where it has no end), and what it was.

    `text` is in the report's language, as far as it is a sentence of the studio; `about`: the product or connection, by its id.
    """

    began: str
    ended: str = ""
    about: str = ""
    text: str


class ActCount(msgspec.Struct, frozen=True, kw_only=True):
    """How often somebody did one kind of thing in the chats: so many were done, so many refused. `deed`: of `answers.Deed`."""

    by: str
    deed: str
    done: int = 0
    refused: int = 0


class AskedTopic(msgspec.Struct, frozen=True, kw_only=True):
    """What a topic of questions is called in the report's language, and lines of viewers that asked about it."""

    title: str
    quotes: tuple[str, ...] = ()


class ReportFacts(msgspec.Struct, frozen=True, kw_only=True):
    """`began`: when the first record of the journal was written. `stream` None: how it was sent is not known. `topics`: of
    questions, by name.
    """

    show: Show
    language: CardLanguage
    began: str
    made: str
    version: str
    figures: FigureReport
    stream: Summary | None = None
    incidents: tuple[Incident, ...] = ()
    moderation: tuple[ActCount, ...] = ()
    topics: dict[str, AskedTopic] = {}
    seal: str = ""
