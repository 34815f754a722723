"""The main window: the stage in the middle, panels around it, and what one part opens of another. No behaviour of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QVBoxLayout, QWidget

from studio.control.schema.machine import QuitStudio
from studio.control.schema.state import State
from ui.crowd import CrowdDialog
from ui.docks import Docks
from ui.docks.dock import PanelDock
from ui.figures import DataScreen
from ui.host import HostView
from ui.host.text_dialog import PrompterDialog
from ui.hotkeys import Hotkeys
from ui.menus import Menus
from ui.menus.modes import ModeSwitch
from ui.monitors import Monitors
from ui.notices import Banner, Confirming, Toasts
from ui.panels import PanelContext, registry
from ui.panels.panel import ActsOnHotkeys
from ui.products import Thumbnails
from ui.room import ControlRoom
from ui.statusbar import StatusBar
from ui.widgets.second_screen import SecondScreen

_USUAL_SIZE = QSize(1600, 900)  # when the window is not maximised


class MainWindow(QMainWindow):
    """Preview, take bar and program cannot be closed; everything else is a panel that its area declares."""

    def __init__(self, room: ControlRoom) -> None:
        super().__init__()
        self.room = room
        self.setWindowTitle("Nightmarket")
        self.setContentsMargins(8, 2, 8, 0)
        self.monitors = Monitors(room)
        self.setCentralWidget(self._stage())
        self.thumbnails = Thumbnails(self)
        self.host = SecondScreen("host", lambda: HostView(room, self.thumbnails), self)
        self.data = SecondScreen("data", lambda: DataScreen(room), self)
        self.modes = ModeSwitch()
        context = PanelContext(room, self, self.thumbnails, self.host.shown_on, self._edit_prompter, self._send_crowd)
        self.docks = Docks(self, registry.found(), context, self.modes.mode)
        self.menus = Menus(room, self, self.docks, self.modes, self.host, self.data)
        self.menuBar().setCornerWidget(self.modes)
        self.setStatusBar(StatusBar(room))
        take_bar = self.monitors.take_bar
        self.hotkeys = Hotkeys(room, self, self._hotkey_actions(), self.monitors.preview)
        self.hotkeys.take_key_changed.connect(take_bar.show_key)
        take_bar.show_key(self.hotkeys.take_key())
        self.toasts = Toasts(self, self.monitors.program)
        room.notice.connect(self.toasts.show_notice)
        self.confirming = Confirming(room.desk, self)
        room.store.watch(self._title, lambda state: state.show.name, State.file)
        room.store.watch(self._know_pictures, State.pictures)
        room.store.watch(self._lock_on_air, lambda state: state.air.state)
        self._leaving = False  # the desk has agreed to end
        self._restore_geometry()
        self.docks.fit()
        self.modes.changed.connect(self._change_mode)

    def panel(self, panel_id: str) -> QWidget:
        """What a panel built.

        Raises:
            KeyError: there is no such panel.
        """
        return self.docks.dock(panel_id).content

    def _stage(self) -> QWidget:
        """What lies in the middle, and stays there."""
        stage = QWidget()
        rows = QVBoxLayout(stage)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(Banner(self.room))
        rows.addWidget(self.monitors, 1)
        return stage

    def _hotkey_actions(self) -> dict[str, Callable[[], object]]:
        """What each hotkey does: of the stage, and of the panels that act on some, also while they are closed."""
        take_bar = self.monitors.take_bar
        actions: dict[str, Callable[[], object]] = {
            "take": take_bar.take,
            "cut": take_bar.cut,
            "panic": take_bar.toggle_panic,
        }
        for dock in self.docks.docks():
            actions |= {action: partial(self._act, dock, action) for action in dock.panel.hotkeys}
        return actions

    def _act(self, dock: PanelDock, action: str) -> None:
        widget = dock.content
        assert isinstance(widget, ActsOnHotkeys), dock.panel.id
        widget.hotkey_actions()[action]()

    # ------------------------------------------------------------ what one area opens of another

    def _send_crowd(self) -> None:
        CrowdDialog.show_for(self.room, self)

    def _edit_prompter(self) -> None:
        PrompterDialog(self.room, self).open()

    # ------------------------------------------------------------ places

    def _change_mode(self, mode: str) -> None:
        self.docks.show_mode(mode)
        self.monitors.preview.setFocus()  # not whatever Qt finds next to what has just gone

    def _lock_on_air(self) -> None:
        if self.room.store.state.air.state != "off":
            self.docks.set_locked(True)

    def _restore_geometry(self) -> None:
        geometry = QSettings().value("geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            self.setWindowState(Qt.WindowState.WindowMaximized)
            self.resize(_USUAL_SIZE)
        self._fit_on_screen()

    def _fit_on_screen(self) -> None:
        """Never larger than the screen: not every system has a window manager that sees to it."""
        room = self.screen().availableGeometry()
        self.resize(self.size().boundedTo(room.size()))

    def _know_pictures(self) -> None:
        self.thumbnails.know_files(self.room.store.state.pictures)

    def _title(self) -> None:
        state = self.room.store.state
        mark = "" if state.file.saved else " *"
        self.setWindowTitle(f"{state.show.name}{mark} - Nightmarket")

    # ------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.docks.window_shown()
            self.monitors.preview.setFocus()  # a plain key is for the show until something else is chosen
        if not event.spontaneous():
            for screen in (self.host, self.data):
                if screen.view is None:
                    screen.reopen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.docks.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.room.board.sleep(self.isMinimized())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.room.desk.online and not self._leaving:
            event.ignore()
            self.menus.files.leave(self._quit)
            return
        QSettings().setValue("geometry", self.saveGeometry())
        self.docks.remember()
        self.host.leave()
        self.data.leave()
        super().closeEvent(event)

    def let_go(self) -> None:
        """Close what is open over the window, then the line to the desk: pictures of a dialog must not outlive their board."""
        for dialog in self.findChildren(QDialog):
            dialog.done(QDialog.DialogCode.Rejected)  # also one that waits for the desk, and would not be cancelled
        self.room.desk.close()
        self.room.board.stop()

    def _quit(self) -> None:
        """Closing ends the studio; the desk asks first while something is on air or on sale."""
        self.room.desk.request(QuitStudio(), lambda _result: self._leave(), lambda _text, _data: None)

    def _leave(self) -> None:
        self._leaving = True
        self.close()
