"""All scenes, then all sources, as small live pictures with tally."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QWidget

from ui.client import reading
from ui.desk_words import said
from ui.multiview.tile import Tile
from ui.room import ControlRoom

_SOUND_ONLY = {"sound"}


class MultiviewStrip(QScrollArea):
    """A row that scrolls sideways; its height decides the size of the tiles."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(84)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._empty = QLabel(self.tr("Scenes and sources appear here. Add a source to begin."))
        self._empty.setObjectName("faint")
        self._row.addWidget(self._empty)
        self._row.addStretch(1)
        self.setWidget(inner)
        self._tiles: dict[tuple[str, str], Tile] = {}
        room.canvas_changed.connect(self._refresh)
        room.store.watch(self._refresh, "stage", "sources")
        room.store.watch(self._refresh, *(("show", part) for part in ("scenes", "lanes", "sources", "canvases")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_tiles()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y())

    def _wanted(self) -> list[tuple[str, str]]:
        scenes = [("scene", row["id"]) for row in reading.listed(self.room.store, "scenes")]
        sources = [
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
        on_air = reading.sources_of(store, program, canvas_id) | reading.overlaid(store, canvas_id)
        prepared = reading.sources_of(store, preview, canvas_id)
        for (kind, ref), tile in self._tiles.items():
            live, ready = (ref == program, ref == preview) if kind == "scene" else (ref in on_air, ref in prepared)
            tally = "program" if live else "preview" if ready else ""
            row = reading.by_id(reading.listed(store, f"{kind}s"), ref) or {}
            words = said(str(store.get("sources", ref, "text", default=""))) if kind == "source" else ""
            tile.set_words(str(row.get("name", ref)), tally, words)
        self._size_tiles()

    def _rebuild(self, wanted: list[tuple[str, str]]) -> None:
        for key in [key for key in self._tiles if key not in wanted]:
            gone = self._tiles.pop(key)
            gone.release()
            gone.hide()
            gone.deleteLater()
        kept, self._tiles = self._tiles, {}
        for position, key in enumerate(wanted):
            tile = kept.get(key) or self._make(*key)
            self._tiles[key] = tile
            self._row.insertWidget(position, tile)

    def _make(self, kind: str, ref: str) -> Tile:
        tile = Tile(self.room.board, kind, ref)
        if kind == "scene":
            tile.clicked.connect(lambda scene: self.room.desk.command("stage.preview", scene=scene))
            tile.taken.connect(lambda scene: self.room.desk.command("stage.take", scene=scene))
        return tile

    def _size_tiles(self) -> None:
        height = max(60, self.viewport().height() - 1)
        canvas = reading.canvas(self.room.store, self.room.canvas)
        canvas_aspect = canvas["width"] / canvas["height"]
        for (kind, ref), tile in self._tiles.items():
            aspect = canvas_aspect if kind == "scene" else 16 / 9
            tile.setFixedSize(max(64, round(height * aspect)), height)
            tile.show_what(kind, ref, self.room.canvas if kind == "scene" else "", aspect)
