"""The latest lines of viewers below a list: a line each, so that no message, however long, moves what stands above it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.parts import ElidedLabel


class Quotes(QWidget):
    """Room for so many lines, as long as there is any; a line that is longer ends in dots, and whole it is a tool tip."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._lines = [ElidedLabel() for _ in range(most)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for label in self._lines:
            label.setObjectName("dim")
            label.setMinimumHeight(label.fontMetrics().lineSpacing())  # an empty one keeps its place
            column.addWidget(label)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show the first of these; nothing at all where there are none."""
        for label, line in zip_longest(self._lines, lines[: len(self._lines)], fillvalue=""):
            assert isinstance(label, ElidedLabel)
            label.setText(line)
        self.setVisible(bool(lines))

    def text(self) -> str:
        """What is shown, each line whole."""
        return "\n".join(line for label in self._lines if (line := label.whole))
