"""Speaks to viewers in the show's name: what that asks first, and what becomes of the words."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from studio.control.schema.edit import Confirmed
from studio.desk.desk import Desk
from studio.desk.journal.records import wall_ms
from studio.plugin_api.abilities import ChatMessage
from studio.values.errors import RefusedError
from studio.words import chat as says
from studio.words import questions as questions_say

_ID = 200  # characters of a message's id
_SUBJECT = 2_000  # characters of what is confirmed


def require_confirmed(names: Sequence[str], text: str, confirm: Confirmed) -> None:
    """Go on only when somebody has confirmed the words and where they go.

    Raises:
        RefusedError: with the code `confirm`; nobody has.
    """
    subject = f"{', '.join(names)}: {text}"[:_SUBJECT]
    if confirm not in (subject, True):
        raise RefusedError("confirm", questions_say.really_say(names=tuple(names), text=text), subject)


def require_room(desk: Desk, connection: str, text: str) -> str:
    """Return what the operator calls a chat that takes this text.

    Raises:
        RefusedError: it takes none, or less.
    """
    channel = desk.sales.channels.writable(connection)
    if len(text) > channel.text_bound:
        raise RefusedError("too_long", says.too_long(name=channel.name, bound=channel.text_bound, count=len(text)), connection)
    return channel.name


async def speak(desk: Desk, connection: str, name: str, text: str, reply_to: str | None = None) -> str:
    """Write it, in answer to the platform's message `reply_to`; the id of the row that it becomes. `name`: the chat's.

    Raises:
        RefusedError: the platform does not take it.
    """
    sales = desk.sales
    sent = await sales.calls.ask(connection, name, "chat.write.send", text=text, reply_to=reply_to)
    message_id = sent[:_ID] if isinstance(sent, str) and sent else f"sent-{secrets.token_hex(8)}"
    message = ChatMessage(id=message_id, buyer_key="", name=name, text=text, at_ms=wall_ms())
    return sales.chat.say(connection, message, desk.clock.now_ns())
