"""The button that takes a destination's address and key from an account of a platform: nobody copies a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from studio.control.schema.answers import Refusal
from studio.control.schema.broadcasts import FindIngest, FoundIngest
from ui.room import ControlRoom
from ui.theme.plain import caption


class TakeFromButton(QPushButton):
    """Shows the connections that hand out a key; `found(address)` is called with the address of the one that was chosen, and
    `refused(words)` where it says none. `connection`: the one whose key the destination is to have, "" for none."""

    def __init__(
        self, room: ControlRoom, found: Callable[[str], None], refused: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.room, self._found, self._refused = room, found, refused
        self.connection = ""
        self._asked = ""
        self.setText(self.tr("Take from an account"))
        self.setToolTip(self.tr("Takes address and key from a platform's account under Show > Connections."))
        self.setAutoDefault(False)
        state = room.store.state
        self.accounts = {
            one.id: one.name
            for one in state.show.connections
            if one.id in state.broadcasts and "key" in state.broadcasts[one.id].parts
        }
        menu = QMenu(self)
        for connection, name in self.accounts.items():
            self._add(menu, connection, name)
        self.setMenu(menu)
        self.setVisible(bool(self.accounts))

    def _add(self, menu: QMenu, connection: str, name: str) -> None:
        menu.addAction(caption(name)).triggered.connect(lambda _checked=False: self.take(connection))

    @property
    def name(self) -> str:
        """What the operator calls that account."""
        return self.accounts.get(self.connection, "")

    def take(self, connection: str) -> None:
        """Ask where its platform takes the stream."""
        self._asked = connection
        self.setEnabled(False)
        self.room.desk.ask(FindIngest(connection=connection), FoundIngest, self._answered, self._failed)

    def forget(self) -> None:
        """Address or key are another's from now on."""
        self.connection = ""

    def _answered(self, answer: FoundIngest) -> None:
        self.setEnabled(True)
        self.connection = self._asked
        self._found(answer.url)

    def _failed(self, text: str, _why: Refusal) -> None:
        self.setEnabled(True)
        self._refused(text)
