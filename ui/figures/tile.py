"""One figure: its name, its value, and how much more or less it is than in the five minutes before."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from studio.control.schema.state.figures import FigureSet
from ui.figures.words import Figure, meaning
from ui.theme.parts import ElidedLabel, mark

_LARGE_LETTERS = 9  # a longer value is said in smaller ones


class Tile(QWidget):
    """`show_figure` says what it has."""

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        self.name, self.value, self.change = QLabel(figure.words), ElidedLabel(), QLabel()
        self.name.setObjectName("small")
        self.name.setToolTip(meaning(figure))
        self.value.setObjectName("figure")
        self.change.setObjectName("small")
        self.change.setToolTip(self.tr("The last five minutes against the five before"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        for part in (self.name, self.value, self.change):
            column.addWidget(part)

    def least_width(self) -> int:
        """Pixels in which its value is whole."""
        return self.value.fontMetrics().horizontalAdvance(self.value.whole)

    def show_figure(self, told: FigureSet, changed: str) -> None:
        """`changed`: as `Figure.changed` has it; "" where there is nothing to compare with."""
        value = self.figure.value(told)
        if value is not None:
            words, tip = self.figure.written(value), self.figure.whole(value)
            look = "figure" if len(words) <= _LARGE_LETTERS else "title"  # of several currencies
        else:
            untold = "" if self.figure.is_told(told) else self.tr("No platform of this show tells it")
            words, tip, look = self.figure.missing(told), untold, "faint"
        if self.value.objectName() != look:
            self.value.setObjectName(look)
            self.value.style().polish(self.value)
        self.value.setText(words, tip)
        self.change.setText(changed)
        better = changed.startswith("▲") is not self.figure.less_is_better
        mark(self.change, "way", ("good" if better else "bad") if changed else "")
        self.setAccessibleName(" ".join(part for part in (f"{self.figure.words}: {words}", changed) if part))
