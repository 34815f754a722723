"""All scenes, then all sources, as small live pictures with tally."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from studio.control.schema.stage import Preview, Take, ViewKind
from studio.control.schema.state import State
from studio.control.schema.state.workers import Worker
from ui.client import lookup
from ui.desk_words import said
from ui.multiview.row import Row, placed
from ui.multiview.tile import Tile
from ui.room import ControlRoom
from ui.widgets.stage import give_keys_to_the_show

_SOURCE_ASPECT = 16 / 9


class MultiviewStrip(QScrollArea):
    """A row that scrolls sideways; its height decides the size of the tiles. Pictures are wanted of those in sight only."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(64)
        self.setAccessibleName(self.tr("Scenes and sources"))
        give_keys_to_the_show(self)
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self._empty = QLabel(self.tr("Scenes and sources appear here. Add a source to begin."), self._inner)
        self._empty.setObjectName("faint")
        self.setWidget(self._inner)
        self._tiles: dict[tuple[ViewKind, str], Tile] = {}
        self._row = Row((), 0, False)
        self.horizontalScrollBar().valueChanged.connect(self._look_at_those_in_sight)
        room.canvas_changed.connect(self._refresh)
        room.store.watch(
            self._refresh,
            State.stage,
            State.sources,
            lambda state: state.show.scenes,
            lambda state: state.show.lanes,
            lambda state: state.show.sources,
            lambda state: state.show.canvases,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tiles()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar, turned = self.horizontalScrollBar(), event.angleDelta()
        bar.setValue(bar.value() - (turned.y() or turned.x()))

    def _wanted(self) -> list[tuple[ViewKind, str]]:
        show = self.room.store.state.show
        scenes: list[tuple[ViewKind, str]] = [("scene", row.id) for row in show.scenes]
        sources: list[tuple[ViewKind, str]] = [("source", row.id) for row in show.sources if row.input.facts.has_picture]
        return scenes + sources

    def _refresh(self) -> None:
        wanted = self._wanted()
        if list(self._tiles) != wanted:
            self._rebuild(wanted)
        self._empty.setVisible(not wanted)
        state, canvas_id = self.room.store.state, self.room.canvas
        show, stage, sources = state.show, state.stage, state.sources
        program, preview = lookup.on_program(state, canvas_id), lookup.on_preview(state, canvas_id)
        on_air = {*stage.sources.get(canvas_id, ())} | lookup.overlaid(state, canvas_id)
        waits = canvas_id in stage.waiting
        prepared = lookup.sources_of(state, preview, canvas_id)
        for (kind, ref), tile in self._tiles.items():
            live, ready = (ref == program, ref == preview) if kind == "scene" else (ref in on_air, ref in prepared)
            tally = "program" if live else "preview" if ready else ""
            row = lookup.by_id(show.scenes, ref) if kind == "scene" else lookup.by_id(show.sources, ref)
            words = said(sources.get(ref, Worker()).text) if kind == "source" else ""
            tile.set_words(row.name if row is not None else ref, tally, words)
            tile.set_badge(self.tr("Edits wait") if kind == "scene" and live and waits else "")
        self._place_tiles()

    def _rebuild(self, wanted: list[tuple[ViewKind, str]]) -> None:
        for key in [key for key in self._tiles if key not in wanted]:
            gone = self._tiles.pop(key)
            gone.release()
            gone.hide()
            gone.deleteLater()
        self._tiles = {key: self._tiles.get(key) or self._make(*key) for key in wanted}

    def _make(self, kind: ViewKind, ref: str) -> Tile:
        tile = Tile(self.room.board, kind, ref, self._inner)
        if kind == "scene":
            tile.clicked.connect(lambda scene: self.room.desk.command(Preview(scene=scene)))
            tile.taken.connect(lambda scene: self.room.desk.command(Take(scene=scene)))
        return tile

    def _place_tiles(self) -> None:
        canvas = lookup.canvas(self.room.store.state, self.room.canvas)
        aspects = [canvas.width / canvas.height if kind == "scene" else _SOURCE_ASPECT for kind, _ in self._tiles]
        bar = self.horizontalScrollBar()
        self._row = placed(aspects, self.width(), self.height(), bar.sizeHint().height())
        policy = Qt.ScrollBarPolicy
        self._inner.resize(max(self._row.width, self.width()), self._row.height)
        self._empty.setGeometry(0, 0, self.width(), self._row.height)
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOn if self._row.scrolls else policy.ScrollBarAlwaysOff)
        for ((kind, ref), tile), aspect, (x, width) in zip(self._tiles.items(), aspects, self._row.tiles, strict=True):
            tile.setGeometry(x, 0, width, self._row.height)
            tile.show_what(kind, ref, self.room.canvas if kind == "scene" else "", aspect)
        self._look_at_those_in_sight()

    def _look_at_those_in_sight(self) -> None:
        """Show the tiles that lie within the strip: nobody draws what nobody sees."""
        left = self.horizontalScrollBar().value()
        for tile, within in zip(self._tiles.values(), self._row.within(left, self.width()), strict=False):
            tile.setVisible(within)
