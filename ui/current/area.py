"""The large area of the product on air: picture, prices, figures, ring, steps, and the buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QToolButton, QWidget

from studio.control.schema.state import State
from studio.document.products import Product
from ui.client import lookup
from ui.client.pace import Pace
from ui.current.deeds import Deeds
from ui.current.facts import LOW, LOWEST, USUAL, Facts
from ui.desk_words import said
from ui.products import Thumbnails, draw_mark, shown_state, state_look
from ui.room import ControlRoom
from ui.theme import colours, icon
from ui.theme.parts import AirButton, AirToolButton, PanelFrame

_WIDTH_PX = 316  # below, the words on its buttons are cut
_USUAL_FROM_PX, _LOW_FROM_PX = 460, 340  # heights of the area from which the forms fit, each with its longest words
_ANY_PX = 16_777_215  # what Qt takes for no bound
_BUTTON_PX, _LOW_BUTTON_PX = 38, 25  # heights of the first row of buttons, and of all in the lowest form
_EXTENSIONS_S = (30, 60, 120, 300)


class CurrentArea(PanelFrame):
    """Follows `selling.current`; every button asks the desk."""

    def __init__(self, room: ControlRoom, deeds: Deeds, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.room, self.deeds = room, deeds
        self.facts = Facts(room, thumbnails)
        self.state = _StateLine()
        self.bar.addWidget(self.state)
        self.alarm = QLabel()
        self.alarm.setObjectName("alarm")
        self.alarm.setWordWrap(True)
        self.alarm.setMinimumWidth(1)  # a SKU without a blank widens no window
        self._grid = QGridLayout()
        self._make_buttons()
        self.setMinimumWidth(_WIDTH_PX)
        self.body.addWidget(self.alarm)
        self.body.addWidget(self.facts, 1)
        self.body.addWidget(self.repair)
        self.body.addLayout(self._buttons())
        self._suit_height()
        self._pace = Pace(self._refresh, self)
        room.store.watch(self._pace.ask, State.selling, lambda state: state.show.products, lambda state: state.file.path)
        room.product_chosen.connect(self.choose)
        self.deeds.chosen = room.product
        self._refresh()

    # ------------------------------------------------------------ building

    def _make_buttons(self) -> None:
        deeds = self.deeds
        self.explain = _button(self.tr("Explain"), self.tr("Put the chosen or the next product on air"), deeds.explain)
        self.arm = _button(self.tr("Arm…"), self.tr("See what will happen, then arm the launch"), deeds.arm, "arm")
        self.launch = _button(self.tr("LAUNCH"), self.tr("Start the countdown; at zero the link opens"), self._launch, "launch")
        self.cancel = _button(
            self.tr("Cancel"), self.tr("Before zero: stop the countdown. After: take the sale back"), deeds.cancel
        )
        self.restock = _button(self.tr("Restock…"), self.tr("Add units to the sale"), deeds.restock)
        self.end = _button(self.tr("End"), self.tr("Close the link; the product is done"), deeds.end)
        self.pull = _button(self.tr("Pull"), self.tr("Take it off the show at once"), deeds.pull, "pull")
        self.next = _button(self.tr("Next"), self.tr("End this one and explain the next"), deeds.explain_next)
        self.repair = _button(self.tr("Repair"), self.tr("Do the failed steps again"), deeds.repair, "repair")
        self.repair.setIcon(icon("retry", colours.BASE))
        for tight in (self.cancel, self.restock, self.end):
            tight.setObjectName("tight")
        self.extend = AirToolButton()
        self.extend.setObjectName("tight")
        self.extend.setText(self.tr("Extend"))
        self.extend.setToolTip(self.tr("One minute more; the arrow has other times"))
        self.extend.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.extend.setSizePolicy(self.end.sizePolicy())
        self.extend.clicked.connect(lambda _checked=False: deeds.extend(60))
        menu = QMenu(self.extend)
        for seconds in _EXTENSIONS_S:
            menu.addAction(self.tr("{seconds} s more").format(seconds=seconds), partial(deeds.extend, seconds))
        self.extend.setMenu(menu)

    def _buttons(self) -> QGridLayout:
        grid = self._grid
        places: tuple[tuple[QWidget, int, int, int], ...] = (
            (self.arm, 0, 0, 3),
            (self.launch, 0, 3, 6),
            (self.cancel, 0, 9, 3),
            (self.extend, 1, 0, 3),
            (self.restock, 1, 3, 3),
            (self.end, 1, 6, 3),
            (self.pull, 1, 9, 3),
            (self.explain, 2, 0, 6),
            (self.next, 2, 6, 6),
        )
        self._placed = [widget for widget, *_place in places]
        for widget, row, column, span in places:
            widget.setMinimumWidth(30)
            grid.addWidget(widget, row, column, 1, span)
        for column in range(12):
            grid.setColumnStretch(column, 1)
        return grid

    def _suit_height(self) -> None:
        """The same facts and buttons in less height where there is little."""
        height = self.height()
        form = USUAL if height >= _USUAL_FROM_PX else LOW if height >= _LOW_FROM_PX else LOWEST
        lowest = form is LOWEST
        self.facts.take(form)
        self._grid.setSpacing(3 if lowest else 5)
        self.body.setSpacing(4 if lowest else 6)
        for widget in (self.arm, self.launch, self.cancel):
            widget.setMinimumHeight(0 if lowest else _BUTTON_PX)
        for button in self._placed:
            button.setMaximumHeight(_LOW_BUTTON_PX if lowest else _ANY_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._suit_height()

    def _launch(self) -> None:
        self.launch.setEnabled(False)  # until the desk says how it stands: a double click starts once
        self.deeds.launch(self._not_launched)

    def _not_launched(self, text: str, _why: object) -> None:
        self.room.notice.emit("fail", text)
        self._enable()

    # ------------------------------------------------------------ following

    def _refresh(self) -> None:
        state = self.room.store.state
        current = lookup.current(state)
        product, live, launch = lookup.product(state, current), lookup.selling(state, current), lookup.launch(state)
        alarm = said(state.selling.alarm)
        if not alarm and launch is not None and launch.phase == "armed":
            alarm = said(launch.text)  # why it was held: it has to be seen before it is tried again
        self.alarm.setText(alarm)
        self.alarm.setVisible(bool(alarm))
        self.facts.show_launch(launch)
        self.repair.setVisible(launch is not None and launch.repair)
        if not self.room.store.heard:
            self.title.setText(self.tr("On air"))
            self.facts.show_unheard()
        elif product is None:
            self.title.setText(self.tr("On air"))
            self.state.show_state("", False)
            self.facts.show_nobody(lookup.product(state, state.selling.next))
        else:
            self.title.setText(self.tr("On air: link {number}").format(number=product.link_no))
            self.state.show_state(shown_state(live), live.few_left)
            self.facts.show_product(product, live, launch)
        self._enable()

    def hotkey_actions(self) -> dict[str, Callable[[], object]]:
        deeds = self.deeds
        return {"explain-next": deeds.explain_next, "launch": deeds.arm_or_launch, "launch-cancel": deeds.cancel}

    def choose(self, product_id: str) -> None:
        """Another product is selected in the queue."""
        self.deeds.chosen = product_id
        self._enable()

    def _enable(self) -> None:
        state = self.room.store.state
        phase, current = self.deeds.phase(), lookup.current(state)
        before_zero = phase in {"armed", "verifying", "countdown"}
        selling = bool(phase) and not before_zero
        chosen = lookup.product(state, self.deeds.to_explain())
        upcoming = lookup.product(state, state.selling.next)
        self.explain.setText(self._numbered(self.tr("Explain"), chosen))
        self.next.setText(self._numbered(self.tr("Next"), upcoming))
        self.explain.setEnabled(chosen is not None)
        self.next.setEnabled(upcoming is not None)
        self.arm.setEnabled(bool(current) and not phase)
        self.launch.setEnabled(phase == "armed")
        self.cancel.setEnabled(bool(phase))
        self.cancel.setText(self.tr("Abort…") if selling else self.tr("Cancel"))
        self.extend.setEnabled(selling)
        self.restock.setEnabled(selling)
        self.end.setEnabled(bool(current))
        self.pull.setEnabled(bool(current))

    def _numbered(self, words: str, product: Product | None) -> str:
        return f"{words}  {product.link_no}" if product is not None else words


def _button(words: str, tip: str, clicked: Callable[[], object], name: str = "") -> AirButton:
    button = AirButton(words)
    button.setObjectName(name)
    button.setToolTip(tip)
    button.clicked.connect(lambda _checked=False: clicked())
    return button


class _StateLine(QWidget):
    """Mark and word of a state, at the right of the title."""

    def __init__(self) -> None:
        super().__init__()
        self._look = state_look("queued")
        self.setFixedHeight(24)
        self.setMinimumWidth(110)
        self._none = True

    def show_state(self, state: str, few_left: bool) -> None:
        self._none = not state
        self._look = state_look(state or "queued", few_left)
        self.update()

    def word(self) -> str:
        return "" if self._none else self._look.word

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._none:
            return
        painter = QPainter(self)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(self._look.word)
        left = self.width() - width - 2
        draw_mark(painter, QRectF(left - 19, self.height() / 2 - 6, 12, 12), self._look)
        painter.setPen(QColor(self._look.colour))
        painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self._look.word)
