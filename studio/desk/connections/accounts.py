"""What a connection's process is told of an account: which settings hold, and what the user gave to that account. Pure.

A show is a file that people hand on. It may say where a connection leads, and no more: files of this computer are named by the
user alone, and a secret, or the leave to know buyers' names, goes only to the account that the user gave it to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from studio.desk.plugins import Found
from studio.document.connections import Connection
from studio.plugin_api.manifest import Manifest
from studio.plugin_api.settings import check_settings, complete
from studio.show.connecting import secrets_ref
from studio.words import connections as says

__all__ = ["Account", "account_name", "account_of", "former_entry", "secret_entry", "settings_problems"]

_PORT = "port"  # the one number that says where a connection leads: others say how often, how many, how long


class Account(NamedTuple):
    """`settings`: those that hold, without the defaults. `mark`: stands for where they lead, "" where the user's own ones do."""

    settings: dict[str, Any]
    mark: str


def account_of(manifest: Manifest, chosen: Mapping[str, Any], connection: Connection) -> Account:
    """Defaults of the manifest give way to what the user `chosen` for the plugin, and that to the connection's own settings.

    Settings that no longer suit the manifest are left out. Where texts or the port of the connection lead elsewhere, or its
    switches and choices lead there otherwise (without TLS), files that the user chose for the plugin do not hold: they may be a
    password.
    """
    usual, own = _suiting(manifest, chosen), _suiting(manifest, _sayable(manifest, connection.settings))
    settings = usual | own
    if _ways(manifest, settings) == _ways(manifest, usual):
        return Account(settings, "")
    settings = {name: value for name, value in settings.items() if manifest.settings[name].type != "file"}
    ways = msgspec.json.encode(_ways(manifest, settings), order="sorted")
    return Account(settings, hashlib.blake2s(ways, digest_size=8).hexdigest())


def account_name(connection: Connection, mark: str) -> str:
    """What this computer calls the account of a connection, where `mark` stands for where its settings lead.

    A show may name that of the plugin in place of the connection's own, and no other. Slash and at sign are in no id, so that
    no two accounts share a name.
    """
    first, own = secrets_ref(connection.plugin, connection.plugin), secrets_ref(connection.plugin, connection.id)
    ref = first if connection.secrets_ref == first else own
    return f"{ref}@{mark}" if mark else ref


def secret_entry(connection: Connection, mark: str, name: str) -> str:
    """What the keyring calls a secret of a connection, for the account that `mark` stands for.

    Slash and at sign are in no name of a secret either, so that no two secrets share an entry.
    """
    account = account_name(connection, mark)
    return f"{account}-{name}" if mark else f"{account}/{name}"  # a mark has no hyphen, an id may


def former_entry(found: Mapping[str, Found], connection: Connection, mark: str, name: str) -> str:
    """What the keyring called a secret when a hyphen parted it from its plugin; "" where it never did, or nobody can know.

    `found`: the plugins of this computer. Another one may have called a secret of its own so: `pro-pin` of `store`, `pin` of
    `store-pro`.
    """
    first = secrets_ref(connection.plugin, connection.plugin)
    if account_name(connection, mark) != first:
        return ""
    entry = f"{first}-{name}"
    others = (one for plugin, one in found.items() if plugin != connection.plugin)
    return "" if any(_may_have_called(one, entry) for one in others) else entry


def settings_problems(manifest: Manifest, settings: Mapping[str, object]) -> list[str]:
    """What is wrong with settings that a connection is to have of its own, a sentence each."""
    files = [manifest.settings[name].label for name in settings if name not in _sayable(manifest, settings)]
    problems: list[str] = [says.file_of_user(label=label) for label in files]
    return problems + check_settings(manifest.settings, settings)


def _may_have_called(found: Found, entry: str) -> bool:
    """Whether a plugin called a secret of its own so; one whose manifest cannot be read may have."""
    beginning = f"{secrets_ref(found.id, found.id)}-"
    secrets = found.manifest.secrets if found.manifest is not None else None
    return entry.startswith(beginning) and (secrets is None or entry.removeprefix(beginning) in secrets)


def _sayable(manifest: Manifest, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Those that a show may say."""
    files = {name for name, setting in manifest.settings.items() if setting.type == "file"}
    return {name: value for name, value in settings.items() if name not in files}


def _suiting(manifest: Manifest, settings: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in settings.items() if not check_settings(manifest.settings, {name: value})}


def _ways(manifest: Manifest, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Addresses, names and the like, and how one gets there, with their defaults; a port only where it is not the manifest's."""
    whole, usual = complete(manifest.settings, settings), complete(manifest.settings, {})
    ways = {name: whole[name] for name, setting in manifest.settings.items() if setting.type in ("text", "bool", "choice")}
    ported = _PORT in manifest.settings and manifest.settings[_PORT].type == "number" and whole[_PORT] != usual[_PORT]
    return ways | {_PORT: whole[_PORT]} if ported else ways
