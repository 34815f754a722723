"""A list of files whose order counts: several are added at once, taken out, and moved, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studio.kinds.settings_fields import Field
from ui.forms.word import word
from ui.theme.parts import flat_button

_PATH = Qt.ItemDataRole.UserRole
_ROWS = 5  # that are seen at once


class FileList(QWidget):
    """Paths, shown by the names of their files. `edited` is called with all of them after every change by a person."""

    def __init__(self, field: Field, edited: Callable[[tuple[str, ...]], None]) -> None:
        super().__init__()
        self._field, self._edited = field, edited
        self._most = int(field.high) if field.high is not None else None
        self.rows = _Rows()
        self.rows.setObjectName("files")
        self.rows.setFixedHeight((_ROWS + 1) * self.rows.fontMetrics().lineSpacing() + 12)
        self.rows.remove_asked.connect(self.remove)
        self.rows.move_asked.connect(self.move_rows)
        self.rows.model().rowsMoved.connect(lambda *_moved: self._tell())  # by a drag
        self.rows.itemSelectionChanged.connect(self._show_what_can_be_done)
        self._add = flat_button("plus", self.tr("Add files…"), self.choose)
        self._remove = flat_button("trash", self.tr("Take out of the list (Delete)"), self.remove)
        self._up = flat_button("up", self.tr("Move up (Alt+Up)"), lambda: self.move_rows(-1))
        self._down = flat_button("down", self.tr("Move down (Alt+Down)"), lambda: self.move_rows(1))
        bar = QHBoxLayout()
        bar.setSpacing(2)
        for button in (self._add, self._up, self._down):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.rows)
        column.addLayout(bar)
        self._show_what_can_be_done()

    def paths(self) -> tuple[str, ...]:
        return tuple(str(self.rows.item(row).data(_PATH)) for row in range(self.rows.count()))

    def follow(self, paths: Sequence[str]) -> None:
        """Show these; what is selected stays so where it is there still."""
        if tuple(paths) == self.paths():
            return
        kept = {item.data(_PATH) for item in self.rows.selectedItems()}
        self.rows.clear()
        self._put(paths, lambda path: path in kept)

    def choose(self) -> None:
        """Ask for files; they come behind the row that is current."""
        title = word(self._field.title)
        patterns = [f"{title} ({self._field.pattern})", self.tr("All files") + " (*)"]
        found, _kind = QFileDialog.getOpenFileNames(self, title, self._folder(), ";;".join(patterns))
        self.add(found)

    def add(self, paths: Sequence[str]) -> None:
        """Put files behind the row that is current, as many as the list takes, and select them."""
        room = len(paths) if self._most is None else max(0, self._most - self.rows.count())
        if paths[:room]:
            self.rows.clearSelection()
            self._put(paths[:room], lambda _path: True, self.rows.currentRow() + 1 if self.rows.currentRow() >= 0 else None)
            self._tell()

    def remove(self) -> None:
        """Take the selected ones out; the row that comes after them is selected then."""
        rows = self._selected()
        if not rows:
            return
        for row in reversed(rows):
            self.rows.takeItem(row)
        left = min(rows[0], self.rows.count() - 1)
        if left >= 0:
            self.rows.setCurrentRow(left)
        self._tell()

    def move_rows(self, by: int) -> None:
        """Move the selected ones up (-1) or down (1) by a row; those that are at the end already stay."""
        rows = self._selected()
        if not rows or not 0 <= (rows[0] if by < 0 else rows[-1]) + by < self.rows.count():
            return
        for row in rows if by < 0 else reversed(rows):
            item = self.rows.takeItem(row)
            self.rows.insertItem(row + by, item)
            item.setSelected(True)
        self.rows.scrollToItem(self.rows.selectedItems()[0])
        self._tell()

    def _put(self, paths: Sequence[str], selected: Callable[[str], bool], at: int | None = None) -> None:
        for number, path in enumerate(paths):
            item = QListWidgetItem(Path(path).name or path)
            item.setData(_PATH, path)
            item.setToolTip(path)
            self.rows.insertItem(self.rows.count() if at is None else at + number, item)
            if selected(path):
                self.rows.setCurrentItem(item, self.rows.selectionModel().SelectionFlag.Select)
        if selected_ones := self.rows.selectedItems():
            self.rows.scrollToItem(min(selected_ones, key=self.rows.row))
        self._show_what_can_be_done()

    def _selected(self) -> list[int]:
        return sorted(self.rows.row(item) for item in self.rows.selectedItems())

    def _folder(self) -> str:
        """Where the files are that are there already."""
        paths = self.paths()
        return str(Path(paths[-1]).parent) if paths else ""

    def _show_what_can_be_done(self) -> None:
        rows, last = self._selected(), self.rows.count() - 1
        self._remove.setEnabled(bool(rows))
        self._up.setEnabled(bool(rows) and rows[0] > 0)
        self._down.setEnabled(bool(rows) and rows[-1] < last)
        self._add.setEnabled(self._most is None or self.rows.count() < self._most)

    def _tell(self) -> None:
        self._show_what_can_be_done()
        self._edited(self.paths())


class _Rows(QListWidget):
    """The list itself: Delete takes rows out, Alt with an arrow moves them."""

    remove_asked = Signal()
    move_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_asked.emit(step)
        else:
            super().keyPressEvent(event)
