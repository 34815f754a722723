"""The Go live button, the on-air lamp and clock, and the button to hold for ending the show."""

from __future__ import annotations

import time

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from studio.control.schema.air import StopShow
from studio.control.schema.state import State
from studio.control.schema.state.workers import Destination as Status
from ui.golive.preflight import PreflightDialog
from ui.golive.summary import SummaryDialog
from ui.room import ControlRoom
from ui.theme import colours
from ui.theme.parts import PanelFrame, mark
from ui.widgets.hold import HoldButton


def clock_words(seconds: float) -> str:
    """ "1:02:03"."""
    whole = max(0, int(seconds))
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"


class _EndButton(HoldButton):
    """The button that ends the show, at least as high as the one that begins it."""

    def __init__(self, words: str, other: QPushButton) -> None:
        super().__init__(words)
        self._other = other

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, self._other.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class GoLive(PanelFrame):
    """One place for the state of the air."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.room = room
        self.title.hide()
        self._state = "off"
        self._badge = QLabel()
        self._clock = QLabel()
        self._clock.setObjectName("figure")
        head = QHBoxLayout()
        head.addWidget(self._badge)
        head.addStretch(1)
        head.addWidget(self._clock)
        self.go_button = QPushButton(self.tr("Go live"))
        self.go_button.setObjectName("golive")
        self.go_button.clicked.connect(self.ask)
        self.end_button = _EndButton(self.tr("Hold to end the show"), self.go_button)
        self.go_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.end_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        places = self.go_button.sizePolicy()
        places.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # longer words widen nothing
        places.setRetainSizeWhenHidden(True)  # what stands below, the buttons that stop, stays where it is
        self.go_button.setSizePolicy(places)
        self.end_button.held.connect(lambda: room.desk.command(StopShow()))
        self.body.addLayout(head)
        self.body.addWidget(self.go_button)
        self.body.addWidget(self.end_button)
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self._tick)
        room.store.watch(self._refresh, State.air, State.destinations, lambda state: state.show.destinations)
        room.desk.online_changed.connect(self._refresh)
        self._refresh()

    def ask(self) -> None:
        """Show the preflight list; its button goes on air, with every destination that takes part and is not."""
        PreflightDialog(self.room, self.window()).open()

    def _refresh(self) -> None:
        store = self.room.store
        state = store.state.air.state if store.heard else ""
        words, colour = {
            "": ("…", colours.PRESSED),  # a window that has just come back does not know it yet
            "off": (self.tr("OFF AIR"), colours.PRESSED),
            "starting": (self.tr("STARTING"), colours.WARN),
            "on": (self.tr("ON AIR"), colours.ON_AIR_DARK),
            "stopping": (self.tr("ENDING"), colours.WARN),
        }[state]
        ink = colours.BASE if colour == colours.WARN else colours.TEXT
        self._badge.setText(words)
        dress = f"background: {colour}; color: {ink}; font-weight: 700; border-radius: 4px; padding: 4px 10px;"
        if self._badge.styleSheet() != dress:  # read anew each time that it is set
            self._badge.setStyleSheet(dress)
        self._show_buttons(state)
        self._sum_up(state)
        if state in {"on", "stopping"}:
            self._timer.start()
        else:
            self._timer.stop()
        self._tick()

    def _show_buttons(self, state: str) -> None:
        """Whatever runs can be ended; whoever tried a recording first can still go live with the rest."""
        off, online = state in {"", "off"}, self.room.desk.online
        self.go_button.setVisible(off or (state != "stopping" and _others_wait(self.room)))
        self.go_button.setEnabled(online)
        self.go_button.setText(self.tr("Go live") if off else self.tr("Start the others"))
        mark(self.go_button, "air", "off" if off else "on")
        self.end_button.setEnabled(state in {"starting", "on"} and online)

    def _sum_up(self, state: str) -> None:
        """Show what the show came to once it has ended; one that ended before this window was there is not shown."""
        before, self._state = self._state, state
        last = self.room.store.state.air.last
        if state == "off" and before in {"on", "stopping"} and last is not None:
            SummaryDialog(last, self.window()).show()

    def _tick(self) -> None:
        self._clock.setText(clock_words(on_air_s(self.room)))


def _others_wait(room: ControlRoom) -> bool:
    """True while a destination that takes part in Go live is not started."""
    state = room.store.state
    statuses = state.destinations
    return any(one.enabled and not statuses.get(one.id, Status()).active for one in state.show.destinations)


def on_air_s(room: ControlRoom) -> float:
    """Seconds on air, 0 when off: `since_ns` is on this machine's monotonic clock."""
    air = room.store.state.air
    if air.state not in {"on", "stopping"} or not air.since_ns:
        return 0.0
    return (time.monotonic_ns() - air.since_ns) / 1e9
