"""Which connections a show needs for what it names: destinations that a plugin takes, and products of the usual shop. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from studio.document.connections import REHEARSAL, Connection
from studio.document.model import Show

__all__ = ["carrier", "first_of", "is_secrets_ref", "secrets_ref", "with_needed"]

_SECRETS = "plugin-"  # what the names of all secrets of plugins begin with


def first_of(plugin: str) -> Connection:
    """The connection that a plugin begins with: it has the plugin's id, and finds the secrets that were given to the plugin."""
    if plugin == REHEARSAL.plugin:
        return REHEARSAL
    name = plugin.replace("-", " ").strip().capitalize() or plugin
    return Connection(id=plugin, plugin=plugin, name=name, secrets_ref=secrets_ref(plugin, plugin))


def carrier(connections: Iterable[Connection], plugin: str) -> Connection | None:
    """The connection that carries what destinations send to a plugin: the first of its accounts; None: there is none."""
    return next((connection for connection in connections if connection.plugin == plugin), None)


def secrets_ref(plugin: str, connection: str) -> str:
    """What the keyring calls the secrets of this connection of a plugin. Its first one has those that the plugin was given.

    No id has a slash: connection `pro` of the plugin `store` and the first connection of the plugin `store-pro` are two names.
    """
    return f"{_SECRETS}{plugin}" if connection == plugin else f"{_SECRETS}{plugin}/{connection}"


def is_secrets_ref(name: str) -> bool:
    """Whether an entry of the keyring may be a plugin's secret: no stream key has such a name."""
    return name.startswith(_SECRETS)


def with_needed(show: Show) -> Show:
    """The show with the connections that its destinations and the products of the usual shop cannot do without."""
    plugins = {one.target.facts.plugin: None for one in show.destinations}  # in their order
    wanted = [first_of(plugin) for plugin in plugins if plugin and carrier(show.connections, plugin) is None]
    if REHEARSAL not in wanted and any(REHEARSAL.id in product.connections for product in show.products):
        wanted.append(REHEARSAL)
    there = {connection.id for connection in show.connections}
    missing = tuple(connection for connection in wanted if connection.id not in there)
    return replace(show, connections=(*show.connections, *missing)) if missing else show
