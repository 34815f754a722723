"""The dialog of one card: how it looks before it goes on air, its settings, how it moves, where it lies."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from studio.control.schema.canvases import CopyLayouts
from studio.control.schema.overlays import UpdateOverlay
from studio.control.schema.state import State
from studio.control.schema.state.stage import Card
from studio.document.model import Box, Overlay
from ui.cards.kinds import kind_of, watched_words
from ui.cards.places import PRESETS, box_for, place_words
from ui.client import lookup
from ui.desk_words.plugin_words import plugin_word
from ui.forms.fields import NumberField, name_field
from ui.notices import DialogLine
from ui.pictures import PictureView
from ui.pictures.board import THUMBNAIL_RATE_HZ
from ui.pictures.frame import draw_badge
from ui.room import ControlRoom
from ui.theme import colours
from ui.theme.fitting import Scrolled
from ui.theme.parts import field_title, spaced
from ui.widgets.close_box import close_box
from ui.widgets.settings_form import SettingsForm


class CardPicture(PictureView):
    """A card as its plugin draws it, on or off air."""

    badge = ""  # red: what is edited here is on air

    def paint_over(self, painter: QPainter, picture: QRect) -> None:
        painter.setPen(QColor(colours.LINE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        draw_badge(painter, picture, self.badge, colours.ON_AIR_DARK)


class CardDialog(QDialog):
    """Every change is sent at once; Undo takes it back. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, card_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room, self.card_id = room, card_id
        card = self._card()
        kind = kind_of(room.store.state, card) if card is not None else None
        self.setWindowTitle(self.tr("Card: {name}").format(name=card.name if card is not None else card_id))
        self.setMinimumWidth(640)
        self.picture = CardPicture(room.board, f"card-{card_id}", THUMBNAIL_RATE_HZ)
        self.picture.setMinimumHeight(170)
        self.picture.empty_text = self.tr("No picture yet")
        self.name = QLineEdit()
        self.name.editingFinished.connect(self._rename)
        self.settings = SettingsForm(kind.settings if kind is not None else {}, self._set)
        self.boxes = {
            field: NumberField(low, 20_000, partial(self._moved, field))
            for field, low in (("x", -20_000), ("y", -20_000), ("width", 2), ("height", 2))
        }
        self.canvas = QComboBox()
        self.canvas.setAccessibleName(self.tr("Canvas"))
        self.canvas.currentIndexChanged.connect(lambda _at: self._refresh())
        self.shown = QCheckBox(self.tr("On this canvas"))
        self.shown.clicked.connect(self._toggle_shown)
        self.watched = QLabel()
        self.watched.setObjectName("warning")
        self.watched.setWordWrap(True)
        self.line = DialogLine(room.desk)
        self.line.refused.connect(self._refresh)
        self._build()
        room.store.watch(
            self._refresh, lambda state: (state.show.overlays, state.show.canvases), State.cards, State.watched_words
        )
        self._fill_canvases()
        self._refresh()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        form = QFormLayout()
        form.addRow(self.tr("Name"), self.name)
        left.addLayout(form)
        left.addWidget(field_title(self.tr("Settings")))
        left.addWidget(self.settings)
        left.addWidget(self.watched)
        left.addWidget(field_title(self.tr("On and off air")))
        left.addLayout(self._motion())
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(field_title(self.tr("Place")))
        head.addWidget(self.canvas, 1)
        head.addWidget(self.shown)
        right.addLayout(head)
        right.addLayout(self._presets())
        grid = QGridLayout()
        words = {"x": "X", "y": "Y", "width": self.tr("Width"), "height": self.tr("Height")}
        for place, (name, number) in enumerate(self.boxes.items()):
            name_field(number, words[name])
            grid.addWidget(QLabel(words[name]), place // 2, place % 2 * 2)
            grid.addWidget(number, place // 2, place % 2 * 2 + 1)
        right.addLayout(grid)
        right.addStretch(1)
        fields = QWidget()
        columns = QHBoxLayout(fields)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(20)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(12)
        whole.addWidget(self.picture, 1)
        whole.addWidget(Scrolled(fields, grows=True))
        whole.addWidget(self.line)
        whole.addWidget(close_box(self))

    def _motion(self) -> QFormLayout:
        self.enter_motion, self.leave_motion = QComboBox(), QComboBox()
        for field, box in (("enter", self.enter_motion), ("leave", self.leave_motion)):
            for motion, words in (
                ("cut", self.tr("Cut")),
                ("fade", self.tr("Fade")),
                ("slide", self.tr("Slide")),
                ("pop", self.tr("Pop")),
            ):
                box.addItem(words, motion)
            box.activated.connect(lambda _at, field=field, box=box: self._update({field: box.currentData()}))
        self.motion_ms = QSpinBox()
        self.motion_ms.setRange(0, 5000)
        self.motion_ms.setSingleStep(100)
        self.motion_ms.setSuffix(" ms")
        self.motion_ms.setKeyboardTracking(False)
        spaced(self.motion_ms)
        self.motion_ms.valueChanged.connect(lambda value: self._update({"motion_ms": value}, "motion"))
        self.manual = QCheckBox(self.tr("Only by hand, whatever product is on air"))
        self.manual.clicked.connect(lambda on: self._update({"manual": on}))
        form = QFormLayout()
        form.addRow(self.tr("Comes by"), self.enter_motion)
        form.addRow(self.tr("Goes by"), self.leave_motion)
        form.addRow(self.tr("In"), self.motion_ms)
        form.addRow("", self.manual)
        return form

    def _presets(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, (preset, _words) in enumerate(PRESETS):
            button = QPushButton(place_words(preset))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, preset=preset: self.put(preset))
            grid.addWidget(button, place // 2, place % 2)
        return grid

    # ------------------------------------------------------------ following

    def _card(self) -> Overlay | None:
        return lookup.by_id(self.room.store.state.show.overlays, self.card_id)

    def _box(self) -> Box | None:
        """Where the card lies on the chosen canvas, None where it does not."""
        card = self._card()
        return card.layouts.get(self._canvas_id()) if card is not None else None

    def _fill_canvases(self) -> None:
        self.canvas.blockSignals(True)
        for canvas in self.room.store.state.show.canvases:
            self.canvas.addItem(canvas.name, canvas.id)
        self.canvas.setCurrentIndex(max(0, self.canvas.findData(self.room.canvas)))
        self.canvas.blockSignals(False)

    def _canvas_id(self) -> str:
        return str(self.canvas.currentData() or "main")

    def _refresh(self) -> None:
        card = self._card()
        if card is None:
            self.reject()
            return
        if not self.name.hasFocus():
            self.name.setText(card.name)
        self.settings.follow(card.settings)
        for box, motion in ((self.enter_motion, card.enter), (self.leave_motion, card.leave)):
            box.setCurrentIndex(max(0, box.findData(motion)))
        if self.motion_ms.value() != card.motion_ms:  # set again it would write over what is being typed
            self.motion_ms.blockSignals(True)
            self.motion_ms.setValue(card.motion_ms)
            self.motion_ms.blockSignals(False)
        self.manual.setChecked(card.manual)
        watched = watched_words(self.room.store.state, self.card_id)
        self.watched.setText(watched)
        self.watched.setVisible(bool(watched))
        layout = self._box()
        self.shown.setChecked(layout is not None)
        sides = _sides(layout) if layout is not None else {}
        for name, number in self.boxes.items():
            number.setEnabled(layout is not None)
            if layout is not None:
                number.follow(sides[name])
        playing = self.room.store.state.cards.get(self.card_id, Card()).playing
        self.picture.badge = self.tr("On air at once") if playing else ""
        self.picture.update()
        aspect = layout.width / layout.height if layout else 16 / 9
        self.picture.show_what("card", self.card_id if layout else "", self._canvas_id() if layout else "", aspect)

    # ------------------------------------------------------------ saying

    def _update(self, change: dict[str, Any], gesture: str = "") -> None:
        step = f"card-{self.card_id}-{gesture}" if gesture else ""
        self.line.command(UpdateOverlay(overlay=self.card_id, set=change, gesture=step))

    def _set(self, name: str, value: Any) -> None:
        self._update({"settings": {name: value}}, name)

    def _rename(self) -> None:
        name, card = self.name.text().strip(), self._card()
        if name and card is not None and name != card.name:
            self._update({"name": name})

    def _moved(self, field: str, value: float) -> None:
        layout = self._box()
        sides = _sides(layout) if layout is not None else {}
        if sides and sides[field] != value:
            self._update({"layouts": {self._canvas_id(): sides | {field: value}}}, f"{self._canvas_id()}-{field}")

    def put(self, preset: str) -> None:
        """Lay the card to a preset place of the canvas, at the size its plugin draws it in."""
        card = self._card()
        if card is not None:
            box = preset_box(self.room.store.state, card, self._canvas_id(), preset)
            self._update({"layouts": {self._canvas_id(): box}})

    def _toggle_shown(self, on: bool) -> None:
        card = self._card()
        elsewhere = next(iter(card.layouts), None) if card is not None else None
        if on and elsewhere is not None:
            self.line.command(CopyLayouts(canvas=self._canvas_id(), like=elsewhere, overlay=self.card_id))
        elif on:
            kind = kind_of(self.room.store.state, card) if card is not None else None
            self.put(kind.place if kind is not None else "bottom-left")
        else:
            self._update({"layouts": {self._canvas_id(): None}})

    def done(self, result: int) -> None:
        self.room.store.unwatch(self)
        self.picture.release()
        super().done(result)


def preset_box(state: State, card: Overlay, canvas_id: str, preset: str) -> dict[str, float]:
    """Where a card lies after a preset was chosen: its size on that canvas is kept, a new one has the plugin's."""
    canvas, layout, kind = lookup.canvas(state, canvas_id), card.layouts.get(canvas_id), kind_of(state, card)
    size = kind.size if kind is not None else (480, 160)
    own = (layout.width, layout.height) if layout is not None else size
    return box_for(preset, own, (canvas.width, canvas.height))


def kind_words(state: State, card: Overlay) -> str:
    """What kind of card it is, in the window's language."""
    kind = kind_of(state, card)
    return plugin_word(kind, "name") if kind is not None else card.kind.replace("_", " ")


def _sides(box: Box) -> dict[str, float]:
    return {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
