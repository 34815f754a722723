"""Sentences of `addresses` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "addresses.broken_address": str(QT_TRANSLATE_NOOP("DeskWords", "An address is one line without tabs: copy it once more.")),
    "addresses.other_scheme": str(QT_TRANSLATE_NOOP("DeskWords", "An address begins with rtsp://, rtmp://, http://, https:// or udp://.")),
    "addresses.unquoted_password": str(QT_TRANSLATE_NOOP("DeskWords", "The user name or password has a /, a ? or a #: write %2F, %3F or %23 for it.")),
    "addresses.quote_password": str(QT_TRANSLATE_NOOP("DeskWords", "If the password has a /, a ? or a #, write %2F, %3F or %23 for it.")),
}
