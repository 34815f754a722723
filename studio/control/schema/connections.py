"""Commands about the accounts of platforms and shops that a show is connected with."""

from __future__ import annotations

import msgspec

from studio.control.schema.command import Command, Object, command
from studio.control.schema.edit import EditCommand
from studio.values.fields import Id, Name, SecretText, Text, Word


@command("connection.add", "document")
class AddConnection(EditCommand, frozen=True, kw_only=True):
    """Connect the show with an account of a plugin; its process starts at once. `id`: that of the plugin for its first one.

    `settings`: those that differ from what the user chose for the plugin; files are set for the computer (`plugin.configure`).
    `personal_data`: the show asks for buyers' names; `connection.grant` alone gives them.
    Refused: settings that do not suit (`connection_settings`), the id of another plugin (`taken`).
    """

    plugin: Id
    name: Name
    settings: Object = msgspec.field(default_factory=dict)
    personal_data: bool = False
    id: Id | None = None


class ConnectionChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What `connection.update` can change."""

    name: Name | None = None
    settings: Object | None = None
    personal_data: bool | None = None


@command("connection.update", "document")
class UpdateConnection(EditCommand, frozen=True, kw_only=True):
    """Change a connection; a setting of null is again what the user chose for the plugin.

    Settings that say where it leads (texts, `port`) and how (switches, choices) begin a new process, which is given the secrets
    of that account alone. Asks under a sale in it.
    """

    connection: Id
    set: ConnectionChange


@command("connection.remove", "document")
class RemoveConnection(EditCommand, frozen=True, kw_only=True):
    """Remove a connection and end its process. Refused while products or destinations use it (`in_use`)."""

    connection: Id


@command("connection.grant", "machine")
class GrantPersonalData(Command, frozen=True, kw_only=True):
    """Have a connection's plugin told buyers' names as they are (`personal_data`), or masked again.

    It holds on this computer alone, in every show, for the account that the settings lead to. Nothing in a show grants it.
    """

    connection: Word
    personal_data: bool


class _OfConnection(Command, frozen=True, kw_only=True):
    connection: Word
    confirm: Text | None = None


@command("connection.secret", "machine")
class SetConnectionSecret(_OfConnection, frozen=True, kw_only=True):
    """Give a connection a password or token, for the account that its settings lead to; `kept`: the keyring has it.

    Asks under a sale in it.
    """

    name: Word
    value: SecretText


@command("connection.restart", "machine")
class RestartConnection(_OfConnection, frozen=True, kw_only=True):
    """Start a connection's process anew, also after its third failure.

    While it runs, asks about a sale in it and a stream that it carries.
    """


@command("connection.log_in", "machine")
class LogIn(Command, frozen=True, kw_only=True):
    """Begin a login of a connection's account on the platform's own page, in place of one that had begun.

    `connections.ID.login` then has the page to open and the code to enter there; it goes when the login is done, was refused or
    took too long, which the connection's text says. Refused: its plugin needs no such login (`unsupported`), it does not run
    (`unreachable`).
    """

    connection: Word
