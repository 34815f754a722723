"""Lists that follow the desk: what is being typed into one is nobody else's to change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ui.widgets.rows import RowList


def test_a_name_that_is_being_typed_stays_while_its_row_changes(application: object, until: Callable[..., None]) -> None:
    rows = RowList()
    renamed: list[tuple[str, str]] = []
    rows.renamed.connect(lambda row_id, name: renamed.append((row_id, name)))
    rows.fill([("host", "Host"), ("break", "Break")])
    rows.show()
    rows.edit_name("host")
    (editor,) = rows.findChildren(QLineEdit)
    QTest.keyClicks(editor, "Ho")
    rows.say(0, "Host, on air")
    QTest.keyClicks(editor, "sts")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    until(lambda: renamed)
    assert renamed == [("host", "Hosts")]
    rows.hide()
    rows.deleteLater()
