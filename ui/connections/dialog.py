"""The dialog of connections: the list at the left; how the chosen one is, its settings and its secrets at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from studio.control.schema.answers import Kept
from studio.control.schema.connections import (
    ConnectionChange,
    GrantPersonalData,
    LogIn,
    RemoveConnection,
    RestartConnection,
    SetConnectionSecret,
    UpdateConnection,
)
from studio.control.schema.state import State
from studio.control.schema.state.connections import Connection as Told
from studio.document.connections import Connection
from ui.connections.add_dialog import AddConnectionDialog
from ui.connections.login import LoginBox
from ui.connections.words import may_be_asked, said_state
from ui.desk_words import said
from ui.desk_words.plugin_words import plugin_word
from ui.notices import DialogLine
from ui.opening import Opening
from ui.room import ControlRoom
from ui.widgets.list_dialog import Entry, ListDialog
from ui.widgets.plugin_forms import PluginForms


class ConnectionsDialog(ListDialog):
    """Every change is sent at once, and Edit > Undo takes back those of the show. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        line = DialogLine(room.desk)
        super().__init__(room, line, parent)
        self.line = line
        self.list.currentItemChanged.connect(lambda _now, _before: self._refresh())
        self.add, self.remove = QPushButton(self.tr("Add…")), QPushButton(self.tr("Remove"))
        self.add.clicked.connect(lambda _checked=False: self._ask_new())
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        self.list.deleted.connect(self._remove)
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.editingFinished.connect(self._rename)
        self.restart.clicked.connect(lambda _checked=False: self.line.command(RestartConnection(connection=self.chosen())))
        self.page = QPushButton(self.tr("Open its page"))
        self.page.clicked.connect(lambda _checked=False: self._open_page())
        self.personal = QCheckBox(self.tr("Is told buyers' names"))
        self.personal.setToolTip(self.tr("Without this the plugin is told of orders and chat, and not who wrote or bought."))
        self.personal.clicked.connect(self._grant)
        self.asks = QLabel(self.tr("The show asks for them. Only you can grant it, for this account on this computer."))
        self.asks.setObjectName("warn")
        self.asks.setWordWrap(True)
        self.decline = QPushButton(self.tr("Do not grant"))
        self.decline.clicked.connect(lambda _checked=False: self._change(ConnectionChange(personal_data=False)))
        for button in (self.add, self.remove, self.page, self.decline):
            button.setAutoDefault(False)
        self._shown = ""  # the id of the connection that the parts at the right are of
        self.login = LoginBox(self._log_in, self._open)
        self.line.refused.connect(self._refresh)
        hint = self.tr("They are for the account that the settings lead to: another address or user has its own.")
        self.forms = PluginForms(self._configure, self._hand_over, hint)
        head, asked = (self.state, self.page, self.restart), (self.asks, self.decline)
        self.arrange(
            self.tr("Connections"),
            left=(self.add, self.remove),
            right=(self.name, self.about, head, self.problem, self.login, self.personal, asked, self.forms),
        )
        room.store.watch(self._refresh, State.connections, State.plugins, lambda state: state.show.connections)
        self._refresh()
        (self.list if self.list.count() else self.add).setFocus()

    # ------------------------------------------------------------ following

    def _connection(self) -> Connection | None:
        chosen = self.chosen()
        return next((connection for connection in self.room.store.state.show.connections if connection.id == chosen), None)

    def _refresh(self) -> None:
        had_keys = self.focusWidget()
        self._show_state()
        if had_keys is not None and self.focusWidget() is not had_keys:
            self.list.setFocus()  # it went: Qt chose another part, and Space would press that

    def _show_state(self) -> None:
        state = self.room.store.state
        self.list.fill([_entry(connection, state.connections) for connection in state.show.connections])
        if self._shown != self.chosen():
            self._shown = self.chosen()
            self.login.forget()
        connection = self._connection()
        for part in (self.name, self.state, self.restart, self.personal):
            part.setVisible(connection is not None)
        self.remove.setEnabled(connection is not None)
        self.page.setVisible(bool(self._page_url()))
        asks = connection is not None and connection.personal_data and not _told(connection, state.connections).personal_data
        for part in (self.asks, self.decline):
            part.setVisible(asks)
        if connection is None:
            self.about.setText(self.tr("This show is connected with no platform and no shop yet. Add the first account."))
            self.problem.setVisible(False)
            self.login.setVisible(False)
            self.forms.show_of("", {}, {}, keyring=False)
            return
        plugin, told = state.plugins.get(connection.plugin), _told(connection, state.connections)
        if not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(connection.name)
        self.about.setText(plugin_word(plugin, "name") if plugin is not None else connection.plugin)
        self.show_state(*said_state(told), said(told.text))
        self.restart.setEnabled(told.state not in ("missing", "refused", "off"))
        self.login.setVisible(plugin is not None and "login" in plugin.provides and may_be_asked(told))
        self.login.show_login(told)
        self.personal.setChecked(told.personal_data)
        self.personal.setEnabled(told.state not in ("missing", "refused"))
        if plugin is None:
            self.forms.show_of(connection.id, {}, {}, keyring=False)
            return
        schema = {name: setting for name, setting in plugin.schema.items() if setting.type != "file"}
        self.forms.show_of(connection.id, schema, plugin.secrets, bool(state.machine.keyring))
        self.forms.follow(plugin.settings | connection.settings)

    # ------------------------------------------------------------ saying

    def _ask_new(self) -> None:
        asking = AddConnectionDialog(self.room, self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.accepted.connect(lambda: self.list.choose(asking.added))
        asking.open()

    def _page_url(self) -> str:
        told = self.room.store.state.connections.get(self.chosen())
        return told.page_url if told is not None else ""

    def _open_page(self) -> None:
        if url := self._page_url():
            self._open(url)

    def _open(self, url: str) -> None:
        words = self.tr("No browser could be opened. The page is at {url}").format(url=url)
        Opening(QUrl(url), partial(_say_unopened, self.line, self.room, words), self.room)

    def _log_in(self, failed: Callable[[], None]) -> None:
        self.line.request(LogIn(connection=self.chosen()), failed=failed)

    def _remove(self) -> None:
        if self.chosen():
            self.line.command(RemoveConnection(connection=self.chosen()))

    def _rename(self) -> None:
        connection, name = self._connection(), self.name.text().strip()
        self.name.setModified(False)
        if connection is not None and name and name != connection.name:
            self._change(ConnectionChange(name=name))
        elif connection is not None:
            self.name.setText(connection.name)

    def _grant(self, on: bool) -> None:
        self.line.command(GrantPersonalData(connection=self.chosen(), personal_data=on))

    def _change(self, change: ConnectionChange) -> None:
        self.line.command(UpdateConnection(connection=self.chosen(), set=change))

    def _configure(self, connection: str, name: str, value: Any) -> None:
        """A value as the plugin has it anyway is none of the connection's own."""
        show = self.room.store.state.show
        plugin = next((known.plugin for known in show.connections if known.id == connection), "")
        usual = self.room.store.state.plugins[plugin].settings.get(name) if plugin in self.room.store.state.plugins else None
        change = ConnectionChange(settings={name: None if value == usual or value is None else value})
        self.line.command(UpdateConnection(connection=connection, set=change, gesture=f"connection.{connection}.{name}"))

    def _hand_over(self, connection: str, name: str, value: str, answered: Callable[[Kept], None]) -> None:
        self.line.ask(SetConnectionSecret(connection=connection, name=name, value=value), Kept, answered)


def _told(connection: Connection, told: dict[str, Told]) -> Told:
    """How it is, as far as the desk has said so."""
    return told.get(connection.id) or Told(plugin=connection.plugin, name=connection.name)


def _say_unopened(line: DialogLine, room: ControlRoom, words: str) -> None:
    """On the line, or by the window's notices once the dialog has been closed: a browser may take its time to fail."""
    if isValid(line):
        line.setText(words)
    else:
        room.notice.emit("warn", words)


def _entry(connection: Connection, told: dict[str, Told]) -> Entry:
    return Entry(connection.id, connection.name, *said_state(_told(connection, told)))
