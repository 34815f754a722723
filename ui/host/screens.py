"""Which screen the host view is on; remembered, and opened there again with the next start."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ui.host.view import HostView
from ui.products import Thumbnails
from ui.room import ControlRoom

WINDOW = "window"  # a plain window instead of a whole screen


class HostScreens(QObject):
    """Opens and closes the host view. GUI thread only."""

    def __init__(self, room: ControlRoom, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.room, self._thumbnails, self._parent = room, thumbnails, parent
        self.view: HostView | None = None

    def places(self) -> list[tuple[str, str]]:
        """(name, words) of where it can be shown: every screen, and a window."""
        found = []
        for number, screen in enumerate(QGuiApplication.screens(), 1):
            size = screen.size()
            words = self.tr("Screen {number}: {name}, {width} × {height}").format(
                number=number, name=screen.name(), width=size.width(), height=size.height()
            )
            found.append((screen.name(), words))
        return [*found, (WINDOW, self.tr("In a window"))]

    def shown_on(self) -> str:
        """Name of the place it is on, "" while it is closed."""
        return str(QSettings().value("host_place", "") or "") if self.view is not None else ""

    def reopen(self) -> None:
        """Open it where it was when the studio was last closed, if that screen is still there."""
        place = str(QSettings().value("host_place", "") or "")
        if place and QSettings().value("host_open", False, bool) is True and place in dict(self.places()):
            self.show_on(place)

    def show_on(self, place: str) -> None:
        """Show it there; the place is remembered."""
        QSettings().setValue("host_place", place)
        QSettings().setValue("host_open", True)
        if self.view is None:
            self.view = HostView(self.room, self._thumbnails)
            self.view.closed.connect(self._closed)
        screen = self._screen(place)
        if screen is None:
            self.view.showNormal()
            self.view.resize(1280, 720)
            return
        self.view.showNormal()
        self.view.setScreen(screen)
        self.view.setGeometry(screen.geometry())
        self.view.showFullScreen()

    def close(self) -> None:
        """Close it for good: it is not opened with the next start."""
        QSettings().setValue("host_open", False)
        self.leave()

    def leave(self) -> None:
        """The studio ends: close it and remember that it was open."""
        view, self.view = self.view, None
        if view is not None:
            view.closed.disconnect(self._closed)
            view.hide()
            view.deleteLater()

    def _closed(self) -> None:
        """The host's window was closed by hand."""
        self.close()

    def _screen(self, place: str) -> QScreen | None:
        return next((screen for screen in QGuiApplication.screens() if screen.name() == place), None)
