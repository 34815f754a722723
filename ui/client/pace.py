"""Holds news back so that nothing is drawn more often than ten times a second, and the last of it always is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

_PERIOD_MS = 100


class Pace(QObject):
    """`ask` as often as you like; `turn` is called at once, then at most once per 0.1 s. GUI thread only."""

    def __init__(self, turn: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._turn = turn
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go)

    def ask(self) -> None:
        if self._timer.isActive():
            return
        passed = self._since.elapsed() if self._since.isValid() else _PERIOD_MS
        if passed >= _PERIOD_MS:
            self._go()
        else:
            self._timer.start(_PERIOD_MS - passed)

    def _go(self) -> None:
        self._since.start()
        self._turn()
