"""The dialog that adds units to the sale on air."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from studio.control.schema.selling import Restock
from studio.document.products import Product
from ui.client import lookup
from ui.desk_words import counted
from ui.room import ControlRoom
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.fields import count_field

_USUAL = 10  # units that are offered where the product says nothing


class RestockDialog(AskingDialog):
    """Open it with `open()`; it deletes itself. What the desk refuses is said here, beside what was typed."""

    def __init__(self, room: ControlRoom, product: Product, parent: QWidget | None = None) -> None:
        super().__init__(room, parent)
        self._product = product
        self.setWindowTitle(self.tr("Restock"))
        launch = lookup.launch(room.store.state)
        held_back = launch.held_back if launch is not None else 0
        words = QLabel(self.tr("Units to add (in reserve: {units})").format(units=counted(held_back, "unit")))
        self.units = count_field(1_000_000, least=1)
        self.units.setValue(product.tranche or held_back or _USUAL)
        self.units.setAccessibleName(words.text())
        self.units.selectAll()
        self.go.setText(self.tr("Add them"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        for part in (words, self.units, self.problem, self.buttons):
            column.addWidget(part)

    def accept(self) -> None:
        if lookup.current(self.room.store.state) != self._product.id:  # the command names none: it would be another one's
            self.problem.setText(self.tr("{product} is not on air any more.").format(product=self._product.title))
            return
        self.ask(Restock(units=self.units.value()))
