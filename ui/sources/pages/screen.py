"""The page of a screen, a part of it, or one window."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit

from studio.control.schema.answers import Devices
from studio.kinds.sources import Input, Screen, SourceKind
from ui.sources.boxes import DeviceBox
from ui.sources.page import Page
from ui.theme.parts import spaced


class ScreenPage(Page):
    def __init__(self, kind: SourceKind) -> None:
        super().__init__(kind)
        self._what = DeviceBox()
        self._windows: set[str] = set()
        self._region = QLineEdit()
        self._region.setPlaceholderText(self.tr("x, y, width, height"))
        self._region.setToolTip(self.tr("A part of the screen. Leave it empty for all of it."))
        self._rate = QDoubleSpinBox()
        self._rate.setRange(1, 60)
        self._rate.setDecimals(0)
        self._rate.setValue(30)
        self._rate.setSuffix(" Hz")
        spaced(self._rate)
        self._cursor = QCheckBox(self.title("cursor"))
        self._cursor.setChecked(True)
        self.rows.addRow(self.title("display"), self._what)
        self.rows.addRow(self.tr("Region"), self._region)
        self.rows.addRow(self.title("rate_hz"), self._rate)
        self.rows.addRow("", self._cursor)
        self._what.activated.connect(self.note)
        self._region.textEdited.connect(self.note)
        self._rate.valueChanged.connect(self.note)
        self._cursor.clicked.connect(self.note)

    def offer(self, devices: Devices) -> None:
        self._windows = {window.id for window in devices.windows}
        self._what.fill(self.found(devices), ("", self.tr("The whole screen")))

    def missing(self) -> str:
        return self.tr("A region is four numbers: left, top, width and height, at least 16 pixels each way.")

    def suggested_name(self) -> str:
        return self._what.currentText()

    def value(self) -> Input | None:
        words = self._region.text().replace("x", ",").split(",")
        region = None
        if self._region.text().strip():
            try:
                x, y, width, height = map(int, words)
            except ValueError:
                return None
            if min(width, height) < 16:
                return None
            region = x, y, width, height
        chosen = self._what.device()
        window = chosen if chosen in self._windows else ""
        return Screen(
            display="" if window else chosen,
            region=None if window else region,
            window=window,
            rate_hz=self._rate.value(),
            cursor=self._cursor.isChecked(),
        )

    def load(self, given: Input) -> None:
        assert isinstance(given, Screen)
        if given.window:
            self._windows.add(given.window)
        self._what.choose(given.window or given.display)
        self._region.setText(", ".join(map(str, given.region or ())))
        self._rate.setValue(given.rate_hz)
        self._cursor.setChecked(given.cursor)


PAGE = ScreenPage
