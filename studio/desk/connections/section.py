"""What clients are told of one connection. Pure."""

from __future__ import annotations

from collections.abc import Collection

from studio.control.schema.state.connections import Connection as Told
from studio.control.schema.state.connections import ConnectionState
from studio.desk.connections.rules import is_taken
from studio.desk.plugins import Catalogue
from studio.desk.supervisor import Worker
from studio.document.connections import Connection
from studio.words import connections as says

_SAID: dict[str, ConnectionState] = {
    "running": "running",
    "live": "running",
    "waiting": "waiting",
    "stalled": "waiting",
    "failed": "failed",
}


def told(connection: Connection, catalogue: Catalogue, worker: Worker | None, abilities: Collection[str]) -> Told:
    """How it is. `worker`: its process as the desk supervises it; None: there is none yet."""
    state, text = _state(connection, catalogue, worker)
    return Told(
        plugin=connection.plugin,
        name=connection.name,
        state=state,
        text=text,
        abilities=tuple(sorted(abilities)) if state == "running" else (),
        page_url=_page(worker.status.figures.get("page_url")) if worker is not None and state == "running" else "",
    )


def _page(said: object) -> str:
    """An address that a browser may be sent to, of what a plugin says; "" else."""
    return said if isinstance(said, str) and said.startswith(("http://", "https://")) else ""


def _state(connection: Connection, catalogue: Catalogue, worker: Worker | None) -> tuple[ConnectionState, str]:
    found = catalogue.found.get(connection.plugin)
    if found is None:
        return "missing", says.no_plugin(name=connection.plugin)
    if found.manifest is None:
        return "refused", found.problem
    if is_taken(catalogue, connection):
        return "refused", says.taken_since(id=connection.id)
    if connection.plugin in catalogue.choices.off:
        return "off", ""
    if worker is None:
        return "starting", ""
    match worker.phase:
        case "running":
            return _SAID.get(worker.status.state, "starting"), worker.status.text
        case "disabled":
            return "disabled", worker.status.text
        case "waiting":
            return "failed", worker.status.text
    return "starting", ""
