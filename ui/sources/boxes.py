"""Choices that several pages of the source dialog have: a device of this computer, the sides of a picture."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox

from studio.control.schema.answers import Device

SIZES = ((640, 360), (640, 480), (1280, 720), (1920, 1080), (3840, 2160))


class DeviceBox(QComboBox):
    """Devices by name; keeps the id of one that is not plugged in."""

    def fill(self, found: Iterable[Device], extra: tuple[str, str] | None = None) -> None:
        kept = self.device()
        self.blockSignals(True)
        self.clear()
        if extra is not None:
            self.addItem(extra[1], extra[0])
        for device in found:
            self.addItem(device.name, device.id)
            self.setItemData(self.count() - 1, device.detail, Qt.ItemDataRole.ToolTipRole)
        if kept:
            self.choose(kept)
        else:
            self.setCurrentIndex(0 if self.count() else -1)  # a placeholder would stand there else, over what was found
        self.blockSignals(False)

    def choose(self, device_id: str) -> None:
        at = self.findData(device_id)
        if at < 0:
            words = QCoreApplication.translate("SourceForms", "{device} (not found)").format(device=device_id)
            self.addItem(words, device_id)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def device(self) -> str:
        return str(self.currentData() or "")


class SizeBox(QComboBox):
    """Usual sizes, and any other that a show has."""

    def __init__(self) -> None:
        super().__init__()
        for size in SIZES:
            self._add(size)
        self.choose((1280, 720))

    def _add(self, size: tuple[int, int]) -> None:
        self.addItem(f"{size[0]} x {size[1]}", size)

    def choose(self, size: tuple[int, int]) -> None:
        if self.findText(f"{size[0]} x {size[1]}") < 0:
            self._add(size)
        self.setCurrentText(f"{size[0]} x {size[1]}")

    def size_px(self) -> tuple[int, int]:
        width, height = self.currentData()
        return width, height
