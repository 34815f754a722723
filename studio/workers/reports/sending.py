"""What the desk wrote down of a show that it kept: how it was sent, what went wrong, what viewers asked, what was done in chats.

The file is one of JSON that anybody may have changed: what cannot be read counts as not said.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import msgspec

from studio.control.schema.state.air import Summary
from studio.evidence.verify import moment
from studio.show.report import ActCount, AskedTopic, Incident
from studio.values.look import CardLanguage
from studio.values.own_words import Words, in_language
from studio.values.sentences import carried

STREAM = "stream.json"
_ACTS = 2_000  # rows of who did what in the chats
_QUOTES, _QUOTE = 3, 160  # of a topic; characters of one


class _Topic(msgspec.Struct, frozen=True):
    title: str
    words: Words = {}
    quotes: tuple[str, ...] = ()


def read(folder: Path) -> dict[str, Any]:
    """What is told; nothing where the desk told nothing, as in a folder that somebody put together."""
    try:
        found = json.loads((folder / STREAM).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def summary(told: dict[str, Any]) -> Summary | None:
    """How it was sent; None where that is not known."""
    try:
        return msgspec.convert(told.get("stream"), Summary | None)
    except msgspec.ValidationError:
        return None


def incidents(told: dict[str, Any]) -> list[Incident]:
    """What went wrong; texts are sentences again where their codes are told."""
    found = told.get("incidents")
    return [
        Incident(began=moment(one.get("began_ms")), ended=moment(one.get("ended_ms")), text=_text(one))
        for one in (found if isinstance(found, list) else ())
        if isinstance(one, dict)
    ]


def moderation(told: dict[str, Any]) -> tuple[ActCount, ...]:
    """How often who did what in the chats: what can be read of it."""
    acts, found = told.get("moderation"), []
    for act in acts[:_ACTS] if isinstance(acts, list) else ():
        with contextlib.suppress(msgspec.ValidationError):
            found.append(msgspec.convert(act, ActCount))
    return tuple(found)


def topics(told: dict[str, Any], language: CardLanguage) -> dict[str, AskedTopic]:
    """What topics of questions are called in a language, and how viewers put them."""
    try:
        found = msgspec.convert(told.get("questions", {}), dict[str, _Topic])
    except msgspec.ValidationError:
        return {}
    return {
        name: AskedTopic(
            title=str(in_language(topic.words, language, "title") or topic.title),
            quotes=tuple(quote[:_QUOTE] for quote in topic.quotes[:_QUOTES]),
        )
        for name, topic in found.items()
    }


def _text(incident: dict[str, Any]) -> str:
    """The sentence, or the English text."""
    text = carried(incident).get("text", "")
    return text if isinstance(text, str) else str(text)
