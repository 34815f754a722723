"""What a command is: a struct of its parameters that knows its method and the right that it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

import msgspec

from studio.control.schema.rights import Right

Object = dict[str, Any]  # a JSON object: what is added, or the part that changes
_C = TypeVar("_C", bound="type[Command]")


class Command(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of all commands. Its docstring is what docs/control.md says of it; a field that is left out has its default."""

    method: ClassVar[str]
    right: ClassVar[Right | None]  # None: a connection's own, for which none is needed

    def params(self) -> Object:
        """Its parameters as JSON values, without those that have their defaults."""
        params: Object = msgspec.to_builtins(self)
        return params


COMMANDS: dict[str, type[Command]] = {}


def command(method: str, right: Right | None) -> Callable[[_C], _C]:
    """Declare a command: enter its class under its method."""

    def declare(kind: _C) -> _C:
        if method in COMMANDS:
            raise ValueError(f"the command {method} is declared twice")
        kind.method, kind.right = method, right
        COMMANDS[method] = kind
        return kind

    return declare
