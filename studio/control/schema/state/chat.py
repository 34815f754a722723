"""The chats that viewers write in, by connection: what can be done there from here, what was done, and how much comes."""

from __future__ import annotations

import msgspec

from studio.control.schema.state.host import ChatRow
from studio.control.schema.state.part import Part


class ChatChannel(Part, frozen=True, kw_only=True):
    """One chat. `acts`: of hide, mute, block, slow_mode and pin, what its platform can now. `slow_s` and `pinned` are what was
    last set from here, since its process and the desk began."""

    name: str = ""
    can_send: bool = False
    can_moderate: bool = False
    acts: tuple[str, ...] = ()
    text_bound: int = 0  # characters that a message may have
    slow_s: int = 0
    pinned: ChatRow | None = None


class Silenced(Part, frozen=True, kw_only=True):
    """A viewer whom the show has muted or blocked. `row`: the id of the row that it was done at, by which they are let in again.

    Times are UTC, ms since 1970; `until_ms` None: until they are unblocked. `by`: the client that did it."""

    row: str
    connection: str = ""
    name: str = ""
    blocked: bool = False
    until_ms: int | None = None
    since_ms: int = 0
    by: str = ""


class ConnectionCounts(Part, frozen=True, kw_only=True):
    """What came from one connection: `messages` in all; `late` of them so late that they do not stand among those of their time;
    `lost` of them without their words and ids, so that one that was sent twice counts twice."""

    messages: int = 0
    late: int = 0
    lost: int = 0


class ChatCounts(Part, frozen=True, kw_only=True):
    """What came, each message once, and what became of it, since the desk began.

    Every message is `hidden`, or a row tells of it, or it is about to. Of the last ten seconds `shown` of `of` are told by rows.
    """

    messages: int = 0
    hidden: int = 0
    per_second: int = 0  # before any were left out
    shown: int = 0
    of: int = 0
    remembered_s: int = 900  # a message that its platform sends again within it counts once; less where very many come
    connections: dict[str, ConnectionCounts] = msgspec.field(default_factory=dict)
