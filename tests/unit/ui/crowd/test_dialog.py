"""The crowd's dialog sends in what is chosen, shows what the desk says of it, and sends it home."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from studio.control.schema.air import StartShow
from studio.control.schema.plugins import BeginCrowd
from studio.control.schema.state.machine import Crowd

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.crowd import CrowdDialog
from ui.desk_words.crowd import in_a_line

Until = Callable[..., None]


def opened(corner: Corner, until: Until, on_air: bool = True) -> CrowdDialog:
    """The dialog as the destination's row opens it."""
    row = corner.panel("destinations").rows["rehearsal"]
    if on_air:
        corner.room.desk.command(StartShow())
        until(lambda: corner.room.store.state.destinations["rehearsal"].active)
    assert row._send.isVisibleTo(row)
    row._send.click()
    dialog = corner.findChild(CrowdDialog)
    assert isinstance(dialog, CrowdDialog)
    return dialog


def closed(corner: Corner, dialog: CrowdDialog, until: Until) -> None:
    dialog.reject()
    until(lambda: corner.findChild(CrowdDialog) is None)


def test_a_crowd_is_sent_in_watched_and_sent_home(corner: Corner, desk: DeskThread, until: Until) -> None:
    dialog = opened(corner, until)
    assert not dialog.stop.isEnabled()
    dialog.viewers.setCurrentIndex(dialog.viewers.findData(500))
    dialog.buying.setCurrentIndex(dialog.buying.findData("rush"))
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    until(dialog.stop.isEnabled)
    (sent,) = desk.named("crowd.begin")
    assert msgspec.convert(sent, BeginCrowd) == BeginCrowd(viewers=500, buying="rush")
    assert not dialog.go.isEnabled()
    assert not dialog.viewers.isEnabled(), "what is chosen is what is there"
    figures = {"viewers": "500", "messages": "84", "orders": "1", "units": "2", "left_s": "4:48"}
    until(lambda: {name: label.text() for name, label in dialog._figures.items()} == figures)
    assert corner.panel("destinations").rows["rehearsal"]._crowd.text() == "500 viewers  ·  84 messages  ·  1 order"
    QTest.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
    until(dialog.go.isEnabled)
    assert desk.named("crowd.stop") == [{}]
    assert "gone home" in dialog._state.text()
    assert not corner.panel("destinations").rows["rehearsal"]._crowd.isVisible()
    closed(corner, dialog, until)


def test_off_air_it_says_what_is_missing(corner: Corner, until: Until) -> None:
    dialog = opened(corner, until, on_air=False)
    assert not dialog.go.isEnabled()
    assert "start its destination" in dialog._state.text()
    corner.room.desk.command(StartShow())
    until(dialog.go.isEnabled)
    closed(corner, dialog, until)


def test_a_window_that_comes_later_shows_the_same_crowd(corner: Corner, desk: DeskThread, until: Until) -> None:
    desk.call("air.start")
    desk.call("crowd.begin", viewers=50)
    dialog = opened(corner, until, on_air=False)
    until(lambda: dialog.stop.isEnabled() and dialog.viewers.currentData() == 50)
    until(lambda: dialog._figures["viewers"].text() == "50")
    closed(corner, dialog, until)


def test_the_same_dialog_comes_to_the_front_when_it_is_asked_for_again(corner: Corner, until: Until) -> None:
    dialog = opened(corner, until)
    corner.panel("destinations").rows["rehearsal"]._send.click()
    assert corner.findChildren(CrowdDialog) == [dialog]
    closed(corner, dialog, until)


def test_the_defaults_are_those_of_the_desk(corner: Corner, until: Until) -> None:
    dialog = opened(corner, until)
    chosen = {name: box.currentData() for name, box in dialog._choices().items()}
    assert chosen == {"viewers": 200, "chat": "lively", "buying": "eager", "minutes": 5}
    closed(corner, dialog, until)


def test_one_line_says_what_went_wrong_before_any_figure() -> None:
    assert in_a_line(Crowd()) == ""
    assert in_a_line(Crowd(state="off", figures={"viewers": 3})) == ""
    assert in_a_line(Crowd(state="starting")) == "A crowd is coming in…"
    assert in_a_line(Crowd(state="waiting", text="stopped unexpectedly (code 1); starting again")).startswith("stopped")
    assert in_a_line(Crowd(state="running", figures={"viewers": 1})) == "1 viewer  ·  0 messages  ·  0 orders"


def test_a_refusal_is_said_in_the_dialog(corner: Corner, desk: DeskThread, until: Until) -> None:
    dialog = opened(corner, until)
    desk.processes.says("plugin.rehearsal", "waiting")
    until(lambda: desk.ask(lambda: desk.desk.processes.members["plugin.rehearsal"].worker.status.state) == "waiting")
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    until(lambda: dialog.line.text() == "The rehearsal platform does not run yet. Try again in a moment.")
    closed(corner, dialog, until)
