"""The chats that viewers write in, by connection: what can be done there from here, and what was done."""

from __future__ import annotations

from studio.control.schema.state.host import ChatRow
from studio.control.schema.state.part import Part


class ChatChannel(Part, frozen=True, kw_only=True):
    """One chat. `slow_s` and `pinned` are what was last set from here, since its process and the desk began."""

    name: str = ""
    can_send: bool = False
    can_moderate: bool = False
    text_bound: int = 0  # characters that a message may have
    slow_s: int = 0
    pinned: ChatRow | None = None
