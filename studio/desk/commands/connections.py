"""What clients ask of one connection beside editing it: its secrets, and starting it anew."""

from __future__ import annotations

from typing import Any

from studio.control.schema import connections as commands
from studio.desk import guards
from studio.desk.commands.handlers import Handlers
from studio.desk.desired_processes import plugin_worker
from studio.desk.desk import Desk
from studio.desk.guards import Whose
from studio.desk.keys import Secret
from studio.values.pasted import without_pasted


async def _set_secret(desk: Desk, params: commands.SetConnectionSecret) -> dict[str, Any]:
    connection = desk.connections.find(params.connection)
    whose = Whose.of_connection(connection.name)
    guards.account_changes({connection.id}, whose, desk.sales.engine.state, desk.document.show, params.confirm)
    secret = Secret(without_pasted(params.value))
    return {"kept": await desk.connections.keep_secret(connection.id, params.name, secret)}


def _restart(desk: Desk, params: commands.RestartConnection) -> dict[str, Any]:
    """Also one that was disabled after its third failure."""
    connection = desk.connections.find(params.connection)
    member = desk.processes.members.get(plugin_worker(connection.id))
    if member is not None and member.worker.phase == "running":  # one that does not run has nothing to lose
        show, whose = desk.document.show, Whose.of_connection(connection.name)
        guards.restarts({connection.id}, whose, desk.sales.engine.state, show, desk.air.active, params.confirm)
    desk.connections.restart(connection.id)
    return {}


HANDLERS: Handlers = (
    (commands.SetConnectionSecret, _set_secret),
    (commands.RestartConnection, _restart),
)
