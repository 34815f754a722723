"""Whom the show is connected with: connection.add, connection.update, connection.remove."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from studio.control.schema.command import Object
from studio.control.schema.connections import AddConnection, RemoveConnection, UpdateConnection
from studio.document.connections import Connection
from studio.document.model import Show
from studio.show.connecting import carrier, secrets_ref
from studio.show.edits.basis import Commands, Edit, found, fresh_id, ids, made, swapped, without
from studio.values.counting import counted
from studio.values.errors import RefusedError
from studio.words import connections as says


def fresh_connection_id(plugin: str, name: str, taken: Iterable[str]) -> str:
    """The plugin's own id for its first connection; for others one like the name, of which sentences about the shop are made."""
    taken = set(taken)
    return plugin if plugin not in taken else fresh_id(name, taken, plugin)


def add(show: Show, p: AddConnection) -> Edit:
    """Without an `id` it has the plugin's, or one like its name."""
    taken = ids(show.connections)
    name = p.id or fresh_connection_id(p.plugin, p.name, taken)
    fields: Object = {"id": name, "plugin": p.plugin, "name": p.name, "settings": p.settings}
    fields |= {"secrets_ref": secrets_ref(p.plugin, name), "personal_data": p.personal_data}
    connection = made(Connection, fields, taken, "connection")
    connections = (*show.connections, connection)
    return Edit(show=replace(show, connections=connections), label="Add connection", created_id=connection.id)


def update(show: Show, p: UpdateConnection) -> Edit:
    before = connection = found(show.connections, p.connection, "connection")
    if p.set.name is not None:
        connection = replace(connection, name=p.set.name)
    if p.set.personal_data is not None:
        connection = replace(connection, personal_data=p.set.personal_data)
    if p.set.settings is not None:
        settings = {name: value for name, value in (before.settings | p.set.settings).items() if value is not None}
        connection = replace(connection, settings=settings)
    renamed = replace(before, name=connection.name) == connection
    label = "Rename connection" if renamed else "Change connection"
    return Edit(show=replace(show, connections=swapped(show.connections, connection)), label=label)


def remove(show: Show, p: RemoveConnection) -> Edit:
    """Raises RefusedError while products or destinations use it."""
    connection = found(show.connections, p.connection, "connection")
    products = sum(connection.id in product.connections for product in show.products)
    carries = carrier(show.connections, connection.plugin) is connection
    carried = [one.name for one in show.destinations if carries and one.target.facts.plugin == connection.plugin]
    if products:
        text = says.shop_of_products(name=connection.name, products=counted(products, "product"))
        raise RefusedError("in_use", text, connection.id)
    if carried:
        raise RefusedError("in_use", says.carries(name=connection.name, names=tuple(carried)), connection.id)
    return Edit(show=replace(show, connections=without(show.connections, connection.id)), label="Remove connection")


COMMANDS: Commands = {
    AddConnection: add,
    UpdateConnection: update,
    RemoveConnection: remove,
}
