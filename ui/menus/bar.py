"""File, Edit, Show, View, Help."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QInputDialog, QMainWindow, QMenu, QMessageBox

from studio import __version__
from studio.control.schema.document import Redo, RenameShow, Undo
from studio.control.schema.state import State
from ui import language
from ui.canvases.dialog import CanvasDialog
from ui.connections import ConnectionsDialog
from ui.crowd import CrowdDialog
from ui.docks import Docks
from ui.firstrun.dialog import CapacityDialog
from ui.hotkeys.dialog import HotkeyDialog
from ui.menus.files import ShowFiles
from ui.menus.labels import label_words
from ui.menus.modes import ModeSwitch
from ui.menus.panels import PanelMenus
from ui.menus.reports import ShowReports
from ui.opening import Opening
from ui.plugins import PluginDialog
from ui.room import ControlRoom
from ui.theme.plain import caption
from ui.widgets.second_screen import SecondScreen

_DOCUMENTS = Path(__file__).parents[2]


class Menus(QObject):
    """Builds the menus once and keeps their words in step with the desk."""

    def __init__(
        self,
        room: ControlRoom,
        window: QMainWindow,
        docks: Docks,
        modes: ModeSwitch,
        host: SecondScreen,
        data: SecondScreen,
    ) -> None:
        super().__init__(window)
        self.room, self._window = room, window
        self._modes, self._host, self._data = modes, host, data
        self.files = ShowFiles(room, window)
        self.reports = ShowReports(room, window, self._open_path)
        bar = window.menuBar()
        self._fill_file(bar.addMenu(self.tr("&File")))
        self._fill_edit(bar.addMenu(self.tr("&Edit")))
        self._fill_show(bar.addMenu(self.tr("&Show")))
        self._fill_view(bar.addMenu(self.tr("&View")), docks)
        self._fill_help(bar.addMenu(self.tr("&Help")))
        room.store.watch(self._refresh_reports, lambda state: state.kept_show.progress)
        room.store.watch(self._refresh, State.undo, lambda state: state.air.state)
        self._refresh()

    def _fill_file(self, menu: QMenu) -> None:
        key = QKeySequence.StandardKey
        self._new = _add(menu, self.tr("&New show"), self.files.new, key.New)
        self._open = _add(menu, self.tr("&Open…"), self.files.ask_open, key.Open)
        self._recent = menu.addMenu(self.tr("Open &recent"))
        self._recent.aboutToShow.connect(self._fill_recent)
        menu.addSeparator()
        _add(menu, self.tr("&Save"), self.files.save, key.Save)
        _add(menu, self.tr("Save &as…"), self.files.save_as, key.SaveAs)
        _add(menu, self.tr("Re&name the show…"), self._rename)
        menu.addSeparator()
        _add(menu, self.tr("&Quit"), lambda: self._window.close(), key.Quit)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self.files.recent():
            self._recent.addAction(caption(path), partial(self.files.open, path))
        if not self._recent.actions():
            self._recent.addAction(self.tr("None yet")).setEnabled(False)

    def _fill_edit(self, menu: QMenu) -> None:
        key = QKeySequence.StandardKey
        self._undo = _add(menu, "", lambda: self.room.desk.command(Undo()), key.Undo)
        self._redo = _add(menu, "", lambda: self.room.desk.command(Redo()), key.Redo)

    def _fill_show(self, menu: QMenu) -> None:
        _add(menu, self.tr("&Hotkeys…"), lambda: HotkeyDialog(self.room, self._window).open())
        _add(menu, self.tr("&Canvases and encodings…"), lambda: CanvasDialog(self.room, self._window).open())
        _add(menu, self.tr("C&onnections…"), lambda: ConnectionsDialog(self.room, self._window).open())
        _add(menu, self.tr("&Plugins…"), lambda: PluginDialog(self.room, self._window).open())
        _add(menu, self.tr("Send in a c&rowd…"), lambda: CrowdDialog.show_for(self.room, self._window))
        menu.addSeparator()
        self._report = _add(menu, self.tr("Report of &this show"), self.reports.of_this)
        self._kept_report = _add(menu, self.tr("Report of a &kept show…"), self.reports.ask_kept)
        _add(menu, self.tr("Show in &folder"), self.reports.show_folder)
        menu.addSeparator()
        self._measure = _add(menu, self.tr("&Measure this computer…"), lambda: CapacityDialog(self.room, self._window).open())

    def _fill_view(self, menu: QMenu, docks: Docks) -> None:
        for mode, words, keys in (("mixing", self.tr("&Mixing"), "Alt+1"), ("selling", self.tr("&Selling"), "Alt+2")):
            _add(menu, words, partial(self._modes.choose, mode)).setShortcut(keys)
        menu.addSeparator()
        PanelMenus(docks, menu)
        menu.addSeparator()
        for words, screen in ((self.tr("&Host view"), self._host), (self.tr("&Data screen"), self._data)):
            places = menu.addMenu(words)
            places.aboutToShow.connect(partial(self._fill_places, places, screen))
        menu.addSeparator()
        full = _add(menu, self.tr("&Full screen"), self._toggle_full, key=None)
        full.setShortcut("F11")
        languages, chosen = menu.addMenu(self.tr("&Language")), language.chosen()
        for code, name in language.names().items():
            action = languages.addAction(name or self.tr("As the system"))
            action.setCheckable(True)
            action.setChecked(code == chosen)
            action.triggered.connect(lambda _checked=False, code=code: self._choose_language(code))

    def _fill_places(self, menu: QMenu, screen: SecondScreen) -> None:
        menu.clear()
        for name, words in screen.places():
            action = menu.addAction(caption(words))
            action.setCheckable(True)
            action.setChecked(screen.shown_on() == name)
            action.triggered.connect(lambda _checked=False, name=name: screen.show_on(name))
        menu.addSeparator()
        menu.addAction(self.tr("&Close it"), screen.close).setEnabled(bool(screen.shown_on()))

    def _fill_help(self, menu: QMenu) -> None:
        _add(menu, self.tr("&Keys…"), lambda: HotkeyDialog(self.room, self._window).open())
        for words, path in (
            (self.tr("&First steps"), "README.md"),
            (self.tr("&Plugins of your own"), "docs/plugins.md"),
            (self.tr("&Control by programs"), "docs/control.md"),
        ):
            _add(menu, words, partial(self._open_path, str(_DOCUMENTS / path)))
        menu.addSeparator()
        _add(menu, self.tr("&Logs and reports"), self._open_logs)
        menu.addSeparator()
        _add(menu, self.tr("&About Nightmarket {version}").format(version=__version__), self._about)

    def _open_logs(self) -> None:
        """The kept ones of the last sessions; where none can be kept, those of this one."""
        logs = self.room.store.state.logs
        path = logs.kept or logs.session
        if path:
            self._open_path(path)
        else:
            self.room.notice.emit("warn", self.tr("The studio has not said yet where its logs are. Try again in a moment."))

    def _open_path(self, path: str) -> None:
        words = self.tr("No program could be opened for it. It is at {path}").format(path=path)
        Opening(QUrl.fromLocalFile(path), lambda: self.room.notice.emit("warn", words), self.room)

    def _toggle_full(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _choose_language(self, code: str) -> None:
        language.choose(code)
        QMessageBox.information(
            self._window, self.tr("Language"), self.tr("The window uses the new language when it is opened next.")
        )

    def _rename(self) -> None:
        old = self.room.store.state.show.name
        name, accepted = QInputDialog.getText(self._window, self.tr("Rename the show"), self.tr("Name"), text=old)
        if accepted and name.strip() and name != old:
            self.room.desk.command(RenameShow(name=name.strip()))

    def _about(self) -> None:
        text = self.tr("Nightmarket {version}\nA broadcast studio for live commerce.\nApache License 2.0").format(
            version=__version__
        )
        QMessageBox.about(self._window, self.tr("About Nightmarket"), text)

    def _refresh_reports(self) -> None:
        """How far the report is that is being made; no other is begun meanwhile."""
        progress = self.room.store.state.kept_show.progress
        words = self.tr("Report of &this show")
        if progress is not None:
            words = self.tr("A report is being made: {percent} %").format(percent=round(100 * progress))
        self._report.setText(words)
        for action in (self._report, self._kept_report):
            action.setEnabled(progress is None)

    def _refresh(self) -> None:
        state = self.room.store.state
        undo, off = state.undo, state.air.state == "off"
        for action, label, plain, named in (
            (self._undo, undo.undo, self.tr("&Undo"), self.tr("&Undo: {label}")),
            (self._redo, undo.redo, self.tr("&Redo"), self.tr("&Redo: {label}")),
        ):
            action.setText(named.format(label=label_words(label)) if label else plain)
            action.setEnabled(bool(label))
        for action in (self._new, self._open, self._measure):
            action.setEnabled(off)
        self._recent.setEnabled(off)


def _add(menu: QMenu, words: str, chosen: Callable[[], object], key: QKeySequence.StandardKey | None = None) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda _checked=False: chosen())
    if key is not None:
        action.setShortcuts(key)
    return action
