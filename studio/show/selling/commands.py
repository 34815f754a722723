"""The commands of selling: a name, typed parameters, and the function with its guards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from studio.errors import RefusedError
from studio.show import words
from studio.show.selling import launch, queue
from studio.show.selling.turn import Turn

_TABLE: dict[str, tuple[type[msgspec.Struct], Callable[[Turn, Any], None]]] = {
    "queue.prepare": (queue.OfProduct, queue.prepare),
    "queue.explain": (queue.Explain, queue.explain),
    "queue.end": (queue.OfProductOrCurrent, queue.end),
    "queue.pull": (queue.Pull, queue.pull),
    "queue.rerun": (queue.OfProduct, queue.rerun),
    "queue.next": (queue.Next, queue.advance),
    "launch.arm": (launch.Arm, launch.arm),
    "launch.start": (launch.Nothing, launch.start),
    "launch.cancel": (launch.Nothing, launch.cancel),
    "launch.abort": (launch.Nothing, launch.abort),
    "launch.extend": (launch.Extend, launch.extend),
    "launch.restock": (launch.Restock, launch.restock),
    "launch.repair": (launch.Nothing, launch.repair),
    "rundown.start": (launch.Nothing, queue.start_rundown),
    "rundown.stop": (launch.Nothing, queue.stop_rundown),
}

COMMANDS = frozenset(_TABLE)


def parameters(command: str) -> type[msgspec.Struct]:
    """What a command takes."""
    return _TABLE[command][0]


def obey(turn: Turn, command: str, params: Mapping[str, Any]) -> None:
    """
    Raises:
        RefusedError: unknown command or parameters, or a guard forbids it. Nothing happened.
    """
    if command not in _TABLE:
        raise RefusedError("unknown_command", f"There is no command '{command}'.", command)
    kind, function = _TABLE[command]
    plain = dict(params)
    try:
        parameters = msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise RefusedError("invalid", f"{command}: {words.explain(error, plain, kind)}.", command) from error
    function(turn, parameters)
