"""The dialog of destinations: its words are about the kind that is chosen."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from ui.destinations.dialog import DestinationDialog
from ui.window import MainWindow


def test_what_one_kind_lacks_is_not_said_of_another(selling_window: MainWindow) -> None:
    dialog = DestinationDialog(selling_window.room, None, selling_window)
    dialog.accept()
    assert "rtmp://" in dialog._problem.text()
    dialog._kind.setCurrentIndex(dialog._kind.findData("recording"))
    assert dialog._problem.text() == ""
    dialog.reject()
