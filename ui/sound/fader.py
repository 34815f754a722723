"""An upright fader on a dB scale."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colours
from ui.widgets import scale

_KNOB_HEIGHT_PX = 16
_MARKS_DB = (20, 10, 0, -10, -20, -30, -40, -60)
_LABELLED_DB = (10, 0, -10, -20, -40)
_STEP_DB = 0.5


class Fader(QWidget):
    """`moved` carries the gain in dB that a person chose. A double click goes to 0 dB."""

    moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gain_db = 0.0
        self._of = ""
        self._held = False
        self._grab_px = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(42, 70))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(42, 140)

    def name_it(self, of: str) -> None:
        """Whose level it is, for those who hear the window instead of seeing it."""
        if of != self._of:
            self._of = of
            self._say()

    def follow(self, gain_db: float) -> None:
        """Show the desk's value, unless a hand is on the fader."""
        if not self._held and gain_db != self._gain_db:
            self._show(gain_db)

    def _show(self, gain_db: float) -> None:
        self._gain_db = gain_db
        self.update()
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Level of {name}: {gain} dB").format(name=self._of, gain=scale.gain_words(self._gain_db)))

    # ------------------------------------------------------------ the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = True
            knob_y = self._y(self._gain_db)
            on_knob = abs(event.position().y() - knob_y) <= _KNOB_HEIGHT_PX / 2
            self._grab_px = event.position().y() - knob_y if on_knob else 0.0
            if not on_knob:
                self._move_to(event.position().y())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._move_to(event.position().y() - self._grab_px)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = False
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._set(0.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if self.isEnabled() and self.hasFocus() and steps:
            self._set(self._gain_db + steps * _STEP_DB)
            event.accept()
        else:
            event.ignore()  # who scrolls past it changes nothing that is heard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 6, Qt.Key.Key_PageDown: -6}.get(Qt.Key(event.key()), 0)
        if steps:
            self._set(self._gain_db + steps * _STEP_DB)
        else:
            super().keyPressEvent(event)

    def _move_to(self, y: float) -> None:
        top, length = self._track()
        gain_db = scale.fader_gain_db(1 - (y - top) / length)
        self._set(0.0 if abs(gain_db) < 0.4 else gain_db)

    def _set(self, gain_db: float) -> None:
        gain_db = round(min(max(gain_db, scale.FADER_MIN_DB), scale.FADER_MAX_DB), 1)
        if gain_db != self._gain_db:
            self._show(gain_db)
            self.moved.emit(gain_db)

    # ------------------------------------------------------------ drawing

    def _track(self) -> tuple[int, int]:
        return _KNOB_HEIGHT_PX // 2, max(1, self.height() - _KNOB_HEIGHT_PX)

    def _y(self, gain_db: float) -> float:
        top, length = self._track()
        return top + length * (1 - scale.fader_place(gain_db))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, length = self._track()
        x = self.width() - 13
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.FIELD))
        painter.drawRoundedRect(QRectF(x - 2, top, 4, length), 2, 2)
        font = painter.font()
        font.setPixelSize(9)
        painter.setFont(font)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for mark_db in _MARKS_DB:
            y = round(self._y(mark_db))
            painter.setPen(QPen(QColor(colours.TEXT_DIM if mark_db == 0 else colours.TEXT_FAINT), 1))
            painter.drawLine(x - 9, y, x - 5, y)
            if mark_db in _LABELLED_DB:
                painter.drawText(QRect(0, y - 6, x - 11, 12), align, str(mark_db))
        knob = QRectF(x - 10, self._y(self._gain_db) - _KNOB_HEIGHT_PX / 2, 20, _KNOB_HEIGHT_PX)
        painter.setPen(QPen(QColor(colours.ACCENT if self.hasFocus() or self._held else colours.TEXT_FAINT), 1))
        painter.setBrush(QColor(colours.PRESSED if self.isEnabled() else colours.PANEL))
        painter.drawRoundedRect(knob, 3, 3)
        painter.setPen(QPen(QColor(colours.TEXT), 2))
        painter.drawLine(int(knob.left()) + 4, int(knob.center().y()), int(knob.right()) - 4, int(knob.center().y()))
