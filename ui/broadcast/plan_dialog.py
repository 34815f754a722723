"""Asks for a new broadcast at a platform: its title, and who may see it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from studio.control.schema.broadcasts import PlanBroadcast
from ui.broadcast import words
from ui.room import ControlRoom
from ui.widgets.asking_dialog import AskingDialog


class PlanDialog(AskingDialog):
    """Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, connection: str, parent: QWidget | None = None) -> None:
        super().__init__(room, parent)
        self._connection = connection
        self.setWindowTitle(self.tr("New broadcast"))
        self.setMinimumWidth(420)
        state = room.store.state
        told = state.broadcasts.get(connection)
        self.title = QLineEdit(state.show.name)
        self.title.setMaxLength(told.title_bound if told is not None and told.title_bound else 100)
        self.title.selectAll()
        self.privacy = QComboBox()
        for privacy, name in words.privacies().items():
            self.privacy.addItem(name, privacy)
        hint = QLabel(
            self.tr("It begins as soon as a destination sends there, and ends only when you end it. The stream goes to it.")
        )
        hint.setObjectName("dim")
        hint.setWordWrap(True)
        self.go.setText(self.tr("Make it"))
        form = QFormLayout()
        form.addRow(self.tr("Title"), self.title)
        form.addRow(self.tr("Who sees it"), self.privacy)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(hint)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
        self.title.textChanged.connect(lambda _text: self._may_ask())
        self._may_ask()

    def _may_ask(self) -> None:
        self.go.setEnabled(bool(self.title.text().strip()))

    def accept(self) -> None:
        title = self.title.text().strip()
        if title and self.go.isEnabled():
            self.ask(PlanBroadcast(connection=self._connection, title=title, privacy=self.privacy.currentData()))
