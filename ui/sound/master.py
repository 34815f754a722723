"""The master strip: what leaves the studio, and the monitor output."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from studio.control.schema.answers import Devices
from studio.control.schema.machine import ListDevices
from studio.control.schema.sound import UpdateMaster
from ui.room import ControlRoom
from ui.sound.fader import Fader
from ui.sound.strip import WIDTH_PX
from ui.theme.parts import flat_button
from ui.widgets import scale
from ui.widgets.meter import SILENT, Levels, Meter, levels_row


class MasterStrip(QWidget):
    """Gain, limiter, level, and where the monitor sound goes."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.setFixedWidth(WIDTH_PX)
        title = QLabel(self.tr("Master"))
        title.setObjectName("panelTitle")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.meter = Meter()
        self.fader = Fader()
        self.fader.name_it(self.tr("Master"))
        self.fader.moved.connect(lambda gain_db: self._update({"gain_db": gain_db}, "master-gain"))
        self._gain = QLabel()
        self._gain.setObjectName("small")
        self._gain.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._limiter = QPushButton(self.tr("Limiter"))
        self._limiter.setCheckable(True)
        self._limiter.setObjectName("limiter")
        self._limiter.clicked.connect(lambda on: self._update({"limiter": on}))
        self._monitor = flat_button("headphones", self.tr("Monitor output"))
        self._monitor.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._monitor)
        self._menu.aboutToShow.connect(self._ask_outputs)
        self._monitor.setMenu(self._menu)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self._limiter, 1)
        buttons.addWidget(self._monitor)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 2, 0)
        column.setSpacing(3)
        column.addWidget(title)
        column.addWidget(self._gain)
        column.addLayout(levels_row(self.fader, self.meter), 1)
        column.addLayout(buttons)
        room.store.watch(self._refresh, lambda state: state.show.master)

    def _update(self, fields: dict[str, Any], gesture: str = "") -> None:
        params: dict[str, Any] = {"set": fields} | ({"gesture": gesture} if gesture else {})
        self.room.desk.command(UpdateMaster(**params))

    def _ask_outputs(self) -> None:
        self._fill_outputs(Devices())
        self.room.desk.ask(ListDevices(), Devices, self._fill_outputs)

    def _fill_outputs(self, devices: Devices) -> None:
        chosen = self.room.store.state.show.master.monitor_device
        self._menu.clear()
        choices: list[tuple[str | None, str]] = [(None, self.tr("No monitor output")), ("", self.tr("The system's default"))]
        choices += [(output.id, output.name) for output in devices.outputs]
        for device, words in choices:
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(device == chosen)
            action.triggered.connect(lambda _checked=False, device=device: self._update({"monitor_device": device}))

    def _refresh(self) -> None:
        master = self.room.store.state.show.master
        self.fader.follow(master.gain_db)
        self._gain.setText(scale.gain_words(master.gain_db) + " dB")
        self._limiter.setChecked(master.limiter)
        self._limiter.setToolTip(self.tr("Keeps peaks under {ceiling} dBFS").format(ceiling=master.ceiling_db))

    def show_levels(self, levels: dict[str, Levels]) -> None:
        self.meter.show_levels(levels.get("program", SILENT))
