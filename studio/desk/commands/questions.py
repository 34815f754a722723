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


async def _answer(desk: Desk, params: commands.AnswerQuestions) -> dict[str, Any]:
    sales = desk.sales
    given = plain(params.text, len(params.text)) if params.text is not None else ""
    text = given or sales.questions.answer(params.topic)
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
    """Write to the chats where it was asked, once somebody has confirmed the words.

    Where one of several refuses, the others have it; the first refusal is raised.
    """
    channels = desk.sales.channels.all_writable()
    asked = [name for name in desk.sales.questions.asked_in(params.topic) if name in channels]
    places = asked or list(channels)
    if not places:
        raise RefusedError("no_chat", says.no_chat(), params.topic)
    for place in places:
        channel = channels[place]
        if len(text) > channel.text_bound:
            words = chat_says.too_long(name=channel.name, bound=channel.text_bound, count=len(text))
            raise RefusedError("too_long", words, place)
    if params.confirm not in (text, True):
        names = tuple(channels[place].name for place in places)
        raise RefusedError("confirm", says.really_say(names=names, text=text), text)
    outcomes = await asyncio.gather(*(_write_in(desk, place, text) for place in places), return_exceptions=True)
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
