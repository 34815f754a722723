"""The field for a broadcast's title: Return sets it, Esc takes back what was typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class TitleField(QLineEdit):
    """Shows the title as the platform has it, but for while another one is typed. `wanted`: set this one."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self.setAccessibleName(self.tr("Title"))
        self.setToolTip(self.tr("As viewers read it. Return sets it, Esc takes back what you typed."))
        self.returnPressed.connect(self._want)

    def follow(self, title: str, bound: int) -> None:
        """The platform has this title, and takes so many characters; none: it is not set from here."""
        self._title = title
        self.setReadOnly(not bound)
        self.setPlaceholderText(self.tr("No title") if bound else "")
        if bound and bound != self.maxLength():
            typed = self.isModified()
            self.setMaxLength(bound)  # which takes what is typed for what was there
            self.setModified(typed)
        if not self.isModified():
            self._show()

    def settled(self) -> None:
        """What was typed is the title now; the platform says so a moment later."""
        self._title = self.text()
        self.setModified(False)

    def _want(self) -> None:
        title = self.text().strip()
        if title and title != self._title and not self.isReadOnly():
            self.wanted.emit(title)
        elif not title or title == self._title:
            self._show()

    def _show(self) -> None:
        if self.text() != self._title:
            self.setText(self._title)
            self.setCursorPosition(0)
        self.setModified(False)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._takes_back(event):
            self._show()
        else:
            super().keyPressEvent(event)

    def _takes_back(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self.isModified()
