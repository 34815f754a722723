"""Chat rows as the desk hands them out: at most 2,000 are kept, and while somebody points at them they hold still."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from studio.control.schema.state.host import ChatRow

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
PICKED_ROLE = Qt.ItemDataRole.UserRole + 1
CHAT_ROLE = Qt.ItemDataRole.UserRole + 2  # the name of the chat that a row was written in, "" where there is only one
KEPT = 2000


def row_at(index: Index) -> ChatRow:
    """The row that a list shows there."""
    row: ChatRow = index.data(ROW_ROLE)
    return row


def channel_of(row_id: str) -> str:
    """The connection in whose chat a row was written."""
    return row_id.partition(":")[0]


class ChatModel(QAbstractListModel):
    """Oldest row first. `hear` only notes; `turn` shows, as often as the panel likes. GUI thread only."""

    waiting_changed = Signal(int)  # rows held back; said again whenever rows were shown or taken away

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ChatRow] = []
        self._places: dict[str, int] = {}  # id -> its running number
        self._first = 0  # running number of the first row
        self._heard: list[ChatRow] = []
        self._held = False
        self._picked: frozenset[str] = frozenset()
        self._chats: dict[str, str] = {}

    def hear(self, rows: Iterable[ChatRow]) -> None:
        """Note rows; the oldest are forgotten when more than `KEPT` wait."""
        self._heard.extend(rows)
        if len(self._heard) > KEPT:
            del self._heard[: len(self._heard) - KEPT]

    def recall(self, rows: Iterable[ChatRow]) -> None:
        """Note the rows that are not known yet: they came before whatever has been noted since this window is there."""
        noted, self._heard = self._heard, []
        known = {row.id for row in noted} | self._places.keys()
        self.hear([*(row for row in rows if row.id not in known), *noted])

    def hold(self, held: bool) -> None:
        """Keep still from now on, or no longer."""
        if held != self._held:
            self._held = held
            if not held:
                self.turn()

    @property
    def waiting(self) -> int:
        """Rows that are held back."""
        return len(self._heard) if self._held else 0

    def turn(self) -> None:
        """Show what was noted, unless held."""
        if not self._held and self._heard:
            heard, self._heard = self._heard, []
            self._take(heard)
        self.waiting_changed.emit(self.waiting)

    def _take(self, heard: list[ChatRow]) -> None:
        fresh: dict[str, ChatRow] = {}
        for row in heard:
            number = self._places.get(row.id)
            if number is None:
                fresh[row.id] = row  # the last word of a row that grew counts
            else:
                place = number - self._first
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))
        rows = list(fresh.values())[-KEPT:]
        if not rows:
            return
        over = len(self._rows) + len(rows) - KEPT
        if over > 0:
            self.beginRemoveRows(QModelIndex(), 0, over - 1)
            for row in self._rows[:over]:
                del self._places[row.id]
            del self._rows[:over]
            self._first += over
            self.endRemoveRows()
        start = len(self._rows)
        self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
        for offset, row in enumerate(rows):
            self._places[row.id] = self._first + start + offset
        self._rows.extend(rows)
        self.endInsertRows()

    def mark_picked(self, ids: frozenset[str]) -> None:
        """Which rows the host sees."""
        changed = ids ^ self._picked
        self._picked = ids
        for row_id in changed:
            number = self._places.get(row_id)
            if number is not None:
                index = self.index(number - self._first)
                self.dataChanged.emit(index, index)

    def name_chats(self, chats: dict[str, str]) -> None:
        """What the chat of each connection is called; where there are several, each row says its own."""
        if chats == self._chats:
            return
        self._chats = chats
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row(self, row_id: str) -> ChatRow | None:
        """The row with this id, if it is shown."""
        number = self._places.get(row_id)
        return self._rows[number - self._first] if number is not None else None

    def forget(self, ids: Iterable[str]) -> None:
        """A moderator took rows away: they go at once, also while all others hold still."""
        gone = set(ids)
        self._heard = [row for row in self._heard if row.id not in gone]
        for row_id in gone & self._places.keys():
            place = self._places[row_id] - self._first
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._rows[place]
            self._places = {row.id: self._first + number for number, row in enumerate(self._rows)}
            self.endRemoveRows()
        self.waiting_changed.emit(self.waiting)

    def picked(self, row_id: str) -> bool:
        return row_id in self._picked

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == PICKED_ROLE:
            return self._rows[index.row()].id in self._picked
        if role == ROW_ROLE:
            return self._rows[index.row()]
        if role == CHAT_ROLE:
            return self._chat_of(self._rows[index.row()])
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            row = self._rows[index.row()]
            chat = self._chat_of(row)
            return f"{row.name} ({chat}): {row.text}" if chat else f"{row.name}: {row.text}"
        return None

    def _chat_of(self, row: ChatRow) -> str:
        chat = self._chats.get(channel_of(row.id), "") if len(self._chats) > 1 else ""
        return chat if chat != row.name else ""  # what was written from here bears the chat's name already
