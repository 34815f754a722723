"""Passwords and tokens of a plugin: written, never shown again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from studio.control.schema.state.plugins import SecretWord
from ui.desk_words.plugin_words import plugin_word

Put = Callable[[str, str], None]


class SecretsForm(QWidget):
    """Calls `put(name, value)` when a secret is written. The field is empty again at once."""

    def __init__(self, secrets: Mapping[str, SecretWord], keyring: bool, put: Put, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._put = put
        self.fields: dict[str, QLineEdit] = {}
        self.marks: dict[str, QLabel] = {}
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for name, secret in secrets.items():
            label = plugin_word(secret, "label")
            line = QLineEdit()
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setAccessibleName(label)
            line.setPlaceholderText(self.tr("Type a new one to replace it"))
            keep = QPushButton(self.tr("Keep"))
            keep.setAutoDefault(False)
            keep.setAccessibleName(f"{label}: {keep.text()}")
            keep.setEnabled(False)
            line.textChanged.connect(lambda text, keep=keep: keep.setEnabled(bool(text.strip())))
            line.returnPressed.connect(partial(self.hand_over, name))
            keep.clicked.connect(partial(self.hand_over, name))
            row = QHBoxLayout()
            row.addWidget(line, 1)
            row.addWidget(keep)
            rows.addRow(label, row)
            mark = QLabel(
                self.tr("Goes to this computer's keyring and to the plugin alone.")
                if keyring
                else self.tr("This computer has no keyring: it is kept until the studio ends.")
            )
            mark.setObjectName("faint")
            mark.setWordWrap(True)
            rows.addRow("", mark)
            self.fields[name], self.marks[name] = line, mark

    def hand_over(self, name: str) -> None:
        """Give what is written to the desk, if there is anything."""
        value = self.fields[name].text().strip()
        if value:
            self.fields[name].clear()
            self._put(name, value)

    def say(self, name: str, words: str) -> None:
        """How it ended."""
        self.marks[name].setText(words)
