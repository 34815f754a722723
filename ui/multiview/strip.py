"""All scenes, then all sources, as small live pictures with tally."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from studio.control.schema.stage import Preview, Take, ViewKind
from ui.client import reading
from ui.desk_words import said
from ui.multiview.row import Row, placed
from ui.multiview.tile import Tile
from ui.room import ControlRoom

_SOUND_ONLY = {"sound"}
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
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self._empty = QLabel(self.tr("Scenes and sources appear here. Add a source to begin."), self._inner)
        self._empty.setObjectName("faint")
        self.setWidget(self._inner)
        self._tiles: dict[tuple[ViewKind, str], Tile] = {}
        self._row = Row((), 0, False)
        self.horizontalScrollBar().valueChanged.connect(self._look_at_those_in_sight)
        room.canvas_changed.connect(self._refresh)
        room.store.watch(self._refresh, "stage", "sources")
        room.store.watch(self._refresh, *(("show", part) for part in ("scenes", "lanes", "sources", "canvases")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tiles()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar, turned = self.horizontalScrollBar(), event.angleDelta()
        bar.setValue(bar.value() - (turned.y() or turned.x()))

    def _wanted(self) -> list[tuple[ViewKind, str]]:
        scenes: list[tuple[ViewKind, str]] = [("scene", row["id"]) for row in reading.listed(self.room.store, "scenes")]
        sources: list[tuple[ViewKind, str]] = [
            ("source", row["id"])
            for row in reading.listed(self.room.store, "sources")
            if row.get("input", {}).get("type") not in _SOUND_ONLY
        ]
        return scenes + sources

    def _refresh(self) -> None:
        wanted = self._wanted()
        if list(self._tiles) != wanted:
            self._rebuild(wanted)
        self._empty.setVisible(not wanted)
        store, canvas_id = self.room.store, self.room.canvas
        program, preview = reading.on_program(store, canvas_id), reading.on_preview(store, canvas_id)
        on_air = set(store.get("stage", "sources", canvas_id, default=())) | reading.overlaid(store, canvas_id)
        waits = canvas_id in store.get("stage", "waiting", default=())
        prepared = reading.sources_of(store, preview, canvas_id)
        for (kind, ref), tile in self._tiles.items():
            live, ready = (ref == program, ref == preview) if kind == "scene" else (ref in on_air, ref in prepared)
            tally = "program" if live else "preview" if ready else ""
            row = reading.by_id(reading.listed(store, f"{kind}s"), ref) or {}
            words = said(str(store.get("sources", ref, "text", default=""))) if kind == "source" else ""
            tile.set_words(str(row.get("name", ref)), tally, words)
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
        canvas = reading.canvas(self.room.store, self.room.canvas)
        aspects = [canvas["width"] / canvas["height"] if kind == "scene" else _SOURCE_ASPECT for kind, _ in self._tiles]
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
