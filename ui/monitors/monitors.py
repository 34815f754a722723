"""Preview, take bar, program, with their labels and switches."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSettings, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.control.schema.stage import EditLive
from studio.control.schema.state import State
from studio.document.model import Canvas
from ui.client import lookup
from ui.monitors.editor import StageEditor
from ui.monitors.take_bar import TakeBar
from ui.pictures import PictureView
from ui.pictures.frame import draw_badge, draw_safe_areas, draw_tally
from ui.room import ControlRoom
from ui.theme import colours
from ui.theme.parts import ElidedLabel, flat_button, mark_air
from ui.theme.plain import caption
from ui.widgets.stage import give_keys_to_the_show

_BAR_PX = 26
_CANVAS_NAME_PX = 120  # a longer name is shortened: the window never asks for more room because of one


class PreviewPicture(StageEditor):
    """The editable preview with its frame."""

    safe_areas = False
    badge = ""  # red: what is edited here is on air

    def paint_over(self, painter: QPainter, picture: QRect) -> None:
        if self.safe_areas:
            draw_safe_areas(painter, picture)
        draw_tally(painter, picture, colours.ON_AIR_FRAME if self.badge else colours.OK)
        super().paint_over(painter, picture)
        draw_badge(painter, picture, self.badge, colours.ON_AIR_DARK)


class ProgramPicture(PictureView):
    """What goes on air."""

    safe_areas = False
    frame = colours.ON_AIR_DARK
    badge = ""  # amber: what was edited is not on air yet

    def paint_over(self, painter: QPainter, picture: QRect) -> None:
        if self.safe_areas:
            draw_safe_areas(painter, picture)
        draw_tally(painter, picture, self.frame)
        draw_badge(painter, picture, self.badge, colours.WARN)


class Monitors(QWidget):
    """The two big pictures."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.preview = PreviewPicture(room)
        self.program = ProgramPicture(room.board, "program")
        self.program.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click here gives the keys to the show
        self.preview.setAccessibleName(self.tr("Preview"))
        self.program.setAccessibleName(self.tr("Program"))
        for picture in (self.preview, self.program):
            give_keys_to_the_show(picture)
        self.take_bar = TakeBar(room)
        self._preview_label = ElidedLabel()
        self._program_label = ElidedLabel()
        for label in (self._preview_label, self._program_label):
            label.setObjectName("panelTitle")
        for picture in (self.preview, self.program):
            picture.setMinimumSize(QSize(240, 135))
            picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._canvas_box = QHBoxLayout()
        self._canvas_box.setSpacing(2)
        self._canvas_group = QButtonGroup(self)
        self._canvas_group.setExclusive(True)
        self._shown_canvases: tuple[Canvas, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addLayout(self._preview_column(), 1)
        row.addWidget(self.take_bar)
        row.addLayout(self._program_column(), 1)
        room.canvas_changed.connect(self._refresh)
        room.target_changed.connect(self._refresh)
        room.store.watch(
            self._refresh,
            State.stage,
            lambda state: state.show.scenes,
            lambda state: state.show.canvases,
            lambda state: state.show.lanes,
            lambda state: state.air.state,
        )

    def _preview_column(self) -> QVBoxLayout:
        self._safe = flat_button("safe", self.tr("Safe areas"), self._toggle_safe, "safe")
        self._safe.setChecked(QSettings().value("safe_areas", False, bool) is True)
        self.live = QToolButton()
        self.live.setObjectName("live")
        self.live.setText(self.tr("Edit live"))
        self.live.setToolTip(self.tr("On: edits of the scene on program are on air at once. Off: they wait for TAKE."))
        self.live.setCheckable(True)
        self.live.setFixedHeight(24)
        self.live.clicked.connect(self._toggle_live)
        self._crop = flat_button("crop", self.tr("Crop with the handles (or hold Alt)"), self._toggle_crop, "crop")
        column = QVBoxLayout()
        column.setSpacing(3)
        bar = QHBoxLayout()
        bar.setSpacing(2)
        self._preview_label.setFixedHeight(_BAR_PX)
        bar.addWidget(self._preview_label, 1)
        bar.addWidget(self.live)
        bar.addWidget(self._crop)
        bar.addWidget(self._safe)
        column.addLayout(bar)
        column.addWidget(self.preview, 1)
        self._show_safe(self._safe.isChecked())
        return column

    def _program_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(3)
        bar = QHBoxLayout()
        bar.setSpacing(2)
        self._program_label.setFixedHeight(_BAR_PX)
        bar.addWidget(self._program_label, 1)
        bar.addLayout(self._canvas_box)
        column.addLayout(bar)
        column.addWidget(self.program, 1)
        return column

    def _toggle_safe(self) -> None:
        shown = self._safe.isChecked()
        QSettings().setValue("safe_areas", shown)
        self._show_safe(shown)

    def _show_safe(self, shown: bool) -> None:
        for picture in (self.preview, self.program):
            picture.safe_areas = shown
            picture.update()

    def _toggle_live(self) -> None:
        on = self.live.isChecked()
        self.live.setChecked(not on)  # until the desk has done it
        self.room.desk.command(EditLive(on=on))

    def _toggle_crop(self) -> None:
        self.preview.crop_mode = self._crop.isChecked()
        self.preview.update()

    def _refresh(self) -> None:
        state, canvas_id = self.room.store.state, self.room.canvas
        canvas = lookup.canvas(state, canvas_id)
        aspect = canvas.width / canvas.height
        preview, program = lookup.on_preview(state, canvas_id), lookup.on_program(state, canvas_id)
        waiting = self.tr("Waiting for the picture…")
        self.preview.empty_text = waiting if preview else self.tr("Click a scene to preview it")
        self.program.empty_text = waiting if program or state.stage.panic else self.tr("Nothing on program")
        kind, edited = self.room.target
        if kind == "lane":  # seen while it is made, on air or not
            self.preview.show_what("lane", edited, canvas_id, aspect)
        else:
            self.preview.show_what("preview", canvas_id, canvas_id, aspect)
        self.program.show_what("program", canvas_id, canvas_id, aspect)
        self.program.frame = colours.ON_AIR_FRAME if state.air.state in {"on", "starting"} else colours.ON_AIR_DARK
        self._label_preview(preview)
        self._label_program(program)
        self.live.setChecked(state.stage.live)
        self._refresh_canvases()

    def _label_preview(self, scene_id: str) -> None:
        kind, edited = self.room.target
        air = self.room.edits_air
        if kind == "lane":
            lane = lookup.by_id(self.room.store.state.show.lanes, edited)
            words, name = self.tr("OVERLAY  {name}"), lane.name if lane is not None else edited
        else:
            words, name = self.tr("PREVIEW  {name}"), self._scene_name(scene_id)
        self._preview_label.setText(words.format(name=name))
        mark_air(self._preview_label, "on" if air else "")
        self.preview.badge = self.tr("On air at once") if air else ""
        self.preview.update()

    def _label_program(self, scene_id: str) -> None:
        stage = self.room.store.state.stage
        waits = self.room.canvas in stage.waiting
        name = self.tr("Panic slate") if stage.panic else self._scene_name(scene_id)
        self._program_label.setText(self.tr("PROGRAM  {name}").format(name=name))
        mark_air(self._program_label, "waits" if waits else "")
        self.program.badge = self.tr("Edits wait for TAKE") if waits else ""
        self.program.update()

    def _scene_name(self, scene_id: str) -> str:
        scene = lookup.by_id(self.room.store.state.show.scenes, scene_id)
        return scene.name if scene is not None else ""

    def _refresh_canvases(self) -> None:
        canvases = self.room.store.state.show.canvases
        if canvases != self._shown_canvases:
            self._shown_canvases = canvases
            self._rebuild_canvases()
        for button in self._canvas_group.buttons():
            button.setChecked(button.property("canvas") == self.room.canvas)

    def _rebuild_canvases(self) -> None:
        for button in self._canvas_group.buttons():
            self._canvas_group.removeButton(button)
            button.hide()
            button.deleteLater()
        rows = self._shown_canvases
        for row in rows if len(rows) > 1 else ():
            aspect = aspect_words(row.width, row.height)
            name = self.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, _CANVAS_NAME_PX)
            button = QPushButton(caption(name if aspect in name else f"{name}  {aspect}"))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("canvas", row.id)
            button.setToolTip(self.tr("Show the canvas {name}").format(name=row.name))
            button.setObjectName("canvas")
            button.setFixedHeight(24)
            button.clicked.connect(lambda _checked=False, canvas_id=row.id: self.room.choose_canvas(canvas_id))
            self._canvas_group.addButton(button)
            self._canvas_box.addWidget(button)


def aspect_words(width: int, height: int) -> str:
    """ "16:9", "9:16", "1:1" where the sides say so, else the size."""
    for across, down in ((16, 9), (9, 16), (1, 1), (4, 3), (3, 4), (4, 5), (21, 9)):
        if abs(width / height - across / down) < 0.01:
            return f"{across}:{down}"
    return f"{width}x{height}"
