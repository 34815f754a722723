"""Opening and saving the show, and the list of recent ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.control.schema.answers import Opened
from studio.control.schema.document import NewShow, OpenShow, SaveShow, SaveShowAs
from ui.desk_words import said
from ui.desk_words.plugin_words import card_language
from ui.notices.question import unsaved
from ui.room import ControlRoom

_KEEP_RECENT = 8


class ShowFiles(QObject):
    """Asks the operator for paths and the desk for deeds."""

    def __init__(self, room: ControlRoom, window: QWidget) -> None:
        super().__init__(window)
        self.room, self._window = room, window
        room.store.watch(self._remember, lambda state: state.file.path)

    def recent(self) -> list[str]:
        """Paths of shows opened lately, the latest first."""
        found = QSettings().value("recent", [])
        if isinstance(found, str):  # one entry comes back as plain text
            return [found]
        return [str(path) for path in found] if isinstance(found, list) else []

    def _remember(self) -> None:
        path = self.room.store.state.file.path
        if path:
            QSettings().setValue("recent", [path, *(old for old in self.recent() if old != path)][:_KEEP_RECENT])

    def new(self) -> None:
        self.leave(lambda: self.room.desk.command(NewShow(language=card_language())))

    def ask_open(self) -> None:
        self.leave(self._ask_path)

    def _ask_path(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self._window, self.tr("Open a show"), self._folder(), self._kinds())
        if path:
            self._open(path)

    def open(self, path: str) -> None:
        self.leave(lambda: self._open(path))

    def _open(self, path: str) -> None:
        self.room.desk.ask(OpenShow(path=path), Opened, self._opened)

    def _opened(self, opened: Opened) -> None:
        if opened.notice:
            self.room.notice.emit("warn", said(opened.notice))

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save, then go on with `then`; without a file yet, ask for one."""
        if self.room.store.state.file.path:
            self.room.desk.request(SaveShow(), partial(self._saved, then))
        else:
            self.save_as(then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        state = self.room.store.state
        start = state.file.path or str(Path(self._folder()) / f"{state.show.name}.json")
        path, _kind = QFileDialog.getSaveFileName(self._window, self.tr("Save the show"), start, self._kinds())
        if path:
            path = path if path.endswith(".json") else f"{path}.json"
            self.room.desk.request(SaveShowAs(path=path), partial(self._saved, then))

    def _saved(self, then: Callable[[], object] | None, _result: object) -> None:
        self.room.notice.emit("ok", self.tr("Saved."))
        if then is not None:
            then()

    def _kinds(self) -> str:
        return self.tr("Shows") + " (*.json)"

    def _folder(self) -> str:
        path = self.room.store.state.file.path
        return str(Path(path).parent) if path else str(Path.home())

    def leave(self, go: Callable[[], object]) -> None:
        """Go on once nothing would be lost: at once, after saving, or when the operator lets the changes go."""
        if self.room.store.state.file.saved:
            go()
            return
        answer = unsaved(self._window)
        if answer == "save":
            self.save(go)
        elif answer == "leave":
            go()
