"""A question before something that cannot simply be taken back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def sure(parent: QWidget, title: str, words: str, go: str, go_at_once: bool = False) -> bool:
    """Ask; `go` is what the button that does it says. `go_at_once`: Return presses that one, else the one that stays."""
    box = QMessageBox(QMessageBox.Icon.Warning, title, words, parent=parent)
    yes = box.addButton(go, QMessageBox.ButtonRole.DestructiveRole)
    no = box.addButton(QCoreApplication.translate("Question", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(yes if go_at_once else no)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes


def unsaved(parent: QWidget) -> str:
    """Ask what becomes of changes that are not saved: "save", "leave" or "" for staying."""
    translate = QCoreApplication.translate
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        translate("Question", "Unsaved changes"),
        translate("Question", "The show has changes that are not saved."),
        parent=parent,
    )
    save = box.addButton(translate("Question", "Save"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(translate("Question", "Do not save"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(translate("Question", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    return "save" if clicked is save else "leave" if clicked is leave else ""
