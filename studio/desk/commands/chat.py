"""What clients do in the chats of connections: write, hide, mute, block, slow down, pin. Each act is noted with who did it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeAlias

from studio.control.schema import chat as commands
from studio.control.schema.answers import Deed
from studio.desk.chat.moderation_book import Act
from studio.desk.commands.asked_by import asked_by
from studio.desk.commands.handlers import Handlers
from studio.desk.commands.speaking import require_confirmed, require_room, speak
from studio.desk.desk import Desk
from studio.values.errors import RefusedError
from studio.values.plain_text import plain
from studio.words import chat as says

_Message: TypeAlias = tuple[str, str]  # its connection, and its id there
_AT_ONCE = 16  # messages of one connection that are being hidden: its process takes 64 questions, of all clients


async def _send(desk: Desk, params: commands.SendMessage) -> dict[str, Any]:
    text = plain(params.text, len(params.text))
    with _doing(desk, "send" if params.reply_to is None else "reply", params.connection, text=text) as act:
        name = require_room(desk, params.connection, text)
        if not text:
            raise RefusedError("empty", says.nothing_to_send(), params.connection)
        reply_to = None
        if params.reply_to is not None:
            _is_of(params.connection, params.reply_to)
            act.name = desk.sales.chat.row(params.reply_to).name
            _, reply_to, act.viewer = desk.sales.chat.messages(params.reply_to)[0]
        require_confirmed([name], text, params.confirm)
        act.row = await speak(desk, params.connection, name, text, reply_to)
    return {"id": act.row}


async def _hide(desk: Desk, params: commands.HideMessage) -> dict[str, Any]:
    """Off the host's view and our cards at once, whatever platforms say; then every message of the row, where it was written.

    What a platform refuses is said, and the row stays to be hidden again. Chats that are not moderated from here are named.
    Messages that join the row meanwhile are hidden as well.
    """
    with _doing(desk, "hide", _connection(params.id), row=params.id) as act:
        return await _hide_row(desk, params, act)


async def _hide_row(desk: Desk, params: commands.HideMessage, act: Act) -> dict[str, Any]:
    sales = desk.sales
    row = sales.chat.row(params.id)
    act.name, act.text, act.viewer = row.name, row.text, sales.chat.messages(params.id)[0][2]
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
    """The viewer whose message the row shows, who wrote the first of its messages. Who is blocked is neither muted nor unmuted:
    platforms with one thing for both would end the block with it."""
    deed: Deed = "mute" if params.seconds else "unmute"
    with _doing(desk, deed, _connection(params.id), row=params.id, seconds=params.seconds) as act:
        connection, viewer = _writer(desk, act)
        name = desk.sales.channels.moderated(connection).name
        if (by := desk.sales.moderation.silenced.blocked_by(connection, viewer)) is not None:
            raise RefusedError("blocked", says.is_blocked(viewer=act.name, by=by), params.id)
        await desk.sales.calls.ask(connection, name, "moderation.mute", buyer_key=viewer, seconds=params.seconds)
    return {}


async def _block(desk: Desk, params: commands.BlockViewer) -> dict[str, Any]:
    """The same viewer; to unblock asks nothing."""
    with _doing(desk, "block" if params.blocked else "unblock", _connection(params.id), row=params.id) as act:
        connection, viewer = _writer(desk, act)
        name = desk.sales.channels.moderated(connection).name
        if params.blocked and params.confirm not in (params.id, True):
            raise RefusedError("confirm", says.really_block(viewer=act.name, chat=name), params.id)
        await desk.sales.calls.ask(connection, name, "moderation.block", buyer_key=viewer, blocked=params.blocked)
    return {}


async def _slow_mode(desk: Desk, params: commands.SetSlowMode) -> dict[str, Any]:
    sales = desk.sales
    with _doing(desk, "slow_mode", params.connection, seconds=params.seconds):
        name = sales.channels.moderated(params.connection).name
        await sales.calls.ask(params.connection, name, "moderation.slow_mode", seconds=params.seconds)
        sales.channels.slowed(params.connection, params.seconds)
    return {}


async def _pin(desk: Desk, params: commands.PinMessage) -> dict[str, Any]:
    sales = desk.sales
    with _doing(desk, "unpin" if params.id is None else "pin", params.connection, row=params.id or "") as act:
        name = sales.channels.moderated(params.connection).name
        row = message_id = None
        if params.id is not None:
            _is_of(params.connection, params.id)
            row = sales.chat.row(params.id)
            _, message_id, act.viewer = sales.chat.messages(params.id)[0]
            act.name, act.text = row.name, row.text
        await sales.calls.ask(params.connection, name, "moderation.pin", message_id=message_id)
        sales.channels.pinned(params.connection, row)
    return {}


def _doing(desk: Desk, deed: Deed, connection: str, **about: Any) -> AbstractContextManager[Act]:
    """Have what is done within noted, as done by whoever asks."""
    chat = desk.connections.names().get(connection, connection)
    return desk.sales.moderation.doing(Act(deed, asked_by(), connection, chat, **about))


def _writer(desk: Desk, act: Act) -> tuple[str, str]:
    """The connection and the key of who wrote the row of an act, which learns who that is. The row may be long gone where they
    were silenced by it.

    Raises:
        RefusedError: it is too long ago, or the show itself wrote it.
    """
    sales = desk.sales
    if (silenced := sales.moderation.silenced.viewer(act.row)) is not None:
        connection, act.viewer, act.name = silenced
    else:
        row = sales.chat.row(act.row)
        connection, _, act.viewer = sales.chat.messages(act.row)[0]
        act.name, act.text = row.name, row.text
    if not act.viewer:
        raise RefusedError("own_message", says.own_message(), act.row)
    return connection, act.viewer


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
    (commands.BlockViewer, _block),
    (commands.SetSlowMode, _slow_mode),
    (commands.PinMessage, _pin),
)
