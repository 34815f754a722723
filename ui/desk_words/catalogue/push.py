"""Sentences of `push` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "push.correct_it": str(QT_TRANSLATE_NOOP("DeskWords", "{text} Correct it in the destination's settings.")),
    "push.no_scheme": str(QT_TRANSLATE_NOOP("DeskWords", "The address must begin with rtmp:// or rtmps://.")),
    "push.no_server": str(QT_TRANSLATE_NOOP("DeskWords", "The address names no server.")),
    "push.no_application": str(QT_TRANSLATE_NOOP("DeskWords", "The address names no application: rtmp://server/application.")),
    "push.two_readings": str(QT_TRANSLATE_NOOP("DeskWords", "The address can be read in two ways. {hint} For an @ behind the server write %40.")),
    "push.unreadable": str(QT_TRANSLATE_NOOP("DeskWords", "The address cannot be read.")),
    "push.bad_port": str(QT_TRANSLATE_NOOP("DeskWords", "Its port must be a number.")),
    "push.no_key": str(QT_TRANSLATE_NOOP("DeskWords", "Needs its stream key. Enter the key that the platform shows.")),
    "push.unprotected": str(QT_TRANSLATE_NOOP("DeskWords", "{place} sends the stream on to a server without protection (no TLS).")),
}
