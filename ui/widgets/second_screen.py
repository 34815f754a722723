"""A window for another screen: which one it is on is remembered, and it is opened there again with the next start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

WINDOW = "window"  # a plain window instead of a whole screen


class ScreenView(QWidget):
    """What is shown there: a window of its own. F11 fills the screen and Esc gives it back."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11:
            self.toggle_full()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        else:
            super().keyPressEvent(event)

    def toggle_full(self) -> None:
        """Fill the screen, or be a window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class SecondScreen(QObject):
    """Opens and closes one such window. `name`: its own in the settings. GUI thread only."""

    def __init__(self, name: str, make: Callable[[], ScreenView], parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._make = name, make
        self.view: ScreenView | None = None

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
        return self._place() if self.view is not None else ""

    def reopen(self) -> None:
        """Open it where it was when the studio was last closed, if that screen is still there."""
        place = self._place()
        if place and QSettings().value(f"{self._name}_open", False, bool) is True and place in dict(self.places()):
            self.show_on(place)

    def show_on(self, place: str) -> None:
        """Show it there; the place is remembered."""
        QSettings().setValue(f"{self._name}_place", place)
        QSettings().setValue(f"{self._name}_open", True)
        if self.view is None:
            self.view = self._make()
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
        QSettings().setValue(f"{self._name}_open", False)
        self.leave()

    def leave(self) -> None:
        """The studio ends: close it and remember that it was open."""
        view, self.view = self.view, None
        if view is not None:
            view.closed.disconnect(self._closed)
            view.hide()
            view.deleteLater()

    def _closed(self) -> None:
        """The window was closed by hand."""
        self.close()

    def _place(self) -> str:
        return str(QSettings().value(f"{self._name}_place", "") or "")

    def _screen(self, place: str) -> QScreen | None:
        return next((screen for screen in QGuiApplication.screens() if screen.name() == place), None)
