"""Sentences of `card_kinds` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "card_kinds.address_too_long": str(QT_TRANSLATE_NOOP("DeskWords", "The address is too long for a QR code. Use a shorter one.")),
    "card_kinds.no_such_characters": str(QT_TRANSLATE_NOOP("DeskWords", "The address has characters that no address has. Enter it anew.")),
    "card_kinds.code_too_small": str(QT_TRANSLATE_NOOP("DeskWords", "The QR code would be too small to scan: its square has {side} pixels, this address needs {needed}. Make the card larger, or use a shorter address.")),
}
