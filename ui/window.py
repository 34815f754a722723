"""The main window: puts the areas in their places and remembers the layout. No behaviour of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QSizePolicy, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from studio.control.schema.machine import QuitStudio
from studio.control.schema.state import State
from ui.cards import CardsPanel
from ui.chat import ChatPanel
from ui.crowd import CrowdDialog
from ui.current import CurrentArea
from ui.current.deeds import Deeds
from ui.destinations import Destinations
from ui.golive import GoLive
from ui.host import HostScreens
from ui.host.text_dialog import PrompterDialog
from ui.hotkeys import Hotkeys, give_keys_to_the_show
from ui.hotkeys.keys import STRIPS
from ui.menus import Menus
from ui.menus.modes import MODES, ModeSwitch
from ui.monitors import Monitors
from ui.multiview import MultiviewStrip
from ui.notices import Banner, Confirming, Toasts
from ui.products import Thumbnails
from ui.queue import QueuePanel
from ui.room import ControlRoom
from ui.sales import SalesPanel
from ui.scenes import ItemList, SceneList
from ui.scenes.inspector import Inspector
from ui.scenes.lane_list import LaneList
from ui.sound import SoundMixer
from ui.sources.source_list import SourceList
from ui.statusbar import StatusBar
from ui.theme.parts import Panel

_LAYOUT = 2  # grows when the areas change, so that an old layout is not forced on them
_LOWEST_MONITORS_PX = 216  # the take bar is whole
_LEAST_AIR_PX = 216  # a destination's name beside its buttons
_ITEMS_PX, _INSPECTOR_PX = 152, 164  # names beside their buttons, fields beside their labels
_USUAL_SIZE = QSize(1600, 900)  # when the window is not maximised


class MainWindow(QMainWindow):
    """Monitors above, below them the show or the sale, the air at the right."""

    def __init__(self, room: ControlRoom) -> None:
        super().__init__()
        self.room = room
        self.setWindowTitle("Nightmarket")
        self.monitors = Monitors(room)
        self.strip = MultiviewStrip(room)
        self.sound = SoundMixer(room)
        self.golive = GoLive(room)
        self.destinations = Destinations(room, self._send_crowd)
        self.items = ItemList(room)
        self.inspector = Inspector(room)
        self.thumbnails = Thumbnails(self)
        self.deeds = Deeds(room, self)
        self.queue = QueuePanel(room, self.thumbnails)
        self.current = CurrentArea(room, self.deeds, self.thumbnails)
        self.host = HostScreens(room, self.thumbnails, self)
        self.chat = ChatPanel(room, self.host.shown_on, self._edit_prompter)
        self.cards = CardsPanel(room)
        self.sales = SalesPanel(room)
        self.queue.table.chosen_changed.connect(self.current.choose)
        self.modes = ModeSwitch()
        self._splitters = self._assemble()
        self.menus = Menus(room, self, self._default_layout, self.modes, self.host)
        self.menuBar().setCornerWidget(self.modes)
        self.setStatusBar(StatusBar(room))
        take_bar = self.monitors.take_bar
        actions: dict[str, Callable[[], object]] = {
            "take": take_bar.take,
            "cut": take_bar.cut,
            "panic": take_bar.toggle_panic,
            "explain-next": self.deeds.explain_next,
            "launch": self.deeds.arm_or_launch,
            "launch-cancel": self.deeds.cancel,
        }
        for number in range(1, STRIPS + 1):
            actions[f"mute-{number}"] = partial(self.sound.toggle_mute, number)
        self.hotkeys = Hotkeys(room, self, actions, self.monitors.preview)
        self.hotkeys.take_key_changed.connect(take_bar.show_key)
        take_bar.show_key(self.hotkeys.take_key())
        self.toasts = Toasts(self, self.monitors.program)
        room.notice.connect(self.toasts.show_notice)
        self.confirming = Confirming(room.desk, self)
        room.store.watch(self._title, lambda state: state.show.name, State.file)
        room.store.watch(self._know_pictures, State.pictures)
        self._left_sizes: dict[str, list[int]] = {}
        self._leaving = False  # the desk has agreed to end
        self._show_mode(self.modes.mode)
        self._restore_layout()
        self.modes.changed.connect(self._change_mode)

    # ------------------------------------------------------------ what one area opens of another

    def _send_crowd(self) -> None:
        CrowdDialog.show_for(self.room, self)

    def _edit_prompter(self) -> None:
        PrompterDialog(self.room, self).open()

    # ------------------------------------------------------------ places

    def _assemble(self) -> list[QSplitter]:
        tabs = self._library = QTabWidget()
        tabs.setAccessibleName(self.tr("Scenes, sources and overlays"))
        tabs.setUsesScrollButtons(False)
        scenes = SceneList(self.room)
        tabs.addTab(scenes, self.tr("Scenes"))
        tabs.addTab(SourceList(self.room), self.tr("Sources"))
        tabs.addTab(LaneList(self.room), self.tr("Overlays"))
        for shows_the_show in (self.monitors.preview, self.monitors.program, self.strip, scenes.rows):
            give_keys_to_the_show(shows_the_show)
        library = Panel("")
        library.title.hide()
        library.body.addWidget(tabs)
        bottom = _splitter(Qt.Orientation.Horizontal, library, self.items, self.inspector, self.sound)
        talk = QTabWidget()
        talk.setAccessibleName(self.tr("Chat and cards"))
        talk.setUsesScrollButtons(False)
        talk.addTab(self.chat, self.tr("Chat"))
        talk.addTab(self.cards, self.tr("Cards"))
        selling = _splitter(Qt.Orientation.Horizontal, self.queue, self.current, talk)
        self._pages = QStackedWidget()
        self._pages.addWidget(bottom)
        self._pages.addWidget(selling)
        left = _splitter(Qt.Orientation.Vertical, self.monitors, self.strip, self._pages)
        air = _splitter(Qt.Orientation.Vertical, self.destinations, self.sales)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.golive)
        column.addWidget(air, 1)
        whole = _splitter(Qt.Orientation.Horizontal, left, right)
        centre = QWidget()
        rows = QVBoxLayout(centre)
        rows.setContentsMargins(8, 2, 8, 0)
        rows.setSpacing(4)
        rows.addWidget(Banner(self.room))
        rows.addWidget(whole, 1)
        self.setCentralWidget(centre)
        return [whole, left, bottom, selling, air]

    def _show_mode(self, mode: str) -> None:
        """Mixing has the multiview and the show; selling the queue, the product on air, chat and sales."""
        selling = mode == "selling"
        ignored, usual = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        for page, name in zip(self._splitters[2:4], MODES, strict=True):  # what is not seen takes no room
            policy = usual if name == mode else ignored
            page.setSizePolicy(policy, policy)
        self._pages.setCurrentIndex(MODES.index(mode))
        self.strip.setVisible(not selling)
        self.sales.setVisible(selling)

    def _change_mode(self, mode: str) -> None:
        whole_left = self._splitters[1]
        self._left_sizes[MODES[1 - MODES.index(mode)]] = whole_left.sizes()
        self._show_mode(mode)
        whole_left.setSizes(self._left_sizes.get(mode) or self._default_rows())
        self.monitors.preview.setFocus()  # not whatever Qt finds next to what has just gone

    def _default_rows(self) -> list[int]:
        """Heights of monitors, multiview and what is below, in pixels."""
        width, height = max(self.width(), 900) - 16, max(self.height(), 480) - 70
        monitor = round((width - max(_LEAST_AIR_PX, round(width * 0.183)) - 104) / 2 * 9 / 16) + 28
        if self.modes.mode == "selling":
            below = max(min(390, height - _LOWEST_MONITORS_PX), height - monitor - 6)
            return [height - below - 6, 0, below]
        strip = max(64, round(height * 0.115))
        below = max(238, height - monitor - strip - 12)
        return [height - strip - below - 12, strip, below]

    def _default_layout(self) -> None:
        """Sizes that suit the window as it is."""
        whole, left, bottom, selling, air_rows = self._splitters
        width = max(self.width(), 800) - 16
        air = max(_LEAST_AIR_PX, round(width * 0.183))
        whole.setSizes([width - air, air])
        self._left_sizes.clear()
        left.setSizes(self._default_rows())
        room = width - air - whole.handleWidth()
        library = max(self._library.minimumSizeHint().width() + 16, round(room * 0.19))
        items, inspector = max(_ITEMS_PX, round(room * 0.19)), max(_INSPECTOR_PX, round(room * 0.24))
        bottom.setSizes([library, items, inspector, room - library - items - inspector - 3 * bottom.handleWidth()])
        queue, current = round(room * 0.48), max(316, round(room * 0.28))
        selling.setSizes([queue, current, room - queue - current])
        air_rows.setSizes([1, 2])

    def _restore_layout(self) -> None:
        settings = QSettings()
        geometry = settings.value("geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            self.setWindowState(Qt.WindowState.WindowMaximized)
            self.resize(_USUAL_SIZE)
        self._fit_on_screen()
        self._default_layout()
        saved = settings.value(f"splitters-{_LAYOUT}", [])
        states = [state for state in saved if isinstance(state, QByteArray)] if isinstance(saved, list) else []
        if len(states) == len(self._splitters):
            for splitter, state in zip(self._splitters, states, strict=True):
                splitter.restoreState(state)
            self._laid_out = True
        else:
            self._laid_out = False

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
        if not self._laid_out:
            self._default_layout()
        if not event.spontaneous():
            self.monitors.preview.setFocus()  # a plain key is for the show until something else is chosen
        if self.host.view is None and not event.spontaneous():
            self.host.reopen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._laid_out and not any(splitter.property("moved") for splitter in self._splitters):
            self._default_layout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.room.board.sleep(self.isMinimized())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.room.desk.online and not self._leaving:
            event.ignore()
            self.menus.files.leave(self._quit)
            return
        settings = QSettings()
        settings.setValue("geometry", self.saveGeometry())
        if self._laid_out or any(splitter.property("moved") for splitter in self._splitters):
            settings.setValue(f"splitters-{_LAYOUT}", [splitter.saveState() for splitter in self._splitters])
        self.host.leave()
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


def _splitter(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(6)
    splitter.setChildrenCollapsible(False)
    for part in parts:
        splitter.addWidget(part)
    splitter.splitterMoved.connect(lambda _place, _index: splitter.setProperty("moved", True))
    return splitter
