"""Opening and saving the show, and the list of recent ones."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.room import ControlRoom

_KEEP_RECENT = 8


class ShowFiles(QObject):
    """Asks the operator for paths and the desk for deeds."""

    def __init__(self, room: ControlRoom, window: QWidget) -> None:
        super().__init__(window)
        self.room, self._window = room, window
        room.store.watch(self._remember, ("file", "path"))

    def recent(self) -> list[str]:
        """Paths of shows opened lately, the latest first."""
        found = QSettings().value("recent", [])
        if isinstance(found, str):  # one entry comes back as plain text
            return [found]
        return [str(path) for path in found] if isinstance(found, list) else []

    def _remember(self) -> None:
        path = self.room.store.get("file", "path")
        if path:
            QSettings().setValue("recent", [str(path), *(old for old in self.recent() if old != path)][:_KEEP_RECENT])

    def new(self) -> None:
        if self._may_leave():
            self.room.desk.command("show.new")

    def ask_open(self) -> None:
        if not self._may_leave():
            return
        path, _kind = QFileDialog.getOpenFileName(self._window, self.tr("Open a show"), self._folder(), self._kinds())
        if path:
            self._open(path)

    def open(self, path: str) -> None:
        if self._may_leave():
            self._open(path)

    def _open(self, path: str) -> None:
        self.room.desk.request("show.open", {"path": path}, self._opened)

    def _opened(self, result: object) -> None:
        notice = result.get("notice") if isinstance(result, dict) else None
        if notice:
            self.room.notice.emit("warn", str(notice))

    def save(self) -> None:
        if self.room.store.get("file", "path"):
            self.room.desk.request("show.save", {}, self._saved)
        else:
            self.save_as()

    def save_as(self) -> None:
        start = self.room.store.get("file", "path") or str(
            Path(self._folder()) / f"{self.room.store.get('show', 'name', default='show')}.json"
        )
        path, _kind = QFileDialog.getSaveFileName(self._window, self.tr("Save the show"), start, self._kinds())
        if path:
            path = path if path.endswith(".json") else f"{path}.json"
            self.room.desk.request("show.save_as", {"path": path}, self._saved)

    def _saved(self, _result: object) -> None:
        self.room.notice.emit("ok", self.tr("Saved."))

    def _kinds(self) -> str:
        return self.tr("Shows") + " (*.json)"

    def _folder(self) -> str:
        path = self.room.store.get("file", "path")
        return str(Path(path).parent) if path else str(Path.home())

    def _may_leave(self) -> bool:
        """True when nothing would be lost, or the operator says so."""
        if self.room.store.get("file", "saved", default=True):
            return True
        answer = QMessageBox.question(
            self._window,
            self.tr("Unsaved changes"),
            self.tr("The show has changes that are not saved. Leave them?"),
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer is QMessageBox.StandardButton.Discard
