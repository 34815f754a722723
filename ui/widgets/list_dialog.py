"""A dialog of things that run and are set: their list at the left, at the right how the chosen one is, and its forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.room import ControlRoom
from ui.theme.fitting import Scrolled, fit
from ui.widgets.close_box import close_box

_ID_ROLE = Qt.ItemDataRole.UserRole


class Entry(NamedTuple):
    """What the list shows of one thing: its name, and below it in words and colour how it is."""

    id: str
    name: str
    state: str
    colour: str


class EntryList(QListWidget):
    """A list of entries by id. While there are any, one is chosen."""

    deleted = Signal()  # Del was pressed on an entry

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._awaited = ""
        self.setFixedWidth(220)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # its tool tip has a long name

    def chosen(self) -> str:
        """The id of the chosen entry; empty when there is none."""
        item = self.currentItem()
        return _id(item) if item is not None else ""

    def choose(self, name: str) -> None:
        """Choose the entry with that id, or do so once there is one: the desk tells of a new one later."""
        self._awaited = name
        self._choose_awaited()

    def fill(self, entries: Sequence[Entry]) -> None:
        """Show these. Whichever is chosen stays so; when it is gone, its neighbour is chosen."""
        ids = [entry.id for entry in entries]
        if self._ids() != ids:
            row, before = self.currentRow(), self.chosen()
            wanted = self._awaited if self._awaited in ids else before
            with QSignalBlocker(self):
                self.clear()
                for name in ids:
                    item = QListWidgetItem()
                    item.setData(_ID_ROLE, name)
                    self.addItem(item)
                self.setCurrentRow(ids.index(wanted) if wanted in ids else min(max(row, 0), len(ids) - 1))
        self._choose_awaited()
        for row, entry in enumerate(entries):
            item = self.item(row)
            item.setText(f"{entry.name}\n{entry.state}")
            item.setToolTip(entry.name)
            item.setForeground(QColor(entry.colour))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def _ids(self) -> list[str]:
        return [_id(self.item(row)) for row in range(self.count())]

    def _choose_awaited(self) -> None:
        ids = self._ids()
        if self._awaited in ids:
            row, self._awaited = ids.index(self._awaited), ""
            self.setCurrentRow(row)


class ListDialog(QDialog):
    """Base of such dialogs; deletes itself when it is closed. A kind of them lays its parts out with `arrange`.

    `line` says what was refused, and is cleared when another entry is chosen. Whatever watches the store as a method of the
    dialog is forgotten when it closes.
    """

    def __init__(self, room: ControlRoom, line: QLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room, self._line = room, line
        fit(self, QSize(860, 560))
        self.list = EntryList()
        self.list.currentItemChanged.connect(lambda _now, _before: line.clear())  # it was about another one
        self.about, self.state, self.problem = QLabel(), QLabel(), QLabel()
        self.about.setObjectName("dim")
        for label in (self.about, self.problem):
            label.setWordWrap(True)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.restart = QPushButton(self.tr("Restart"))
        self.restart.setAutoDefault(False)

    def arrange(self, title: str, right: Sequence[QWidget | Sequence[QWidget]], left: Sequence[QWidget] = ()) -> None:
        """Lay out the dialog, in the order of the Tab key: `left` below the list, `right` from the top down.

        Widgets of `right` in a sequence of their own stand in a row, in which words have the room that is left.
        """
        self.setWindowTitle(title)
        self.list.setAccessibleName(title)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 0, 6, 0)
        column.setSpacing(10)
        for part in right:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(_row(part))
        column.addStretch(1)
        beside = QVBoxLayout()
        beside.addWidget(self.list, 1)
        if left:
            beside.addLayout(_row(left))
        middle = QHBoxLayout()
        middle.addLayout(beside)
        middle.addWidget(Scrolled(inside), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(12)
        whole.addLayout(middle, 1)
        whole.addWidget(self._line)
        whole.addWidget(close_box(self, by_return=False))  # it ends a field

    def chosen(self) -> str:
        """The id of what is shown; empty when there is nothing."""
        return self.list.chosen()

    def show_state(self, words: str, colour: str, problem: str) -> None:
        """Say how the chosen one is, and what is wrong with it if anything is."""
        self.state.setText(words)
        self.state.setStyleSheet(f"color: {colour};")
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def done(self, result: int) -> None:
        self.room.store.unwatch(self)
        super().done(result)


def _id(item: QListWidgetItem) -> str:
    return str(item.data(_ID_ROLE))


def _row(parts: Sequence[QWidget]) -> QLayout:
    row = QHBoxLayout()
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QLabel) else 0)
    return row
