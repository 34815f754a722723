"""Asks of which plugin a new connection is, and what it is called."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from studio.control.schema.answers import Added
from studio.control.schema.connections import AddConnection
from ui.connections.words import has_accounts
from ui.desk_words.plugin_words import plugin_word
from ui.notices import DialogLine
from ui.room import ControlRoom


class AddConnectionDialog(QDialog):
    """Open it with `open()`; it deletes itself. `added` is the new connection's id once it is accepted."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.added = ""
        self._suggested = ""
        self._asked = False  # of the desk, which has not answered yet
        self.setWindowTitle(self.tr("Add a connection"))
        self.setMinimumWidth(420)
        self.line = DialogLine(room.desk)
        self.line.refused.connect(self._may_ask_again)
        self.plugin, self.name = QComboBox(), QLineEdit()
        self.plugin.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plugin.setMinimumContentsLength(16)
        self.name.setMaxLength(120)
        self.name.setPlaceholderText(self.tr("as the crew calls it: the store, the channel"))
        for name, plugin in sorted(room.store.state.plugins.items()):
            if has_accounts(plugin):
                self.plugin.addItem(plugin_word(plugin, "name"), name)
        self._none = QLabel(self.tr("No plugin on this computer speaks with a platform or shop. See Show > Plugins."))
        self._none.setWordWrap(True)
        self._none.setVisible(not self.plugin.count())
        form = QFormLayout()
        form.addRow(self.tr("Plugin"), self.plugin)
        form.addRow(self.tr("Name"), self.name)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(self.tr("Add"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self._none)
        column.addWidget(self.line)
        column.addWidget(buttons)
        self.plugin.currentIndexChanged.connect(lambda _at: self._suggest())
        self.name.textChanged.connect(lambda _text: self._may_add())
        self._suggest()
        self._may_add()
        (self.name if self.plugin.count() else self.plugin).setFocus()

    def _suggest(self) -> None:
        """The plugin's own name, where no connection has it, until somebody types another one."""
        if self.name.text() != self._suggested:
            return
        taken = {connection.name for connection in self.room.store.state.show.connections}
        name = self.plugin.currentText()
        self._suggested = name if name not in taken else ""
        self.name.setText(self._suggested)

    def _may_add(self) -> None:
        self._ok.setEnabled(bool(self.plugin.count() and self.name.text().strip()))

    def accept(self) -> None:
        name = self.name.text().strip()
        if self.plugin.count() and name and not self._asked:
            self._asked = True
            self.line.ask(AddConnection(plugin=str(self.plugin.currentData()), name=name), Added, self._answered)

    def _may_ask_again(self) -> None:
        self._asked = False

    def _answered(self, answer: Added) -> None:
        if isValid(self):
            self.added = answer.id
            super().accept()
