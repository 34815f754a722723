"""The window's frames, measured from inside its process: how long painting takes, and how late a frame could begin."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from studio.values import refcount_workaround
from ui import app, theme
from ui.window import MainWindow

_PERIOD_MS = 16


class Frames:
    """ms of each frame's painting, and how late a timer of 60 a second came: how long the thread was busy when one was due."""

    def __init__(self) -> None:
        self.painted: list[float] = []
        self.late: list[float] = []
        self._due = 0.0
        self._timer = QTimer(interval=_PERIOD_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Forget what was measured, and measure from now on."""
        self.painted.clear()
        self.late.clear()
        self._due = time.perf_counter()
        self._timer.start()

    def end(self) -> str:
        """What was measured, in words."""
        self._timer.stop()
        return f"{_said('frame', self.painted)}, {_said('late', self.late)}"

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._due) * 1000 - _PERIOD_MS))
        self._due = now


def open_window(session: Path, scratch: Path, frames: Frames) -> MainWindow:
    """The real window over `session`, selling, at 1366 x 768. The application exists already."""

    class Timed(MainWindow):
        def event(self, event: QEvent) -> bool:
            if event.type() is not QEvent.Type.UpdateRequest:
                return super().event(event)
            began = time.perf_counter()
            done = super().event(event)
            frames.painted.append((time.perf_counter() - began) * 1000)
            return done

    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(scratch / "settings"))
    app.MainWindow = Timed  # type: ignore[misc]
    window = app.build(session)
    window.modes.choose("selling")
    window.showNormal()
    window.resize(1366, 768)
    return window


def application() -> QApplication:
    """The application of a window that is measured."""
    refcount_workaround.keep()
    made = QApplication([])
    theme.apply(made)
    return made


def _said(name: str, values: list[float]) -> str:
    ordered = sorted(values) or [0.0]

    def share(part: float) -> float:
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))]

    return f"{name} p50 {share(0.5):.1f} p95 {share(0.95):.1f} max {ordered[-1]:.1f} ms ({len(values)})"
