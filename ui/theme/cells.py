"""What edits and draws the cells of a list that the desk changes while somebody types into it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QWidget


class Cells(QStyledItemDelegate):
    """Fills an editor once, when it opens: what is being typed stays, whatever the desk says of the row meanwhile."""

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if not editor.property("filled"):
            editor.setProperty("filled", True)
            super().setEditorData(editor, index)
