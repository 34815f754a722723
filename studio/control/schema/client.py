"""What a client says for itself: who it is, what it may do, what it wants to hear. No right is needed for these."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.control.schema.command import Command, command
from studio.control.schema.rights import Right
from studio.values.fields import Word

Topic = Literal["state", "meters", "events"]
_Rights = Annotated[tuple[Right, ...], msgspec.Meta(max_length=20)]


@command("hello", None)
class Hello(Command, frozen=True, kw_only=True):
    """Show the session's token. `client`: a name for the log; `rights`: those it wants to have (None: all).

    Answers with `version`, `revision`, the `rights` it has, and the `methods` that they allow. Said again
    on the same connection it only gives rights up.
    """

    token: Word
    client: Word = ""
    rights: _Rights | None = None


@command("subscribe", None)
class Subscribe(Command, frozen=True, kw_only=True):
    """Choose what to hear; replaces the earlier choice. Answers with the `revision`."""

    topics: Annotated[tuple[Topic, ...], msgspec.Meta(max_length=10)]


@command("snapshot", None)
class Snapshot(Command, frozen=True, kw_only=True):
    """Give the state as it is: `revision`, `state`."""
