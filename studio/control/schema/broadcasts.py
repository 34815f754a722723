"""Commands about broadcasts at platforms, each through a connection; and a destination's key from one."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.control.schema.answers import Answer
from studio.control.schema.command import Command, command
from studio.values.broadcasts import Privacy
from studio.values.fields import Text, Word

_Title = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class _OfBroadcast(Command, frozen=True, kw_only=True):
    connection: Word


@command("broadcast.title", "output")
class SetTitle(_OfBroadcast, frozen=True, kw_only=True):
    """Give a connection's broadcast another title, as its viewers read it. Refused: longer than the platform takes."""

    title: _Title


@command("broadcast.go_live", "output")
class GoLiveThere(_OfBroadcast, frozen=True, kw_only=True):
    """Have the platform show its viewers the stream that it receives. Needed where a broadcast does not begin by itself;
    sending is what `air.start` begins. Refused while no stream arrives."""


@command("broadcast.end", "output")
class EndBroadcast(_OfBroadcast, frozen=True, kw_only=True):
    """End the broadcast at its platform, for good (asks first). What is sent there is not stopped by it."""

    confirm: Text | None = None


@command("broadcast.planned", "output")
class ListPlanned(_OfBroadcast, frozen=True, kw_only=True):
    """The broadcasts that the platform has planned for the account, `planned`, the next one first."""


@command("broadcast.plan", "output")
class PlanBroadcast(_OfBroadcast, frozen=True, kw_only=True):
    """Make a broadcast that begins as soon as the stream comes, and have the stream go to it; answers with its `id`."""

    title: _Title
    privacy: Privacy


@command("broadcast.choose", "output")
class ChooseBroadcast(_OfBroadcast, frozen=True, kw_only=True):
    """Have the stream go to this planned broadcast."""

    broadcast: Word


@command("broadcast.ingest", "output")
class FindIngest(_OfBroadcast, frozen=True, kw_only=True):
    """Where the platform takes the account's stream: `url`. What has to be there first is made. Its key is told to nobody, see
    `key.take`."""


@command("key.take", "output")
class TakeKey(Command, frozen=True, kw_only=True):
    """Give a destination the address and the key that a connection's platform has for its account; `kept` as of `key.set`.

    `url`: the address that the operator was shown. Refused: the platform names another one now (`conflict`); the address is
    another one than the destination's, which is on air (`on_air`)."""

    destination: Word
    connection: Word
    url: Text | None = None


class PlannedThere(Answer, frozen=True, kw_only=True):
    """A broadcast that is planned. `begins_at_ms`: UTC, ms since 1970. `chosen`: the stream goes to this one."""

    id: str
    title: str = ""
    begins_at_ms: int | None = None
    chosen: bool = False


class PlannedBroadcasts(Answer, frozen=True, kw_only=True):
    """What is planned, the next one first."""

    planned: tuple[PlannedThere, ...] = ()


class FoundIngest(Answer, frozen=True, kw_only=True):
    """Where a stream is taken."""

    url: str = ""
