"""The broadcast of one connection in the panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.control.schema import Command
from studio.control.schema.answers import Refusal
from studio.control.schema.broadcasts import EndBroadcast, GoLiveThere, SetTitle
from studio.control.schema.state.broadcasts import Broadcast
from ui.broadcast import words
from ui.broadcast.choose_dialog import ChooseDialog
from ui.broadcast.plan_dialog import PlanDialog
from ui.broadcast.title_field import TitleField
from ui.desk_words import said
from ui.desk_words.broadcasts import deed_words
from ui.room import ControlRoom
from ui.theme.parts import ElidedLabel, Lamp, mark

_GOES = ("planned", "preview")  # stages in which it can go live
_ENDS = ("preview", "starting", "live")  # in which there is something to end


class BroadcastRow(QFrame):
    """Lamp, name, stage, title, what there is to do, health, and the buttons. What is refused stands in it until something else
    is asked. `window`: parent of the dialogs."""

    def __init__(self, room: ControlRoom, connection: str, window: QWidget) -> None:
        super().__init__()
        self.room, self.connection, self._window = room, connection, window
        self._name = ""
        self.setObjectName("destination")
        self._lamp, self.name, self.stage = Lamp(), ElidedLabel(), ElidedLabel()
        self.name.setObjectName("destinationName")
        self.stage.setObjectName("small")
        self.title = TitleField()
        self.title.wanted.connect(self._set_title)
        self.trouble, self.step, self.health, self.reasons, self.delay, self.refused, self.last = (QLabel() for _ in range(7))
        for label in (self.trouble, self.step, self.health, self.reasons, self.delay, self.refused, self.last):
            label.setWordWrap(True)
            label.setMinimumWidth(1)  # a platform's word without a blank widens no window
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (self.health, self.reasons, self.delay, self.last):
            label.setObjectName("small")
        for label in (self.trouble, self.refused):
            label.setObjectName("warn")
        self.go_live, self.end = QPushButton(self.tr("Go live")), QPushButton(self.tr("End…"))
        self.plan, self.choose = QPushButton(self.tr("New…")), QPushButton(self.tr("Choose…"))
        self.go_live.clicked.connect(lambda _checked=False: self._ask(GoLiveThere(connection=self.connection)))
        self.end.clicked.connect(lambda _checked=False: self._ask(EndBroadcast(connection=self.connection)))
        self.plan.clicked.connect(lambda _checked=False: PlanDialog(room, connection, self._window).open())
        self.choose.clicked.connect(lambda _checked=False: ChooseDialog(room, connection, self._window).open())
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._lamp)
        head.addWidget(self.name, 1)
        column = QVBoxLayout(self)  # what is hidden in it takes no room
        column.setContentsMargins(8, 5, 8, 6)
        column.setSpacing(3)
        column.addLayout(head)
        for line in (self.stage, self.trouble, self.title, self.step, self.health, self.reasons, self.delay, self.refused):
            column.addWidget(line)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.go_live, self.end, self.plan, self.choose):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.last)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def follow(self, name: str, told: Broadcast) -> None:
        """Show what the desk says."""
        self._lamp.set_colour(words.lamp_colour(told))
        self.name.setText(name)
        self.stage.setText(words.stage_words(told))
        can_title = "title" in told.parts and told.stage not in (None, "none", "ended")
        self.title.follow(told.title, told.title_bound if can_title else 0)
        self.title.setVisible(can_title or bool(told.title))
        _say(self.trouble, said(told.text))
        _say(self.step, words.next_step(told))
        _say(self.health, words.health_words(told.health) if told.health is not None else self._no_health(told))
        mark(self.health, "way", told.health.level if told.health is not None else "")
        _say(self.reasons, "\n".join(told.health.reasons) if told.health is not None else "")
        _say(self.delay, words.delay_words(told))
        _say(self.last, deed_words(told.last) if told.last is not None else "")
        _show(self.go_live, "live" in told.parts and told.stage in _GOES)
        _show(self.end, "live" in told.parts and told.stage in _ENDS)
        for button in (self.plan, self.choose):
            _show(button, "plan" in told.parts and told.stage is not None and told.stage not in _ENDS)

    def _no_health(self, told: Broadcast) -> str:
        return self.tr("This platform does not tell how well the stream arrives.") if told.stage == "live" else ""

    # ------------------------------------------------------------ asking

    def _set_title(self, title: str) -> None:
        _say(self.refused, "")
        command = SetTitle(connection=self.connection, title=title)
        self.room.desk.request(command, lambda _done: self.title.settled(), self._refuse)

    def _ask(self, command: Command) -> None:
        _say(self.refused, "")
        for button in (self.go_live, self.end):
            button.clearFocus()  # else the next one would have it
            button.setEnabled(False)  # until the platform has answered: a second press asks for nothing more
        self.room.desk.request(command, self._answered, self._refuse)

    def _answered(self, _done: object) -> None:
        for button in (self.go_live, self.end):
            button.setEnabled(True)

    def _refuse(self, text: str, why: Refusal) -> None:
        self._answered(None)
        if why.code != "confirm":  # else somebody was asked, and said no
            _say(self.refused, text)


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _show(button: QPushButton, on: bool) -> None:
    """One that goes leaves the keyboard to nobody: the next one would be pressed in its place."""
    if not on and button.hasFocus():
        button.clearFocus()
    button.setVisible(on)
