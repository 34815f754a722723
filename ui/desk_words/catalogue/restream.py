"""Sentences of `restream` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "restream.no_client_id": str(QT_TRANSLATE_NOOP("DeskWords", "Enter the client ID of your application: create one at developers.restream.io with the scope chat.read and the redirect URI http://127.0.0.1:{port}/.")),
    "restream.strange_client_id": str(QT_TRANSLATE_NOOP("DeskWords", "'{client_id}' is no client ID. Copy it from your application's page at developers.restream.io.")),
    "restream.no_client_secret": str(QT_TRANSLATE_NOOP("DeskWords", "Enter the client secret that stands beside the client ID: Restream gives no login without it.")),
    "restream.strange_client_secret": str(QT_TRANSLATE_NOOP("DeskWords", "The client secret cannot be one. Copy it again from developers.restream.io.")),
    "restream.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "Restream's chat cannot be reached. Check the network; it is tried again.")),
    "restream.late": str(QT_TRANSLATE_NOOP("DeskWords", "Restream's chat does not answer within {seconds} seconds. It is tried again.")),
    "restream.closed": str(QT_TRANSLATE_NOOP("DeskWords", "Restream has closed the connection to the chat ({code}). It is tried again.")),
    "restream.silent": str(QT_TRANSLATE_NOOP("DeskWords", "Restream has said nothing for {seconds} seconds. The connection is made anew.")),
    "restream.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "Restream has an error of its own ({code}). It is tried again.")),
    "restream.limited": str(QT_TRANSLATE_NOOP("DeskWords", "Restream is asked too much at once. It is tried again.")),
    "restream.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "Restream refuses the chat ({code}). Look at your application at developers.restream.io.")),
    "restream.login_refused": str(QT_TRANSLATE_NOOP("DeskWords", "Restream does not take this login ({code}). See that your application has the scope chat.read, and log in again under Show > Connections.")),
    "restream.not_connected": str(QT_TRANSLATE_NOOP("DeskWords", "Restream is not connected yet. Try again in a moment.")),
    "restream.expired": str(QT_TRANSLATE_NOOP("DeskWords", "{platform}: Restream's own login there has expired. Refresh the channel in Restream's dashboard.")),
    "restream.not_live": str(QT_TRANSLATE_NOOP("DeskWords", "{platform}: nothing is live there, so no chat is heard. It is once you are live.")),
    "restream.added_by_key": str(QT_TRANSLATE_NOOP("DeskWords", "{platform}: the channel was added to Restream by its stream key, which opens no chat. Connect it in Restream's dashboard.")),
    "restream.platform_failed": str(QT_TRANSLATE_NOOP("DeskWords", "{platform}: Restream does not hear the chat ({reason}). Connect the channel anew in Restream's dashboard.")),
    "restream.more_failed": str(QT_TRANSLATE_NOOP("DeskWords", "Of {count} more platforms Restream does not hear the chat.")),
}
