"""A list that the desk says anew many times a minute: its rows change where they stand, and none moves away under a hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

KEY_ROLE = Qt.ItemDataRole.UserRole


class SteadyRow(Protocol):
    """`key` tells it from the other rows; `words` are what a screen reader says."""

    @property
    def key(self) -> str: ...

    def words(self) -> str: ...


class RowWidget(QWidget):
    """Draws one row, and another one later. The mouse goes through it to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_row(self, row: Any) -> None:
        """Draw this row from now on."""
        raise NotImplementedError


class SteadyList(QListWidget):
    """Rows in the order in which they are given, but for while the keyboard or the mouse is here: then those that are there stay
    where they are and new ones come last, so that a key or a click meets what was read. No widget is made anew for a row that
    changes or moves: hundreds of them a second would be seen in every frame.
    """

    def __init__(self, make: Callable[[], RowWidget], row_px: int) -> None:
        super().__init__()
        self._make, self._row_px = make, row_px
        self._shown: list[Any] = []
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def chosen_row(self) -> Any:
        """The row that is chosen; None: none."""
        place = self.currentRow()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def show_rows(self, rows: Sequence[SteadyRow]) -> None:
        """Show these, keeping the choice: where it has gone, the first row, and none under the keyboard."""
        keyboard = self.hasFocus()
        rows = self._held(rows) if keyboard or self.viewport().underMouse() else list(rows)
        if rows == self._shown:
            return
        before, self._shown = self.chosen_row, rows
        scrolled = self.verticalScrollBar().value()
        self.blockSignals(True)
        self._fit(len(rows))
        for place, row in enumerate(rows):
            self._fill(self.item(place), row)
        gone = -1 if keyboard and before is not None else 0  # no key meets a row that nobody chose
        place = next((at for at, row in enumerate(rows) if before is not None and row.key == before.key), gone)
        if self.currentRow() != place or not rows:
            self.setCurrentRow(place if rows else -1)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)

    def _held(self, rows: Sequence[SteadyRow]) -> list[SteadyRow]:
        places = {row.key: place for place, row in enumerate(self._shown)}
        return sorted(rows, key=lambda row: places.get(row.key, len(places)))

    def _fit(self, count: int) -> None:
        while self.count() > count:
            self.takeItem(self.count() - 1)
        while self.count() < count:
            entry = QListWidgetItem(self)
            entry.setSizeHint(QSize(60, self._row_px))
            self.setItemWidget(entry, self._make())

    def _fill(self, entry: QListWidgetItem, row: SteadyRow) -> None:
        for role, words in ((KEY_ROLE, row.key), (Qt.ItemDataRole.AccessibleTextRole, row.words())):
            if entry.data(role) != words:
                entry.setData(role, words)
        widget = self.itemWidget(entry)
        assert isinstance(widget, RowWidget)
        widget.show_row(row)
