"""Restocking asks how many, and stays with what was typed when the desk refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.fakes.window_desk import WindowDesk
from ui.window import MainWindow

Until = Callable[..., None]


def test_a_refusal_is_said_beside_what_was_typed(selling_window: MainWindow, selling_desk: WindowDesk, until: Until) -> None:
    selling_window.panel("current").restock.click()
    dialog = selling_window.panel("current").deeds._restocking
    assert dialog is not None
    dialog.units.setValue(37)
    sale = selling_desk.selling.launch
    selling_desk.do(lambda: setattr(selling_desk.selling, "launch", None))
    dialog.go.click()
    until(lambda: dialog.problem.text() == "Nothing is armed.")
    assert dialog.isVisible()
    assert (dialog.units.value(), dialog.go.isEnabled()) == (37, True)
    selling_desk.do(lambda: setattr(selling_desk.selling, "launch", sale))
    QTest.keyClick(dialog.units, Qt.Key.Key_Return)
    until(lambda: selling_window.panel("current").deeds._restocking is None)
    assert selling_desk.named("launch.restock") == [{"units": 37}] * 2


def test_what_was_meant_for_one_product_goes_to_no_other(
    selling_window: MainWindow, selling_desk: WindowDesk, until: Until
) -> None:
    selling_window.panel("current").restock.click()
    dialog = selling_window.panel("current").deeds._restocking
    assert dialog is not None
    selling_desk.do(lambda: setattr(selling_desk.selling, "current", None))
    until(lambda: not selling_window.room.store.state.selling.current)
    dialog.accept()
    assert "is not on air any more." in dialog.problem.text()
    assert selling_desk.named("launch.restock") == []
    dialog.reject()
    until(lambda: selling_window.panel("current").deeds._restocking is None)
