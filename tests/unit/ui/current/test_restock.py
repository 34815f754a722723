"""Restocking asks how many, and stays with what was typed when the desk refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.show.selling.launch.open_sale import is_releasing
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner

Until = Callable[..., None]


def takes_more(desk: DeskThread) -> bool:
    """Whether the shop has confirmed all units so far: only then does the desk take a command for further ones."""
    return not desk.ask(lambda: any(map(is_releasing, desk.desk.sales.engine.state.on_air)))


def test_a_refusal_is_said_beside_what_was_typed(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    selling_corner.panel("current").restock.click()
    dialog = selling_corner.panel("current").deeds._restocking
    assert dialog is not None
    dialog.units.setValue(37)
    selling_desk.shop.hangs("set_stock")
    selling_desk.call("launch.restock", units=1)
    dialog.go.click()
    until(lambda: dialog.problem.text() == "The shop is still taking the last units. Try again in a moment.")
    assert dialog.isVisible()
    assert (dialog.units.value(), dialog.go.isEnabled()) == (37, True)
    selling_desk.shop.goes_on()
    until(lambda: takes_more(selling_desk))
    assert selling_desk.ask(lambda: selling_desk.section.launch.released) == 181
    QTest.keyClick(dialog.units, Qt.Key.Key_Return)
    until(lambda: selling_corner.panel("current").deeds._restocking is None)
    assert selling_desk.named("launch.restock") == [{"units": 37}] * 2


def test_what_was_meant_for_one_product_goes_to_no_other(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    selling_corner.panel("current").restock.click()
    dialog = selling_corner.panel("current").deeds._restocking
    assert dialog is not None
    selling_desk.call("queue.end", confirm="p3")
    until(lambda: not selling_corner.room.store.state.selling.current)
    dialog.accept()
    assert "is not on air any more." in dialog.problem.text()
    assert selling_desk.named("launch.restock") == []
    dialog.reject()
    until(lambda: selling_corner.panel("current").deeds._restocking is None)
