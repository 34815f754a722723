"""Makes plain text the rule for every label and tool tip of the application.

Qt takes the words of a label for HTML when they look like it, and then reads the files they name: a viewer who writes
`<img src="file:///dev/zero">` could hang the window by being looked at. Titles, names, chat and errors are the words of
others, so no label may guess. Qt shows every label, those of message boxes, forms and tool tips included, to the
application's style before it is first drawn: there the guessing is switched off.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QProxyStyle, QWidget

from ui.theme.wheel import FIELDS, WheelRule


class PlainStyle(QProxyStyle):
    """Fusion, with labels that show their characters as they are, and fields that the wheel passes over unchanged."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._wheel = WheelRule()

    def polish(self, thing: QWidget | QApplication | QPalette) -> QPalette | None:  # type: ignore[override]
        if isinstance(thing, QLabel):
            if thing.textFormat() is Qt.TextFormat.AutoText:
                thing.setTextFormat(Qt.TextFormat.PlainText)
        elif isinstance(thing, FIELDS):
            self._wheel.watch(thing)
        return super().polish(thing)


def caption(words: str) -> str:
    """Words of others as a button, a menu or a tab shows them: there a lone & would make the next letter a key."""
    return words.replace("&", "&&")
