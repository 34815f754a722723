"""The filters of the selected item's picture."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from studio.control.schema.scenes import AddFilter, RemoveFilter, UpdateFilter
from studio.document.model import Item
from studio.kinds import picture_filters
from ui.forms.filter_chain import FilterChain
from ui.room import ControlRoom


class ItemFilters(FilterChain):
    """Filters of the item shown last by `show_item`, in the order in which they work."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(picture_filters.FAMILY, _Commands(room), parent)

    def show_item(self, item: Item) -> None:
        self.follow(item.id, item.filters)


class _Commands:
    """What the chain asks of the desk, for the item that is selected."""

    def __init__(self, room: ControlRoom) -> None:
        self._room = room

    def add(self, kind: str) -> None:
        self._room.desk.command(AddFilter(**self._room.address(), set={"type": kind}))

    def update(self, filter_id: str, fields: dict[str, Any], gesture: str) -> None:
        gesture = f"filter-{self._room.item}-{gesture}" if gesture else ""
        self._room.desk.command(UpdateFilter(**self._room.address(), filter=filter_id, set=fields, gesture=gesture))

    def move(self, filter_id: str, place: int) -> None:
        self._room.desk.command(UpdateFilter(**self._room.address(), filter=filter_id, index=place))

    def remove(self, filter_id: str) -> None:
        self._room.desk.command(RemoveFilter(**self._room.address(), filter=filter_id))
