"""Gives the show that the studio begins with the window's language, while nobody has touched it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from studio.control.schema.document import NewShow
from ui.desk_words.plugin_words import card_language
from ui.room import ControlRoom

UNNAMED = ("Untitled show", "未命名节目")  # what the desk calls a show that nobody has named, in each language


class FreshShow(QObject):
    """Looks once, when the desk first answers: the desk, which begins that show, knows only the system's language."""

    def __init__(self, room: ControlRoom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._looked = False
        room.desk.online_changed.connect(self._look)

    def _look(self, online: bool) -> None:
        if self._looked or not online:
            return
        state, self._looked = self._room.store.state, True
        show, file = state.show, state.file
        edited = state.undo.undo or not file.saved
        own = file.path or show.products or show.name not in UNNAMED
        if not edited and not own and state.air.state == "off" and show.look.language != card_language():
            self._room.desk.command(NewShow(language=card_language()))
