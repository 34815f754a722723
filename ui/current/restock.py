"""The dialog that adds units to the sale on air."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from studio.control.schema.selling import Restock
from studio.document.products import Product
from ui.client import lookup
from ui.desk_words import counted
from ui.room import ControlRoom
from ui.widgets.fields import count_field

_USUAL = 10  # units that are offered where the product says nothing


class RestockDialog(QDialog):
    """Open it with `open()`; it deletes itself. What the desk refuses is said here, beside what was typed."""

    def __init__(self, room: ControlRoom, product: Product, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room, self._product = room, product
        self._open = True
        self.setWindowTitle(self.tr("Restock"))
        launch = lookup.launch(room.store.state)
        held_back = launch.held_back if launch is not None else 0
        words = QLabel(self.tr("Units to add (in reserve: {units})").format(units=counted(held_back, "unit")))
        self.units = count_field(1_000_000, least=1)
        self.units.setValue(product.tranche or held_back or _USUAL)
        self.units.setAccessibleName(words.text())
        self.units.selectAll()
        self.problem = QLabel()
        self.problem.setObjectName("warn")
        self.problem.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(self.tr("Add them"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        for part in (words, self.units, self.problem, buttons):
            column.addWidget(part)

    def accept(self) -> None:
        if lookup.current(self.room.store.state) != self._product.id:  # the command names none: it would be another one's
            self.problem.setText(self.tr("{product} is not on air any more.").format(product=self._product.title))
            return
        self.go.setEnabled(False)
        self.room.desk.request(Restock(units=self.units.value()), self._done, self._refused)

    def _done(self, _result: Any) -> None:
        if self._open:
            super().accept()

    def _refused(self, text: str, _why: object) -> None:
        if self._open:
            self.problem.setText(text)
            self.go.setEnabled(True)

    def done(self, result: int) -> None:
        self._open = False
        super().done(result)
