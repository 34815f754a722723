"""A destination is stopped only by holding, and no button of the list moves under the mouse."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import ClassVar, cast

import pytest

from studio.control.schema.air import StartShow
from studio.control.schema.state.workers import Destination
from studio.document import model
from studio.kinds.targets import Recording, Rehearsal, RtmpPush
from studio.kinds.targets.base import Facts, Target
from studio.kinds.targets.whip import Whip

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractSlider, QLineEdit, QWidget

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from tests.unit.ui.laid_out import lay_out, resize
from tests.unit.ui.mouse import double_click
from ui.destinations.row import DestinationRow
from ui.widgets.hold import HOLD_MS
from ui.window import MainWindow

Until = Callable[..., None]


def on_air(window: MainWindow | Corner, until: Until) -> None:
    window.room.desk.command(StartShow())
    until(lambda: window.panel("destinations").rows["rehearsal"]._stop.isVisible())


def test_a_click_stops_no_destination_and_says_what_does(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    on_air(selling_corner, until)
    said: list[str] = []
    selling_corner.room.notice.connect(lambda _level, words: said.append(words))
    stop = selling_corner.panel("destinations").rows["rehearsal"]._stop
    double_click(stop)
    until(lambda: said)
    QTest.qWait(50)
    assert selling_desk.named("destination.stop") == []
    assert "Hold" in said[0]


def test_holding_stops_the_destination(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    on_air(selling_corner, until)
    stop = selling_corner.panel("destinations").rows["rehearsal"]._stop
    QTest.mousePress(stop, Qt.MouseButton.LeftButton)
    until(lambda: selling_desk.named("destination.stop"), HOLD_MS + 8000)
    QTest.mouseRelease(stop, Qt.MouseButton.LeftButton)
    assert selling_desk.named("destination.stop") == [{"destination": "rehearsal"}]


def test_the_key_that_is_missing_is_called_what_its_kind_calls_it(corner: Corner, subtests: pytest.Subtests) -> None:
    kinds: dict[str, model.Target] = {
        "Enter the stream key": RtmpPush(url="rtmp://h/a", key_ref="k"),
        "Enter the bearer token": Whip(url="https://h/a", key_ref="k"),
    }
    for words, target in kinds.items():
        with subtests.test(words):
            row = DestinationRow(corner.room, model.Destination(id="d", name="D", encoding="main", target=target), lambda: None)
            assert (row._key.toolTip(), row._key.accessibleName()) == (words, words)
            row.deleteLater()


def settled(window: MainWindow | Corner, button: QWidget) -> QPoint:
    """Where a button stands once nothing moves any more."""
    places: list[QPoint] = []
    while len(places) < 5 or len(set(map(QPoint.toTuple, places[-5:]))) > 1:
        QTest.qWait(40)
        places.append(button.mapTo(window, QPoint(0, 0)))
        assert len(places) < 200
    return places[-1]


def test_stop_stands_where_start_stood(selling_corner: Corner, until: Until) -> None:
    row = selling_corner.panel("destinations").rows["rehearsal"]
    until(row._start.isVisible)
    before = settled(selling_corner, row._start)
    on_air(selling_corner, until)
    assert settled(selling_corner, row._stop) == before


def test_a_rate_that_comes_and_goes_moves_no_button_below(selling_corner: Corner) -> None:
    row = selling_corner.panel("destinations").rows["rehearsal"]
    heights = set()
    for figures in ({}, {"sent_bps": 0}, {"sent_bps": 1_200_000}, {"sent_bps": 0, "reconnects": 1}):
        row.follow(row._destination, Destination(state="live", active=True, figures=figures))
        heights.add(row.sizeHint().height())
    assert len(heights) == 1


class Tape(Target, frozen=True, kw_only=True, tag="tape"):
    """A file, of a kind that the studio does not come with."""

    facts: ClassVar[Facts] = Recording.facts


class Theatre(Target, frozen=True, kw_only=True, tag="theatre"):
    """It takes a crowd."""

    facts: ClassVar[Facts] = Rehearsal.facts


def test_a_row_offers_what_the_facts_of_its_kind_allow(selling_corner: Corner, until: Until) -> None:
    until(lambda: selling_corner.room.store.state.rehearsal.url)
    offered = {}
    for target in (Tape(), Theatre()):
        one = model.Destination(id="new", name="New", encoding="main", target=cast("Rehearsal", target))
        row = DestinationRow(selling_corner.room, one, lambda: None)
        row.setParent(selling_corner)
        row.follow(one, Destination(state="live", active=True))
        row._fill_menu()
        words = {action.text() for action in row._menu.actions()}
        offered[type(target)] = (row._state.text(), "Begin a new file" in words, "Send in a crowd…" in words)
        row.deleteLater()
    assert offered == {Tape: ("Recording", True, False), Theatre: ("Live", False, True)}


def test_the_list_stays_where_it_is_when_another_destination_could_be_started(selling_window: MainWindow, until: Until) -> None:
    places = set()
    for state in ("off", "on"):
        selling_window.room.store.tree["air"] = {"state": state}
        for waits in (True, False):
            selling_window.panel("golive")._show_buttons(state)
            selling_window.panel("golive").go_button.setVisible(waits)
            selling_window.layout().activate()
            places.add(selling_window.panel("destinations").mapTo(selling_window, QPoint(0, 0)).y())
    assert len(places) == 1


def test_notices_never_lie_over_a_control(selling_window: MainWindow, until: Until, subtests: pytest.Subtests) -> None:
    for mode, size in itertools.product(("mixing", "selling"), ((1366, 768), (1920, 1080), (1100, 620))):
        with subtests.test(mode=mode, size=size):
            selling_window.modes.choose(mode)
            resize(selling_window, size, until)
            no_notice_lies_over_a_control(selling_window)


def no_notice_lies_over_a_control(selling_window: MainWindow) -> None:
    for number in range(4):
        selling_window.room.notice.emit("fail", f"Notice {number}: " + "the shop did not follow, say so and try again. " * 3)
    lay_out()
    toasts = selling_window.toasts
    assert toasts.isVisible()
    place = QRect(toasts.mapTo(selling_window, QPoint(0, 0)), toasts.size())
    controls: list[QWidget] = [
        *selling_window.findChildren(QAbstractButton),
        *selling_window.findChildren(QAbstractItemView),
        *selling_window.findChildren(QAbstractSlider),
        *selling_window.findChildren(QLineEdit),
        selling_window.monitors.preview,
    ]
    for control in controls:
        if control.isVisible() and not toasts.isAncestorOf(control):
            assert not place.intersects(QRect(control.mapTo(selling_window, QPoint(0, 0)), control.size())), control


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_large_crowd_is_said_whole_in_a_usual_window(
    request: pytest.FixtureRequest, selling_desk: DeskThread, until: Until, language: str
) -> None:
    if language == "zh":
        request.getfixturevalue("chinese")
    window: MainWindow = request.getfixturevalue("selling_window")
    window.showNormal()
    window.resize(1366, 768)
    window.docks.reset()
    figures = {"viewers": 2000, "messages": 21_873, "orders": 1_483}
    selling_desk.processes.says("crowd.rehearsal", "running", **figures)
    selling_desk.call("air.start")
    selling_desk.call("crowd.begin", viewers=2000)
    words = window.panel("destinations").rows["rehearsal"]._crowd
    until(lambda: words.isVisible() and all(number in words.text() for number in ("2,000", "21,873", "1,483")))
    lay_out()
    needed = words.fontMetrics().boundingRect(words.contentsRect(), Qt.TextFlag.TextWordWrap, words.text())
    assert needed.height() <= words.contentsRect().height()
    assert needed.width() <= words.contentsRect().width()
