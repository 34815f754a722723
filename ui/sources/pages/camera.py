"""The page of a camera."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from studio.control.schema.answers import Devices
from studio.kinds.sources import Camera, Input, SourceKind
from ui.forms.word import word
from ui.sources.boxes import DeviceBox, SizeBox
from ui.sources.page import Page

_RATES = (15.0, 25.0, 30.0, 50.0, 60.0)


class CameraPage(Page):
    def __init__(self, kind: SourceKind) -> None:
        super().__init__(kind)
        self._device = DeviceBox()
        self._device.setPlaceholderText(self.tr("Looking…"))
        self._size = SizeBox()
        self._rate = QComboBox()
        for rate in _RATES:
            self._rate.addItem(f"{rate:g} Hz", rate)
        self._rate.setCurrentIndex(2)
        self._pixels = QComboBox()
        for key, words in self.fields["pixels"].choices.items():
            self._pixels.addItem(word(words), key)
        self.rows.addRow(self.title("device"), self._device)
        self.rows.addRow(self.tr("Size"), self._size)
        self.rows.addRow(self.title("rate_hz"), self._rate)
        self.rows.addRow(self.title("pixels"), self._pixels)
        for box in (self._device, self._size, self._rate, self._pixels):
            box.activated.connect(self.note)

    def offer(self, devices: Devices) -> None:
        self._device.setPlaceholderText(self.tr("none found"))
        self._device.fill(self.found(devices))

    def missing(self) -> str:
        return self.tr("No camera was found. Plug one in, close programs that may hold it, and open this dialog again.")

    def suggested_name(self) -> str:
        return self._device.currentText()

    def value(self) -> Input | None:
        if not self._device.device():
            return None
        width, height = self._size.size_px()
        return Camera(
            device=self._device.device(),
            width=width,
            height=height,
            rate_hz=self._rate.currentData(),
            pixels=self._pixels.currentData(),
        )

    def load(self, given: Input) -> None:
        assert isinstance(given, Camera)
        self._device.choose(given.device)
        self._size.choose((given.width, given.height))
        self._rate.setCurrentIndex(max(0, self._rate.findData(given.rate_hz)))
        self._pixels.setCurrentIndex(max(0, self._pixels.findData(given.pixels)))


PAGE = CameraPage
