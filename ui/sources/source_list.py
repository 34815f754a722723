"""All sources of the show with their state."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from studio.control.schema.document import ShowChange, UpdateShow
from studio.control.schema.scenes import RemoveSource
from studio.control.schema.sources import PauseSource, RestartSource, SeekSource, StepSource
from studio.control.schema.state import State
from studio.control.schema.state.workers import SourceFigures, Worker, figures_of
from studio.document.model import Source
from ui.client import lookup
from ui.desk_words import said
from ui.room import ControlRoom
from ui.sources.dialog import SourceDialog
from ui.sources.placing import place
from ui.theme import colours, icon
from ui.theme.parts import ElidedLabel, Lamp, flat_button
from ui.widgets.rows import ID_ROLE, RowList
from ui.widgets.source_icon import source_icon


class SourceList(QWidget):
    """Add, change, restart, remove; a double click opens its properties."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.rows = RowList()
        self.rows.setAccessibleName(self.tr("Sources"))
        self.rows.setDragDropMode(RowList.DragDropMode.NoDragDrop)
        self.rows.setEditTriggers(RowList.EditTrigger.NoEditTriggers)
        self.rows.itemDoubleClicked.connect(self._open_entry)
        self.rows.remove_asked.connect(self.remove)
        self.rows.customContextMenuRequested.connect(self._menu)
        self._empty = QLabel(self.tr("No sources yet. Press + to add a camera, a screen or a file."))
        self._empty.setObjectName("faint")
        self._empty.setWordWrap(True)
        bar = QHBoxLayout()
        bar.setSpacing(2)
        bar.addWidget(flat_button("plus", self.tr("Add a source"), self.add))
        bar.addWidget(flat_button("gear", self.tr("Properties of the source"), lambda: self.open(self.rows.current_id())))
        bar.addWidget(flat_button("retry", self.tr("Restart the source"), lambda: self.restart(self.rows.current_id())))
        bar.addStretch(1)
        bar.addWidget(flat_button("trash", self.tr("Remove the source"), lambda: self.remove(self.rows.current_id())))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.rows, 1)
        column.addLayout(bar)
        room.store.watch(self._refresh, lambda state: state.show.sources, State.sources)

    def add(self) -> None:
        SourceDialog(self.room, None, self.window()).open()

    def open(self, source_id: str) -> None:
        source = self._source(source_id)
        if source is not None:
            SourceDialog(self.room, source, self.window()).open()

    def restart(self, source_id: str) -> None:
        if source_id:
            self.room.desk.command(RestartSource(source=source_id))

    def remove(self, source_id: str) -> None:
        if source_id:
            self.room.desk.command(RemoveSource(source=source_id))

    def _source(self, source_id: str) -> Source | None:
        return lookup.by_id(self.room.store.state.show.sources, source_id)

    def _open_entry(self, entry: QListWidgetItem) -> None:
        self.open(str(entry.data(ID_ROLE)))

    def _menu(self, where: QPoint) -> None:
        entry = self.rows.itemAt(where)
        source = self._source(str(entry.data(ID_ROLE))) if entry is not None else None
        if source is None:
            return
        menu = QMenu(self)
        self._fill_menu(menu, source)
        menu.exec(self.rows.mapToGlobal(where))
        menu.deleteLater()

    def _fill_menu(self, menu: QMenu, source: Source) -> None:
        """What can be done with a source."""
        source_id, given = source.id, source.input
        pictured = given.facts.has_picture
        menu.addAction(icon("gear"), self.tr("Properties…"), lambda: self.open(source_id))
        if pictured:
            menu.addAction(icon("plus"), self.tr("Place in the scene"), lambda: place(self.room, source_id))
        if given.facts.is_played:
            paused = given.is_paused()
            words = self.tr("Resume") if paused else self.tr("Pause")
            menu.addAction(words, lambda: self.room.desk.command(PauseSource(source=source_id, paused=not paused)))
            menu.addAction(
                self.tr("Back to the start"), lambda: self.room.desk.command(SeekSource(source=source_id, seconds=0.0))
            )
        if given.facts.has_items and (given.facts.is_played or len(given.files()) > 1):  # one still has no next one
            menu.addAction(icon("next"), self.tr("Next"), lambda: self.room.desk.command(StepSource(source=source_id)))
            menu.addAction(self.tr("Previous"), lambda: self.room.desk.command(StepSource(source=source_id, by=-1)))
        menu.addAction(icon("retry"), self.tr("Restart"), lambda: self.restart(source_id))
        panic = self.room.store.state.show.panic_source == source_id
        if pictured and not panic:
            menu.addAction(self.tr("Use as panic slate"), lambda: self._panic(source_id))
        if panic:
            menu.addAction(self.tr("Use the built-in panic slate"), lambda: self._panic(None))
        menu.addSeparator()
        menu.addAction(icon("trash"), self.tr("Remove"), lambda: self.remove(source_id))

    def _panic(self, source_id: str | None) -> None:
        self.room.desk.command(UpdateShow(set=ShowChange(panic_source=source_id)))

    def _refresh(self) -> None:
        state = self.room.store.state
        sources, workers = state.show.sources, state.sources
        self._empty.setVisible(not sources)
        anew = self.rows.fill([(source.id, "") for source in sources])
        for row, source in enumerate(sources):
            widget = self.rows.itemWidget(self.rows.item(row))
            if anew or not isinstance(widget, _SourceRow):
                widget = _SourceRow()
                self.rows.item(row).setSizeHint(QSize(60, 28))
                self.rows.setItemWidget(self.rows.item(row), widget)
            widget.show_source(source, workers.get(source.id, Worker(state="")))


class _SourceRow(QWidget):
    """Icon, name, size or which of its items is seen, lamp."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._name, self._lamp = QLabel(), ElidedLabel(), Lamp()
        self._figures = QLabel()
        self._figures.setObjectName("small")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(5)
        row.addWidget(self._icon)
        row.addWidget(self._name, 1)
        row.addWidget(self._figures)
        row.addWidget(self._lamp)

    def show_source(self, source: Source, worker: Worker) -> None:
        """An empty `state`: the desk has not said anything of it yet."""
        self._icon.setPixmap(source_icon(source).pixmap(16, 16))
        self._name.setText(source.name)
        text = said(worker.text)
        good = worker.state in {"running", "live", "idle", "ended"} and not text
        self._lamp.set_colour(colours.OK if good else colours.WARN if worker.state else colours.TEXT_FAINT)
        figures = figures_of(worker, SourceFigures)
        size = f"{figures.width}x{figures.height}" if figures.width and figures.height else ""
        place = f"{figures.item_number}/{figures.items}" if figures.items else ""
        self._figures.setText(place or size)
        plays = self.tr("{source}: {item}").format(source=source.name, item=figures.item) if figures.item else source.name
        self.setToolTip(text or plays)
