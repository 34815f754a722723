"""The panel of broadcasts: how each is, its title, its beginning and end, and what its platform refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from studio.plugin_api.abilities import AbilityError, BroadcastStatus, StreamHealth

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.fakes.broadcast import MemoryBroadcast
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.broadcast import BroadcastPanel
from ui.broadcast.choose_dialog import ChooseDialog
from ui.broadcast.plan_dialog import PlanDialog
from ui.broadcast.row import BroadcastRow

Until = Callable[..., None]
_NAME = "Shop on YouTube"


@pytest.fixture
def platform(desk: DeskThread) -> MemoryBroadcast:
    made = MemoryBroadcast(desk.processes, "youtube")
    desk.connects("youtube", made)
    desk.call("connection.add", plugin="youtube", name=_NAME)
    return made


@pytest.fixture
def panel(corner: Corner, platform: MemoryBroadcast) -> BroadcastPanel:
    found = corner.panel("broadcast")
    assert isinstance(found, BroadcastPanel)
    return found


@pytest.fixture
def row(panel: BroadcastPanel, until: Until) -> BroadcastRow:
    until(lambda: "youtube" in panel.rows and panel.rows["youtube"].isVisible())
    until(lambda: panel.rows["youtube"].title.text() == "Tonight")
    until(lambda: panel.rows["youtube"].name.text() == _NAME)  # whole: it is laid out
    return panel.rows["youtube"]


@pytest.fixture
def questions(corner: Corner) -> list[str]:
    """What the desk asks; each is answered with yes."""
    asked: list[str] = []
    corner.room.desk.confirmation.disconnect()
    corner.room.desk.confirmation.connect(lambda question: (asked.append(question.words), question.go()))
    return asked


def typed(row: BroadcastRow, text: str) -> None:
    row.title.setFocus()
    row.title.selectAll()
    QTest.keyClicks(row.title, text)
    QTest.keyClick(row.title, Qt.Key.Key_Return)


def test_each_is_shown_with_what_there_is_to_do(row: BroadcastRow, platform: MemoryBroadcast, until: Until) -> None:
    assert row.name.text() == _NAME
    assert row.stage.text() == "Not live"
    assert "as soon as a destination sends" in row.step.text()
    platform.says(replace(platform.status, starts_itself=False))
    until(lambda: "start the destination first" in row.step.text())
    platform.says(replace(platform.status, receiving=True))
    until(lambda: "press Go live here" in row.step.text() and "receives" in row.step.text())
    platform.says(replace(platform.status, starts_itself=True))
    until(lambda: "about to begin" in row.step.text())
    platform.says(replace(platform.status, stage="live"))
    until(lambda: row.stage.text().startswith("Live since"))
    assert not row.step.isVisible()
    assert "does not tell how well" in row.health.text()
    platform.says(BroadcastStatus(stage="none", bound=False))
    until(lambda: row.stage.text() == "No broadcast")
    assert "Make a broadcast" in row.step.text()
    assert not row.title.isVisible()


def test_health_has_its_reasons_as_plain_text(row: BroadcastRow, platform: MemoryBroadcast, until: Until) -> None:
    bad = StreamHealth(level="bad", reasons=("Use <b>4500 Kbps</b>.", "No audio stream"))
    platform.says(replace(platform.status, stage="live", health=bad))
    until(lambda: row.health.text() == "The stream arrives badly.")
    assert row.reasons.text() == "Use <b>4500 Kbps</b>.\nNo audio stream"
    platform.says(replace(platform.status, health=StreamHealth(level="good")))
    until(lambda: row.health.text().startswith("The stream arrives well. Since "))
    assert not row.reasons.isVisible()


def test_why_nothing_is_known_is_said(row: BroadcastRow, platform: MemoryBroadcast, until: Until) -> None:
    platform.says(text="This account cannot go live yet.")
    until(lambda: row.trouble.text() == "This account cannot go live yet.")
    assert row.stage.text() == "Not known"
    assert not any(button.isVisible() for button in (row.go_live, row.end, row.plan, row.choose))


def test_return_sets_the_title_and_says_by_whom(row: BroadcastRow, platform: MemoryBroadcast, until: Until) -> None:
    typed(row, "Night market")
    until(lambda: platform.done == [("set_title", "Night market")])
    platform.says(replace(platform.status, title="Night market"))
    until(lambda: row.last.isVisible() and "Title set at" in row.last.text())
    until(lambda: not row.title.isModified())
    QTest.keyClick(row.title, Qt.Key.Key_Return)
    assert platform.done == [("set_title", "Night market")], "which it has already"


def test_a_title_that_is_refused_stays_typed_and_says_why(row: BroadcastRow, platform: MemoryBroadcast, until: Until) -> None:
    platform.refused = AbilityError("refused", "YouTube refuses (400): The title is not valid.")
    typed(row, "<Night>")
    until(lambda: row.refused.text() == "YouTube refuses (400): The title is not valid.")
    platform.says(replace(platform.status, receiving=True))
    until(lambda: "about to begin" in row.step.text())
    assert row.title.text() == "<Night>"
    QTest.keyClick(row.title, Qt.Key.Key_Escape)
    assert row.title.text() == "Tonight"


def test_it_goes_live_and_an_end_is_asked_about(
    row: BroadcastRow, platform: MemoryBroadcast, until: Until, questions: list[str]
) -> None:
    assert (row.go_live.isVisible(), row.end.isVisible()) == (True, False)
    row.go_live.click()
    until(lambda: platform.done == [("go_live",)])
    assert questions == []
    platform.says(replace(platform.status, stage="live", receiving=True))
    until(lambda: row.end.isVisible() and row.end.isEnabled())
    assert not row.go_live.isVisible()
    assert not row.plan.isVisible(), "the stream goes where viewers are"
    row.end.click()
    until(lambda: platform.done[-1] == ("end_broadcast",))
    assert len(questions) == 1
    assert "cannot be begun again" in questions[0]


def test_who_says_no_to_the_end_sees_no_refusal(
    corner: Corner, row: BroadcastRow, platform: MemoryBroadcast, until: Until
) -> None:
    corner.room.desk.confirmation.disconnect()
    corner.room.desk.confirmation.connect(lambda question: question.leave())
    platform.says(replace(platform.status, stage="live"))
    until(row.end.isVisible)
    row.end.click()
    assert not row.end.isEnabled()
    until(row.end.isEnabled)
    assert not row.refused.isVisible()
    assert platform.done == []


def test_a_button_that_goes_leaves_the_keyboard_to_no_other(row: BroadcastRow, platform: MemoryBroadcast, until: Until) -> None:
    row.go_live.setFocus()
    platform.says(replace(platform.status, stage="live"))
    until(row.end.isVisible)
    assert not row.end.hasFocus()


def test_a_second_press_of_a_key_presses_no_other_button(row: BroadcastRow, platform: MemoryBroadcast, until: Until) -> None:
    row.window().activateWindow()
    row.go_live.setFocus()
    QTest.keyClick(row.go_live, Qt.Key.Key_Space)
    assert not row.go_live.isEnabled()
    assert not any(button.hasFocus() for button in (row.end, row.plan, row.choose))
    until(lambda: platform.done == [("go_live",)])


def test_a_broadcast_is_made_and_chosen(row: BroadcastRow, platform: MemoryBroadcast, until: Until) -> None:
    row.plan.click()
    (making,) = row.window().findChildren(PlanDialog)
    making.title.setText("Second night")
    making.privacy.setCurrentIndex(making.privacy.findData("unlisted"))
    making.accept()
    until(lambda: platform.done == [("plan_broadcast", "Second night", "unlisted")])
    until(lambda: not row.window().findChildren(PlanDialog))
    row.choose.click()
    (choosing,) = row.window().findChildren(ChooseDialog)
    until(lambda: choosing.list.count() == 2)
    assert choosing.list.currentRow() == 0
    assert choosing.list.item(0).text().endswith("Tonight")
    choosing.list.setCurrentRow(1)
    choosing.accept()
    until(lambda: platform.done[-1] == ("choose_broadcast", "b2"))
    until(lambda: not row.window().findChildren(ChooseDialog))


def test_what_cannot_be_listed_is_said_in_the_dialog(row: BroadcastRow, platform: MemoryBroadcast, until: Until) -> None:
    platform.refused = AbilityError("limited", "YouTube is asked too much at once.")
    row.choose.click()
    (choosing,) = row.window().findChildren(ChooseDialog)
    until(lambda: choosing.problem.text() == "YouTube is asked too much at once.")
    assert not choosing.go.isEnabled()
    choosing.reject()


def test_a_platform_that_goes_live_by_itself_has_no_buttons(
    corner: Corner, desk: DeskThread, panel: BroadcastPanel, until: Until
) -> None:
    channel = MemoryBroadcast(desk.processes, "twitch", ("key", "status", "title"))
    desk.connects("twitch", channel)
    desk.call("connection.add", plugin="twitch", name="Twitch")
    until(lambda: "twitch" in panel.rows and panel.rows["twitch"].title.text() == "Tonight")
    row = panel.rows["twitch"]
    assert not any(button.isVisible() for button in (row.go_live, row.end, row.plan, row.choose))
    desk.call("connection.remove", connection="twitch")
    until(lambda: "twitch" not in panel.rows)
