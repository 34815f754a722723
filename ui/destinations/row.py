"""One destination in the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton

from studio.control.schema.air import RetryDestination, SplitRecording, StartDestination, StopDestination
from studio.control.schema.outputs import RemoveDestination, UpdateDestination
from studio.control.schema.state.workers import Destination as Status
from studio.control.schema.state.workers import SinkFigures, figures_of
from studio.document.model import Destination
from ui.desk_words import said
from ui.desk_words.crowd import in_a_line
from ui.destinations import words
from ui.destinations.dialog import DestinationDialog
from ui.opening import Opening
from ui.room import ControlRoom
from ui.theme import icon
from ui.theme.parts import ElidedLabel, Lamp, dress_flat, flat_button
from ui.widgets.hold import HoldToolButton

_OfDestination = type[StartDestination | StopDestination | RetryDestination | SplitRecording | RemoveDestination]


class DestinationRow(QFrame):
    """Lamp, name, state, figures, and its buttons. `send_crowd` opens the dialog that sends a crowd in."""

    def __init__(self, room: ControlRoom, destination: Destination, send_crowd: Callable[[], object]) -> None:
        super().__init__()
        self.room, self.destination_id = room, destination.id
        self.send_crowd = send_crowd
        self._destination = destination
        self._active = False
        self.setObjectName("destination")
        self._lamp, self._name = Lamp(), ElidedLabel()
        self._name.setObjectName("destinationName")
        self._state = ElidedLabel()
        self._state.setObjectName("small")
        self._text = QLabel()
        self._text.setObjectName("destinationText")
        self._text.setWordWrap(True)
        self._figures = ElidedLabel()
        self._figures.setObjectName("small")
        self._address = ElidedLabel()
        self._address.setObjectName("small")
        self._crowd = QLabel()
        self._crowd.setObjectName("small")
        self._crowd.setWordWrap(True)
        self._crowd.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._crowd.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._crowd.ensurePolished()
        self._crowd.setFixedHeight(2 * self._crowd.fontMetrics().lineSpacing())  # from the start: no row below moves
        self._start = flat_button("play", self.tr("Start this destination"), lambda: self._command(StartDestination), on_air=True)
        self._stop = HoldToolButton()
        dress_flat(self._stop, "stop", self.tr("Hold to stop this destination"))
        self._stop.held.connect(lambda: self._command(StopDestination))
        self._stop.hold.slipped.connect(self._say_hold)
        self._retry = flat_button("retry", self.tr("Try again now"), lambda: self._command(RetryDestination))
        key = said(destination.target.facts.key_words)
        self._key = flat_button("lock", self.tr("Enter the {key}").format(key=key), self.edit)
        self._page = flat_button("open", self.tr("Open the rehearsal page in the browser"), self.open_page)
        self._send = flat_button("crowd", self.tr("Send in a crowd…"), self.send_crowd)
        self._more = flat_button("more", self.tr("More"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 5, 4, 6)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(1)
        grid.addWidget(self._lamp, 0, 0)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(self._start, 0, 2)
        grid.addWidget(self._stop, 0, 2)  # where Start was: no click after it can stop anything
        grid.addWidget(self._more, 0, 3)
        state = QHBoxLayout()  # the name has all the room that start, stop and the menu leave
        state.setSpacing(4)
        state.addWidget(self._state, 1)
        for button in (self._key, self._page, self._retry):
            state.addWidget(button)
        grid.addLayout(state, 1, 1, 1, 3)
        grid.addWidget(self._text, 2, 1, 1, 3)
        grid.addWidget(self._figures, 3, 1, 1, 3)
        grid.addWidget(self._crowd, 4, 1, 1, 2)
        grid.addWidget(self._address, 5, 1, 1, 2)
        grid.addWidget(self._send, 4, 3, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def follow(self, destination: Destination, status: Status) -> None:
        """Show the desk's values."""
        self._destination = destination
        state, text = status.state, said(status.text)
        self._active = status.active
        self._name.setText(destination.name)
        shown = state if self._active or state == "failed" else ""
        self._lamp.set_colour(words.lamp_colour(shown))
        described = words.state_words(shown, destination.target.facts.is_file)
        if not destination.enabled:
            described = self.tr("{state}, not part of Go live").format(state=described)
        self._state.setText(described)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        figures = words.figure_words(figures_of(status, SinkFigures)) if self._active else ""
        self._figures.setText(figures or "–")
        self._figures.setVisible(self._active)  # a rate comes and goes: no row below may move with it
        self._start.setVisible(not self._active)
        self._stop.setVisible(self._active)
        self._retry.setVisible(self._active and state in {"waiting", "failed", "stalled"})
        self._key.setVisible(status.needs_key)
        whole = self.room.store.state
        url = whole.rehearsal.url if destination.target.facts.takes_crowd else ""
        self._page.setVisible(bool(url))
        self._address.setText(url)
        self._address.setVisible(bool(url))
        crowd = in_a_line(self.room.store.state.crowd) if url else ""
        self._crowd.setText(crowd)
        self._crowd.setToolTip(crowd)
        self._crowd.setVisible(bool(crowd))
        self._send.setVisible(bool(url))

    def _command(self, command: _OfDestination) -> None:
        self.room.desk.command(command(destination=self.destination_id))

    def _say_hold(self) -> None:
        words = self.tr("Hold the button until its bar is full to stop {name}.")
        self.room.notice.emit("warn", words.format(name=self._destination.name))

    def edit(self) -> None:
        DestinationDialog(self.room, self._destination, self.window()).open()

    def open_page(self) -> None:
        url = self.room.store.state.rehearsal.url
        words = self.tr("No browser could be opened. The page is at {url}").format(url=url)
        if url:
            Opening(QUrl(url), lambda: self.room.notice.emit("warn", words), self.room)

    def copy_address(self) -> None:
        url = self.room.store.state.rehearsal.url
        QGuiApplication.clipboard().setText(url)
        self.room.notice.emit("ok", self.tr("Copied: {url}").format(url=url))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu.popup(event.globalPos())

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addAction(icon("gear"), self.tr("Properties…"), self.edit)
        part = self._menu.addAction(self.tr("Part of Go live"))
        part.setCheckable(True)
        part.setChecked(self._destination.enabled)
        part.triggered.connect(
            lambda on: self.room.desk.command(UpdateDestination(destination=self.destination_id, set={"enabled": on}))
        )
        if self._destination.target.facts.is_file and self._active:
            self._menu.addAction(self.tr("Begin a new file"), lambda: self._command(SplitRecording))
        if self._address.isVisibleTo(self):
            self._menu.addSeparator()
            self._menu.addAction(self.tr("Open the rehearsal page in the browser"), self.open_page)
            self._menu.addAction(self.tr("Copy the page's address"), self.copy_address)
            self._menu.addAction(self.tr("Send in a crowd…"), self.send_crowd)
        self._menu.addSeparator()
        remove = self._menu.addAction(icon("trash"), self.tr("Remove"), lambda: self._command(RemoveDestination))
        remove.setEnabled(not self._active)
