"""The whole window by keyboard alone: Tab comes to everything, is held by nothing, and is seen wherever it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabWidget, QWidget

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.laid_out import lay_out
from tests.unit.ui.test_accessible_names import operated, said
from tests.unit.ui.theme.test_contrast import contrast
from ui.theme import colours
from ui.window import MainWindow

Until = Callable[..., None]
_MOST = 300  # more stops than any window has


def stops(window: QWidget) -> list[QWidget]:
    """Where Tab comes to, in its order, until it is back where it was."""
    here, found = QApplication.focusWidget(), list[QWidget]()
    assert here is not None, "something has the keyboard"
    for _ in range(_MOST):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now in found:
            return found
        assert now is not here or len(operated(window)) == 1, f"{said(here)} keeps the keyboard"
        found.append(now)
        here = now
    raise AssertionError("Tab never comes round")


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {said(widget)}"


def unreached(window: QWidget) -> list[str]:
    """What could be operated now, and Tab does not come to. Of several of which one is chosen it comes to that one."""
    seen = stops(window)
    missing = []
    for widget in operated(window):
        if not widget.isVisible() or not widget.isEnabled() or widget in seen or isinstance(widget, QTabWidget):
            continue
        siblings = widget.group().buttons() if isinstance(widget, QAbstractButton) and widget.group() is not None else []
        if any(one in seen for one in siblings):
            continue  # arrows go there
        missing.append(told(widget))
    return missing


def unmarked(window: QWidget) -> list[str]:
    """Where nothing shows that the keyboard is there."""
    missing = []
    for widget in stops(window):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        edge = widget.grab().toImage()
        pixel = edge.pixelColor(edge.width() // 2, 0).name()
        if contrast(pixel, colours.BASE) < 3 or pixel != colours.ACCENT:
            missing.append(told(widget))
    return missing


def test_tab_comes_to_everything_and_shows_where_it_is(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    for mode in ("mixing", "selling"):
        with subtests.test(mode=mode):
            selling_window.modes.choose(mode)
            selling_window.activateWindow()
            until(selling_window.isActiveWindow)
            until(lambda: len(selling_window.panel("sound").strips) == 4)
            selling_window.room.select("product")
            lay_out()
            selling_window.panel("golive").go_button.setFocus()
            assert len(stops(selling_window)) > 35
            assert unreached(selling_window) == []
            assert unmarked(selling_window) == []


def test_a_click_draws_no_frame_and_the_keyboard_takes_it_along(
    selling_window: MainWindow, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    selling_window.activateWindow()
    until(selling_window.isActiveWindow)
    search, table = selling_window.panel("queue").search, selling_window.panel("queue").table
    search.setFocus()
    assert framed(search)
    monkeypatch.setattr(QApplication, "mouseButtons", staticmethod(lambda: Qt.MouseButton.LeftButton))
    table.setFocus()
    assert not framed(table)
    assert not framed(search)
    monkeypatch.undo()
    search.setFocus()
    selling_window.resize(1600, 900)
    lay_out()
    frame = next(part for part in search.children() if type(part).__name__ == "FocusFrame")
    assert isinstance(frame, QWidget)
    assert frame.size() == search.size()


def framed(widget: QWidget) -> bool:
    return any(type(part).__name__ == "FocusFrame" and part.isVisible() for part in widget.findChildren(QWidget))
