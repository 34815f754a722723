"""The main window: puts the areas in their places and remembers the layout. No behaviour of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox, QSplitter, QTabWidget, QVBoxLayout, QWidget

from ui.destinations import Destinations
from ui.golive import GoLive
from ui.hotkeys import Hotkeys
from ui.hotkeys.keys import STRIPS
from ui.menus import Menus
from ui.monitors import Monitors
from ui.multiview import MultiviewStrip
from ui.notices import Banner, Toasts
from ui.room import ControlRoom
from ui.scenes import ItemList, SceneList
from ui.scenes.inspector import Inspector
from ui.scenes.lane_list import LaneList
from ui.sound import SoundMixer
from ui.sources.source_list import SourceList
from ui.statusbar import StatusBar
from ui.theme.parts import Panel

_LAYOUT = 1  # grows when the areas change, so that an old layout is not forced on them
_STATUS_PX = 34
_USUAL_SIZE = QSize(1600, 900)  # when the window is not maximised


class MainWindow(QMainWindow):
    """Monitors above, multiview below them, the show at the bottom, the air at the right."""

    def __init__(self, room: ControlRoom) -> None:
        super().__init__()
        self.room = room
        self.setWindowTitle("Nightmarket")
        self.monitors = Monitors(room)
        self.strip = MultiviewStrip(room)
        self.sound = SoundMixer(room)
        self.golive = GoLive(room)
        self.destinations = Destinations(room)
        self.items = ItemList(room)
        self.inspector = Inspector(room)
        self._splitters = self._assemble()
        self.menus = Menus(room, self, self._default_layout)
        self.setStatusBar(StatusBar(room))
        take_bar = self.monitors.take_bar
        actions: dict[str, Callable[[], object]] = {
            "take": take_bar.take,
            "cut": take_bar.cut,
            "panic": take_bar.toggle_panic,
        }
        for number in range(1, STRIPS + 1):
            actions[f"mute-{number}"] = partial(self.sound.toggle_mute, number)
        self.hotkeys = Hotkeys(room, self, actions)
        self.toasts = Toasts(self, _STATUS_PX)
        room.notice.connect(self.toasts.show_notice)
        room.store.watch(self._title, ("show", "name"), "file")
        self._restore_layout()

    # ------------------------------------------------------------ places

    def _assemble(self) -> list[QSplitter]:
        tabs = QTabWidget()
        tabs.setUsesScrollButtons(False)
        tabs.addTab(SceneList(self.room), self.tr("Scenes"))
        tabs.addTab(SourceList(self.room), self.tr("Sources"))
        tabs.addTab(LaneList(self.room), self.tr("Overlays"))
        library = Panel("")
        library.title.hide()
        library.body.addWidget(tabs)
        bottom = _splitter(Qt.Orientation.Horizontal, library, self.items, self.inspector, self.sound)
        left = _splitter(Qt.Orientation.Vertical, self.monitors, self.strip, bottom)
        air = QWidget()
        column = QVBoxLayout(air)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.golive)
        column.addWidget(self.destinations, 1)
        whole = _splitter(Qt.Orientation.Horizontal, left, air)
        centre = QWidget()
        rows = QVBoxLayout(centre)
        rows.setContentsMargins(8, 2, 8, 0)
        rows.setSpacing(4)
        rows.addWidget(Banner(self.room))
        rows.addWidget(whole, 1)
        self.setCentralWidget(centre)
        return [whole, left, bottom]

    def _default_layout(self) -> None:
        """Sizes that suit the window as it is."""
        whole, left, bottom = self._splitters
        width, height = max(self.width(), 1000) - 16, max(self.height(), 600) - 70
        air = max(250, round(width * 0.17))
        whole.setSizes([width - air, air])
        monitor = round((width - air - 104) / 2 * 9 / 16) + 28
        strip = max(84, round(height * 0.115))
        below = max(238, height - monitor - strip - 12)
        left.setSizes([height - strip - below - 12, strip, below])
        room = width - air
        library, items, inspector = round(room * 0.19), round(room * 0.19), round(room * 0.24)
        bottom.setSizes([library, items, inspector, room - library - items - inspector])

    def _restore_layout(self) -> None:
        settings = QSettings()
        geometry = settings.value("geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            self.setWindowState(Qt.WindowState.WindowMaximized)
            self.resize(_USUAL_SIZE)
        self._fit_on_screen()
        self._default_layout()
        saved = settings.value(f"splitters-{_LAYOUT}", [])
        if isinstance(saved, list) and len(saved) == len(self._splitters):
            for splitter, state in zip(self._splitters, saved, strict=True):
                splitter.restoreState(state)
            self._laid_out = True
        else:
            self._laid_out = False

    def _fit_on_screen(self) -> None:
        """Never larger than the screen: not every system has a window manager that sees to it."""
        room = self.screen().availableGeometry()
        self.resize(self.size().boundedTo(room.size()))

    def _title(self) -> None:
        name = str(self.room.store.get("show", "name", default=""))
        mark = "" if self.room.store.get("file", "saved", default=True) else " *"
        self.setWindowTitle(f"{name}{mark} - Nightmarket" if name else "Nightmarket")

    # ------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._laid_out:
            self._default_layout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._laid_out and not any(splitter.property("moved") for splitter in self._splitters):
            self._default_layout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.room.board.sleep(self.isMinimized())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        settings = QSettings()
        settings.setValue("geometry", self.saveGeometry())
        if self._laid_out or any(splitter.property("moved") for splitter in self._splitters):
            settings.setValue(f"splitters-{_LAYOUT}", [splitter.saveState() for splitter in self._splitters])
        super().closeEvent(event)

    def _may_close(self) -> bool:
        """Closing ends the studio: never by accident while on air."""
        on_air = self.room.store.get("air", "state", default="off") != "off"
        saved = self.room.store.get("file", "saved", default=True)
        if not self.room.desk.online or (not on_air and saved):
            return True
        if on_air:
            words, go = self.tr("The show is on air. Closing the studio ends it."), self.tr("End the show and close")
        else:
            words, go = self.tr("The show has changes that are not saved."), self.tr("Close without saving")
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Close the studio?"), words, parent=self)
        leave = box.addButton(go, QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("Stay"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is leave


def _splitter(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(6)
    splitter.setChildrenCollapsible(False)
    for part in parts:
        splitter.addWidget(part)
    splitter.splitterMoved.connect(lambda _place, _index: splitter.setProperty("moved", True))
    return splitter
