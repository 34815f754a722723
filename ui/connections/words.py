"""What a connection's state is called, and which plugins an account can be of."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.control.schema.state.connections import Connection
from studio.control.schema.state.plugins import Plugin
from ui.theme import colours


def said_state(connection: Connection) -> tuple[str, str]:
    """Words and colour."""
    translate = QCoreApplication.translate
    match connection.state:
        case "missing":
            return translate("ConnectionWords", "Its plugin is not on this computer"), colours.ON_AIR
        case "refused":
            return translate("ConnectionWords", "Cannot be used"), colours.ON_AIR
        case "off":
            return translate("ConnectionWords", "Its plugin is switched off"), colours.TEXT_FAINT
        case "running":
            return translate("ConnectionWords", "Running"), colours.OK
        case "waiting":
            return translate("ConnectionWords", "Not reached"), colours.WARN
        case "failed":
            return translate("ConnectionWords", "Failed"), colours.ON_AIR
        case "disabled":
            return translate("ConnectionWords", "Disabled after failing three times"), colours.ON_AIR
    return translate("ConnectionWords", "Starting"), colours.WARN


def may_be_asked(connection: Connection) -> bool:
    """Whether its process is there, and hears what it is asked."""
    return connection.state in ("running", "waiting", "failed")


def has_accounts(plugin: Plugin) -> bool:
    """Whether it speaks with anybody: one that only draws cards needs no account."""
    return plugin.state == "ready" and bool(plugin.provides)
