"""The dialog of plugins: the list at the left; what the chosen one is, does and needs at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

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
from ui.widgets.list_dialog import Entry, ListDialog
from ui.widgets.plugin_forms import PluginForms


class PluginDialog(ListDialog):
    """Every change is sent at once and holds for all shows of this computer. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        line = DialogLine(room.desk)
        super().__init__(room, line, parent)
        self.line = line
        self.list.currentItemChanged.connect(lambda _now, _before: self._refresh())
        self.title = QLabel()
        self.title.setObjectName("title")
        self.switch = QCheckBox(self.tr("May run"))
        self.switch.clicked.connect(self._switch)
        self.restart.clicked.connect(lambda _checked=False: self.line.command(RestartPlugin(plugin=self.chosen())))
        self.line.refused.connect(self._refresh)
        self.forms = PluginForms(self._configure, self._hand_over)
        head = (self.switch, self.state, self.restart)
        self.arrange(self.tr("Plugins"), right=(self.title, self.about, head, self.problem, self.forms))
        room.store.watch(self._refresh, State.plugins, State.processes, lambda state: state.selling.shops)
        self._refresh()
        self.list.setFocus()

    # ------------------------------------------------------------ following

    def _process(self, plugin: str) -> Process | None:
        """That of its cards or of its first connection, else of another connection."""
        state = self.room.store.state
        connections = (connection.id for connection in state.show.connections if connection.plugin == plugin)
        names = (f"plugin.{owner}" for owner in (plugin, *connections))
        return next((state.processes[name] for name in names if name in state.processes), None)

    def _refresh(self) -> None:
        state = self.room.store.state
        plugins = state.plugins
        self.list.fill([self._entry(name, plugins[name]) for name in sorted(plugins)])
        chosen = self.chosen()
        plugin = plugins.get(chosen)
        for part in (self.switch, self.restart, self.state):
            part.setVisible(plugin is not None)
        if plugin is None:
            self.problem.setVisible(False)
            self.forms.show_of("", {}, {}, keyring=False)
            self.title.setText("")
            self.about.setText(self.tr("No plugin was found."))
            return
        process = self._process(chosen)
        self.title.setText(plugin_word(plugin, "name"))
        summary = plugin_word(plugin, "summary")
        self.about.setText("  ".join(part for part in (summary, plugin.version) if part))
        shop = state.selling.shops.get(chosen, Shop())
        problem = "\n".join(said(part) for part in (plugin.problem, shop.text) if part)
        self.show_state(*said_state(plugin, process), problem)
        self.switch.setChecked(plugin.state == "ready")
        self.switch.setEnabled(plugin.state != "refused")
        self.restart.setEnabled(plugin.state == "ready" and process is not None)
        self.forms.show_of(chosen, plugin.schema, plugin.secrets, bool(state.machine.keyring))
        self.forms.follow(plugin.settings)

    def _entry(self, name: str, plugin: Plugin) -> Entry:
        return Entry(name, plugin_word(plugin, "name"), *said_state(plugin, self._process(name)))

    # ------------------------------------------------------------ saying

    def _switch(self, on: bool) -> None:
        self.line.command(SwitchPlugin(plugin=self.chosen(), on=on))

    def _configure(self, plugin: str, name: str, value: Any) -> None:
        self.line.command(ConfigurePlugin(plugin=plugin, set={name: value}))

    def _hand_over(self, plugin: str, name: str, value: str, answered: Callable[[Kept], None]) -> None:
        self.line.ask(SetPluginSecret(plugin=plugin, name=name, value=value), Kept, answered)
