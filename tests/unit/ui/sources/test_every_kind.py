"""The dialog of sources with every kind that there is: added, changed and saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QFileDialog, QLineEdit

from studio.document.model import Source
from studio.kinds.sources import FAMILY, kind_of
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.forms.file_list import FileList
from ui.sources.dialog import SourceDialog

Until = Callable[..., None]


def the_one(corner: Corner, name: str) -> Source | None:
    return next((one for one in corner.room.store.state.show.sources if one.name == name), None)


def test_each_kind_is_added_changed_and_saved(
    corner: Corner, desk: DeskThread, until: Until, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: (["/somewhere/1.png", "/somewhere/2.png"], ""))
    for kind in FAMILY.kinds:
        with subtests.test(kind=kind):
            added_changed_and_saved(corner, desk, until, kind)


def added_changed_and_saved(corner: Corner, desk: DeskThread, until: Until, kind: str) -> None:
    first, second = f"Added {kind}", f"Changed {kind}"
    dialog = SourceDialog(corner.room, None, corner)
    dialog.open()
    dialog._kinds.setCurrentRow(list(FAMILY.kinds).index(kind))
    page = dialog._page()
    assert dialog._name.text() or kind_of_devices(dialog)
    for files in page.findChildren(FileList):
        files.choose()
        assert files.paths() == ("/somewhere/1.png", "/somewhere/2.png")
    for line in page.findChildren(QLineEdit):
        if page.value() is None and line.isVisible() and not line.text() and not isinstance(line.parent(), QAbstractSpinBox):
            line.setFocus()
            QTest.keyClicks(line, "rtsp://10.0.0.5/live" if kind == "stream" else "/somewhere/x.1")
    until(lambda: page.value() is not None)  # a device that was found is chosen
    dialog._name.setText(first)
    dialog._name.textEdited.emit(first)
    assert dialog._ok.isEnabled()
    dialog.accept()
    until(lambda: the_one(corner, first))
    until(lambda: corner.findChild(SourceDialog) is None)
    added = the_one(corner, first)
    assert added is not None
    assert kind_of(added.input).name == kind
    dialog = SourceDialog(corner.room, added, corner)
    dialog.open()
    assert dialog._page().value() == added.input
    dialog._name.setText(second)
    dialog.accept()
    until(lambda: the_one(corner, second))
    changed = the_one(corner, second)
    assert changed is not None
    assert (changed.id, changed.input) == (added.id, added.input)
    until(lambda: corner.findChild(SourceDialog) is None)
    until(lambda: not desk.trials)


def kind_of_devices(dialog: SourceDialog) -> bool:
    """Its name is that of a device, which is not known before the desk has answered."""
    return bool(dialog._page().kind.devices)
