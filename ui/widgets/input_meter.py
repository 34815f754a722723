"""How loud a source is by itself, before any filter and fader: a meter that reads the source's own sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.meter import Meter, MeterMarks

if TYPE_CHECKING:
    from studio.control.sounds import LevelReader

_EVERY_MS = 50


class InputMeter(QWidget):
    """The level of one source or trial of the session, with its marks. `show_source("")` before it goes."""

    def __init__(self, session: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.meter = Meter()
        self._reader: LevelReader | None = None
        self._clock = QTimer(self, interval=_EVERY_MS)
        self._clock.timeout.connect(self._show_level)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.meter)
        row.addWidget(MeterMarks())

    def show_source(self, source: str) -> None:
        """Read the level of this one from now on; "": of none."""
        self._clock.stop()
        self.meter.show_silence()
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        if source:
            from studio.control.sounds import LevelReader  # brings numpy, which would keep the window shut for 0.1 s

            self._reader = LevelReader(self._session, source)
            self._clock.start()

    def _show_level(self) -> None:
        if self._reader is not None:
            self.meter.show_levels(self._reader.levels())
