"""The dialog of destinations with every kind that there is: added, changed and saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

pytest.importorskip("PySide6")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from studio.document.model import Destination
from studio.kinds.targets import FAMILY
from tests.parts.desk_thread import DeskThread
from tests.parts.example_show import example_show
from tests.unit.ui.corner import Corner
from ui.destinations.dialog import DestinationDialog

Until = Callable[..., None]


@pytest.fixture
def desk(session_folder: Path, nothing_left: None, own_data: None) -> Iterator[DeskThread]:
    """A desk whose show goes nowhere yet."""
    made = DeskThread(session_folder, msgspec.structs.replace(example_show(), destinations=()))
    made.start()
    yield made
    made.stop()


def the_one(corner: Corner, name: str) -> Destination | None:
    return next((one for one in corner.room.store.state.show.destinations if one.name == name), None)


def test_each_kind_is_added_changed_and_saved(corner: Corner, until: Until, subtests: pytest.Subtests) -> None:
    for kind in FAMILY.kinds:
        with subtests.test(kind=kind):
            added_changed_and_saved(corner, until, kind)


def added_changed_and_saved(corner: Corner, until: Until, kind: str) -> None:
    first, second = f"Added {kind}", f"Changed {kind}"
    dialog = DestinationDialog(corner.room, None, corner)
    dialog.open()
    dialog._kind.setCurrentIndex(dialog._kind.findData(kind))
    assert dialog._name.text()
    dialog._name.setText(first)
    for line in dialog.page.findChildren(QLineEdit):
        if line is not dialog.page.key and line.isVisible() and not line.text():
            line.setFocus()
            QTest.keyClicks(line, line.placeholderText() if "://" in line.placeholderText() else "/somewhere/x.1")
    dialog.accept()
    assert dialog._problem.text() == ""
    until(lambda: the_one(corner, first))
    until(lambda: corner.findChild(DestinationDialog) is None)
    added = the_one(corner, first)
    assert added is not None
    assert FAMILY.of(added.target).name == kind
    dialog = DestinationDialog(corner.room, added, corner)
    dialog.open()
    assert dialog._kind.currentData() == kind
    dialog._name.setText(second)
    dialog.accept()
    until(lambda: the_one(corner, second))
    changed = the_one(corner, second)
    assert changed is not None
    assert (changed.id, changed.target) == (added.id, added.target)
    until(lambda: corner.findChild(DestinationDialog) is None)
