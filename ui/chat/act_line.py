"""The line of the chat that says what was refused there, and takes back what was just done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.theme.parts import flat_button, mark


class ActLine(QWidget):
    """Hidden while it says nothing. What it says stays until the next thing is done, or it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setObjectName("acted")
        self.words.setWordWrap(True)
        self.words.setMinimumWidth(1)  # a viewer's name without a blank widens no window
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.clicked.connect(lambda _checked=False: self._take_back())
        self.close_button = flat_button("cross", self.tr("Close this line"), self.clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.words, 1)
        line.addWidget(self.undo)
        line.addWidget(self.close_button)
        self._undo: Callable[[], object] | None = None
        self.hide()

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Something was done; `undo` takes it back."""
        self._show(words, "ok", undo)

    def say_refusal(self, words: str) -> None:
        """Something was not done, and why."""
        self._show(words, "warn", None)

    def forget_undo(self) -> None:
        """What was done stands there no more, so that there is nothing to take back; the words stay."""
        self._undo = None
        self.undo.hide()

    def clear(self) -> None:
        """Say nothing any more."""
        self._undo = None
        self.words.clear()
        self.hide()

    def _show(self, words: str, level: str, undo: Callable[[], object] | None) -> None:
        self._undo = undo
        mark(self.words, "level", level)
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.undo.setVisible(undo is not None)
        self.undo.setAccessibleName(self.tr("Undo: {words}").format(words=words))
        self.show()

    def _take_back(self) -> None:
        undo = self._undo
        self.clear()
        if undo is not None:
            undo()
