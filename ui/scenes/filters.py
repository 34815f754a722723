"""The filters of an item: chroma key and colour correction, each switched and set by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.control.schema.scenes import AddFilter, RemoveFilter, UpdateFilter
from studio.document.model import Item
from studio.kinds.picture_filters import Filter
from studio.kinds.picture_filters.chroma_key import ChromaKey
from studio.kinds.picture_filters.colour_correction import ColourCorrection
from ui.room import ControlRoom
from ui.scenes.fields import SliderField, field_label
from ui.theme.ink import ink_on
from ui.theme.parts import clear, field_title, flat_button


class FilterList(QWidget):
    """Filters of the item shown last by `show_item`, in the order in which they work."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self._cards: list[_FilterCard] = []
        add = flat_button("plus", self.tr("Add a filter"))
        add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(add)
        menu.addAction(self.tr("Chroma key (green screen)"), lambda: self._add("chroma_key"))
        menu.addAction(self.tr("Colour correction"), lambda: self._add("colour_correction"))
        add.setMenu(menu)
        bar = QHBoxLayout()
        bar.addWidget(field_title(self.tr("Filters")), 1)
        bar.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        self._shown: list[tuple[str, str, type[Filter]]] = []

    def _add(self, kind: str) -> None:
        self.room.desk.command(AddFilter(**self.room.address(), set={"type": kind}))

    def show_item(self, item: Item) -> None:
        wanted = [(item.id, row.id, type(row)) for row in item.filters]
        if wanted != self._shown:
            self._shown = wanted
            clear(self._rows)
            self._cards = [_FilterCard(self.room, row) for row in item.filters]
            for card in self._cards:
                self._rows.addWidget(card)
        for card, row in zip(self._cards, item.filters, strict=True):
            card.follow(row)


class _FilterCard(QWidget):
    """One filter."""

    def __init__(self, room: ControlRoom, row: Filter) -> None:
        super().__init__()
        self.room, self.filter_id = room, row.id
        self._sliders: dict[str, SliderField] = {}
        self._colour: QPushButton | None = None
        keyer = isinstance(row, ChromaKey)
        self._enabled = QCheckBox(self.tr("Chroma key") if keyer else self.tr("Colour correction"))
        self._enabled.clicked.connect(lambda on: self._update({"enabled": on}))
        bar = QHBoxLayout()
        bar.addWidget(self._enabled, 1)
        bar.addWidget(flat_button("trash", self.tr("Remove the filter"), self._remove))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.addLayout(bar)
        column.addLayout(self._grid)
        if keyer:
            self._add_keyer()
        else:
            self._add_correction()

    def _add_keyer(self) -> None:
        self._colour = QPushButton()
        self._colour.setToolTip(self.tr("Choose the colour to make transparent"))
        self._colour.clicked.connect(self._choose_colour)
        self._grid.addWidget(field_label(self.tr("Key colour"), self._colour), 0, 0)
        self._grid.addWidget(self._colour, 0, 1)
        self._slider("similarity", self.tr("Similarity"), 0, 1)
        self._slider("smoothness", self.tr("Smoothness"), 0, 1)
        self._slider("spill", self.tr("Spill"), 0, 1)

    def _add_correction(self) -> None:
        self._slider("brightness", self.tr("Brightness"), -1, 1)
        self._slider("contrast", self.tr("Contrast"), 0, 4)
        self._slider("gamma", self.tr("Gamma"), 0.1, 10)
        self._slider("saturation", self.tr("Saturation"), 0, 4)
        self._slider("hue_deg", self.tr("Hue"), -180, 180, 1, "°")

    def _slider(self, name: str, words: str, low: float, high: float, scale: int = 100, suffix: str = "") -> None:
        field = SliderField(low, high, self._setter(name), scale, suffix)
        row = self._grid.rowCount()
        self._grid.addWidget(field_label(words, field), row, 0)
        self._grid.addWidget(field, row, 1)
        self._sliders[name] = field

    def _setter(self, name: str) -> Callable[[float], None]:
        return lambda value: self._update({name: value}, name)

    def _update(self, fields: dict[str, Any], gesture: str = "") -> None:
        params: dict[str, Any] = {**self.room.address(), "filter": self.filter_id, "set": fields}
        if gesture:
            params["gesture"] = f"filter-{self.room.item}-{self.filter_id}-{gesture}"
        self.room.desk.command(UpdateFilter(**params))

    def _remove(self) -> None:
        self.room.desk.command(RemoveFilter(**self.room.address(), filter=self.filter_id))

    def _choose_colour(self) -> None:
        colour = QColorDialog.getColor(QColor(str(self.property("colour"))), self, self.tr("Key colour"))
        if colour.isValid():
            self._update({"colour": colour.name()})

    def follow(self, row: Filter) -> None:
        self._enabled.setChecked(row.enabled)
        for name, value in _numbers(row).items():
            self._sliders[name].follow(value)
        if isinstance(row, ChromaKey) and self._colour is not None:
            self.setProperty("colour", row.colour)
            self._colour.setText(row.colour)
            self._colour.setStyleSheet(f"background: {row.colour}; color: {ink_on(row.colour)}; padding: 2px 8px;")


def _numbers(row: Filter) -> dict[str, float]:
    """What sliders show of a filter, by the names of its fields."""
    if isinstance(row, ChromaKey):
        return {"similarity": row.similarity, "smoothness": row.smoothness, "spill": row.spill}
    if isinstance(row, ColourCorrection):
        return {
            "brightness": row.brightness,
            "contrast": row.contrast,
            "gamma": row.gamma,
            "saturation": row.saturation,
            "hue_deg": row.hue_deg,
        }
    return {}
