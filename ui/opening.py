"""Opens a page, a file or a folder with the desktop's program for it, and says so when that does not start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

_LOOK_MS = 200
_PATIENCE = 50  # looks: an opener that found nothing to start ends with an error long before 10 s


class Opening(QObject):
    """One attempt; deletes itself when it is clear how it went. `failed` is called when nothing was opened. GUI thread only."""

    def __init__(self, url: QUrl, failed: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._failed = failed
        self._looks = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        if not sys.platform.startswith("linux"):
            self._end(QDesktopServices.openUrl(url))
            return
        opener = QStandardPaths.findExecutable("xdg-open")
        if not opener:
            self._end(False)
            return
        quiet = subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(
                [opener, url.toString()], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
            )
        except OSError:
            self._end(False)
            return
        self._timer.start()

    def _look(self) -> None:
        """What opens may live on as the browser itself: only one that ends with an error has failed."""
        assert self._process is not None
        code = self._process.poll()
        self._looks += 1
        if code is not None or self._looks >= _PATIENCE:
            self._end(not code)

    def _end(self, opened: bool) -> None:
        self._timer.stop()
        if not opened:
            self._failed()
        self.deleteLater()
