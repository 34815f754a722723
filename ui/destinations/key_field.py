"""The field for a destination's key: it goes to the desk and is never shown again."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit

from ui.room import ControlRoom


class KeyField(QLineEdit):
    """Shows dots. `title`: what the kind calls its key. `add_to` puts it into a form, with a line that says where it is kept."""

    def __init__(self, room: ControlRoom, title: str) -> None:
        super().__init__()
        self._title = title
        self.setEchoMode(QLineEdit.EchoMode.Password)
        keyring = room.store.state.machine.keyring is not False
        kept = self.tr("Kept in this computer's keyring, for this server alone; never shown again.")
        asked = self.tr("This computer has no keyring: the key is kept until the studio ends, and asked for again then.")
        self._hint = QLabel(kept if keyring else asked)
        self._hint.setObjectName("dim" if keyring else "warn")
        self._hint.setWordWrap(True)

    def add_to(self, form: QFormLayout) -> None:
        form.addRow(self._title, self)
        form.addRow("", self._hint)

    def say_kept(self) -> None:
        """There is a key for the server already; it stays unless another is typed."""
        self.setPlaceholderText(self.tr("unchanged (another server needs it anew)"))

    def say_taken_from(self, account: str) -> None:
        """The key of this account's platform will be taken; it never comes here."""
        self.clear()
        self.setPlaceholderText(self.tr("as {account} has it").format(account=account))

    def taken(self) -> str:
        """What was typed, to be handed to the desk; the field forgets it."""
        typed = self.text()
        self.clear()
        return typed
