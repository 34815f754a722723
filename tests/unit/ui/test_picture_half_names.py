"""What a hand or a key can reach in the picture half of the window has a name that a screen reader says, and Tab leaves it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QApplication, QScrollBar, QTabBar, QWidget

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.sources.dialog import SourceDialog
from ui.sources.source_list import SourceList
from ui.window import MainWindow

Until = Callable[..., None]


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def reachable(area: QWidget) -> list[QWidget]:
    """What takes the focus in an area, without the parts that Qt itself puts into its widgets."""
    found = []
    for widget in [area, *area.findChildren(QWidget)]:
        inner = isinstance(widget.parent(), QAbstractSpinBox | QAbstractScrollArea) or widget.objectName().startswith("qt_")
        bar = isinstance(widget, QScrollBar | QTabBar) or widget.window() is not area.window()  # lists of combo boxes
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and not inner and not bar:
            found.append(widget)
    return found


def unnamed(area: QWidget) -> list[str]:
    return [f"{type(widget).__name__} {widget.objectName()}" for widget in reachable(area) if not spoken(widget)]


def part(window: MainWindow, name: str) -> QWidget:
    return window.monitors if name == "monitors" else window.panel(name)


def test_everything_has_a_name(window: MainWindow, until: Until, subtests: pytest.Subtests) -> None:
    until(lambda: len(window.panel("sound").strips) == 4)
    for area in ("monitors", "multiview", "sound"):
        with subtests.test(area=area):
            assert unnamed(part(window, area)) == []
    with subtests.test(area="sources"):
        sources = window.findChild(SourceList)
        assert sources is not None
        assert unnamed(sources) == []


def test_faders_say_whose_they_are_and_how_loud(window: MainWindow, until: Until) -> None:
    until(lambda: len(window.panel("sound").strips) == 4)
    names = {spoken(strip.fader) for strip in window.panel("sound").strips.values()}
    assert len(names) == 4
    assert all("dB" in name for name in names)
    window.panel("sound").strips["camera-b"].fader.follow(-7.5)
    assert "-7.5" in spoken(window.panel("sound").strips["camera-b"].fader)


def test_every_form_of_the_source_dialog_has_names(corner: Corner, desk: DeskThread, until: Until) -> None:
    dialog = SourceDialog(corner.room, None, corner)
    dialog.open()
    missing = {}
    for row in range(dialog._kinds.count()):
        dialog._kinds.setCurrentRow(row)
        missing[row] = unnamed(dialog)
    assert {row: names for row, names in missing.items() if names} == {}
    dialog.reject()


def test_tab_leaves_everything(window: MainWindow, until: Until) -> None:
    until(lambda: len(window.panel("sound").strips) == 4)
    window.activateWindow()
    for widget in (*reachable(part(window, "monitors")), *reachable(part(window, "sound"))):
        if not widget.isVisible() or not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        widget.setFocus()
        QTest.keyClick(QApplication.focusWidget() or widget, Qt.Key.Key_Tab)
        assert not widget.hasFocus(), f"{type(widget).__name__} {spoken(widget)} keeps the focus"
