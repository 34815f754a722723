"""The host view: the product on air, what to say, the countdown, the numbers, the viewers, the desk's word, the time left."""

from __future__ import annotations

import time
from typing import Any

import msgspec
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel

from studio.control.schema.state import State
from studio.control.schema.state.host import ChatRow
from ui.client import lookup
from ui.client.pace import Pace
from ui.host.boards import CommentBoard, FigureBoard, MessageBand, ProductBoard, TopLine
from ui.host.prompter import Prompter
from ui.host.tally_band import TallyBand
from ui.products import CountdownRing, Thumbnails, shown_state
from ui.products.ring import clock
from ui.room import ControlRoom
from ui.theme import colours
from ui.widgets.second_screen import ScreenView

_PAGES = ("both", "points", "prompter")


class HostView(ScreenView):
    """A window of its own. Space runs the prompter, Up and Down set its speed, + and - its size, P its place."""

    def __init__(self, room: ControlRoom, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.room = room
        self.setWindowTitle(self.tr("Host view"))
        self.setMinimumSize(640, 360)
        self._page = _PAGES[0]
        self.top = TopLine()
        self.message = MessageBand()
        self.product = ProductBoard(room, thumbnails)
        self.prompter = Prompter()
        self.ring = CountdownRing()
        self.figures = FigureBoard()
        self.tally = TallyBand()
        self.comments = CommentBoard()
        self.keys = QLabel()
        self.keys.setObjectName("faint")
        column = (self.ring, self.figures, self.tally, self.comments)
        for part in (self.top, self.message, self.product, self.prompter, *column, self.keys):
            part.setParent(self)
        self.prompter.changed.connect(self._say_keys)
        self._pace = Pace(self._refresh, self)
        room.store.watch(self._pace.ask, State.selling, State.host, State.tally)
        room.store.watch(self._pace.ask, lambda state: state.show.products, lambda state: state.file.path)
        room.desk.happened.connect(self._happened)
        self._second = QTimer(self, interval=500)
        self._second.timeout.connect(self._show_times)
        self._say_keys()
        self._refresh()

    # ------------------------------------------------------------ following

    def _happened(self, name: str, data: dict[str, Any]) -> None:
        if name == "host_chat":
            self.comments.hear(msgspec.convert(data, ChatRow))

    def _refresh(self) -> None:
        state = self.room.store.state
        current = lookup.current(state)
        product, live, launch = lookup.product(state, current), lookup.selling(state, current), lookup.launch(state)
        planned = product.live_price_minor if product is not None else 0
        self.message.show_words(state.host.message)
        self.prompter.show_text(state.host.prompter.text)
        self.product.show_product(product, planned if launch is None else launch.price_minor, self._page != "prompter")
        self.ring.show_launch(launch)
        self.figures.show_figures(live.sold if product else None, live.stock if product else None, live.few_left)
        self.tally.show_tally(state.tally)
        self.comments.show_picked(state.host.picked)
        self._show_times()
        self._arrange()

    def _show_times(self) -> None:
        state, now_ns = self.room.store.state, time.monotonic_ns()
        current = lookup.current(state)
        product, live = lookup.product(state, current), lookup.selling(state, current)
        spent_s = max(0.0, (now_ns - live.explained_ns) / 1e9) if live.explained_ns else 0.0
        planned_s = product.planned_minutes * 60 if product is not None else 0.0
        left_s = planned_s - spent_s
        words = ""
        if product is not None and planned_s:
            words = self.tr("{time} left") if left_s >= 0 else self.tr("{time} over")
            words = words.format(time=clock(abs(left_s)))
        rundown_s = state.selling.rundown.left_s - min(spent_s, planned_s)
        show = self.tr("Show {time}").format(time=clock(max(0.0, rundown_s))) if rundown_s > 0 else ""
        self.top.show_times(shown_state(live) if product is not None else "", live.few_left, words, left_s < 0, show)

    # ------------------------------------------------------------ places

    def _arrange(self) -> None:
        """Everything by share of the window: it is read from afar at any size."""
        width, height = self.width(), self.height()
        edge = round(height * 0.025)
        top = round(height * 0.075)
        self.top.setGeometry(edge, edge // 2, width - 2 * edge, top)
        upper = edge // 2 + top + edge // 2
        if self.message.words():
            band = round(height * 0.12)
            self.message.setGeometry(edge, upper, width - 2 * edge, band)
            upper += band + edge
        foot = max(16, round(height * 0.028))
        lower = height - foot - edge // 2
        right = round(width * 0.34)
        left = QRect(edge, upper, width - right - 3 * edge, lower - upper)
        self._arrange_left(left, edge)
        column = QRect(width - right - edge, upper, right, lower - upper)
        ring = min(round(column.height() * 0.45), column.width())
        figures = round(column.height() * 0.19)
        self.ring.setGeometry(column.x(), column.y(), column.width(), ring)
        self.figures.setGeometry(column.x(), column.y() + ring + edge // 2, column.width(), figures)
        below = column.y() + ring + figures + edge
        if self.tally.rows():
            band = min(round(height * 0.06) * self.tally.rows(), round((column.bottom() - below) * 0.7))
            self.tally.setGeometry(column.x(), below, column.width(), band)
            below += band + edge // 2
        self.comments.setGeometry(column.x(), below, column.width(), max(0, column.bottom() - below))
        self.keys.setGeometry(edge, lower + edge // 4, width - 2 * edge, foot)

    def _arrange_left(self, left: QRect, edge: int) -> None:
        shown = self._page if self.prompter_wanted() else "points"
        self.prompter.setVisible(shown != "points")
        head = round(self.height() * 0.2)
        share = 0.62 if self.message.words() else 0.56
        split = {"points": left.height(), "both": round(left.height() * share), "prompter": min(head, left.height())}[shown]
        self.product.setGeometry(left.x(), left.y(), left.width(), split)
        below = left.y() + split + edge
        self.prompter.setGeometry(left.x(), below, left.width(), max(0, left.bottom() - below))
        self.prompter.scale_to(self.height())

    def prompter_wanted(self) -> bool:
        """True while there is a text to read."""
        return bool(self.room.store.state.host.prompter.text)

    def _say_keys(self) -> None:
        state = self.tr("runs") if self.prompter.running else self.tr("stands")
        words = self.tr(
            "Prompter {state}, {speed} lines/s   Space: run   ↑ ↓: speed   + −: size   P: place   M: mirror   F11: full screen"
        )
        self.keys.setText(words.format(state=state, speed=f"{self.prompter.speed:.1f}"))

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        prompter, key = self.prompter, event.key()
        match key:
            case Qt.Key.Key_Space if not event.isAutoRepeat():
                prompter.toggle()
            case Qt.Key.Key_Up:
                prompter.faster(1)
            case Qt.Key.Key_Down:
                prompter.faster(-1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                prompter.larger(1)
            case Qt.Key.Key_Minus:
                prompter.larger(-1)
            case Qt.Key.Key_PageUp:
                prompter.jump(-3)
            case Qt.Key.Key_PageDown:
                prompter.jump(3)
            case Qt.Key.Key_Home:
                prompter.restart()
            case Qt.Key.Key_M if not event.isAutoRepeat():
                prompter.mirror()
            case Qt.Key.Key_P if not event.isAutoRepeat():
                self._page = _PAGES[(_PAGES.index(self._page) + 1) % len(_PAGES)]
                self._refresh()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(colours.PICTURE_OFF))
