"""What comes over the line from the desk: answers, and news that nobody asked for. Read once, here."""

from __future__ import annotations

from typing import Any

import msgspec

from studio.control.schema.answers import Answer, Refusal
from studio.values.sentences import read


class Error(Answer, frozen=True, kw_only=True):
    """Why the desk did not do it: words for the operator, and what programs make of it."""

    message: str = ""
    data: Refusal = Refusal()

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "message", read(self.message, self.data.said))


class Message(Answer, frozen=True, kw_only=True):
    """A response (`id`, and `result` or `error`) or a notification (`method`, and `params` as JSON)."""

    id: int | None = None
    method: str | None = None
    params: msgspec.Raw = msgspec.Raw(b"{}")
    result: Any = None
    error: Error | None = None


class Patch(Answer, frozen=True, kw_only=True):
    """The notification `patch`: operations that lead from the revision before to this one."""

    revision: int
    ops: list[list[Any]]


class Meters(Answer, frozen=True, kw_only=True):
    """The notification `meters`: sound levels by ring."""

    levels: dict[str, Any]


class Event(Answer, frozen=True, kw_only=True):
    """The notification `event`: something happened once."""

    name: str
    data: dict[str, Any] = msgspec.field(default_factory=dict)
