"""The right side of the source dialog: picture and level of what is being looked at, and what is to be said of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.pictures import PictureView
from ui.room import ControlRoom
from ui.widgets.input_meter import InputMeter

_PICTURE_RATE_HZ = 15.0


class Looking(QWidget):
    """Shows one source or trial by its id. `stop` it before its dialog goes."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.source = ""
        self._pictured = self._sounding = True
        self._picture = PictureView(room.board, "adding", _PICTURE_RATE_HZ)
        self._picture.setMinimumSize(QSize(288, 162))
        self._level = InputMeter(room.desk.session)
        self._words = QLabel()
        self._words.setObjectName("dim")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setMinimumHeight(3 * self.fontMetrics().height())
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._picture, 1)
        row.addWidget(self._level)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
        column.addWidget(self._words)

    def show_kind(self, pictured: bool, sounding: bool) -> None:
        """What there is to see of a source of the kind chosen; nothing of the one before."""
        self._pictured, self._sounding = pictured, sounding
        self._picture.empty_text = "" if pictured else self.tr("Sound only: its level is beside this.")
        self._level.setVisible(sounding)
        self.tell("")
        self.show_source("")

    def show_source(self, source: str) -> None:
        """Look at a source or trial; "" at nothing."""
        if source == self.source:
            return
        self.source = source
        self._picture.show_what("source", source if self._pictured else "", "", 16 / 9)
        self._level.show_source(source if self._sounding else "")

    def tell(self, words: str) -> None:
        self._words.setText(words)

    def stop(self) -> None:
        self._level.show_source("")
        self._picture.release()
