"""The sales panel: figures, curve, shares and what buyers wrote, brought up to date at most ten times a second."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from studio.control.schema.state import State
from ui.client.pace import Pace
from ui.desk_words import counted
from ui.desk_words.numbers import figure
from ui.products import said_money, short_money
from ui.room import ControlRoom
from ui.sales.curve import SalesCurve, course, marks
from ui.sales.notes import Note, NoteList, notes
from ui.sales.shares import ShareList, shares
from ui.theme.parts import ElidedLabel, PanelFrame

_EVERY_MS = 5_000  # the curve goes on also while nothing is sold


class SalesPanel(PanelFrame):
    """Everything in it comes from the desk's ledger, nothing is counted here."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.room = room
        self.title.setText(self.tr("Sales"))
        self.online, self.units, self.rate = QLabel(), QLabel(), QLabel()
        self.money = ElidedLabel()
        self.curve, self.shares, self.notes = SalesCurve(), ShareList(), NoteList()
        self.returned = ElidedLabel()
        self.returned.setObjectName("small")
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        for column, (label, words) in enumerate(
            ((self.online, self.tr("Online")), (self.units, self.tr("Units")), (self.rate, self.tr("Orders/min")))
        ):
            label.setObjectName("figure")
            below = QLabel(words)
            below.setObjectName("small")
            grid.addWidget(label, 0, column)
            grid.addWidget(below, 1, column)
            grid.setColumnStretch(column, 1)
        self.money.setObjectName("title")
        grid.addWidget(self.money, 2, 0, 1, 3)
        grid.addWidget(self.returned, 3, 0, 1, 3)
        grid.setRowMinimumHeight(2, 26)
        self.body.addLayout(grid)
        self.body.addWidget(self.curve, 2)
        self.body.addWidget(self.shares, 3)
        self.body.addWidget(self.notes)
        self._pace = Pace(self._refresh, self)
        self._time = QTimer(self, interval=_EVERY_MS)
        self._time.timeout.connect(self._draw)
        room.store.watch(self._pace.ask, State.selling, lambda state: state.show.products)
        self._refresh()

    def _refresh(self) -> None:
        selling, rows = self.room.store.state.selling, self.room.store.state.show.products
        totals = selling.totals
        heard = self.room.store.heard  # nothing is claimed before the desk has spoken
        for label, number in ((self.online, selling.online), (self.units, totals.units), (self.rate, totals.per_minute)):
            label.setText(figure(number) if heard else "–")
            label.setToolTip(f"{number:,}" if heard else "")
        self._show_money(totals.gmv)
        orders, returned = counted(totals.orders, "order"), counted(totals.returned, "unit")
        self.returned.setText(self.tr("{orders}, {units} returned").format(orders=orders, units=returned))
        self._draw()
        self._show_notes(notes(rows, selling.notes), selling.earlier_notes)
        self.shares.show_shares(shares(rows, selling.products, selling.current))

    def _draw(self) -> None:
        selling, rows = self.room.store.state.selling, self.room.store.state.show.products
        names = {row.id: str(row.link_no) for row in rows}
        started_ns = selling.started_ns if selling.running else None
        sold = course(selling.curve, started_ns, time.monotonic_ns())
        self.curve.show_sales(sold, marks(selling.marks, selling.started_ns, names))

    def _show_money(self, gmv: dict[str, int]) -> None:
        """Every digit as far as there is room for all currencies, else each in short; the tool tip has it whole."""
        whole, short = (
            self.tr("GMV {sum}").format(sum=" + ".join(write(minor, currency) for currency, minor in sorted(gmv.items())))
            for write in (said_money, short_money)
        )
        fits = self.money.fontMetrics().horizontalAdvance(whole) <= self.money.width()
        self.money.setText("" if not gmv else whole if fits else short, "" if fits else whole)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._time.start()
        self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._time.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_money(self.room.store.state.selling.totals.gmv)
        self._share_room(noted=not self.notes.isHidden())

    def _show_notes(self, found: list[Note], earlier: int) -> None:
        """What goes makes room before anything comes: a window grows at once when all of it does not fit."""
        noted = bool(found or earlier)
        if noted:
            self._share_room(noted)
        self.notes.show_notes(found, earlier)
        if not noted:
            self._share_room(noted)

    def _share_room(self, noted: bool) -> None:
        """Where curve and notes do not both fit, what buyers wrote stands in the curve's place: the window never grows for it."""
        curve_px, notes_px = (part.minimumHeight() + self.body.spacing() for part in (self.curve, self.notes))
        rest = self.minimumSizeHint().height()
        rest -= (0 if self.curve.isHidden() else curve_px) + (0 if self.notes.isHidden() else notes_px)
        self.curve.setVisible(not noted or self.height() >= rest + notes_px + curve_px)
