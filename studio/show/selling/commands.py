"""The commands of selling, each with the function that has its guards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from studio.control.schema import selling as schema
from studio.control.schema.command import Command
from studio.errors import RefusedError
from studio.show import words
from studio.show.selling import launch, queue
from studio.show.selling.turn import Turn

_FUNCTIONS: dict[type[Command], Callable[[Turn, Any], None]] = {
    schema.PrepareProduct: queue.prepare,
    schema.ExplainProduct: queue.explain,
    schema.EndProduct: queue.end,
    schema.PullProduct: queue.pull,
    schema.RerunProduct: queue.rerun,
    schema.ExplainNext: queue.advance,
    schema.ArmLaunch: launch.arm,
    schema.StartLaunch: launch.start,
    schema.CancelLaunch: launch.cancel,
    schema.AbortLaunch: launch.abort,
    schema.ExtendSale: launch.extend,
    schema.Restock: launch.restock,
    schema.RepairSale: launch.repair,
    schema.StartRundown: queue.start_rundown,
    schema.StopRundown: queue.stop_rundown,
}
_TABLE = {kind.method: (kind, function) for kind, function in _FUNCTIONS.items()}

COMMANDS = frozenset(_TABLE)


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
