"""What clients do in the chats of connections: write, hide, mute, slow down, pin."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from studio.control.schema import chat as commands
from studio.desk.commands.handlers import Handlers
from studio.desk.desk import Desk
from studio.desk.journal.records import wall_ms
from studio.plugin_api.abilities import ChatMessage
from studio.values.errors import RefusedError
from studio.values.plain_text import plain
from studio.words import chat as says

_Message: TypeAlias = tuple[str, str]  # its connection, and its id there
_ID = 200  # characters of a message's id
_AT_ONCE = 16  # messages of one connection that are being hidden: its process takes 64 questions, of all clients


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
        reply_to = sales.chat.messages(params.reply_to)[0][1]
    sent = await sales.calls.ask(params.connection, channel.name, "chat.write.send", text=text, reply_to=reply_to)
    message_id = sent[:_ID] if isinstance(sent, str) and sent else f"sent-{secrets.token_hex(8)}"
    message = ChatMessage(id=message_id, buyer_key="", name=channel.name, text=text, at_ms=wall_ms())
    return {"id": sales.chat.say(params.connection, message, desk.clock.now_ns())}


async def _hide(desk: Desk, params: commands.HideMessage) -> dict[str, Any]:
    """Off the host's view and our cards at once, whatever platforms say; then every message of the row, where it was written.

    What a platform refuses is said, and the row stays to be hidden again. Chats that are not moderated from here are named.
    Messages that join the row meanwhile are hidden as well.
    """
    sales = desk.sales
    row = sales.chat.row(params.id)
    sales.host.unpick(params.id)
    sales.cards.withdraw({"name": row.name, "text": row.text})
    desk.touch()
    asked: dict[_Message, None] = {}  # in the order in which they came
    closed: tuple[str, ...] = ()
    while new := [message for message in _messages(desk, params.id) if message not in asked]:
        asked |= dict.fromkeys(new)
        names, closed = _moderated(desk, dict.fromkeys(connection for connection, _ in asked))
        hiding = (
            _hide_in(desk, place, name, [message for connection, message in new if connection == place])
            for place, name in names.items()
        )
        for refusal in await asyncio.gather(*hiding):
            if refusal is not None:
                raise refusal
    sales.channels.unpinned(_connection(params.id), params.id)
    sales.chat.hide(params.id)
    return {"remarks": (says.still_seen(names=closed),)} if closed else {}


def _messages(desk: Desk, row_id: str) -> list[_Message]:
    """What a row stands for now; nothing once another client has hidden it."""
    try:
        return [(connection, message_id) for connection, message_id, _ in desk.sales.chat.messages(row_id)]
    except RefusedError:
        return []


def _moderated(desk: Desk, connections: Iterable[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """What the operator calls connections: those whose chats are moderated from here, by id, and the others.

    Raises:
        RefusedError: none of them is.
    """
    names: dict[str, str] = {}
    refusals: dict[str, RefusedError] = {}
    for connection in connections:
        try:
            names[connection] = desk.sales.channels.moderated(connection).name
        except RefusedError as refusal:
            refusals[connection] = refusal
    if not names:
        raise next(iter(refusals.values()))
    return names, tuple(desk.connections.names().get(connection, connection) for connection in refusals)


async def _hide_in(desk: Desk, connection: str, name: str, message_ids: Sequence[str]) -> RefusedError | None:
    """Hide messages of one connection, a few at a time; the first refusal. One that the platform no longer has is hidden."""
    first = None
    for start in range(0, len(message_ids), _AT_ONCE):
        some = message_ids[start : start + _AT_ONCE]
        asked = [desk.sales.calls.ask(connection, name, "moderation.hide", message_id=message_id) for message_id in some]
        for outcome in await asyncio.gather(*asked, return_exceptions=True):
            if isinstance(outcome, RefusedError):
                first = first or (outcome if outcome.code != "not_found" else None)
            elif isinstance(outcome, BaseException):
                raise outcome
        if first is not None and first.code == "unreachable":
            break  # the others would only wait as long
    return first


async def _mute(desk: Desk, params: commands.MuteViewer) -> dict[str, Any]:
    """The viewer whose message the row shows, who wrote the first of its messages."""
    sales = desk.sales
    connection, _, viewer = sales.chat.messages(params.id)[0]
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
        row, message_id = sales.chat.row(params.id), sales.chat.messages(params.id)[0][1]
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
