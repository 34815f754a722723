"""The commands of selling, each with the function that has its guards: the only way in for windows, keys and remotes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from studio.control.schema import selling as schema
from studio.control.schema.command import Command
from studio.show import parameters
from studio.show.selling import queue_commands
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import arming
from studio.show.selling.launch import commands as launch_commands

_FUNCTIONS: dict[type[Command], Callable[[DecisionBuilder, Any], None]] = {
    schema.PrepareProduct: queue_commands.prepare,
    schema.ExplainProduct: queue_commands.explain,
    schema.EndProduct: queue_commands.end,
    schema.PullProduct: queue_commands.pull,
    schema.RerunProduct: queue_commands.rerun,
    schema.ExplainNext: queue_commands.advance,
    schema.ArmLaunch: arming.arm,
    schema.StartLaunch: launch_commands.start,
    schema.CancelLaunch: launch_commands.cancel,
    schema.AbortLaunch: launch_commands.abort,
    schema.ExtendSale: launch_commands.extend,
    schema.Restock: launch_commands.restock,
    schema.RepairSale: launch_commands.repair,
    schema.StartRundown: queue_commands.start_rundown,
    schema.StopRundown: queue_commands.stop_rundown,
}
_TABLE = {kind.method: (kind, function) for kind, function in _FUNCTIONS.items()}

COMMANDS = frozenset(_TABLE)


def run(decision: DecisionBuilder, command: str, params: Mapping[str, Any]) -> None:
    """Check the parameters and do what the command wants.

    Raises:
        RefusedError: unknown command or parameters, or a guard forbids it. Nothing happened.
    """
    function, given = parameters.read(_TABLE, command, params)
    function(decision, given)
