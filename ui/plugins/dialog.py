"""The dialog of plugins: the list at the left; what the chosen one is, does and needs at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from studio.control.schema.answers import Kept
from studio.control.schema.plugins import ConfigurePlugin, RestartPlugin, SetPluginSecret, SwitchPlugin
from studio.control.schema.state import State
from studio.control.schema.state.plugins import Plugin
from studio.control.schema.state.selling import Shop
from studio.control.schema.state.workers import Process
from ui.desk_words import said
from ui.desk_words.plugin_words import plugin_word
from ui.notices import DialogLine
from ui.plugins.words import said_state
from ui.room import ControlRoom
from ui.theme.fitting import Scrolled, fit
from ui.theme.parts import clear, field_title, tab_through
from ui.widgets.secrets_form import SecretsForm
from ui.widgets.settings_form import SettingsForm

_ID_ROLE = Qt.ItemDataRole.UserRole


class PluginDialog(QDialog):
    """Every change is sent at once and holds for all shows of this computer. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self.line = DialogLine(room.desk)
        self.setWindowTitle(self.tr("Plugins"))
        fit(self, QSize(860, 560))
        self._shown: tuple[object, ...] = ()
        self.settings: SettingsForm | None = None
        self.secrets: SecretsForm | None = None
        self.list = QListWidget()
        self.list.setFixedWidth(220)
        self.list.setAccessibleName(self.tr("Plugins"))
        self.list.currentItemChanged.connect(lambda _now, _before: self._choose())
        self.title, self.about, self.state, self.problem = QLabel(), QLabel(), QLabel(), QLabel()
        self.title.setObjectName("title")
        self.about.setObjectName("dim")
        for label in (self.about, self.problem):
            label.setWordWrap(True)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.switch = QCheckBox(self.tr("May run"))
        self.switch.clicked.connect(self._switch)
        self.restart = QPushButton(self.tr("Restart"))
        self.restart.setAutoDefault(False)
        self.restart.clicked.connect(lambda _checked=False: self.line.command(RestartPlugin(plugin=self.chosen())))
        self.line.refused.connect(self._refresh)
        self._forms = QVBoxLayout()
        self._forms.setSpacing(8)
        self._build()
        room.store.watch(self._refresh, State.plugins, State.processes, lambda state: state.selling.shops)
        self._refresh()
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.setFocus()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.switch)
        head.addWidget(self.state, 1)
        head.addWidget(self.restart)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 0, 6, 0)
        column.setSpacing(10)
        for part in (self.title, self.about):
            column.addWidget(part)
        column.addLayout(head)
        column.addWidget(self.problem)
        column.addLayout(self._forms)
        column.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.list)
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
        """The id of the plugin that is shown; empty when there is none."""
        item = self.list.currentItem()
        return str(item.data(_ID_ROLE)) if item is not None else ""

    def _choose(self) -> None:
        self.line.clear()  # it was about another plugin
        self._refresh()

    def _process(self, plugin: str) -> Process | None:
        """That of its cards or of its first connection, else of another connection."""
        processes = self.room.store.state.processes
        connections = (one.id for one in self.room.store.state.show.connections if one.plugin == plugin)
        return next((processes[name] for one in (plugin, *connections) if (name := f"plugin.{one}") in processes), None)

    def _refresh(self) -> None:
        state = self.room.store.state
        plugins = state.plugins
        self._fill_list(plugins)
        plugin = plugins.get(self.chosen())
        for part in (self.switch, self.restart, self.state, self.problem):
            part.setVisible(plugin is not None)
        if plugin is None:
            self._show_forms("", None)
            self.title.setText("")
            self.about.setText(self.tr("No plugin was found."))
            return
        process = self._process(self.chosen())
        words, colour = said_state(plugin, process)
        self.title.setText(plugin_word(plugin, "name"))
        summary = plugin_word(plugin, "summary")
        self.about.setText("  ".join(part for part in (summary, plugin.version) if part))
        self.state.setText(words)
        self.state.setStyleSheet(f"color: {colour};")
        shop = state.selling.shops.get(self.chosen(), Shop())
        problem = "\n".join(said(part) for part in (plugin.problem, shop.text) if part)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.switch.setChecked(plugin.state == "ready")
        self.switch.setEnabled(plugin.state != "refused")
        self.restart.setEnabled(plugin.state == "ready" and process is not None)
        self._show_forms(self.chosen(), plugin)
        if self.settings is not None:
            self.settings.follow(plugin.settings)

    def _fill_list(self, plugins: dict[str, Plugin]) -> None:
        here = [str(self.list.item(row).data(_ID_ROLE)) for row in range(self.list.count())]
        if here != sorted(plugins):
            before = self.chosen()
            self.list.blockSignals(True)
            self.list.clear()
            for name in sorted(plugins):
                item = QListWidgetItem()
                item.setData(_ID_ROLE, name)
                self.list.addItem(item)
                if name == before:
                    self.list.setCurrentItem(item)
            self.list.blockSignals(False)
        for row in range(self.list.count()):
            item = self.list.item(row)
            plugin = plugins[str(item.data(_ID_ROLE))]
            words, colour = said_state(plugin, self._process(str(item.data(_ID_ROLE))))
            item.setText(f"{plugin_word(plugin, 'name')}\n{words}")
            item.setForeground(QColor(colour))

    def _show_forms(self, name: str, plugin: Plugin | None) -> None:
        """Build the forms anew when another plugin, or another schema, is to be shown."""
        settings, secrets = (plugin.schema, plugin.secrets) if plugin is not None else ({}, {})
        if self._shown == (name, settings, secrets):
            return
        self._shown = (name, settings, secrets)
        clear(self._forms)
        self.settings = self.secrets = None
        last: QWidget = self.restart
        if settings:
            self._forms.addWidget(field_title(self.tr("Settings")))
            self.settings = SettingsForm(settings, lambda field, value: self._configure(name, field, value))
            self._forms.addWidget(self.settings)
            last = tab_through(self.settings, last)
        if secrets:
            keyring = bool(self.room.store.state.machine.keyring)
            self._forms.addWidget(field_title(self.tr("Secrets")))
            self.secrets = SecretsForm(secrets, keyring, lambda field, value: self._put_secret(name, field, value))
            self._forms.addWidget(self.secrets)
            tab_through(self.secrets, last)

    # ------------------------------------------------------------ saying

    def _switch(self, on: bool) -> None:
        self.line.command(SwitchPlugin(plugin=self.chosen(), on=on))

    def _configure(self, plugin: str, name: str, value: Any) -> None:
        self.line.command(ConfigurePlugin(plugin=plugin, set={name: value}))

    def _put_secret(self, plugin: str, name: str, value: str) -> None:
        form = self.secrets

        def answered(answer: Kept) -> None:
            if form is not None and isValid(form):  # the dialog may be closed, or show another plugin
                form.say(name, self.tr("Kept in the keyring.") if answer.kept else self.tr("Kept until the studio ends."))

        self.line.ask(SetPluginSecret(plugin=plugin, name=name, value=value), Kept, answered)

    def done(self, result: int) -> None:
        self.room.store.unwatch(self)
        super().done(result)
