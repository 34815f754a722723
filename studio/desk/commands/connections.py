"""What clients ask of one connection beside editing it: what the user gives its account, its login, and starting it anew."""

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


async def _grant(desk: Desk, params: commands.GrantPersonalData) -> dict[str, Any]:
    await desk.connections.grant(params.connection, params.personal_data)
    return {}


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


async def _log_in(desk: Desk, params: commands.LogIn) -> dict[str, Any]:
    connection = desk.connections.find(params.connection)
    await desk.sales.calls.ask(connection.id, connection.name, "login.log_in")
    return {}


HANDLERS: Handlers = (
    (commands.GrantPersonalData, _grant),
    (commands.SetConnectionSecret, _set_secret),
    (commands.RestartConnection, _restart),
    (commands.LogIn, _log_in),
)
