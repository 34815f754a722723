"""What clients do with viewers' questions: answer them, say that they were, and start anew what looks at them again."""

from __future__ import annotations

import asyncio
from typing import Any

from studio.control.schema import questions as commands
from studio.desk.chat.hint_desk import NAME as HINTS
from studio.desk.chat.moderation_book import Act
from studio.desk.commands.asked_by import asked_by
from studio.desk.commands.handlers import Handlers
from studio.desk.commands.speaking import require_confirmed, require_room, speak
from studio.desk.desk import Desk
from studio.values.errors import RefusedError
from studio.values.plain_text import plain
from studio.words import chat as chat_says
from studio.words import questions as says


async def _answer(desk: Desk, params: commands.AnswerQuestions) -> dict[str, Any]:
    sales = desk.sales
    text = sales.questions.answer(params.topic) if params.text is None else plain(params.text, len(params.text))
    if not text:
        raise RefusedError("nothing_to_send", chat_says.nothing_to_send(), params.topic)
    match params.to:
        case "host":
            sales.host.message(text)
        case "prompter":
            sales.host.add_to_prompter(text)
        case "chat":
            await _write(desk, params, text)
    sales.questions.answered(params.topic)
    desk.touch()
    return {"text": text}


async def _write(desk: Desk, params: commands.AnswerQuestions, text: str) -> None:
    """Write to the chats where it was asked, once somebody has confirmed the words and where they go.

    Where one of several refuses, the others have it, and are left out when it is tried again; the first refusal is raised.
    """
    channels = desk.sales.channels.all_writable()
    places = desk.sales.questions.asked_in(params.topic, channels) or tuple(channels)
    if not places:
        raise RefusedError("no_chat", says.no_chat(), params.topic)
    require_confirmed([require_room(desk, place, text) for place in places], text, params.confirm)
    outcomes = await asyncio.gather(*(_write_in(desk, place, text) for place in places), return_exceptions=True)
    for place, outcome in zip(places, outcomes, strict=True):
        if outcome is None:
            desk.sales.questions.told_in(params.topic, place)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome


async def _write_in(desk: Desk, connection: str, text: str) -> None:
    with desk.sales.moderation.doing(Act("send", asked_by(), connection, text=text)) as act:
        act.chat = require_room(desk, connection, text)
        act.row = await speak(desk, connection, act.chat, text)


def _answered(desk: Desk, params: commands.MarkAnswered) -> dict[str, Any]:
    desk.sales.questions.answered(params.topic)
    return {}


def _restart_hints(desk: Desk, _params: commands.RestartHints) -> dict[str, Any]:
    """Also one that was disabled after its third failure. What it was looking at is counted as phrases say."""
    if HINTS not in desk.processes.members:
        raise RefusedError("not_found", says.no_second_look(), HINTS)
    desk.processes.restart(HINTS)
    return {}


HANDLERS: Handlers = (
    (commands.AnswerQuestions, _answer),
    (commands.MarkAnswered, _answered),
    (commands.RestartHints, _restart_hints),
)
