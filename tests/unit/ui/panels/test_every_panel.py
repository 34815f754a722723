"""What holds for every panel, whoever wrote it: opened and closed by itself, in the window and outside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from studio.control.schema import COMMANDS
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.test_accessible_names import nameless
from ui.docks.dock import PanelDock
from ui.panels import registry
from ui.pictures import PictureView
from ui.window import MainWindow

Until = Callable[..., None]
_PANELS = [panel.id for panel in registry.found()]


def running(dock: PanelDock) -> list[QTimer]:
    """Timers that go round; one that fires once ends by itself."""
    return [timer for timer in dock.findChildren(QTimer) if timer.isActive() and not timer.isSingleShot()]


def test_each_is_opened_floated_and_put_away(
    window: MainWindow, desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    until(lambda: desk.views)
    for panel in _PANELS:
        with subtests.test(panel=panel):
            opened_floated_and_put_away(window, desk, panel)
        window.docks.reset()


def opened_floated_and_put_away(window: MainWindow, desk: DeskThread, panel: str) -> None:
    docks = window.docks
    dock = docks.dock(panel)
    calls = len(desk.calls)
    docks.open(dock)
    QTest.qWait(20)
    assert dock.content.isVisible()
    assert nameless(dock) == []
    docks.set_floating(dock, True)
    QTest.qWait(20)
    assert dock.isWindow()
    assert dock.content.isVisible()
    if dock.panel.closable:
        docks.close(dock)
        QTest.qWait(20)
        assert running(dock) == []
        mine = {view.view_id for view in dock.findChildren(PictureView)}
        assert not mine & window.room.board._wanted.keys()
    asked = {command for command, _params in desk.calls[calls:]}
    assert {COMMANDS[command].right for command in asked} <= {"watch"}, "it looks, and does nothing"
