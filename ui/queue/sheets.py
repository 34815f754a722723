"""The dialog that shows what a sheet of products holds, row by row, before anything changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.control.schema.products import ImportMode, ImportProducts
from studio.control.schema.sheets import ReadSheet, SheetRead
from ui.desk_words import counted, said
from ui.products.money import currencies
from ui.room import ControlRoom
from ui.theme import colours, icon
from ui.theme.fitting import fit

_MARKS = {"warn": ("warning", colours.WARN), "error": ("cross", colours.ON_AIR)}


class ImportDialog(QDialog):
    """A dry run, then one edit that Undo takes back. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room, self._path = room, path
        self._products: tuple[dict[str, Any], ...] = ()
        self._open = True
        self.setWindowTitle(self.tr("Import products"))
        fit(self, QSize(860, 480))
        self.title = QLabel(self.tr("Reading {name}…").format(name=Path(path).name))
        self.title.setObjectName("title")
        self.title.setWordWrap(True)
        self._hint = QLabel()
        self._hint.setObjectName("dim")
        self._hint.setWordWrap(True)
        self.problems = QTreeWidget()
        self.problems.setAccessibleName(self.tr("Problems of the sheet"))
        self.problems.setRootIsDecorated(False)
        self.problems.setWordWrap(True)
        self.problems.setUniformRowHeights(False)
        self.problems.setHeaderLabels([self.tr("Row"), self.tr("Column"), self.tr("What is wrong")])
        header = self.problems.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.currency = QComboBox()
        self.currency.setAccessibleName(self.tr("Currency of prices that name none"))
        self.currency.addItem(self.tr("Choose…"), "")
        for group in currencies():
            self.currency.insertSeparator(self.currency.count())
            for code in group:
                self.currency.addItem(code, code)
        self.currency.activated.connect(lambda _index: self._ask())
        self._currency_row = QWidget()
        self.modes = QButtonGroup(self)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setEnabled(False)
        self.go.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.setContentsMargins(18, 16, 18, 16)
        column.addWidget(self.title)
        column.addWidget(self._hint)
        column.addWidget(self.problems, 1)
        column.addWidget(self._currency_choice())
        column.addLayout(self._choice())
        column.addWidget(buttons)
        self.problems.hide()
        self._ask()

    def _choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(18)
        for mode, words, tip in (
            ("append", self.tr("Append"), self.tr("They come after the products that are there.")),
            (
                "merge",
                self.tr("Merge"),
                self.tr("Products with the same number are changed; new ones come where the sheet has them."),
            ),
            ("replace", self.tr("Replace"), self.tr("The queue becomes what the sheet says.")),
        ):
            button = QRadioButton(words)
            button.setProperty("mode", mode)
            button.setToolTip(tip)
            self.modes.addButton(button)
            row.addWidget(button)
        self.modes.buttons()[0].setChecked(True)
        self._tip = QLabel()
        self._tip.setObjectName("dim")
        row.addWidget(self._tip, 1)
        self.modes.buttonToggled.connect(lambda button, on: self._mode_chosen(button.toolTip()) if on else None)
        self._tip.setText(self.modes.buttons()[0].toolTip())
        return row

    def _currency_choice(self) -> QWidget:
        row = QHBoxLayout(self._currency_row)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("Prices that name no currency are in"))
        label.setBuddy(self.currency)
        row.addWidget(label)
        row.addWidget(self.currency)
        row.addStretch(1)
        self._currency_row.hide()
        return self._currency_row

    def _show_currency(self, code: str | None) -> None:
        """What prices that name none are taken to be in: "" asks for it, None: each names its own."""
        self._currency_row.setVisible(code is not None)
        if code and self.currency.findData(code) < 0:
            self.currency.addItem(code, code)
        self.currency.setCurrentIndex(max(0, self.currency.findData(code or "")))

    def mode(self) -> ImportMode:
        """How the sheet meets the queue: append, merge or replace."""
        mode: ImportMode = next(button.property("mode") for button in self.modes.buttons() if button.isChecked())
        return mode

    def _mode_chosen(self, tip: str) -> None:
        """What can be imported depends on what it meets: look again."""
        self._tip.setText(tip)
        self._ask()

    def _ask(self) -> None:
        self.go.setEnabled(False)
        mode, currency = self.mode(), self.currency.currentData() or None
        asked = ReadSheet(path=self._path, mode=mode, currency=currency)
        self.room.desk.request(asked, lambda result: self._read(asked, msgspec.convert(result, SheetRead)), self._failed)

    def _failed(self, text: str, _why: object) -> None:
        if self._open:
            self.title.setText(text)

    def _read(self, asked: ReadSheet, found: SheetRead) -> None:
        now = (self.mode(), self.currency.currentData() or None)
        if not self._open or (asked.mode, asked.currency) != now:
            return
        self._show_currency(found.currency)
        self.problems.clear()
        self._products, problems = found.products, found.problems
        failing = {problem.row for problem in problems if problem.level == "error"}
        good = len(self._products)
        self.title.setText(
            self.tr("{good} of {products} can be imported.").format(good=good, products=counted(found.count, "product"))
        )
        if found.currency == "":
            words = self.tr("Choose the currency of the prices: the sheet does not name it.")
        elif failing:
            words = self.tr("Rows left out until they are corrected in the sheet: {count}.").format(count=len(failing))
        elif problems:
            words = self.tr("Nothing is in the way; look at the remarks.")
        else:
            words = self.tr("No problems were found. Nothing has changed yet.")
        self._hint.setText(words)
        self.problems.setVisible(bool(problems))
        for problem in problems:
            words = said(problem.text)
            entry = QTreeWidgetItem([str(problem.row), problem.column, words])
            name, colour = _MARKS[problem.level]
            entry.setIcon(0, icon(name, colour))
            entry.setToolTip(2, words)
            if problem.level == "error":
                entry.setForeground(2, QColor(colours.TEXT))
            self.problems.addTopLevelItem(entry)
        self.go.setEnabled(good > 0)
        self.go.setText(self.tr("Import {count}").format(count=good))

    def accept(self) -> None:
        """Ask for the import; the dialog goes once the desk has done it, and stays with the words of a refusal."""
        if not self._products:
            return
        before = len(self.room.store.state.show.products)
        self._wait(True)
        self.room.desk.request(
            ImportProducts(set=self._products, mode=self.mode()),
            lambda _result: self._imported(before),
            lambda text, _data: self._refused(text),
        )

    def _wait(self, waiting: bool) -> None:
        self.go.setEnabled(not waiting)
        for button in self.modes.buttons():
            button.setEnabled(not waiting)

    def _imported(self, before: int) -> None:
        words = self.tr("The sheet was imported. Undo brings back the queue of before: {products}.")
        self.room.notice.emit("ok", words.format(products=counted(before, "product")))
        if self._open:
            super().accept()

    def _refused(self, text: str) -> None:
        self._wait(False)
        self.title.setText(text)

    def done(self, result: int) -> None:
        self._open = False
        super().done(result)
