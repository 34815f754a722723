"""Shows the broadcasts that a platform has planned; the stream goes to the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studio.control.schema.answers import Refusal
from studio.control.schema.broadcasts import ChooseBroadcast, ListPlanned, PlannedBroadcasts, PlannedThere
from ui.room import ControlRoom
from ui.widgets.asking_dialog import AskingDialog

_ID_ROLE = Qt.ItemDataRole.UserRole


class ChooseDialog(AskingDialog):
    """Asks the platform when it is opened. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, connection: str, parent: QWidget | None = None) -> None:
        super().__init__(room, parent)
        self._connection = connection
        self.setWindowTitle(self.tr("Choose a broadcast"))
        self.setMinimumWidth(420)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Planned broadcasts"))
        self.list.currentItemChanged.connect(lambda _now, _before: self._may_ask())
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.words = QLabel(self.tr("Asking the platform…"))
        self.words.setObjectName("dim")
        self.words.setWordWrap(True)
        self.go.setText(self.tr("Choose"))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
        self._may_ask()
        room.desk.ask(ListPlanned(connection=connection), PlannedBroadcasts, self._fill, self._untold)

    def _fill(self, answer: PlannedBroadcasts) -> None:
        for one in answer.planned:
            entry = QListWidgetItem(_line(one), self.list)
            entry.setData(_ID_ROLE, one.id)
            if one.chosen:
                self.list.setCurrentItem(entry)
        found = self.tr("The stream goes to the one that you choose. Its destinations keep their key.")
        nothing = self.tr("Nothing is planned there. Make a broadcast with New…, or on the platform's own page.")
        self.words.setText(found if answer.planned else nothing)

    def _untold(self, text: str, _why: Refusal) -> None:
        self.words.clear()
        self.problem.setText(text)

    def _may_ask(self) -> None:
        self.go.setEnabled(self.list.currentItem() is not None)

    def accept(self) -> None:
        chosen = self.list.currentItem()
        if chosen is not None and self.go.isEnabled():
            self.ask(ChooseBroadcast(connection=self._connection, broadcast=str(chosen.data(_ID_ROLE))))


def _line(one: PlannedThere) -> str:
    if one.begins_at_ms is None:
        return one.title
    begins = QLocale().toString(QDateTime.fromMSecsSinceEpoch(one.begins_at_ms), QLocale.FormatType.ShortFormat)
    return f"{begins}  {one.title}"
