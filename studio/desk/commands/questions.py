"""What clients do with viewers' questions: answer them, or say that they were."""

from __future__ import annotations

import asyncio
import secrets
from typing import Any

from studio.control.schema import questions as commands
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.desk.journal.records import wall_ms
from studio.plugin_api.abilities import ChatMessage
from studio.values.errors import RefusedError
from studio.values.plain_text import plain
from studio.words import chat as chat_says
from studio.words import questions as says

_ID = 200  # characters of a message's id
_SUBJECT = 2_000  # characters of what is confirmed


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
    for place in places:
        channel = channels[place]
        if len(text) > channel.text_bound:
            words = chat_says.too_long(name=channel.name, bound=channel.text_bound, count=len(text))
            raise RefusedError("too_long", words, place)
    names = tuple(channels[place].name for place in places)
    subject = f"{', '.join(names)}: {text}"[:_SUBJECT]
    if params.confirm not in (subject, True):
        raise RefusedError("confirm", says.really_say(names=names, text=text), subject)
    outcomes = await asyncio.gather(*(_write_in(desk, place, text) for place in places), return_exceptions=True)
    for place, outcome in zip(places, outcomes, strict=True):
        if outcome is None:
            desk.sales.questions.told_in(params.topic, place)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome


async def _write_in(desk: Desk, connection: str, text: str) -> None:
    sales = desk.sales
    channel = sales.channels.writable(connection)
    sent = await sales.calls.ask(connection, channel.name, "chat.write.send", text=text, reply_to=None)
    message_id = sent[:_ID] if isinstance(sent, str) and sent else f"sent-{secrets.token_hex(8)}"
    message = ChatMessage(id=message_id, buyer_key="", name=channel.name, text=text, at_ms=wall_ms())
    sales.chat.say(connection, message, desk.clock.now_ns())


def _answered(desk: Desk, params: commands.MarkAnswered) -> dict[str, Any]:
    desk.sales.questions.answered(params.topic)
    return {}


HANDLERS: Handlers = ((commands.AnswerQuestions, _answer), (commands.MarkAnswered, _answered))
