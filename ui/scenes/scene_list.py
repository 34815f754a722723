"""The list of scenes: add, rename, duplicate, remove, reorder; a click previews, a double click takes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from studio.control.schema.answers import Added
from studio.control.schema.scenes import AddItem, AddScene, MoveScene, RemoveScene, UpdateScene
from studio.control.schema.stage import Preview, Take
from studio.control.schema.state import State
from studio.document.model import Scene
from ui.client import lookup
from ui.room import ControlRoom
from ui.theme import colours, icon
from ui.theme.parts import flat_button
from ui.theme.plain import caption
from ui.widgets.copy_menu import CopyMenu
from ui.widgets.rows import ID_ROLE, RowList
from ui.widgets.stage import give_keys_to_the_show

_LOOK_ROLE = ID_ROLE + 1


class SceneList(QWidget):
    """All scenes of the show."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self._naming = ""  # a scene just made: to be named once it is on preview
        self.rows = RowList()
        self.rows.setAccessibleName(self.tr("Scenes"))
        give_keys_to_the_show(self.rows)
        self.rows.setToolTip(self.tr("Click a scene to preview it, double click to take it"))
        self.rows.itemClicked.connect(self._clicked)
        self.rows.itemDoubleClicked.connect(self._double_clicked)
        self.rows.moved.connect(lambda scene, index: room.desk.command(MoveScene(scene=scene, index=index)))
        self.rows.renamed.connect(self._renamed)
        self.rows.remove_asked.connect(self.remove)
        self.rows.customContextMenuRequested.connect(self._menu)
        self._empty = QLabel(self.tr("No scenes yet. Press + to make one."))
        self._empty.setObjectName("faint")
        self._empty.setWordWrap(True)
        bar = QHBoxLayout()
        bar.setSpacing(2)
        bar.addWidget(flat_button("plus", self.tr("Add a scene"), self.add))
        bar.addWidget(flat_button("copy", self.tr("Duplicate the scene"), self.duplicate))
        bar.addWidget(flat_button("pencil", self.tr("Rename the scene"), lambda: self.rows.edit_name(self.rows.current_id())))
        bar.addStretch(1)
        bar.addWidget(flat_button("trash", self.tr("Remove the scene"), lambda: self.remove(self.rows.current_id())))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.rows, 1)
        column.addLayout(bar)
        room.canvas_changed.connect(self._refresh)
        room.target_changed.connect(self._refresh)
        room.store.watch(self._refresh, lambda state: state.show.scenes, State.stage)

    def add(self) -> None:
        name = self.tr("Scene {number}").format(number=len(self.room.store.state.show.scenes) + 1)
        self.room.desk.ask(AddScene(set={"name": name}), Added, self._show_added)

    def duplicate(self) -> None:
        scene = self._scene(self.rows.current_id())
        if scene is not None:
            name = self.tr("{name} copy").format(name=scene.name)
            self.room.desk.ask(AddScene(set={"name": name}, copy_of=scene.id), Added, self._show_added)

    def remove(self, scene_id: str) -> None:
        if scene_id:
            self.room.desk.command(RemoveScene(scene=scene_id))

    def _show_added(self, scene: Added) -> None:
        self._naming = scene.id
        self.room.edit_lane("")
        self.room.desk.command(Preview(scene=scene.id))

    def _scene(self, scene_id: str) -> Scene | None:
        return lookup.by_id(self.room.store.state.show.scenes, scene_id)

    def _clicked(self, entry: QListWidgetItem) -> None:
        self.room.edit_lane("")
        self.room.desk.command(Preview(scene=entry.data(ID_ROLE)))

    def _double_clicked(self, entry: QListWidgetItem) -> None:
        self.room.desk.command(Take(scene=entry.data(ID_ROLE)))

    def _renamed(self, scene_id: str, name: str) -> None:
        scene = self._scene(scene_id)
        if scene is None or scene.name != name:
            self.room.desk.command(UpdateScene(scene=scene_id, set={"name": name}))

    def _menu(self, where: QPoint) -> None:
        entry = self.rows.itemAt(where)
        if entry is None:
            return
        scene_id = str(entry.data(ID_ROLE))
        menu = QMenu(self)
        menu.addAction(self.tr("Take now"), lambda: self.room.desk.command(Take(scene=scene_id)))
        menu.addAction(self.tr("Preview"), lambda: self.room.desk.command(Preview(scene=scene_id)))
        menu.addSeparator()
        menu.addAction(self.tr("Rename"), lambda: self.rows.edit_name(scene_id))
        menu.addAction(self.tr("Duplicate"), self.duplicate)
        nest = menu.addMenu(self.tr("Put into this scene"))
        self._fill_nest(nest, scene_id)
        if len(self.room.store.state.show.canvases) > 1:
            menu.addMenu(CopyMenu(self.room, self.room.canvas, {"scene": scene_id}, menu))
        menu.addSeparator()
        menu.addAction(icon("trash"), self.tr("Remove"), lambda: self.remove(scene_id))
        menu.exec(self.rows.mapToGlobal(where))
        menu.deleteLater()

    def _fill_nest(self, menu: QMenu, scene_id: str) -> None:
        """Other scenes that can become items of this one (the desk refuses circles)."""
        for other in self.room.store.state.show.scenes:
            if other.id != scene_id:
                nest = AddItem(scene=scene_id, canvas=self.room.canvas, set={"scene": other.id})
                menu.addAction(caption(other.name), partial(self.room.desk.command, nest))
        menu.setEnabled(bool(menu.actions()))

    def _refresh(self) -> None:
        state = self.room.store.state
        scenes = state.show.scenes
        self.rows.fill([(scene.id, scene.name) for scene in scenes])
        self._empty.setVisible(not scenes)
        program = lookup.on_program(state, self.room.canvas)
        preview = lookup.on_preview(state, self.room.canvas)
        self.rows.blockSignals(True)
        for row in range(self.rows.count()):
            scene_id = self.rows.id_at(row)
            colour = colours.ON_AIR if scene_id == program else colours.OK if scene_id == preview else colours.TEXT_FAINT
            look = [*self._mark(scene_id, colour), self._tip(scene_id)]
            if self.rows.item(row).data(_LOOK_ROLE) != look:  # a new icon would undo what is being typed as a name
                self.rows.item(row).setData(_LOOK_ROLE, look)
                self.rows.item(row).setIcon(icon(look[0], look[1]))
                self.rows.item(row).setToolTip(look[2])
        self.rows.blockSignals(False)
        self.rows.mark(preview)
        if preview and preview == self._naming:
            self._naming = ""
            self.rows.edit_name(preview)

    def _mark(self, scene_id: str, colour: str) -> tuple[str, str]:
        """The icon of a scene and its colour: recording red where edits are on air at once, a warning where they wait."""
        state, canvas_id = self.room.store.state, self.room.canvas
        if state.stage.live and lookup.in_program(state, scene_id):
            return "record", colours.ON_AIR
        waits = scene_id == lookup.on_program(state, canvas_id) and canvas_id in state.stage.waiting
        return ("warning", colours.WARN) if waits else ("scene", colour)

    def _tip(self, scene_id: str) -> str:
        state = self.room.store.state
        if not lookup.in_program(state, scene_id):
            return ""
        if state.stage.live:
            return self.tr("On program. Edits of it are on air at once.")
        return self.tr("On program. Edits of it wait for TAKE.")
