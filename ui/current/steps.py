"""The steps of a launch with their state, and why one failed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from studio.control.schema.state.selling import Launch, Step
from ui.desk_words import said
from ui.theme import colours
from ui.theme.icons import picture
from ui.theme.parts import ElidedLabel, clear

_COLUMNS = 3
_MARKS = {
    "done": ("tick", colours.OK),
    "doing": ("retry", colours.ACCENT),
    "failed": ("cross", colours.WARN),
    "waiting": ("more", colours.TEXT_FAINT),
}


class StepList(QWidget):
    """Three steps a line; when some failed only those, each whole. Nothing is shown while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Step, ...] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column * 2 + 1, 1)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(1)

    def show_launch(self, launch: Launch | None) -> None:
        steps = launch.steps if launch is not None else ()
        self.setVisible(bool(steps))
        if steps == self._shown:
            return
        self._shown = steps
        clear(self._grid)
        failed = [step for step in steps if step.state == "failed"]
        others = () if failed else steps
        for line, step in enumerate(failed):
            words = QLabel(_words(step))
            words.setObjectName("warn")
            words.setWordWrap(True)
            self._grid.addWidget(self._mark(step), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, line, 1, 1, _COLUMNS * 2 - 1)
        for place, step in enumerate(others):
            label = ElidedLabel(_words(step))
            label.setObjectName("small" if step.state == "waiting" else "step")
            line, column = place // _COLUMNS, place % _COLUMNS * 2
            self._grid.addWidget(self._mark(step), line, column)
            self._grid.addWidget(label, line, column + 1)

    def _mark(self, step: Step) -> QLabel:
        name, colour = _MARKS[step.state]
        mark = QLabel()
        mark.setPixmap(picture(name, colour, 14, self.devicePixelRatioF()))
        return mark


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
