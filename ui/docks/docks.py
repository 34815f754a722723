"""All panels of the window in their docks: moved, closed, floated, locked, and remembered for each mode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QTabBar, QTabWidget

from ui.docks import saved, usual
from ui.docks.dock import PanelDock
from ui.panels import Panel, PanelContext

_OPTIONS = QMainWindow.DockOption
_AREAS = Qt.DockWidgetArea


class Docks(QObject):
    """The docks of one window. They are locked until somebody unlocks them, and again when the show goes on air. GUI thread only.

    A layout that nobody touched follows the window's size by the places that panels declare; one that somebody made keeps its
    proportions.
    """

    locked_changed = Signal(bool)

    def __init__(self, window: QMainWindow, panels: Iterable[Panel], context: PanelContext, mode: str) -> None:
        super().__init__(window)
        self._window, self.mode = window, mode
        self.locked = True
        self._arranging = False
        self._made: tuple[QSize, dict[str, QSize]] | None = None  # sizes that somebody made, in a window of which size
        self._changed = False  # since the sizes were last looked at
        self._pressed: QByteArray | None = None
        window.setDockOptions(_OPTIONS.AllowNestedDocks | _OPTIONS.AllowTabbedDocks)
        window.setTabPosition(_AREAS.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setCorner(Qt.Corner.BottomRightCorner, _AREAS.RightDockWidgetArea)
        window.setCorner(Qt.Corner.TopRightCorner, _AREAS.RightDockWidgetArea)
        self._docks = {panel.id: PanelDock(panel, context, window) for panel in panels}
        for dock in self._docks.values():
            dock.topLevelChanged.connect(partial(self._floated, dock))
            dock.dockLocationChanged.connect(self._touched)
            dock.closed.connect(self._touched)
            if dock.panel.always_hears:
                _ = dock.content
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        window.installEventFilter(self)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._bring_into_sight)
        self._begin()

    # ------------------------------------------------------------ what is asked of it

    def docks(self) -> list[PanelDock]:
        return list(self._docks.values())

    def dock(self, panel_id: str) -> PanelDock:
        """A panel's dock.

        Raises:
            KeyError: there is no such panel.
        """
        return self._docks[panel_id]

    def open(self, dock: PanelDock) -> None:
        """Show a panel where it was last, in front of its tabs."""
        dock.show()
        self._make_room(dock)
        dock.come_into_sight()
        dock.raise_()
        self._touched()

    def close(self, dock: PanelDock) -> None:
        """Put a panel away, if it may be."""
        if dock.panel.closable:
            dock.hide()
            self._touched()

    def set_floating(self, dock: PanelDock, floating: bool) -> None:
        """Give a panel a window of its own, or put it back among the others. Opens it."""
        dock.show()
        dock.set_floating(floating)
        self._make_room(dock)
        dock.come_into_sight()
        dock.raise_()
        self._touched()

    def set_locked(self, locked: bool) -> None:
        """Whether panels stay where they are. What the menus do with them works all the same."""
        if locked == self.locked:
            return
        self.locked = locked
        with self._arrange():
            for dock in self._docks.values():
                dock.set_locked(locked)
        self.fit()
        self.locked_changed.emit(locked)

    def show_mode(self, mode: str) -> None:
        """Keep the layout of this mode, and bring that of another."""
        if mode != self.mode:
            self.remember()
            self.mode = mode
            self._begin()

    def reset(self) -> None:
        """Back to the usual layout of this mode."""
        self._made, self._changed = None, False
        saved.forget(self.mode)
        with self._arrange():
            usual.arrange(self._window, self._docks.values(), self.mode)
        self.fit()

    def remember(self) -> None:
        """Write down the layout of this mode, if somebody made it."""
        if self._made is None:
            return
        window, sizes = self._made
        saved.write(
            self.mode,
            saved.SavedLayout(
                state=bytes(self._window.saveState().data()),
                window=(window.width(), window.height()),
                sizes={name: (size.width(), size.height()) for name, size in sizes.items()},
                panels=tuple(self._docks),
            ),
        )

    def window_shown(self) -> None:
        """To be called as the window comes into sight."""
        self.fit()
        QTimer.singleShot(0, self, self._show_floating_anew)

    def fit(self) -> None:
        """Give all panels the sizes that suit the window as it is."""
        with self._arrange():
            if self._made is None:
                sizes = usual.usual_sizes(self._window.size(), self._docks.values(), self.mode)
                usual.resize(self._window, {dock: size for dock, size in sizes.items() if self._in_window(dock)})
            else:
                usual.resize(self._window, self._scaled(*self._made))
        self._settling.start()

    # ------------------------------------------------------------ inside

    @contextmanager
    def _arrange(self) -> Iterator[None]:
        """What moves meanwhile was not moved by the operator, and is seen only once it is done."""
        before, self._arranging = self._arranging, True
        self._window.setUpdatesEnabled(False)
        try:
            yield
        finally:
            self._arranging = before
            self._dress_tabs()
            if not before:
                self._window.setUpdatesEnabled(True)
                for dock in self._docks.values():
                    dock.setUpdatesEnabled(True)  # one that floats since is no longer reached through the window

    def _begin(self) -> None:
        """The layout that was left in this mode; the usual one where there is none, or none that can be used."""
        left = saved.read(self.mode)
        with self._arrange():
            usual.arrange(self._window, self._docks.values(), self.mode)
            self._made, self._changed = None, False
            if left is not None and self._window.restoreState(QByteArray(left.state)):
                self._made = (QSize(*left.window), {name: QSize(*size) for name, size in left.sizes.items()})
                self._mend(left.panels)
                for dock in reversed(self.docks()):
                    self._make_room(dock)
        self.fit()
        self._bring_into_sight()

    def _mend(self, known: tuple[str, ...]) -> None:
        """A layout of before knows nothing of panels that came since, and may have lost what cannot be closed."""
        for dock in self._docks.values():
            new, place = dock.panel.id not in known, dock.panel.place(self.mode)
            nowhere = self._window.dockWidgetArea(dock) == _AREAS.NoDockWidgetArea and not dock.isFloating()
            if new or nowhere:
                area = _AREAS.RightDockWidgetArea if place.where == "beside" else _AREAS.BottomDockWidgetArea
                self._window.addDockWidget(area, dock)
                dock.setVisible(place.shown)
            if not dock.panel.closable and not dock.open:
                dock.show()

    def _show_floating_anew(self) -> None:
        """Those that came before their window would lie behind it."""
        with self._arrange():
            for dock in self._docks.values():
                if dock.open and dock.isFloating():
                    dock.hide()
                    dock.show()

    def _make_room(self, dock: PanelDock) -> None:
        """Make a panel a tab of the largest beside it where the screen cannot hold all that is open side by side."""
        room = self._window.screen().availableSize()
        least = self._window.minimumSizeHint()
        if not self._in_window(dock) or (least.width() <= room.width() and least.height() <= room.height()):
            return
        area = self._window.dockWidgetArea(dock)
        beside = [other for other in self._docks.values() if self._in_window(other) and other.content.isVisible()]
        same = [other for other in beside if other is not dock and self._window.dockWidgetArea(other) == area]
        if same:
            self._window.tabifyDockWidget(max(same, key=lambda other: other.width() * other.height()), dock)

    def _floated(self, dock: PanelDock, floating: bool) -> None:
        """Its own button, or a drag, has given it a window or put it back among the others."""
        if not floating and not self._arranging:
            QTimer.singleShot(0, dock, partial(self._came_back, dock))  # not while Qt still puts it there
        self._touched()

    def _came_back(self, dock: PanelDock) -> None:
        self._make_room(dock)
        dock.raise_()

    def _in_window(self, dock: PanelDock) -> bool:
        return dock.open and not dock.isFloating()

    def _scaled(self, window: QSize, sizes: dict[str, QSize]) -> usual.Sizes:
        now, found = self._window.size(), usual.Sizes()
        across, down = now.width() / window.width(), now.height() / window.height()
        for name, size in sizes.items():
            dock = self._docks.get(name)
            if dock is not None and self._in_window(dock):
                own = not dock.panel.place(self.mode).share  # as high as it needs, in every window
                high = dock.sizeHint().height() if own else round(size.height() * down)
                found[dock] = QSize(round(size.width() * across), high)
        return found

    def _touched(self, *_what: object) -> None:
        """The operator has changed something: from now on the layout is his."""
        if not self._arranging:
            self._made = self._made or (self._window.size(), {})
            self._changed = True
            self._settling.start()

    def _settle(self) -> None:
        """Once Qt has laid everything out: title bars where they are needed, names of tabs, and what is remembered."""
        for dock in self._docks.values():
            dock.suit()
        self._dress_tabs()
        if self._changed and self._window.isVisible():
            self._changed = False
            self._made = (self._window.size(), {dock.panel.id: dock.size() for dock in self._sized()})
            self.remember()

    def _sized(self) -> list[PanelDock]:
        """Docks in the window whose size says something: of tabs the one in front."""
        return [dock for dock in self._docks.values() if self._in_window(dock) and dock.content.isVisible()]

    def _dress_tabs(self) -> None:
        """Names of tabs are whole, and what does not fit is scrolled to: Qt would leave each a letter and dots."""
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setMovable(not self.locked)
            bar.setUsesScrollButtons(True)
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setDrawBase(False)
            bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            bar.setAccessibleName(", ".join(bar.tabText(at) for at in range(bar.count())))

    def _bring_into_sight(self) -> None:
        for dock in self._docks.values():
            dock.come_into_sight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A border between panels is no widget: it has moved when the layout is another one after a press than before."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self._pressed = self._window.saveState()
        elif event.type() is QEvent.Type.MouseButtonRelease and self._pressed is not None:
            before, self._pressed = self._pressed, None
            if self._window.saveState() != before:
                self._touched()
        return False
