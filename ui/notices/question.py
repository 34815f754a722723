"""A question before something that cannot simply be taken back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_ANSWERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Question(QMessageBox):
    """A question that takes neither click nor key for an answer before the time of a double click has passed.

    It may appear under the mouse, in the place of the button that was just clicked: that button's second click answers nothing.
    Nor does the Return that ends what was being typed as it came.
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
        answers = event.type() in _CLICKS or (isinstance(event, QKeyEvent) and event.key() in _ANSWERS)
        return (answers and self._is_new()) or super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ANSWERS or not self._is_new():
            super().keyPressEvent(event)

    def _is_new(self) -> bool:
        return self._shown.elapsed() < QApplication.doubleClickInterval()


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
