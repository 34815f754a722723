"""Reads the parameters of a command of the show or of selling, and says in words what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from studio.control.schema.command import Command
from studio.show import words
from studio.values.errors import RefusedError
from studio.values.sentences import clause
from studio.words import complaints as says

C = TypeVar("C", bound=Command)
F = TypeVar("F")


def read(table: Mapping[str, tuple[type[C], F]], command: str, params: Mapping[str, Any]) -> tuple[F, C]:
    """Look up `command` in a table of methods; returns what carries it out, and its parameters as a struct.

    Raises:
        RefusedError: there is no such command, or the parameters are not those that it takes.
    """
    if command not in table:
        raise RefusedError("unknown_command", says.unknown_command(name=command), command)
    kind, function = table[command]
    plain = dict(params)
    try:
        return function, msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        complaint = clause(words.explain(error, plain, kind))
        raise RefusedError("invalid", says.at(place=command, complaint=complaint), command) from error
