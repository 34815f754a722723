"""What a journal holds, and the one place that reads the wall clock for it."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec


class Draft(msgspec.Struct, frozen=True):
    """Something that happened, to be written down. `mono_ns` is the monotonic clock's, `subject` the id of what it is about."""

    kind: str
    subject: str
    body: bytes
    mono_ns: int


class Record(msgspec.Struct, frozen=True):
    """Something written down. `wall_ms`: UTC, ms since 1970; it steps back when the clock is set, `number` never does."""

    number: int  # from 1, one more each time
    wall_ms: int
    mono_ns: int  # starts anew with each boot
    kind: str
    subject: str
    body: bytes


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A time of which records are asked for (UTC, ms since 1970), both ends included. No subject, no kinds: of all.

    `latest`: where there are more than are wanted, the latest of them, else the earliest. `before`: of the records of `to_ms`
    itself only those of a lower number, so that a page ends where another begins; 0: all of them.
    """

    from_ms: int
    to_ms: int
    subject: str = ""
    kinds: tuple[str, ...] = ()
    latest: bool = False
    before: int = 0


def wall_ms() -> int:
    """The wall clock, for answering "what happened at 20:14:03". Nothing is ever timed by it."""
    return int(datetime.now(UTC).timestamp() * 1000)
