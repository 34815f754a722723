"""What the desk refuses of connections, or asks about. Pure: shows before and after, refused or not."""

from __future__ import annotations

from studio.desk import guards
from studio.desk.connections.accounts import settings_problems
from studio.desk.guards import Whose
from studio.desk.plugins import Catalogue
from studio.document.connections import Connection
from studio.document.model import Show
from studio.show.selling import State, require_confirmation
from studio.values.errors import RefusedError
from studio.values.sentences import together
from studio.words import connections as says
from studio.words import plugins as plugins_say
from studio.words import processes as processes_say
from studio.words import sales as sales_say


def check_new(catalogue: Catalogue, before: Show, after: Show) -> None:
    """New connections and new values of settings are such as their plugin has. Old ones may stay as they are.

    Raises:
        RefusedError: there is no such plugin, it has no accounts, the id is that of another plugin, or a setting does not suit.
    """
    old = {one.id: one for one in before.connections}
    for connection in after.connections:
        was = old.get(connection.id)
        if was is connection:
            continue
        found = catalogue.found.get(connection.plugin)
        if was is None:
            asked_for = after.products is before.products and after.destinations is before.destinations
            if found is None and asked_for:  # one that comes with a destination or product is named as missing afterwards
                raise RefusedError("not_found", plugins_say.unknown(name=connection.plugin), connection.plugin)
            if found is not None and found.manifest is not None and not found.manifest.provides:
                raise RefusedError("no_account", says.no_account(plugin=found.manifest.name), connection.plugin)
            if is_taken(catalogue, connection):
                raise RefusedError("taken", says.taken(id=connection.id), connection.id)
        if found is not None and found.manifest is not None:
            known = was.settings if was is not None else {}
            new = {name: value for name, value in connection.settings.items() if name not in known or known[name] != value}
            if problems := settings_problems(found.manifest, new):
                raise RefusedError(
                    "connection_settings",
                    processes_say.about(who=connection.name, words=together(*problems)),
                    connection.id,
                )


def is_taken(catalogue: Catalogue, connection: Connection) -> bool:
    """Whether its id is that of another plugin, whose cards would be drawn by the process of that name."""
    return connection.id != connection.plugin and connection.id in catalogue.found


def check_kept(state: State, before: Show, after: Show) -> None:
    """A connection stays while something is on sale in it.

    Raises:
        RefusedError: it would go.
    """
    there = {one.id for one in after.connections}
    for connection in before.connections:
        stake, product = ("", "") if connection.id in there else guards.sale_in({connection.id}, state)
        if stake:
            raise RefusedError("on_sale", sales_say.connection_needed(stake=stake, name=connection.name), product)


def check_changes(state: State, before: Show, after: Show, confirmed: str | None) -> None:
    """Ask about other settings of a connection under a sale, and about its end while a sale is still being put back in it.

    Raises:
        RefusedError: with the code `confirm`; it was not.
    """
    there = {one.id: one for one in after.connections}
    for connection in before.connections:
        now = there.get(connection.id)
        if now is None:
            closing = guards.put_back_in({connection.id}, state)
            if closing is not None:
                shop = connection.name
                question = sales_say.put_back_connection_removed(product=guards.named(closing), shop=shop)
                require_confirmation(question, closing.product, confirmed)
        elif now.settings != connection.settings:
            guards.account_changes({connection.id}, Whose.of_connection(connection.name), state, before, confirmed)
