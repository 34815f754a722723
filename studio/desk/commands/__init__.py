"""What clients can ask of the desk: the method table of docs/control.md, one module a part of the desk.

A module says in `HANDLERS` which function carries out which command; those of selling stand in `studio.desk.selling.methods`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial
from typing import Any

from studio.control import schema
from studio.control.dispatch import MethodTable
from studio.desk.commands import (
    air,
    broadcasts,
    chat,
    connections,
    demand,
    destinations,
    document,
    figures,
    machine,
    plugins,
    questions,
    sheets,
    sources,
    stage,
    tally,
)
from studio.desk.desk import Desk
from studio.desk.selling import methods as selling_methods
from studio.show import edits

__all__ = ["build"]

_PARTS = (
    document,
    stage,
    sources,
    air,
    destinations,
    broadcasts,
    plugins,
    connections,
    machine,
    sheets,
    chat,
    tally,
    questions,
    demand,
    figures,
)


def build(desk: Desk) -> MethodTable:
    """All methods, bound to the desk."""
    table = MethodTable()
    for command in edits.COMMANDS:
        table.add_as_given(schema.COMMANDS[command], _kept(desk, partial(document.edit, desk, command)))
    for part in _PARTS:
        for kind, handler in part.HANDLERS:
            table.add(kind, _kept(desk, partial(handler, desk)))
    selling_methods.add_to(table, desk, partial(_kept, desk))
    return table


def _kept(desk: Desk, handler: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The handler, answered only once its effect would survive a crash of the desk. The effect itself waits for nothing."""

    async def perform(params: Any) -> Any:
        result = handler(params)
        if inspect.isawaitable(result):
            result = await result
        await desk.remembered()
        return result

    return perform
