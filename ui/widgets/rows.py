"""A list widget that keeps its rows in step with the desk and reports where a row was dragged to."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from ui.theme.cells import Cells

ID_ROLE = Qt.ItemDataRole.UserRole


class RowList(QListWidget):
    """Rows with ids. The desk decides the order: a drop only asks for it."""

    moved = Signal(str, int)  # id, wanted row
    renamed = Signal(str, str)  # id, new name
    remove_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(Cells(self))
        self.itemChanged.connect(self._edited)

    def say(self, row: int, words: str) -> None:
        """What screen readers say of a row that a widget draws."""
        entry = self.item(row)
        if entry is not None and entry.data(Qt.ItemDataRole.AccessibleTextRole) != words:
            self.blockSignals(True)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.blockSignals(False)

    def fill(self, rows: list[tuple[str, str]]) -> bool:
        """Show (id, name) rows. Returns whether rows were made anew (then their widgets are gone)."""
        self.blockSignals(True)
        anew = [row_id for row_id, _name in rows] != [self.id_at(row) for row in range(self.count())]
        if anew:
            self.clear()
            for row_id, _name in rows:
                entry = QListWidgetItem()
                entry.setData(ID_ROLE, row_id)
                entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsEditable)
                self.addItem(entry)
        for row, (_id, name) in enumerate(rows):
            if self.item(row).text() != name:
                self.item(row).setText(name)
        self.blockSignals(False)
        return anew

    def id_at(self, row: int) -> str:
        entry = self.item(row)
        return str(entry.data(ID_ROLE)) if entry is not None else ""

    def current_id(self) -> str:
        return self.id_at(self.currentRow())

    def mark(self, row_id: str) -> None:
        """Select the row of that id without telling anybody; "" selects none."""
        self.blockSignals(True)
        found = next((row for row in range(self.count()) if self.id_at(row) == row_id), -1)
        if found < 0:
            self.clearSelection()
        self.setCurrentRow(found)
        self.blockSignals(False)

    def edit_name(self, row_id: str) -> None:
        """Let the operator type a new name."""
        for row in range(self.count()):
            if self.id_at(row) == row_id:
                self.editItem(self.item(row))

    def dropEvent(self, event: QDropEvent) -> None:
        moving = self.current_id()
        target: QModelIndex = self.indexAt(event.position().toPoint())
        where = target.row() if target.isValid() else self.count()
        if target.isValid() and self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.BelowItem:
            where += 1
        if where > self.currentRow():
            where -= 1
        event.ignore()  # the desk's patch moves the row
        if moving and where != self.currentRow():
            self.moved.emit(moving, where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current_id():
            self.remove_asked.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def _edited(self, entry: QListWidgetItem) -> None:
        name = entry.text().strip()
        if name:
            self.renamed.emit(str(entry.data(ID_ROLE)), name)
