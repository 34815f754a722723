"""The dialog of connections: the list at the left; how the chosen one is, its settings and its secrets at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from studio.control.schema.answers import Kept
from studio.control.schema.connections import (
    ConnectionChange,
    RemoveConnection,
    RestartConnection,
    SetConnectionSecret,
    UpdateConnection,
)
from studio.control.schema.state import State
from studio.control.schema.state.connections import Connection as Told
from studio.control.schema.state.plugins import Plugin
from studio.document.connections import Connection
from ui.connections.add_dialog import AddConnectionDialog
from ui.connections.words import said_state
from ui.desk_words import said
from ui.desk_words.plugin_words import plugin_word
from ui.notices import DialogLine
from ui.opening import Opening
from ui.room import ControlRoom
from ui.theme.fitting import Scrolled, fit
from ui.theme.parts import clear, field_title, tab_through
from ui.widgets.secrets_form import SecretsForm
from ui.widgets.settings_form import SettingsForm

_ID_ROLE = Qt.ItemDataRole.UserRole


class _List(QListWidget):
    """Says when Del is pressed on an entry."""

    deleted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class ConnectionsDialog(QDialog):
    """Every change is sent at once, and Edit > Undo takes it back. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self.line = DialogLine(room.desk)
        self.setWindowTitle(self.tr("Connections"))
        fit(self, QSize(860, 560))
        self._shown: tuple[object, ...] = ()
        self._to_choose = ""  # a new connection, until the desk tells of it
        self.settings: SettingsForm | None = None
        self.secrets: SecretsForm | None = None
        self.list = _List()
        self.list.setFixedWidth(220)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # its tool tip has a long name
        self.list.setAccessibleName(self.tr("Connections"))
        self.list.currentItemChanged.connect(lambda _now, _before: self._choose())
        self.add, self.remove = QPushButton(self.tr("Add…")), QPushButton(self.tr("Remove"))
        self.add.clicked.connect(lambda _checked=False: self._ask_new())
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        self.list.deleted.connect(self._remove)
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.editingFinished.connect(self._rename)
        self.about, self.state, self.problem = QLabel(), QLabel(), QLabel()
        self.about.setObjectName("dim")
        for label in (self.about, self.problem):
            label.setWordWrap(True)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.restart = QPushButton(self.tr("Restart"))
        self.restart.clicked.connect(lambda _checked=False: self.line.command(RestartConnection(connection=self.chosen())))
        self.page = QPushButton(self.tr("Open its page"))
        self.page.clicked.connect(lambda _checked=False: self._open_page())
        self.personal = QCheckBox(self.tr("Is told buyers' names"))
        self.personal.setToolTip(self.tr("Without this the plugin is told of orders and chat, and not who wrote or bought."))
        self.personal.clicked.connect(lambda on: self._change(ConnectionChange(personal_data=on)))
        for button in (self.add, self.remove, self.page, self.restart):
            button.setAutoDefault(False)
        self.line.refused.connect(self._refresh)
        self._forms = QVBoxLayout()
        self._forms.setSpacing(8)
        self._build()
        room.store.watch(self._refresh, State.connections, State.plugins, lambda state: state.show.connections)
        self._refresh()
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        (self.list if self.list.count() else self.add).setFocus()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.state, 1)
        head.addWidget(self.page)
        head.addWidget(self.restart)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 0, 6, 0)
        column.setSpacing(10)
        column.addWidget(self.name)
        column.addWidget(self.about)
        column.addLayout(head)
        column.addWidget(self.problem)
        column.addWidget(self.personal)
        column.addLayout(self._forms)
        column.addStretch(1)
        under = QHBoxLayout()
        under.addWidget(self.add)
        under.addWidget(self.remove)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(under)
        middle = QHBoxLayout()
        middle.addLayout(left)
        middle.addWidget(Scrolled(inside), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setAutoDefault(False)  # Return ends a field, not the dialog
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(12)
        whole.addLayout(middle, 1)
        whole.addWidget(self.line)
        whole.addWidget(buttons)

    # ------------------------------------------------------------ following

    def chosen(self) -> str:
        """The id of the connection that is shown; empty when there is none."""
        item = self.list.currentItem()
        return str(item.data(_ID_ROLE)) if item is not None else ""

    def _connection(self) -> Connection | None:
        name = self.chosen()
        return next((one for one in self.room.store.state.show.connections if one.id == name), None)

    def _choose(self) -> None:
        self.line.clear()  # it was about another connection
        self._refresh()

    def _refresh(self) -> None:
        state = self.room.store.state
        self._fill_list(state.show.connections, state.connections)
        connection = self._connection()
        for part in (self.name, self.state, self.restart, self.problem, self.personal):
            part.setVisible(connection is not None)
        self.remove.setEnabled(connection is not None)
        self.page.setVisible(bool(self._page_url()))
        if connection is None:
            self.about.setText(self.tr("This show is connected with no platform and no shop yet. Add the first account."))
            self._show_forms(None, None)
            return
        plugin, told = state.plugins.get(connection.plugin), _told(connection, state.connections)
        words, colour = said_state(told)
        if not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(connection.name)
        self.about.setText(plugin_word(plugin, "name") if plugin is not None else connection.plugin)
        self.state.setText(words)
        self.state.setStyleSheet(f"color: {colour};")
        self.problem.setText(said(told.text))
        self.problem.setVisible(bool(told.text))
        self.restart.setEnabled(told.state not in ("missing", "refused", "off"))
        self.personal.setChecked(connection.personal_data)
        self._show_forms(connection, plugin)
        if self.settings is not None and plugin is not None:
            self.settings.follow(plugin.settings | connection.settings)

    def _fill_list(self, connections: tuple[Connection, ...], told: dict[str, Told]) -> None:
        ids = [connection.id for connection in connections]
        if [str(self.list.item(row).data(_ID_ROLE)) for row in range(self.list.count())] != ids:
            row = self.list.currentRow()
            wanted = self._to_choose if self._to_choose in ids else self.chosen()
            self.list.blockSignals(True)
            self.list.clear()
            for name in ids:
                item = QListWidgetItem()
                item.setData(_ID_ROLE, name)
                self.list.addItem(item)
            self.list.setCurrentRow(ids.index(wanted) if wanted in ids else min(max(row, 0), len(ids) - 1))
            self.list.blockSignals(False)
        if self._to_choose in ids:
            self.list.setCurrentRow(ids.index(self._to_choose))
            self._to_choose = ""
        for row, connection in enumerate(connections):
            words, colour = said_state(_told(connection, told))
            item = self.list.item(row)
            item.setText(f"{connection.name}\n{words}")
            item.setToolTip(connection.name)
            item.setForeground(QColor(colour))

    def _show_forms(self, connection: Connection | None, plugin: Plugin | None) -> None:
        """Build the forms anew when another connection, or another schema, is to be shown."""
        schema = {name: one for name, one in plugin.schema.items() if one.type != "file"} if plugin is not None else {}
        secrets = plugin.secrets if plugin is not None else {}
        name = connection.id if connection is not None else ""
        if self._shown == (name, schema, secrets):
            return
        self._shown = (name, schema, secrets)
        clear(self._forms)
        self.settings = self.secrets = None
        last: QWidget = self.personal
        if schema:
            self._forms.addWidget(field_title(self.tr("Settings")))
            self.settings = SettingsForm(schema, lambda field, value: self._configure(name, field, value))
            self._forms.addWidget(self.settings)
            last = tab_through(self.settings, last)
        if secrets:
            keyring = bool(self.room.store.state.machine.keyring)
            self._forms.addWidget(field_title(self.tr("Secrets")))
            self.secrets = SecretsForm(secrets, keyring, lambda field, value: self._put_secret(name, field, value))
            self._forms.addWidget(self.secrets)
            tab_through(self.secrets, last)
            hint = QLabel(self.tr("They are for the account that the settings lead to: another address or user has its own."))
            hint.setObjectName("faint")
            hint.setWordWrap(True)
            self._forms.addWidget(hint)

    # ------------------------------------------------------------ saying

    def _ask_new(self) -> None:
        asking = AddConnectionDialog(self.room, self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.accepted.connect(lambda: self._added(asking.added))
        asking.open()

    def _added(self, name: str) -> None:
        self._to_choose = name
        self._refresh()

    def _page_url(self) -> str:
        told = self.room.store.state.connections.get(self.chosen())
        return told.page_url if told is not None else ""

    def _open_page(self) -> None:
        url = self._page_url()
        words = self.tr("No browser could be opened. The page is at {url}").format(url=url)
        if url:
            Opening(QUrl(url), lambda: self.line.setText(words), self.room)

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

    def _change(self, change: ConnectionChange) -> None:
        self.line.command(UpdateConnection(connection=self.chosen(), set=change))

    def _configure(self, connection: str, name: str, value: Any) -> None:
        """A value as the plugin has it anyway is none of the connection's own."""
        show = self.room.store.state.show
        plugin = next((one.plugin for one in show.connections if one.id == connection), "")
        usual = self.room.store.state.plugins[plugin].settings.get(name) if plugin in self.room.store.state.plugins else None
        change = ConnectionChange(settings={name: None if value == usual or value is None else value})
        self.line.command(UpdateConnection(connection=connection, set=change, gesture=f"connection.{connection}.{name}"))

    def _put_secret(self, connection: str, name: str, value: str) -> None:
        form = self.secrets

        def answered(answer: Kept) -> None:
            if form is not None and isValid(form):  # the dialog may be closed, or show another connection
                form.say(name, self.tr("Kept in the keyring.") if answer.kept else self.tr("Kept until the studio ends."))

        self.line.ask(SetConnectionSecret(connection=connection, name=name, value=value), Kept, answered)

    def done(self, result: int) -> None:
        self.room.store.unwatch(self)
        super().done(result)


def _told(connection: Connection, told: dict[str, Told]) -> Told:
    """How it is, as far as the desk has said so."""
    return told.get(connection.id) or Told(plugin=connection.plugin, name=connection.name)
