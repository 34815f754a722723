"""Cutting with the handles: one step of undo, and Esc puts back what was there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.document.model import Crop, Item
from tests.parts.desk_thread import DeskThread
from ui.window import MainWindow

Until = Callable[..., None]
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def chosen(window: MainWindow, until: Until) -> MainWindow:
    """The handles cut, and the item `product` is selected: 400 x 225 at 820, 60."""
    until(lambda: len(window.room.items()) == 2)
    window.room.select("product")
    window.monitors.preview.crop_mode = True
    return window


def pull(window: MainWindow, across: int) -> QPoint:
    """Take the left handle of the item and bring it by that many canvas pixels; the button stays down."""
    preview = window.monitors.preview
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # nothing moves the picture while it is pulled at
    rect = preview.picture_rect()
    scale = rect.width() / 1280
    begin = QPoint(round(rect.x() + 820 * scale), round(rect.y() + (60 + 112.5) * scale))
    end = begin + QPoint(round(across * scale), 0)
    QTest.mousePress(preview, LEFT, NO_KEY, begin)
    for step in (0.5, 1.0):
        QTest.mouseMove(preview, begin + (end - begin) * step)
    return end


def product(window: MainWindow) -> Item:
    return next(row for row in window.room.items() if row.id == "product")


def test_a_handle_cuts_the_picture_where_it_stands(chosen: MainWindow, desk: DeskThread, until: Until) -> None:
    end = pull(chosen, 100)
    QTest.mouseRelease(chosen.monitors.preview, LEFT, NO_KEY, end)
    until(lambda: product(chosen).crop.left == pytest.approx(0.25, abs=0.01))
    after = product(chosen)
    assert (after.x, after.width) == (pytest.approx(920, abs=4), pytest.approx(300, abs=4))
    assert (after.y, after.height, after.crop.right) == (60, 225, 0)
    assert len({call["gesture"] for call in desk.named("item.update")}) == 1


def test_escape_puts_a_cut_back(chosen: MainWindow, desk: DeskThread, until: Until) -> None:
    before = product(chosen)
    end = pull(chosen, 100)
    until(lambda: product(chosen).crop != Crop())
    QTest.keyClick(chosen.monitors.preview, Qt.Key.Key_Escape)
    until(lambda: product(chosen) == before)
    QTest.mouseRelease(chosen.monitors.preview, LEFT, NO_KEY, end)
    QTest.qWait(50)
    assert product(chosen) == before
