"""What the View menu does with panels: open and close them, give them windows of their own, lock and reset the layout."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.docks import Docks
from ui.docks.dock import PanelDock
from ui.theme.plain import caption


class PanelMenus(QObject):
    """Part of a menu. It works while the layout is locked as well: a menu is no slip of the hand."""

    def __init__(self, docks: Docks, menu: QMenu) -> None:
        super().__init__(menu)
        self._docks = docks
        self._panels = menu.addMenu(self.tr("&Panels"))
        self._panels.aboutToShow.connect(self._fill_panels)
        self._windows = menu.addMenu(self.tr("&Windows of their own"))
        self._windows.aboutToShow.connect(self._fill_windows)
        self._lock = menu.addAction(self.tr("Loc&k the layout"))
        self._lock.setCheckable(True)
        self._lock.setChecked(docks.locked)
        self._lock.triggered.connect(docks.set_locked)
        docks.locked_changed.connect(self._lock.setChecked)
        menu.addAction(self.tr("&Reset the layout")).triggered.connect(lambda _checked=False: docks.reset())

    def _fill_panels(self) -> None:
        self._panels.clear()
        for dock in self._by_name():
            action = self._entry(self._panels, dock, dock.open, self._toggle)
            action.setEnabled(dock.panel.closable or not dock.open)

    def _fill_windows(self) -> None:
        self._windows.clear()
        for dock in self._by_name():
            self._entry(self._windows, dock, dock.open and dock.isFloating(), self._docks.set_floating)

    def _toggle(self, dock: PanelDock, open_it: bool) -> None:
        if open_it:
            self._docks.open(dock)
        else:
            self._docks.close(dock)

    def _by_name(self) -> list[PanelDock]:
        return sorted(self._docks.docks(), key=lambda dock: dock.windowTitle())

    def _entry(self, menu: QMenu, dock: PanelDock, checked: bool, chosen: Callable[[PanelDock, bool], None]) -> QAction:
        action = menu.addAction(caption(dock.windowTitle()))
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda on: chosen(dock, on))
        return action
