"""The rows of the log: the latest of them, and a filter by kind and by words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QDateTime, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor

from ui.theme import colours

Index = QModelIndex | QPersistentModelIndex
KEPT = 5000
LONGEST = 500  # characters of one row
_COLOURS = {"fail": colours.WARN, "warn": colours.WARN, "air": colours.ON_AIR}


class Happening(NamedTuple):
    """One thing that happened. `at_ms`: UTC, ms since 1970; `level`: "", air, warn or fail; `words` in the window's language."""

    at_ms: int
    kind: str
    words: str
    level: str = ""


class LogModel(QAbstractTableModel):
    """Time, kind and words, the oldest first. The oldest are forgotten when there are more than `KEPT`. GUI thread only."""

    def __init__(self, kinds: dict[str, str]) -> None:
        """`kinds`: what each kind is called."""
        super().__init__()
        self._kinds = kinds
        self._rows: list[Happening] = []

    def add(self, happening: Happening) -> None:
        self._insert(len(self._rows), [happening])

    def add_before(self, happenings: Iterable[Happening]) -> None:
        """What happened before all that is known."""
        self._insert(0, list(happenings)[-max(0, KEPT - len(self._rows)) :] if len(self._rows) < KEPT else [])

    @property
    def is_full(self) -> bool:
        """Whether nothing earlier finds room."""
        return len(self._rows) >= KEPT

    def row(self, number: int) -> Happening:
        return self._rows[number]

    def _insert(self, place: int, happenings: list[Happening]) -> None:
        if not happenings:
            return
        self.beginInsertRows(QModelIndex(), place, place + len(happenings) - 1)
        self._rows[place:place] = [happening._replace(words=happening.words[:LONGEST]) for happening in happenings]
        self.endInsertRows()
        surplus = len(self._rows) - KEPT
        if surplus > 0:
            self.beginRemoveRows(QModelIndex(), 0, surplus - 1)
            del self._rows[:surplus]
            self.endRemoveRows()

    def as_text(self, number: int) -> str:
        """A row as it is copied: date, time, kind and words between tabs."""
        row = self._rows[number]
        when = QDateTime.fromMSecsSinceEpoch(row.at_ms).toString("yyyy-MM-dd HH:mm:ss")
        return f"{when}\t{self._kinds.get(row.kind, row.kind)}\t{' '.join(row.words.split())}"

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            when = QDateTime.fromMSecsSinceEpoch(row.at_ms).toString("HH:mm:ss")
            return (when, self._kinds.get(row.kind, row.kind), " ".join(row.words.split()))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.as_text(index.row()).replace("\t", "  ")
        if role == Qt.ItemDataRole.ForegroundRole:
            usual = colours.TEXT if index.column() == 2 else colours.TEXT_DIM
            return QColor(_COLOURS.get(row.level, usual))
        return None


class LogFilter(QSortFilterProxyModel):
    """The rows of one kind, "" for all, that have some words in them."""

    def __init__(self, model: LogModel) -> None:
        super().__init__()
        self._model, self._kind, self._words = model, "", ""
        self.setSourceModel(model)

    def look_for(self, kind: str, words: str) -> None:
        self.beginFilterChange()
        self._kind, self._words = kind, words.strip().casefold()
        self.endFilterChange()

    def filterAcceptsRow(self, number: int, _parent: Index) -> bool:
        row = self._model.row(number)
        return (not self._kind or row.kind == self._kind) and self._words in row.words.casefold()
