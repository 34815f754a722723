"""Builds the window process from its parts, in the order in which they start."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from studio.ipc import session
from studio.values import refcount_workaround
from ui import language, theme
from ui.client import Desk
from ui.firstrun.dialog import CapacityDialog, first_run
from ui.firstrun.fresh_show import FreshShow
from ui.garbage import GarbageCollector
from ui.pictures import ViewBoard
from ui.room import ControlRoom
from ui.theme.icons import icon_path
from ui.window import MainWindow


def build(folder: Path) -> MainWindow:
    """The window over the session `folder`, which dials its desk once events are handled. The application exists already."""
    desk = Desk(folder)
    board = ViewBoard(desk)
    room = ControlRoom(desk, board)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with theme.undressed(application):
        window = MainWindow(room)
    desk.setParent(window)
    board.setParent(window)
    room.setParent(window)
    FreshShow(room, window)
    QTimer.singleShot(0, desk, desk.dial)
    return window


def main() -> int:
    """Run until the window is closed. Returns 0 when the operator closed it: the studio ends then."""
    refcount_workaround.keep()
    QApplication.setOrganizationName("Nightmarket")
    QApplication.setApplicationName("Nightmarket")
    QApplication.setDesktopFileName("nightmarket")
    application = QApplication(sys.argv[:1])
    GarbageCollector(application)
    application.setWindowIcon(QIcon(icon_path("nightmarket")))
    translators = language.install(application)
    theme.apply(application)
    window = build(session.current())
    launcher_gone = _end_with_launcher(application)
    window.show()
    if first_run():
        window.room.desk.online_changed.connect(lambda online: _offer_measurement(window) if online and first_run() else None)
    code = application.exec()
    if launcher_gone is not None:
        launcher_gone.setEnabled(False)
    window.let_go()
    del translators
    return code


def _offer_measurement(window: MainWindow) -> None:
    if window.room.store.state.air.state == "off":
        CapacityDialog(window.room, window).open()


def _end_with_launcher(application: QApplication) -> QSocketNotifier | None:
    """End when our standard input closes: the launcher has gone, and the studio with it."""
    if sys.stdin is None or sys.stdin.closed or sys.stdin.isatty() or sys.platform == "win32":
        return None
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, application)

    def heard() -> None:
        if not os.read(sys.stdin.fileno(), 4096):
            application.exit(0)

    notifier.activated.connect(heard)
    return notifier
