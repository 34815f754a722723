"""Reports of shows: made on command, and where they and all that is kept of a show lie."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from studio.control.schema.answers import Refusal
from studio.control.schema.machine import MakeReport
from studio.control.schema.state import State
from ui.desk_words import said
from ui.room import ControlRoom


class ShowReports(QObject):
    """Asks the desk for reports and says what came of it, in a notice, which the log keeps. `open_path` opens a folder."""

    def __init__(self, room: ControlRoom, window: QWidget, open_path: Callable[[str], None]) -> None:
        super().__init__(window)
        self.room, self._window, self._open_path = room, window, open_path
        self._told: str | None = None
        self._asked = False  # whoever asks hears of a refusal as the answer
        room.store.watch(self._tell, State.kept_show)

    def of_this(self) -> None:
        """Keep the show that is open as it stands now, and make its report."""
        self._make(None)

    def ask_kept(self) -> None:
        """Let one of the kept shows be chosen, and make its report anew."""
        root = self.room.store.state.kept_show.root
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Choose a kept show"), root)
        if folder and Path(folder).parent.resolve() == Path(root).resolve():
            self._make(Path(folder).name)
        elif folder:
            words = self.tr("{folder} is no kept show. Choose one of {root}.")
            self.room.notice.emit("warn", words.format(folder=folder, root=root))

    def show_folder(self) -> None:
        """Open the folder of the show that was kept last, or else that of all of them."""
        kept = self.room.store.state.kept_show
        found = next((path for path in (kept.folder, kept.root) if path and Path(path).is_dir()), "")
        if found:
            self._open_path(found)
        else:
            self.room.notice.emit("warn", self.tr("No show has been kept yet. One is when a show goes off air."))

    def _make(self, show: str | None) -> None:
        words = self.tr("Refunds count in settlements up to this day (empty: all that are known)")
        day, accepted = QInputDialog.getText(
            self._window, self.tr("Report of a show"), words, QLineEdit.EchoMode.Normal, date.today().isoformat()
        )
        if accepted:
            self._asked = True
            self.room.desk.request(MakeReport(show=show, until=day.strip() or None), self._made, self._refused)

    def _made(self, _result: Any) -> None:
        self._asked = False

    def _refused(self, words: str, _why: Refusal) -> None:
        self._asked = False
        self.room.notice.emit("fail", words)

    def _tell(self) -> None:
        """What came of it. What was there before the window is no news."""
        kept = self.room.store.state.kept_show
        before, self._told = self._told, kept.text
        if before is None or not kept.text or kept.text == before:
            return
        if not (kept.failed and self._asked):
            self.room.notice.emit("warn" if kept.failed else "ok", said(kept.text))
