"""Take, the transition it makes, and panic."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSpinBox, QVBoxLayout, QWidget

from studio.control.schema.scenes import UpdateTransition
from studio.control.schema.stage import Panic, Take
from studio.control.schema.state import State
from studio.kinds import transitions
from ui.client import lookup
from ui.forms.fields import ChoiceField
from ui.forms.word import word
from ui.room import ControlRoom
from ui.theme.parts import AirButton, DoubleClick, spaced

_WIDTH_PX = 92
_HEAD_PX = 24  # as high as the monitors' names beside it


class TakeBar(QWidget):
    """The column between preview and program."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self._hand, self._moment = "", DoubleClick()
        self.setFixedWidth(_WIDTH_PX)
        self._key = QLabel()
        self._key.setObjectName("small")
        self._key.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._key.setFixedHeight(_HEAD_PX)
        self.take_button = AirButton(self.tr("TAKE"))
        self.take_button.setObjectName("take")
        self.take_button.setMinimumHeight(44)
        self.take_button.setToolTip(self.tr("Put the preview on program"))
        self.take_button.clicked.connect(lambda: self._take("mouse", Take()))
        self.cut_button = AirButton(self.tr("Cut now"))
        self.cut_button.setObjectName("cut")
        self.cut_button.setToolTip(self.tr("Put the preview on program without a transition"))
        self.cut_button.clicked.connect(lambda: self._take("mouse", Take(kind="cut")))
        kinds: list[tuple[str | int, str]] = [(name, word(kind.title)) for name, kind in transitions.FAMILY.kinds.items()]
        self._kind = ChoiceField(kinds, lambda kind: room.desk.command(UpdateTransition(set={"kind": kind})))
        self._kind.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._kind.setToolTip(self.tr("Transition that TAKE makes"))
        self._kind.setAccessibleName(self.tr("Transition"))
        self.panic_button = AirButton(self.tr("Panic"))
        self.panic_button.setObjectName("panic")
        self.panic_button.setCheckable(True)
        self.panic_button.setToolTip(self.tr("Show the break slate and silence the sound, at once"))
        self.panic_button.clicked.connect(self._panic)
        self._duration = QSpinBox()
        self._duration.setRange(0, 10_000)
        self._duration.setSingleStep(100)
        self._duration.setSuffix(self.tr(" ms"))
        self._duration.setToolTip(self.tr("Duration of the transition"))
        self._duration.setAccessibleName(self.tr("Duration of the transition"))
        self._duration.setKeyboardTracking(False)
        spaced(self._duration)
        self._duration.valueChanged.connect(self._duration_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._key)
        column.addWidget(self.take_button)
        column.addWidget(self.cut_button)
        column.addSpacing(4)
        column.addWidget(self._kind)
        column.addWidget(self._duration)
        column.addStretch(1)
        column.addWidget(self.panic_button)
        room.store.watch(self._refresh, lambda state: state.show.transition, State.stage)
        room.canvas_changed.connect(self._refresh)

    def show_key(self, key: str) -> None:
        """Say which key takes: `key`, or that Esc gives the keys back to the show when it is ""."""
        self._key.setText(key or self.tr("Keys: Esc"))
        tip = (
            self.tr("Puts the preview on program")
            if key
            else self.tr("Esc, or a click on the preview, gives the keys to the show")
        )
        self._key.setToolTip(tip)

    def take(self) -> None:
        """Swap preview and program with the show's transition: the hotkey."""
        self._take("key", Take())

    def cut(self) -> None:
        """Swap them without a transition: the hotkey."""
        self._take("key", Take(kind="cut"))

    def _take(self, hand: str, command: Take) -> None:
        """Key and mouse in the time of a double click mean one take: the second would put the old picture back."""
        if hand != self._hand and self._moment.goes_on():
            return
        self._hand = hand
        self._moment.begins()
        self.room.desk.command(command)

    def toggle_panic(self) -> None:
        self.room.desk.command(Panic(on=not self.room.store.state.stage.panic))

    def _panic(self, on: bool) -> None:
        self.panic_button.setChecked(not on)  # the desk's patch says when it is so
        self.room.desk.command(Panic(on=on))

    def _duration_chosen(self, duration_ms: int) -> None:
        if duration_ms != self.room.store.state.show.transition.duration_ms:
            self.room.desk.command(UpdateTransition(set={"duration_ms": duration_ms}, gesture="transition-duration"))

    def _refresh(self) -> None:
        state = self.room.store.state
        transition = state.show.transition
        self._kind.follow(transition.kind)
        self._duration.setEnabled(not transitions.is_instant(transition.kind))
        if not self._duration.hasFocus():
            self._duration.blockSignals(True)
            self._duration.setValue(transition.duration_ms)
            self._duration.blockSignals(False)
        self.panic_button.setChecked(state.stage.panic)
        self.take_button.setEnabled(bool(lookup.on_preview(state, self.room.canvas)))
        self.cut_button.setEnabled(self.take_button.isEnabled())
