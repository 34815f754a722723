"""What stands in the queue's place while there is nothing to sell: the ways to get something into it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyQueue(QWidget):
    """Three buttons: `bring` imports a sheet, `add` begins a product, `template` saves a sheet to fill in."""

    def __init__(self, bring: Callable[[], object], add: Callable[[], object], template: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        translate = QCoreApplication.translate
        words = QLabel(translate("QueuePanel", "Nothing to sell yet"))
        words.setObjectName("title")
        hint = QLabel(translate("QueuePanel", "Import a sheet of products (XLSX or CSV), or add them one by one."))
        hint.setObjectName("dim")
        hint.setWordWrap(True)
        for label in (words, hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        more = QHBoxLayout()  # all three in one row are too wide for a doubled screen
        more.setSpacing(6)
        more.addStretch(1)
        more.addWidget(_button(translate("QueuePanel", "Add a product…"), add))
        more.addWidget(_button(translate("QueuePanel", "Save a template…"), template))
        more.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 9, 2, 9)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(words)
        column.addWidget(hint)
        column.addWidget(_button(translate("QueuePanel", "Import a sheet…"), bring), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(more)
        column.addStretch(2)


def _button(words: str, pressed: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.clicked.connect(lambda _checked=False: pressed())
    return button
