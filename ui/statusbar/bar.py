"""On-air time, rate, the three counters that are never mixed, CPU, disk, keyring."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from studio.control.schema.state import State
from studio.control.schema.state.workers import EncoderFigures, MixerFigures, SinkFigures, figures_of
from ui.desk_words import said
from ui.desk_words.units import rate_words, size_words
from ui.room import ControlRoom
from ui.theme.parts import ElidedLabel, mark

_LOW_DISK_BYTES = 5e9
_BUSY_PERCENT = 85
_LEVELS = ("fail", "warn", "info")  # of alarms, the worst first


class StatusBar(QStatusBar):
    """Shows figures, does nothing. Alarms stand at its left."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.setSizeGripEnabled(False)
        self._alarm = ElidedLabel()  # the longest alarm moves nothing else in the window
        self._alarm.setContentsMargins(6, 0, 6, 0)
        self._alarm.setObjectName("alarms")
        self.addWidget(self._alarm, 1)
        self._more = QLabel()
        self._more.setObjectName("moreAlarms")
        self._more.hide()
        self.addWidget(self._more)
        self._cells: dict[str, QLabel] = {}
        for name, tip in (
            ("rate", self.tr("Bits per second that leave this computer")),
            ("lagged", self.tr("Pictures that the mixer finished late")),
            ("skipped", self.tr("Pictures that the encoder had to repeat")),
            ("dropped", self.tr("Pictures that the network did not take")),
            ("cpu", self.tr("Load of this computer's processors")),
            ("disk", self.tr("Free space for recordings")),
            ("keyring", self.tr("Stream keys are asked for each time: this computer has no keyring, or it is locked")),
        ):
            cell = QLabel()
            cell.setToolTip(tip)
            cell.setObjectName("statusCell")
            self._cells[name] = cell
            self.addPermanentWidget(cell)
        room.store.watch(self._refresh, State.mixer, State.encoders, State.destinations, State.machine)
        room.store.watch(self._show_alarm, State.alarms)
        self._refresh()

    def _refresh(self) -> None:
        state = self.room.store.state
        machine = state.machine
        sinks = [(one.active, figures_of(one, SinkFigures)) for one in state.destinations.values()]
        sent = sum(figures.sent_bps for active, figures in sinks if active)
        self._cell("rate", rate_words(sent) if sent else "")
        self._count("lagged", self.tr("Lagged {count}"), figures_of(state.mixer, MixerFigures).lagged)
        skipped = sum(figures_of(encoder, EncoderFigures).skipped for encoder in state.encoders.values())
        self._count("skipped", self.tr("Skipped {count}"), skipped)
        self._count("dropped", self.tr("Dropped {count}"), sum(figures.dropped for _active, figures in sinks))
        cpu = machine.cpu_percent
        self._cell(
            "cpu", "" if cpu is None else self.tr("CPU {percent} %").format(percent=round(cpu)), (cpu or 0) > _BUSY_PERCENT
        )
        disk = machine.disk_free_bytes
        low = disk is not None and disk < _LOW_DISK_BYTES
        self._cell("disk", "" if disk is None else self.tr("Disk {size} free").format(size=size_words(disk)), low)
        self._cell("keyring", self.tr("No keyring") if machine.keyring is False else "", True)

    def _count(self, name: str, words: str, count: int) -> None:
        self._cell(name, words.format(count=count), count > 0)

    def _cell(self, name: str, words: str, warn: bool = False) -> None:
        cell = self._cells[name]
        cell.setText(words)
        mark(cell, "warned", warn)
        cell.setVisible(bool(words))

    def _show_alarm(self) -> None:
        worst = sorted(self.room.store.state.alarms, key=lambda alarm: _LEVELS.index(alarm.level))
        texts = [said(alarm.text) for alarm in worst]
        every = "\n".join(texts)
        self._alarm.setText(f"⚠ {texts[0]}" if texts else "", every)
        self._more.setText(self.tr("(and {count} more)").format(count=len(texts) - 1))
        self._more.setToolTip(every)
        self._more.setVisible(len(texts) > 1)
