"""Sends a simulated crowd into the rehearsal, shows how it is doing, and sends it home."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.control.schema.plugins import BeginCrowd, StopCrowd
from ui.client import reading
from ui.crowd import words
from ui.desk_words import counted, said
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
        self._choose(room.store.get("crowd", "asked", default={}))
        room.store.watch(self._refresh, "crowd", ("show", "destinations"), "destinations")
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

    def _choose(self, asked: dict[str, Any]) -> None:
        for name, box in self._choices().items():
            box.setCurrentIndex(max(0, box.findData(asked.get(name))))

    def _begin(self) -> None:
        self.line.command(BeginCrowd(**{name: box.currentData() for name, box in self._choices().items()}))

    def _refresh(self) -> None:
        crowd = self.room.store.get("crowd", default={})
        there, on_air = words.is_there(crowd), _on_air(self.room)
        if there:
            self._choose(crowd.get("asked", {}))
        for box in self._choices().values():
            box.setEnabled(not there)
        self.go.setEnabled(on_air and not there)
        self.stop.setEnabled(there)
        self._state.setText(self._state_words(crowd, on_air))
        for name, label in self._figures.items():
            value = words.figure(crowd, name)
            label.setText(clock(value) if name == "left_s" else f"{value:,}")

    def _state_words(self, crowd: dict[str, Any], on_air: bool) -> str:
        """What there is to know before pressing anything."""
        if crowd.get("text"):
            return said(str(crowd["text"]))
        if crowd.get("state") == "starting":
            return words.in_a_line(crowd)
        if words.is_there(crowd):
            return self.tr("They go when you stop them, and with the rehearsal.")
        if not on_air:
            return self.tr("The rehearsal is not on air: start its destination first.")
        if words.figure(crowd, "messages"):
            return self.tr("They have gone home. This is what they did:")
        return self.tr("They buy once a product is on sale: Explain, Arm, Launch.")


def _choice(title: str, entries: dict[Any, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(title)
    for value, shown in entries.items():
        box.addItem(shown, value)
    return box


def _on_air(room: ControlRoom) -> bool:
    """Whether a rehearsal destination is started."""
    rehearsals = [row["id"] for row in reading.listed(room.store, "destinations") if row["target"]["type"] == "rehearsal"]
    return any(room.store.get("destinations", one, "active") for one in rehearsals)
