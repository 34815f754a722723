"""What can be done with the selected item by menu, from its row and from the picture alike."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from studio.control.schema.answers import Added
from studio.control.schema.scenes import DuplicateItem, RemoveItem, ReorderItem, UpdateItem
from studio.document.model import Crop, Item
from ui.client import lookup
from ui.room import ControlRoom
from ui.theme import icon


def show_item_menu(room: ControlRoom, parent: QWidget, where: QPoint) -> None:
    """Open the menu of the selected item at the global point `where`."""
    item = room.selected()
    if item is None:
        return
    menu = QMenu(parent)
    fill_item_menu(menu, room, item)
    menu.exec(where)
    menu.deleteLater()


def fill_item_menu(menu: QMenu, room: ControlRoom, item: Item) -> None:
    """Put the actions for `item` into `menu`."""

    def update(**fields: Any) -> None:
        room.desk.command(UpdateItem(**room.address(item.id), set=fields))

    def turn_by(degrees: int) -> None:
        update(rotation=(item.rotation + degrees) % 360, width=item.height, height=item.width)

    def order(index: int) -> None:
        room.desk.command(ReorderItem(**room.address(item.id), index=index))

    translate = QCoreApplication.translate
    canvas = lookup.canvas(room.store.state, room.canvas)
    place = menu.addMenu(translate("ItemMenu", "Place"))
    whole = {"x": 0, "y": 0, "width": canvas.width, "height": canvas.height}
    place.addAction(translate("ItemMenu", "Fill the canvas"), lambda: update(**whole, fit="cover"))
    place.addAction(translate("ItemMenu", "Fit into the canvas"), lambda: update(**whole, fit="contain"))
    place.addAction(
        translate("ItemMenu", "Centre"),
        lambda: update(x=(canvas.width - item.width) / 2, y=(canvas.height - item.height) / 2),
    )
    place.addAction(translate("ItemMenu", "Undo cropping"), lambda: update(crop=Crop()))
    turn = menu.addMenu(translate("ItemMenu", "Turn and mirror"))
    turn.addAction(translate("ItemMenu", "Turn clockwise"), lambda: turn_by(90))
    turn.addAction(translate("ItemMenu", "Turn counter-clockwise"), lambda: turn_by(270))
    turn.addAction(translate("ItemMenu", "Mirror left and right"), lambda: update(flip_h=not item.flip_h))
    turn.addAction(translate("ItemMenu", "Mirror top and bottom"), lambda: update(flip_v=not item.flip_v))
    stack = menu.addMenu(translate("ItemMenu", "Order"))
    ids = [row.id for row in room.items()]
    index, top = ids.index(item.id), len(ids) - 1
    stack.addAction(translate("ItemMenu", "To the top"), lambda: order(top)).setEnabled(index < top)
    stack.addAction(translate("ItemMenu", "Up"), lambda: order(index + 1)).setEnabled(index < top)
    stack.addAction(translate("ItemMenu", "Down"), lambda: order(index - 1)).setEnabled(index > 0)
    stack.addAction(translate("ItemMenu", "To the bottom"), lambda: order(0)).setEnabled(index > 0)
    for part in (place, turn, stack):
        part.setEnabled(not item.locked)
    menu.addSeparator()
    eye = translate("ItemMenu", "Hide") if item.visible else translate("ItemMenu", "Show")
    menu.addAction(eye, lambda: update(visible=not item.visible))
    lock = translate("ItemMenu", "Unlock") if item.locked else translate("ItemMenu", "Lock")
    menu.addAction(lock, lambda: update(locked=not item.locked))
    where = room.address(item.id)
    duplicate = translate("ItemMenu", "Duplicate")
    menu.addAction(icon("copy"), duplicate, lambda: room.desk.ask(DuplicateItem(**where), Added, room.select_made))
    menu.addSeparator()
    menu.addAction(icon("trash"), translate("ItemMenu", "Remove"), lambda: room.desk.command(RemoveItem(**where)))
