"""What a plugin's state is called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.control.schema.state.plugins import Plugin
from studio.control.schema.state.workers import Process
from ui.theme import colours


def said_state(plugin: Plugin, process: Process | None) -> tuple[str, str]:
    """Words and colour for a plugin of section `plugins` and its process, if it has one."""
    if plugin.state == "refused":
        return QCoreApplication.translate("PluginWords", "Cannot be used"), colours.ON_AIR
    if plugin.state == "off":
        return QCoreApplication.translate("PluginWords", "Switched off"), colours.TEXT_FAINT
    if process is None:
        return QCoreApplication.translate("PluginWords", "Not needed now"), colours.TEXT_DIM
    match process.state:
        case "running":
            return QCoreApplication.translate("PluginWords", "Running"), colours.OK
        case "disabled":
            return QCoreApplication.translate("PluginWords", "Disabled after failing three times"), colours.ON_AIR
        case "waiting":
            return QCoreApplication.translate("PluginWords", "Failed; starts again in a moment"), colours.WARN
    return QCoreApplication.translate("PluginWords", "Starting"), colours.WARN
