"""A picture that nobody renews says how old it is; one that is vouched for does not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from studio.ipc.picture_ring import Format, PictureWriter
from ui.client import Desk
from ui.pictures import PictureView, ViewBoard

Until = Callable[..., None]
_NS = 1_000_000_000


@pytest.fixture
def view(application: object, session_folder: Path, nothing_left: None) -> Iterator[PictureView]:
    desk = Desk(session_folder)
    desk.online = True
    desk.command = lambda *_args, **_params: None  # type: ignore[method-assign, assignment]
    board = ViewBoard(desk)
    made = PictureView(board, "program")
    made.resize(320, 180)
    made.show_what("program", "main", "main", 16 / 9)
    made.show()
    yield made
    made.hide()
    made.deleteLater()
    board.stop()


@pytest.fixture
def writer(view: PictureView) -> PictureWriter:
    made = PictureWriter(view.board.desk.session, "view.program", Format.BGRA, 320, 180)
    target = made.begin().bgra
    assert target is not None
    target[:] = 200
    made.publish(time.monotonic_ns())
    return made


def brightness(view: PictureView) -> int:
    return view.grab().toImage().pixelColor(3, 3).red()


def test_a_picture_that_is_touched_is_live(view: PictureView, writer: PictureWriter, until: Until) -> None:
    until(lambda: brightness(view) == 200)
    writer.touch()
    view._look()
    assert view.old_s == 0
    writer.close()


def test_a_picture_older_than_a_second_says_so(view: PictureView, writer: PictureWriter, until: Until) -> None:
    until(lambda: brightness(view) == 200)
    writer.touch(time.monotonic_ns() - 3 * _NS - _NS // 2)
    until(lambda: view.old_s >= 3)
    assert brightness(view) < 120

    def live_again() -> bool:
        writer.touch()
        return view.old_s == 0

    until(live_again)
    assert brightness(view) == 200
    writer.close()


def test_a_writer_that_went_leaves_no_live_picture(view: PictureView, writer: PictureWriter, until: Until) -> None:
    until(lambda: brightness(view) == 200)
    writer.close()
    until(lambda: view.old_s >= 1)
    assert brightness(view) < 120


def test_no_picture_is_asked_for_that_the_desk_does_not_give(view: PictureView) -> None:
    view.resize(9000, 2000)
    asked = view.board._wanted["program"]
    assert asked.width <= 3840
    assert asked.height <= 2160
    assert abs(asked.width / asked.height - 16 / 9) < 0.01


def test_a_ring_that_comes_later_is_seen_at_the_next_look(view: PictureView) -> None:
    for _ in range(3):
        view._look()
    made = PictureWriter(view.board.desk.session, "view.program", Format.BGRA, 320, 180)
    target = made.begin().bgra
    assert target is not None
    target[:] = 200
    made.publish(time.monotonic_ns())
    view._look()
    assert brightness(view) == 200
    made.close()


_DELETED_WITH_A_DIALOG_OPEN = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow
from shiboken6 import delete
from ui.client import Desk
from ui.pictures import PictureView, ViewBoard

application, window = QApplication([]), QMainWindow()
desk = Desk(Path(sys.argv[1]))
board = ViewBoard(desk)
desk.setParent(window)
board.setParent(window)
dialog = QDialog(window)
view = PictureView(board, "adding", parent=dialog)
window.show()
dialog.show()
application.processEvents()
assert view.isVisible()
delete(window)
"""


def test_a_window_that_is_deleted_with_a_dialog_open_does_not_crash(session_folder: Path) -> None:
    """The board goes before the dialog, whose pictures are hidden only then. In a process of its own: Qt ended it."""
    call = [sys.executable, "-c", _DELETED_WITH_A_DIALOG_OPEN, str(session_folder)]
    done = subprocess.run(
        call, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
