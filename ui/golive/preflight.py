"""What to look at before going on air."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.control.schema.air import Preflight, StartShow
from studio.control.schema.answers import Findings
from ui.desk_words import said
from ui.room import ControlRoom
from ui.theme import colours
from ui.theme.fitting import Scrolled
from ui.theme.icons import picture
from ui.theme.parts import clear

_MARKS = {"ok": ("tick", colours.OK), "warn": ("warning", colours.WARN), "fail": ("cross", colours.ON_AIR)}


class PreflightDialog(QDialog):
    """The desk's list; failures keep Go live shut. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self.setWindowTitle(self.tr("Go live"))
        self.setMinimumWidth(520)
        self._title = QLabel(self.tr("Checking…"))
        self._title.setObjectName("title")
        rows = QWidget()
        self._rows = QGridLayout(rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setColumnStretch(1, 1)
        self._rows.setVerticalSpacing(8)
        self._rows.setHorizontalSpacing(10)
        buttons = QDialogButtonBox()
        self._go = QPushButton(self.tr("Go live"))
        self._go.setObjectName("golive")
        self._go.setMinimumWidth(130)
        self._go.setEnabled(False)
        self._go.setDefault(True)
        again = QPushButton(self.tr("Check again"))
        cancel = QPushButton(self.tr("Cancel"))
        buttons.addButton(self._go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(again, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        again.setAutoDefault(False)
        cancel.setAutoDefault(False)
        self._go.clicked.connect(self._start)
        again.clicked.connect(self._ask)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.setContentsMargins(18, 16, 18, 16)
        column.addWidget(self._title)
        column.addWidget(Scrolled(rows, grows=True))
        column.addStretch(1)
        column.addWidget(buttons)
        self._open = True
        self._ask()

    def _ask(self) -> None:
        self._title.setText(self.tr("Checking…"))
        self.room.desk.ask(Preflight(), Findings, self._show_list, self._failed)

    def _failed(self, text: str, _why: object) -> None:
        if self._open:
            self._title.setText(text)

    def _show_list(self, found: Findings) -> None:
        if not self._open:
            return
        clear(self._rows)
        for row, check in enumerate(found.findings):
            name, colour = _MARKS[check.level]
            mark = QLabel()
            mark.setPixmap(picture(name, colour, 18))
            words = QLabel(said(check.text))
            words.setWordWrap(True)
            self._rows.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(words, row, 1)
        levels = {check.level for check in found.findings}
        if "fail" in levels:
            self._title.setText(self.tr("Not ready yet"))
        elif "warn" in levels:
            self._title.setText(self.tr("Ready, with remarks"))
        else:
            self._title.setText(self.tr("Ready"))
        self._go.setEnabled("fail" not in levels)
        if self._go.isEnabled():
            self._go.setFocus()

    def _start(self) -> None:
        self._go.setEnabled(False)
        self.room.desk.command(StartShow())
        self.accept()

    def done(self, result: int) -> None:
        self._open = False
        super().done(result)
