"""What clients do in the chats of connections: write, hide, mute, slow down, pin."""

from __future__ import annotations

import asyncio
import secrets
from typing import Any

from studio.control.schema import chat as commands
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.desk.journal.records import wall_ms
from studio.plugin_api.abilities import ChatMessage
from studio.values.errors import RefusedError
from studio.values.plain_text import plain
from studio.words import chat as says

_ID = 200  # characters of a message's id


async def _send(desk: Desk, params: commands.SendMessage) -> dict[str, Any]:
    sales = desk.sales
    channel = sales.channels.writable(params.connection)
    text = plain(params.text, len(params.text))
    if not text:
        raise RefusedError("empty", says.nothing_to_send(), params.connection)
    if len(text) > channel.text_bound:
        words = says.too_long(name=channel.name, bound=channel.text_bound, count=len(text))
        raise RefusedError("too_long", words, params.connection)
    reply_to = None
    if params.reply_to is not None:
        _is_of(params.connection, params.reply_to)
        reply_to = sales.chat.messages(params.reply_to)[0][0]
    sent = await sales.calls.ask(params.connection, channel.name, "chat.write.send", text=text, reply_to=reply_to)
    message_id = sent[:_ID] if isinstance(sent, str) and sent else f"sent-{secrets.token_hex(8)}"
    message = ChatMessage(id=message_id, buyer_key="", name=channel.name, text=text, at_ms=wall_ms())
    return {"id": sales.chat.say(params.connection, message, desk.clock.now_ns())}


async def _hide(desk: Desk, params: commands.HideMessage) -> dict[str, Any]:
    """Every message of the row. What the platform refuses is said, and the row stays."""
    sales, connection = desk.sales, _connection(params.id)
    said = sales.chat.messages(params.id)
    name = sales.channels.moderated(connection).name
    asked = [sales.calls.ask(connection, name, "moderation.hide", message_id=message_id) for message_id, _ in said]
    for outcome in await asyncio.gather(*asked, return_exceptions=True):
        if isinstance(outcome, BaseException):
            raise outcome
    row = sales.chat.row(params.id)
    sales.chat.hide(params.id)
    sales.host.unpick(params.id)
    sales.cards.withdraw({"name": row.name, "text": row.text})
    desk.touch()
    return {}


async def _mute(desk: Desk, params: commands.MuteViewer) -> dict[str, Any]:
    """The viewer whose message the row shows, who wrote the first of its messages."""
    sales, connection = desk.sales, _connection(params.id)
    (_, viewer), *_others = sales.chat.messages(params.id)
    name = sales.channels.moderated(connection).name
    if not viewer:
        raise RefusedError("own_message", says.own_message(), params.id)
    await sales.calls.ask(connection, name, "moderation.mute", buyer_key=viewer, seconds=params.seconds)
    return {}


async def _slow_mode(desk: Desk, params: commands.SetSlowMode) -> dict[str, Any]:
    sales = desk.sales
    name = sales.channels.moderated(params.connection).name
    await sales.calls.ask(params.connection, name, "moderation.slow_mode", seconds=params.seconds)
    sales.channels.slowed(params.connection, params.seconds)
    return {}


async def _pin(desk: Desk, params: commands.PinMessage) -> dict[str, Any]:
    sales = desk.sales
    name = sales.channels.moderated(params.connection).name
    row = message_id = None
    if params.id is not None:
        _is_of(params.connection, params.id)
        row, message_id = sales.chat.row(params.id), sales.chat.messages(params.id)[0][0]
    await sales.calls.ask(params.connection, name, "moderation.pin", message_id=message_id)
    sales.channels.pinned(params.connection, row)
    return {}


def _connection(row_id: str) -> str:
    """The connection in whose chat a row was written."""
    return row_id.partition(":")[0]


def _is_of(connection: str, row_id: str) -> None:
    if _connection(row_id) != connection:
        raise RefusedError("other_chat", says.other_chat(), row_id)


HANDLERS: Handlers = (
    (commands.SendMessage, _send),
    (commands.HideMessage, _hide),
    (commands.MuteViewer, _mute),
    (commands.SetSlowMode, _slow_mode),
    (commands.PinMessage, _pin),
)
