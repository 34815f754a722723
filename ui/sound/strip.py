"""One strip of the sound desk."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QSpinBox, QVBoxLayout, QWidget

from studio.control.schema.sound import UpdateStrip
from studio.document import model
from ui.room import ControlRoom
from ui.sound.fader import Fader
from ui.sound.filter_dialog import StripFilterDialog
from ui.theme.parts import ElidedLabel, flat_button, mark, spaced
from ui.widgets import scale
from ui.widgets.meter import SILENT, Levels, Meter, levels_row

WIDTH_PX = 88


class _Balance(QSlider):
    """Left to right; a double click goes to the middle."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("balance")
        self.setRange(-100, 100)

    def follow(self, value: int) -> None:
        """Show the desk's value, unless a hand is on it."""
        if not self.isSliderDown():
            self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(0)


class Strip(QWidget):
    """The sound of one source: gain, mute, solo, balance, delay, listening, level."""

    def __init__(self, room: ControlRoom, source_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room, self.source_id = room, source_id
        self._named = ""
        self._dialog: StripFilterDialog | None = None
        self.setFixedWidth(WIDTH_PX)
        self.name = ElidedLabel()
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.meter = Meter()
        self.fader = Fader()
        self.fader.moved.connect(lambda gain_db: self._update({"gain_db": gain_db}, "gain"))
        self._gain = QLabel()
        self._gain.setObjectName("small")
        self._gain.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._filters = QPushButton(self.tr("FX"))
        self._filters.setObjectName("filters")
        self._filters.setToolTip(self.tr("Filters before the fader: gate, compressor, …"))
        self._filters.clicked.connect(lambda _checked=False: self.show_filters())
        self._mute = self._toggle("mute", self.tr("M"), self.tr("Mute"))
        self._solo = self._toggle("solo", self.tr("S"), self.tr("Solo: only the strips that are solo sound"))
        self._listen = flat_button("headphones", self.tr("Hear it on the monitor output"), self._toggle_listen, "headphones")
        self._balance = _Balance()
        self._balance.setToolTip(self.tr("Balance"))
        self._balance.valueChanged.connect(lambda value: self._update({"balance": value / 100}, "balance"))
        self._delay = QSpinBox()
        self._delay.setRange(0, 2000)
        self._delay.setSingleStep(10)
        self._delay.setSuffix(self.tr(" ms"))
        self._delay.setKeyboardTracking(False)
        spaced(self._delay)
        self._delay.setToolTip(self.tr("Delay, to bring sound and picture together"))
        self._delay.valueChanged.connect(lambda value: self._update({"delay_ms": value}, "delay"))
        self._build()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self._mute, self._solo, self._listen):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 2, 0)
        column.setSpacing(3)
        column.addWidget(self.name)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._gain, 1)
        head.addWidget(self._filters)
        column.addLayout(head)
        column.addLayout(levels_row(self.fader, self.meter), 1)
        column.addLayout(buttons)
        column.addWidget(self._balance)
        column.addWidget(self._delay)

    def _toggle(self, name: str, letter: str, words: str) -> QPushButton:
        button = QPushButton(letter)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setToolTip(words)
        button.clicked.connect(lambda on: self._update({name: on}))
        return button

    def show_filters(self) -> None:
        """Open the filters of this strip, or bring them to the front."""
        if self._dialog is None:
            self._dialog = StripFilterDialog(self.room, self.source_id, self.window())
            self._dialog.destroyed.connect(self._filters_closed)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _filters_closed(self) -> None:
        self._dialog = None

    def _toggle_listen(self) -> None:
        self._update({"monitor": self._listen.isChecked()})

    def _update(self, fields: dict[str, Any], gesture: str = "") -> None:
        params: dict[str, Any] = {"source": self.source_id, "set": fields}
        if gesture:
            params["gesture"] = f"strip-{self.source_id}-{gesture}"
        self.room.desk.command(UpdateStrip(**params))

    def _name_parts(self, name: str) -> None:
        """Every part says whose it is: there are as many of its kind as there are strips."""
        if name == self._named:
            return
        self._named = name
        self.name.setText(name)
        self.fader.name_it(name)
        parts = (self._filters, self._mute, self._solo, self._listen, self._balance, self._delay)
        for part in parts:
            part.setAccessibleName(f"{name}: {part.toolTip()}")

    def follow(self, strip: model.Strip, name: str) -> None:
        """Show the desk's values."""
        self._name_parts(name)
        self.fader.follow(strip.gain_db)
        self._gain.setText(scale.gain_words(strip.gain_db) + " dB")
        self._mute.setChecked(strip.mute)
        self._solo.setChecked(strip.solo)
        self._listen.setChecked(strip.monitor)
        at_work = any(one.enabled for one in strip.filters)
        mark(self._filters, "on", at_work)
        self._balance.follow(round(100 * strip.balance))
        self._delay.blockSignals(True)
        self._delay.setValue(strip.delay_ms)
        self._delay.blockSignals(False)

    def show_levels(self, levels: dict[str, Levels]) -> None:
        self.meter.show_levels(levels.get(f"source.{self.source_id}", SILENT))
