"""Whom a show is connected with: accounts of platforms and shops, as values of the show document."""

from __future__ import annotations

from typing import Any

import msgspec

from studio.values.fields import Id, Name, Value, Word

__all__ = ["REHEARSAL", "Connection"]


class Connection(Value, frozen=True, kw_only=True):
    """One account of a plugin: a store, a channel. Two accounts of one plugin are two connections, a process each.

    `id` is the plugin's own id for the first one of a plugin, and never that of another plugin; products name it as their shop.
    `settings` are those of the plugin's manifest that differ here from what the user chose for the plugin. Passwords are never in
    here: `secrets_ref` names their entries in the keyring. `personal_data`: the show asks that the plugin be told buyers' names
    as they are; whether it is, the user of the computer says, and no file does.
    """

    id: Id
    plugin: Id
    name: Name
    settings: dict[str, Any] = msgspec.field(default_factory=dict)
    secrets_ref: Word = ""
    personal_data: bool = False


REHEARSAL = Connection(id="rehearsal", plugin="rehearsal", name="Rehearsal", secrets_ref="plugin-rehearsal")
