"""The menu of canvases whose layouts can be copied to another one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from studio.control.schema.canvases import CopyLayouts
from ui.room import ControlRoom
from ui.theme.plain import caption


class CopyMenu(QMenu):
    """Copies to `canvas_id` from the canvas that is chosen; `what` names one scene, lane or card, empty: everything.

    `command` asks the desk; without it the window does.
    """

    def __init__(
        self,
        room: ControlRoom,
        canvas_id: str,
        what: dict[str, Any],
        parent: QWidget | None = None,
        command: Callable[[CopyLayouts], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._room, self._canvas_id, self._what = room, canvas_id, what
        self._command = command or room.desk.command
        self.setTitle(self.tr("Copy layout from"))
        self.fill()
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Show the other canvases as they are now."""
        self.clear()
        for row in self._room.store.state.show.canvases:
            if row.id != self._canvas_id:
                self.addAction(caption(row.name), partial(self._copy, row.id))

    def _copy(self, like: str) -> None:
        self._command(CopyLayouts(canvas=self._canvas_id, like=like, **self._what))
