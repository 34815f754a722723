"""Putting a source into the scene or overlay that is being edited, and selecting what was put there."""

from __future__ import annotations

from typing import Any

from studio.control.schema.answers import Added
from studio.control.schema.scenes import AddItem
from ui.room import ControlRoom


def place(room: ControlRoom, source_id: str, gesture: str = "") -> None:
    """Put the source into what is being edited; `gesture` makes it one step of undo with the edits before it."""
    kind, holder = room.target
    if holder and source_id:
        where: dict[str, Any] = {kind: holder, "canvas": room.canvas}
        room.desk.ask(AddItem(**where, set={"source": source_id}, gesture=gesture), Added, room.select_made)
