"""What clients are told of one connection. Pure."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from studio.control.schema.state.connections import Connection as Told
from studio.control.schema.state.connections import ConnectionState, LoginPage
from studio.desk.connections.rules import is_taken
from studio.desk.plugins import Catalogue
from studio.desk.supervisor import Worker
from studio.document.connections import Connection
from studio.values.loopback import is_page_here
from studio.values.plain_text import plain
from studio.words import connections as says
from studio.words import plugins as plugins_say

_LONGEST = 2_000  # characters of an address
_CODE = 40  # of a code to be typed
_SAID: dict[str, ConnectionState] = {
    "running": "running",
    "live": "running",
    "waiting": "waiting",
    "stalled": "waiting",
    "failed": "failed",
}


def told(
    connection: Connection,
    catalogue: Catalogue,
    worker: Worker | None,
    abilities: Collection[str],
    page: str,
    personal_data: bool = False,
    login: LoginPage | None = None,
) -> Told:
    """How it is. `worker`: its process as the desk supervises it, None: there is none yet; `page`: where its viewers are.

    `personal_data`: the user has granted it buyers' names. `login`: one that waits for the operator.
    """
    state, text = _state(connection, catalogue, worker)
    return Told(
        plugin=connection.plugin,
        name=connection.name,
        state=state,
        text=text,
        abilities=tuple(sorted(abilities)) if state == "running" else (),
        page_url=page if state == "running" else "",
        personal_data=personal_data,
        login=login if worker is not None and worker.phase == "running" else None,
    )


def page_address(said: object) -> str:
    """The address of a web page, of what a plugin says: one of this computer, or one that nobody reads on the way; "" else."""
    if not isinstance(said, str) or len(said) > _LONGEST or not said.isprintable() or " " in said:
        return ""
    try:
        parts = urlsplit(said)
    except ValueError:
        return ""
    elsewhere = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
    return said if elsewhere or is_page_here(said) else ""


def login_page(said: object, hosts: Collection[str]) -> LoginPage | None:
    """The login that waits for the operator, of what a plugin says; None: none does. Pages of other `hosts` are left out."""
    if not isinstance(said, dict):
        return None
    address, code = page_address(said.get("address")), said.get("code")
    parts = urlsplit(address)
    is_named = parts.scheme == "https" and parts.netloc in hosts  # no port, nobody's name before it
    return LoginPage(address=address if is_named else "", code=plain(code, _CODE) if isinstance(code, str) else "")


def _state(connection: Connection, catalogue: Catalogue, worker: Worker | None) -> tuple[ConnectionState, str]:
    found = catalogue.found.get(connection.plugin)
    if found is None:
        return "missing", plugins_say.unknown(name=connection.plugin)
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
