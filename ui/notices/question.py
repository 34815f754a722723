"""A question before something that cannot simply be taken back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Question(QMessageBox):
    """A question whose buttons take no click of the mouse before the time of a double click has passed.

    It may appear under the mouse, in the place of the button that was just clicked: that button's second click answers nothing.
    """

    def __init__(self, title: str, words: str, parent: QWidget) -> None:
        super().__init__(QMessageBox.Icon.Warning, title, words, parent=parent)
        self._shown = QElapsedTimer()

    def add(self, words: str, role: QMessageBox.ButtonRole) -> QPushButton:
        button = self.addButton(words, role)
        button.installEventFilter(self)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shown.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        early = event.type() in _CLICKS and self._shown.elapsed() < QApplication.doubleClickInterval()
        return early or super().eventFilter(watched, event)


def sure(parent: QWidget, title: str, words: str, go: str, go_at_once: bool = False) -> bool:
    """Ask; `go` is what the button that does it says. `go_at_once`: Return presses that one, else the one that stays."""
    box = Question(title, words, parent)
    yes = box.add(go, QMessageBox.ButtonRole.DestructiveRole)
    no = box.add(QCoreApplication.translate("Question", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(yes if go_at_once else no)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes


def unsaved(parent: QWidget) -> str:
    """Ask what becomes of changes that are not saved: "save", "leave" or "" for staying."""
    translate = QCoreApplication.translate
    words = translate("Question", "The show has changes that are not saved.")
    box = Question(translate("Question", "Unsaved changes"), words, parent)
    save = box.add(translate("Question", "Save"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.add(translate("Question", "Do not save"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.add(translate("Question", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    return "save" if clicked is save else "leave" if clicked is leave else ""
