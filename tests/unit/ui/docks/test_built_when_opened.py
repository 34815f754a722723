"""A panel's widget is built when the panel is first opened, and misses nothing of what was said before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.parts.desk_thread import DeskThread
from ui.panels import registry
from ui.panels.panel import ActsOnHotkeys
from ui.window import MainWindow

Until = Callable[..., None]


def built(window: MainWindow) -> set[str]:
    return {dock.panel.id for dock in window.docks.docks() if dock._content is not None}


def wanted(mode: str) -> set[str]:
    return {panel.id for panel in registry.found() if panel.place(mode).shown or panel.always_hears}


def test_the_window_builds_what_its_mode_shows_and_the_rest_when_it_is_opened(window: MainWindow) -> None:
    assert built(window) == wanted("mixing")
    before = window.panel("sound")
    window.modes.choose("selling")
    assert built(window) == wanted("mixing") | wanted("selling")
    window.modes.choose("mixing")
    assert window.panel("sound") is before


def test_a_window_that_was_left_selling_builds_that_first(selling_window: MainWindow) -> None:
    assert "sound" in wanted("mixing") - wanted("selling")
    assert built(selling_window) >= wanted("selling")
    assert "scenes" not in built(selling_window)


def test_what_is_built_late_shows_at_once_what_the_desk_said_before(selling_window: MainWindow, selling_desk: DeskThread) -> None:
    show = selling_window.room.store.state.show
    selling_window.modes.choose("mixing")
    assert list(selling_window.panel("sound").strips) == [strip.source for strip in show.strips]
    scenes = selling_window.panel("scenes").findChild(type(selling_window.panel("items").rows))
    assert scenes.count() == len(show.scenes)


def test_a_hotkey_acts_before_its_panel_was_ever_opened(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    assert "sound" not in built(selling_window)
    selling_window.activateWindow()
    until(selling_window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or selling_window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    until(lambda: selling_desk.show.strips[0].mute)
    assert not selling_window.docks.dock("sound").open


def test_the_product_on_air_opened_after_the_queue_knows_what_is_chosen_there(selling_window: MainWindow) -> None:
    queue = selling_window.panel("queue")
    queue.table.selectRow(5)
    chosen = queue.table.current_id()
    assert chosen
    assert selling_window.room.product == chosen == selling_window.panel("current").deeds.chosen


def test_a_panels_widget_carries_out_the_hotkeys_that_it_declares(window: MainWindow, subtests: pytest.Subtests) -> None:
    for panel in (panel for panel in registry.found() if panel.hotkeys):
        with subtests.test(panel=panel.id):
            widget = window.panel(panel.id)
            assert isinstance(widget, ActsOnHotkeys)
            assert set(widget.hotkey_actions()) == set(panel.hotkeys)
