"""The numbers of the selected item: place, size, crop, turn, mirror, opacity, fit; and its filters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.control.schema.scenes import UpdateItem
from studio.control.schema.state import State
from ui.client import lookup
from ui.forms.fields import ChoiceField, FieldPairs, NumberField, SliderField, field_label
from ui.room import ControlRoom
from ui.scenes.filters import ItemFilters
from ui.theme.parts import PanelFrame, mark_air, tab_through

_FAR = 20_000  # canvas pixels


class Inspector(PanelFrame):
    """Edits the selected item by numbers. Its fields are made when the first item is selected."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.room = room
        self.title.setText(self.tr("Properties"))
        self._empty = QLabel(self.tr("Select an item in the preview or in the list."))
        self._empty.setObjectName("faint")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._fields: QScrollArea | None = None
        self.body.addWidget(self._empty)
        room.selection_changed.connect(self._refresh)
        room.target_changed.connect(self._refresh)
        room.store.watch(
            self._refresh,
            lambda state: state.show.scenes,
            lambda state: state.show.lanes,
            lambda state: state.show.sources,
            State.stage,
        )
        self._refresh()

    # ------------------------------------------------------------ building

    def _make_fields(self) -> QScrollArea:
        form = QWidget()
        form.setObjectName("scrolled")
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(8)
        column.addWidget(self._place_fields())
        column.addWidget(self._crop_fields())
        column.addLayout(self._looks_grid())
        self.filters = ItemFilters(self.room)
        column.addWidget(self.filters)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        scroll.setWidget(form)
        self.body.addWidget(scroll, 1)
        tab_through(scroll, self._empty)
        return scroll

    def _place_fields(self) -> FieldPairs:
        self._numbers = {
            name: NumberField(low, _FAR, self._setter(name))
            for name, low in (("x", -_FAR), ("y", -_FAR), ("width", 1), ("height", 1))
        }
        words = {"x": "X", "y": "Y", "width": self.tr("Width"), "height": self.tr("Height")}
        return FieldPairs([(field_label(words[name], field), field) for name, field in self._numbers.items()])

    def _crop_fields(self) -> FieldPairs:
        self._crops = {side: NumberField(0, 95, self._crop_setter(side), 1, " %") for side in ("left", "right", "top", "bottom")}
        words = {"left": self.tr("Crop left"), "right": self.tr("Right"), "top": self.tr("Crop top"), "bottom": self.tr("Bottom")}
        return FieldPairs([(field_label(words[side], field), field) for side, field in self._crops.items()])

    def _looks_grid(self) -> QGridLayout:
        self._opacity = SliderField(0, 100, lambda percent: self._update({"opacity": percent / 100}, "opacity"), 1, " %")
        fits: list[tuple[str | int, str]] = [
            ("contain", self.tr("Whole picture")),
            ("cover", self.tr("Fill, cut the rest")),
            ("stretch", self.tr("Stretch")),
        ]
        self._fit = ChoiceField(fits, lambda key: self._update({"fit": key}))
        turns: list[tuple[str | int, str]] = [(0, "0°"), (90, "90°"), (180, "180°"), (270, "270°")]
        self._rotation = ChoiceField(turns, self._turn)
        self._flip_h, self._flip_v = QCheckBox("↔"), QCheckBox("↕")
        self._flip_h.setAccessibleName(self.tr("Mirror left and right"))
        self._flip_v.setAccessibleName(self.tr("Mirror top and bottom"))
        self._flip_h.clicked.connect(lambda on: self._update({"flip_h": on}))
        self._flip_v.clicked.connect(lambda on: self._update({"flip_v": on}))
        mirrors = QHBoxLayout()
        mirrors.setSpacing(8)
        mirrors.addWidget(self._flip_h)
        mirrors.addWidget(self._flip_v)
        mirrors.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (words, field) in enumerate(
            ((self.tr("Opacity"), self._opacity), (self.tr("Fit"), self._fit), (self.tr("Turn"), self._rotation))
        ):
            grid.addWidget(field_label(words, field), row, 0)
            grid.addWidget(field, row, 1)
        mirror = QLabel(self.tr("Mirror"))
        mirror.setObjectName("dim")
        grid.addWidget(mirror, 3, 0)
        grid.addLayout(mirrors, 3, 1)
        return grid

    # ------------------------------------------------------------ editing

    def _setter(self, name: str) -> Callable[[float], None]:
        return lambda value: self._update({name: value}, name)

    def _crop_setter(self, side: str) -> Callable[[float], None]:
        return lambda percent: self._update({"crop": {side: percent / 100}}, f"crop-{side}")

    def _turn(self, degrees: str | int) -> None:
        item = self.room.selected()
        if item is None:
            return
        fields: dict[str, Any] = {"rotation": degrees}
        if (int(degrees) - item.rotation) % 180:  # lying down: the box turns with the picture
            fields |= {"width": item.height, "height": item.width}
        self._update(fields)

    def _update(self, fields: dict[str, Any], gesture: str = "") -> None:
        if not self.room.item:
            return
        params: dict[str, Any] = {**self.room.address(), "set": fields}
        if gesture:
            params["gesture"] = f"inspector-{gesture}-{self.room.item}"
        self.room.desk.command(UpdateItem(**params))

    # ------------------------------------------------------------ following

    def _refresh(self) -> None:
        item = self.room.selected()
        self._empty.setVisible(item is None)
        if item is not None and self._fields is None:
            self._fields = self._make_fields()
        if self._fields is not None:
            self._fields.setVisible(item is not None)
        air = item is not None and self.room.edits_air
        words = self.tr("On air: {name}") if air else self.tr("Properties: {name}")
        named = words.format(name=lookup.item_name(self.room.store.state, item)) if item else ""
        self.title.setText(named or self.tr("Properties"))
        mark_air(self.title, "on" if air else "")
        if item is None:
            return
        for name, value in (("x", item.x), ("y", item.y), ("width", item.width), ("height", item.height)):
            self._numbers[name].follow(value)
        crop = item.crop
        for side, part in (("left", crop.left), ("right", crop.right), ("top", crop.top), ("bottom", crop.bottom)):
            self._crops[side].follow(100 * part)
        self._opacity.follow(100 * item.opacity)
        self._fit.follow(item.fit)
        self._rotation.follow(item.rotation)
        self._flip_h.setChecked(item.flip_h)
        self._flip_v.setChecked(item.flip_v)
        movable = not item.locked
        for field in (*self._numbers.values(), *self._crops.values(), self._fit, self._rotation, self._flip_h, self._flip_v):
            field.setEnabled(movable)
        self.filters.show_item(item)
