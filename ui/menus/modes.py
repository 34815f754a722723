"""The switch between mixing and selling, at the right end of the menu bar."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.panels import MODES


class ModeSwitch(QWidget):
    """Which half of the work the window shows; remembered."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        saved = str(QSettings().value("mode", MODES[0]))
        self.mode = saved if saved in MODES else MODES[0]
        words = {"mixing": self.tr("Mixing"), "selling": self.tr("Selling")}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 8, 1)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for mode in MODES:
            button = QPushButton(words[mode])
            button.setObjectName("mode")
            button.setProperty("first", mode == MODES[0])
            button.setCheckable(True)
            button.setChecked(mode == self.mode)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, mode=mode: self.choose(mode))
            self._group.addButton(button)
            self._buttons[mode] = button
            row.addWidget(button)

    def choose(self, mode: str) -> None:
        if mode != self.mode:
            self.mode = mode
            self._buttons[mode].setChecked(True)
            QSettings().setValue("mode", mode)
            self.changed.emit(mode)
