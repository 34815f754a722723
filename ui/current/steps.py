"""The steps of a launch with their state, and why one failed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from studio.control.schema.state.selling import Launch, LaunchShop, Step
from ui.desk_words import said
from ui.theme import colours
from ui.theme.icons import picture
from ui.theme.parts import ElidedLabel, clear

_COLUMNS = 3
_SHOP_MARKS = {
    "armed": "waiting",
    "verifying": "doing",
    "countdown": "waiting",
    "opening": "doing",
    "checking": "doing",
    "open": "done",
    "closing": "doing",
    "failed": "failed",
}
_MARKS = {
    "done": ("tick", colours.OK),
    "doing": ("retry", colours.ACCENT),
    "failed": ("cross", colours.WARN),
    "waiting": ("more", colours.TEXT_FAINT),
}


class StepList(QWidget):
    """Three steps a line; when some failed only those, each whole. Nothing is shown while there are none.

    A launch in several shops has a line for each shop in place of its steps. `name` is what the operator calls a connection.
    """

    def __init__(self, name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._shown: tuple[tuple[Step, ...], tuple[LaunchShop, ...]] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column * 2 + 1, 1)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(1)

    def show_launch(self, launch: Launch | None) -> None:
        steps, shops = (launch.steps, launch.shops) if launch is not None else ((), ())
        self.setVisible(bool(steps or shops))
        if (steps, shops) == self._shown:
            return
        self._shown = steps, shops
        clear(self._grid)
        failed = [step for step in steps if step.state == "failed"]
        others = () if failed or shops else steps
        for line, shop in enumerate(shops):
            self._add_line(line, _SHOP_MARKS[shop.phase], shop_words(shop, self._name(shop.connection)), bad=shop.repair)
        for line, step in enumerate(failed, len(shops)):
            where = f"{self._name(step.shop)}: " if step.shop else ""
            self._add_line(line, step.state, where + _words(step), bad=True)
        for place, step in enumerate(others):
            label = ElidedLabel(_words(step))
            label.setObjectName("small" if step.state == "waiting" else "step")
            line, column = place // _COLUMNS, place % _COLUMNS * 2
            self._grid.addWidget(self._mark(step.state), line, column)
            self._grid.addWidget(label, line, column + 1)

    def _add_line(self, line: int, state: str, text: str, *, bad: bool) -> None:
        words = QLabel(text)
        words.setObjectName("warn" if bad else "step")
        words.setWordWrap(True)
        self._grid.addWidget(self._mark(state), line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, line, 1, 1, _COLUMNS * 2 - 1)

    def _mark(self, state: str) -> QLabel:
        name, colour = _MARKS[state]
        mark = QLabel()
        mark.setPixmap(picture(name, colour, 14, self.devicePixelRatioF()))
        return mark


def shop_words(shop: LaunchShop, name: str) -> str:
    """How a launch stands in one of its shops: `name` is what the operator calls it."""
    translate = QCoreApplication.translate
    words = {
        "armed": translate("LaunchSteps", "{shop}: armed, {units} to sell"),
        "verifying": translate("LaunchSteps", "{shop}: being asked, {units} to sell"),
        "countdown": translate("LaunchSteps", "{shop}: ready, {units} to sell"),
        "opening": translate("LaunchSteps", "{shop}: opening"),
        "checking": translate("LaunchSteps", "{shop}: open, being read back"),
        "open": translate("LaunchSteps", "{shop}: on sale, {left} of {units} left"),
        "closing": translate("LaunchSteps", "{shop}: being put back"),
        "failed": translate("LaunchSteps", "{shop}: not open"),
    }
    left = "–" if shop.left is None else f"{shop.left:,}"
    return words[shop.phase].format(shop=name, units=f"{shop.quantity:,}", left=left)


def step_words(name: str) -> str:
    """A step of the desk ("price", or "price SKU" where there are several) in words."""
    translate = QCoreApplication.translate
    step, _space, sku = name.partition(" ")
    words = {
        "mark": translate("LaunchSteps", "Mark the recording"),
        "price": translate("LaunchSteps", "Price"),
        "stock": translate("LaunchSteps", "Stock"),
        "limit": translate("LaunchSteps", "Limit"),
        "pin": translate("LaunchSteps", "Pin"),
        "link": translate("LaunchSteps", "Link"),
        "check": translate("LaunchSteps", "Read back"),
    }
    return f"{words.get(step, step)} {sku}".rstrip()


def _words(step: Step) -> str:
    words, text = step_words(step.name), said(step.text)
    return f"{words}: {text}" if text else words
