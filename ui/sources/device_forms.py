"""Forms of the sources that are devices of this computer: camera, screen, microphone."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit

from studio.control.schema.answers import Devices
from studio.kinds.inputs import Camera, Input, Screen, SoundDevice
from ui.sources.form import DeviceBox, Form, SizeBox
from ui.theme.parts import spaced

_RATES = (15.0, 25.0, 30.0, 50.0, 60.0)


class CameraForm(Form):
    kind = "camera"

    def __init__(self) -> None:
        super().__init__()
        self._device = DeviceBox()
        self._device.setPlaceholderText(self.tr("Looking…"))
        self._size = SizeBox()
        self._rate = QComboBox()
        for rate in _RATES:
            self._rate.addItem(f"{rate:g} Hz", rate)
        self._rate.setCurrentIndex(2)
        self._pixels = QComboBox()
        for key, words in (("auto", self.tr("Automatic")), ("mjpeg", "MJPEG"), ("yuyv", "YUYV")):
            self._pixels.addItem(words, key)
        self.rows.addRow(self.tr("Device"), self._device)
        self.rows.addRow(self.tr("Size"), self._size)
        self.rows.addRow(self.tr("Rate"), self._rate)
        self.rows.addRow(self.tr("Pixel format"), self._pixels)
        for box in (self._device, self._size, self._rate, self._pixels):
            box.activated.connect(self.note)

    def offer(self, devices: Devices) -> None:
        self._device.setPlaceholderText(self.tr("none found"))
        self._device.fill(devices.cameras)

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


class ScreenForm(Form):
    kind = "screen"

    def __init__(self) -> None:
        super().__init__()
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
        self._cursor = QCheckBox(self.tr("Show the pointer"))
        self._cursor.setChecked(True)
        self.rows.addRow(self.tr("Picture of"), self._what)
        self.rows.addRow(self.tr("Region"), self._region)
        self.rows.addRow(self.tr("Rate"), self._rate)
        self.rows.addRow("", self._cursor)
        self._what.activated.connect(self.note)
        self._region.textEdited.connect(self.note)
        self._rate.valueChanged.connect(self.note)
        self._cursor.clicked.connect(self.note)

    def offer(self, devices: Devices) -> None:
        self._windows = {window.id for window in devices.windows}
        self._what.fill([*devices.screens, *devices.windows], ("", self.tr("The whole screen")))

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


class SoundForm(Form):
    kind = "sound"
    pictured = False
    sounding = True

    def __init__(self) -> None:
        super().__init__()
        self._device = DeviceBox()
        self._channels = QComboBox()
        self._channels.addItem(self.tr("Stereo (1, 2)"), (0, 1))
        self._channels.addItem(self.tr("Mono, channel 1"), (0, 0))
        self._channels.addItem(self.tr("Mono, channel 2"), (1, 1))
        self.rows.addRow(self.tr("Device"), self._device)
        self.rows.addRow(self.tr("Channels"), self._channels)
        self._device.activated.connect(self.note)
        self._channels.activated.connect(self.note)

    def offer(self, devices: Devices) -> None:
        self._device.fill(devices.microphones, ("", self.tr("The system's default")))

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
