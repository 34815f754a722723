"""The page of a microphone or line."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from studio.control.schema.answers import Devices
from studio.kinds.sources import Input, SoundDevice, SourceKind
from ui.sources.boxes import DeviceBox
from ui.sources.page import Page


class SoundPage(Page):
    def __init__(self, kind: SourceKind) -> None:
        super().__init__(kind)
        self._device = DeviceBox()
        self._channels = QComboBox()
        self._channels.addItem(self.tr("Stereo (1, 2)"), (0, 1))
        self._channels.addItem(self.tr("Mono, channel 1"), (0, 0))
        self._channels.addItem(self.tr("Mono, channel 2"), (1, 1))
        self.rows.addRow(self.title("device"), self._device)
        self.rows.addRow(self.tr("Channels"), self._channels)
        self._device.activated.connect(self.note)
        self._channels.activated.connect(self.note)

    def offer(self, devices: Devices) -> None:
        self._device.fill(self.found(devices), ("", self.tr("The system's default")))

    def suggested_name(self) -> str:
        return self._device.currentText() if self._device.device() else ""

    def value(self) -> Input | None:
        left, right = self._channels.currentData()
        return SoundDevice(device=self._device.device(), channels=(left, right))

    def load(self, given: Input) -> None:
        assert isinstance(given, SoundDevice)
        self._device.choose(given.device)
        pair = given.channels
        at = next((row for row in range(self._channels.count()) if tuple(self._channels.itemData(row)) == pair), -1)
        if at < 0:
            self._channels.addItem(self.tr("Channels {left}, {right}").format(left=pair[0] + 1, right=pair[1] + 1), pair)
            at = self._channels.count() - 1
        self._channels.setCurrentIndex(at)


PAGE = SoundPage
