"""Sentences of `webhooks` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "webhooks.away": str(QT_TRANSLATE_NOOP("DeskWords", "{name} cannot reach the stream of its webhooks ({why}). It tries again; see that the relay and its NATS server run.")),
    "webhooks.no_place": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is not told where its webhooks are kept. Enter the addresses of the relay's NATS servers (nats://host:4222), or the relay's file on this computer, under Show > Connections.")),
    "webhooks.no_desk_name": str(QT_TRANSLATE_NOOP("DeskWords", "A desk's name for webhooks is of small letters, digits and hyphens, and each desk has its own. '{name}' is none.")),
    "webhooks.no_connection_name": str(QT_TRANSLATE_NOOP("DeskWords", "{name} reads the webhooks of '{connection}', which is no connection of a relay: such a name is of small letters, digits and hyphens, as in the relay's settings.")),
}
