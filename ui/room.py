"""What every area of the window shares: the desk, the pictures, the choice of canvas, and what is selected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.control.schema.answers import Added
from studio.control.schema.state import State
from studio.document.model import Item
from ui.client import Desk, Store, lookup
from ui.pictures.board import ViewBoard


class ControlRoom(QObject):
    """The operator's place. Holds no document: only what this window looks at."""

    canvas_changed = Signal()
    target_changed = Signal()  # another scene or lane is being edited
    selection_changed = Signal()  # another item is selected
    product_chosen = Signal(str)  # the product with the focus in the queue, "" when none
    notice = Signal(str, str)  # level (ok, warn, fail), words

    def __init__(self, desk: Desk, board: ViewBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.board = desk, board
        self._canvas = "main"
        self._lane = ""
        self._scene = ""
        self._item = ""
        self._product = ""
        self._expected = ""  # an item just made: selected once it is there
        desk.failed.connect(lambda text, _data: self.notice.emit("fail", text))
        desk.remarked.connect(lambda text: self.notice.emit("warn", text))
        self.store.watch(self._follow, State.show, State.stage)

    @property
    def store(self) -> Store:
        return self.desk.store

    @property
    def canvas(self) -> str:
        """Id of the canvas this window shows."""
        return self._canvas

    def choose_canvas(self, canvas_id: str) -> None:
        """Show another canvas in this window; nothing is selected on it."""
        if canvas_id != self._canvas:
            self._canvas, self._expected = canvas_id, ""
            self._scene = lookup.on_preview(self.store.state, canvas_id)
            self.canvas_changed.emit()
            self.target_changed.emit()
            self.select("")

    @property
    def target(self) -> tuple[str, str]:
        """What is edited: ("scene", the scene on preview) or ("lane", a lane)."""
        return ("lane", self._lane) if self._lane else ("scene", self._scene)

    def edit_lane(self, lane_id: str) -> None:
        """Edit a lane's items; "" goes back to the scene on preview."""
        if lane_id != self._lane:
            self._lane, self._expected = lane_id, ""
            self.target_changed.emit()
            self.select("")

    @property
    def edits_air(self) -> bool:
        """Whether what is edited now is on air at once: an overlay that is shown, or a scene on program edited live."""
        state = self.store.state
        kind, holder_id = self.target
        if kind == "lane":
            lane = lookup.by_id(state.show.lanes, holder_id)
            return lane is not None and lane.visible
        return state.stage.live and lookup.in_program(state, holder_id)

    @property
    def product(self) -> str:
        """Id of the product with the focus in the queue, "" when none."""
        return self._product

    def choose_product(self, product_id: str) -> None:
        """Say which product has the focus in the queue."""
        self._product = product_id
        self.product_chosen.emit(product_id)

    @property
    def item(self) -> str:
        """Id of the selected item, "" when none."""
        return self._item

    def select(self, item_id: str) -> None:
        """Select an item of what is edited; "": none."""
        if item_id != self._item:
            self._item = item_id
            self.selection_changed.emit()

    def select_made(self, made: Added) -> None:
        """Select an item that the desk has made, as soon as it is there."""
        self._expected = made.id
        self._follow()

    def items(self) -> tuple[Item, ...]:
        """Items of what is edited, lowest first."""
        return lookup.items(self.store.state, *self.target, self._canvas)

    def selected(self) -> Item | None:
        """The selected item as it is now, None when there is none."""
        return lookup.by_id(self.items(), self._item)

    def address(self, item_id: str = "") -> dict[str, Any]:
        """The parameters that name an item (the selected one by default) in a command."""
        kind, holder_id = self.target
        return {kind: holder_id, "canvas": self._canvas, "item": item_id or self._item}

    def _follow(self) -> None:
        """Keep looking at something that exists."""
        state = self.store.state
        ids = [row.id for row in state.show.canvases]
        if ids and self._canvas not in ids:
            self.choose_canvas(ids[0])
        if self._lane and lookup.by_id(state.show.lanes, self._lane) is None:
            self.edit_lane("")
        preview = lookup.on_preview(state, self._canvas)
        if preview != self._scene:
            self._scene = preview
            if not self._lane:
                self.target_changed.emit()
                self.select("")
        if self._expected and lookup.by_id(self.items(), self._expected) is not None:
            expected, self._expected = self._expected, ""
            self.select(expected)
        if self._item and self.selected() is None:
            self.select("")
