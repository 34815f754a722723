"""Sends a simulated crowd into the rehearsal, shows how it is doing, and sends it home."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.control.schema.plugins import BeginCrowd, StopCrowd
from studio.control.schema.state import State
from studio.control.schema.state.machine import Crowd, CrowdAsked
from studio.control.schema.state.workers import CrowdFigures, figures_of
from ui.desk_words import counted, said
from ui.desk_words import crowd as words
from ui.notices import DialogLine
from ui.products.ring import clock
from ui.room import ControlRoom

_VIEWERS = (50, 200, 500, 2000)
_MINUTES = (2, 5, 15)


class CrowdDialog(QDialog):
    """Stands beside the window, which goes on being used. Show it with `show_for`; it deletes itself, the crowd stays.

    All figures are the desk's, so that a second window shows the same.
    """

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self.setWindowTitle(self.tr("Rehearsal crowd"))
        self.setFixedWidth(440)
        about = QLabel(
            self.tr(
                "Simulated viewers come to the rehearsal on this computer: they chat, buy and pay there. No platform and no "
                "other shop ever hears of them, and each of their names says that it is a rehearsal."
            )
        )
        about.setWordWrap(True)
        self.viewers = _choice(self.tr("Viewers"), {count: f"{count:,}" for count in _VIEWERS})
        self.chat = _choice(
            self.tr("Chat"), {"quiet": self.tr("Quiet"), "lively": self.tr("Lively"), "busy": self.tr("Too fast to read")}
        )
        self.buying = _choice(
            self.tr("Buying"), {"slow": self.tr("Hesitant"), "eager": self.tr("Eager"), "rush": self.tr("In a rush")}
        )
        self.minutes = _choice(self.tr("They stay"), {count: counted(count, "minute") for count in _MINUTES})
        form = QFormLayout()
        form.setVerticalSpacing(7)
        for box in self._choices().values():
            form.addRow(box.accessibleName(), box)
        self._state = QLabel()
        self._state.setObjectName("dim")
        self._state.setWordWrap(True)
        self._figures: dict[str, QLabel] = {}
        figures = QFormLayout()
        figures.setVerticalSpacing(5)
        for name, title in (
            ("viewers", self.tr("Viewers now")),
            ("messages", self.tr("Messages written")),
            ("orders", self.tr("Orders placed")),
            ("units", self.tr("Units ordered")),
            ("left_s", self.tr("They leave in")),
        ):
            label = QLabel()
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._figures[name] = label
            figures.addRow(title, label)
        self.line = DialogLine(room.desk)
        buttons = QDialogButtonBox()
        self.go = QPushButton(self.tr("Send them in"))
        self.stop = QPushButton(self.tr("Stop"))
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.stop, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.go.clicked.connect(self._begin)
        self.stop.clicked.connect(lambda _checked=False: self.line.command(StopCrowd()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(self._state)
        column.addLayout(figures)
        column.addWidget(self.line)
        column.addWidget(buttons)
        self._choose(room.store.state.crowd.asked)
        room.store.watch(self._refresh, State.crowd, State.destinations, lambda state: state.show.destinations)
        self._refresh()

    @classmethod
    def show_for(cls, room: ControlRoom, window: QWidget) -> CrowdDialog:
        """The dialog of this window, in front."""
        dialog = window.findChild(cls) or cls(room, window)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _choices(self) -> dict[str, QComboBox]:
        return {"viewers": self.viewers, "chat": self.chat, "buying": self.buying, "minutes": self.minutes}

    def _choose(self, asked: CrowdAsked) -> None:
        boxes = (self.viewers, asked.viewers), (self.chat, asked.chat), (self.buying, asked.buying), (self.minutes, asked.minutes)
        for box, value in boxes:
            box.setCurrentIndex(max(0, box.findData(value)))

    def _begin(self) -> None:
        self.line.command(BeginCrowd(**{name: box.currentData() for name, box in self._choices().items()}))

    def _refresh(self) -> None:
        crowd = self.room.store.state.crowd
        figures = figures_of(crowd, CrowdFigures)
        there, on_air = words.is_there(crowd), _on_air(self.room)
        if there:
            self._choose(crowd.asked)
        for box in self._choices().values():
            box.setEnabled(not there)
        self.go.setEnabled(on_air and not there)
        self.stop.setEnabled(there)
        self._state.setText(self._state_words(crowd, figures, on_air))
        done = {"viewers": figures.viewers, "messages": figures.messages, "orders": figures.orders, "units": figures.units}
        for name, count in done.items():
            self._figures[name].setText(f"{count:,}")
        self._figures["left_s"].setText(clock(figures.left_s))

    def _state_words(self, crowd: Crowd, figures: CrowdFigures, on_air: bool) -> str:
        """What there is to know before pressing anything."""
        if crowd.text:
            return said(crowd.text)
        if crowd.state == "starting":
            return words.in_a_line(crowd)
        if words.is_there(crowd):
            return self.tr("They go when you stop them, and with the rehearsal.")
        if not on_air:
            return self.tr("The rehearsal is not on air: start its destination first.")
        if figures.messages:
            return self.tr("They have gone home. This is what they did:")
        return self.tr("They buy once a product is on sale: Explain, Arm, Launch.")


def _choice(title: str, entries: Mapping[int, str] | Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(title)
    for value, shown in entries.items():
        box.addItem(shown, value)
    return box


def _on_air(room: ControlRoom) -> bool:
    """Whether a destination that takes a crowd is started."""
    state = room.store.state
    takes = {row.id for row in state.show.destinations if row.target.facts.takes_crowd}
    return any(sink.active for name, sink in state.destinations.items() if name in takes)
