"""What the panel of questions says of the second look: what it had no time for, and that it is off."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studio.desk.selling import sales
from studio.plugin_api.abilities import ChatMessage

pytest.importorskip("PySide6")

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.questions import QuestionsPanel
from ui.questions.second_look import said_of

Until = Callable[..., None]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is there; to be asked for before the desk."""
    monkeypatch.setattr(sales, "is_installed", lambda: True)


@pytest.fixture
def panel(installed: None, corner: Corner, desk: DeskThread, until: Until) -> QuestionsPanel:
    """With a process that has begun and looks at nothing."""
    found = corner.panel("questions")
    assert isinstance(found, QuestionsPanel)
    assert found.second_look.words.whole == ""
    write(desk, "well well")
    until(lambda: desk.ask(lambda: desk.desk.sales.chat.second_look.is_open))
    return found


def write(desk: DeskThread, *texts: str) -> None:
    desk.channel.writes(*(ChatMessage(id=text, buyer_key=text, name="An", text=text, at_ms=1) for text in texts))


def test_lines_that_were_passed_over_are_said_and_explained(
    panel: QuestionsPanel, corner: Corner, desk: DeskThread, until: Until
) -> None:
    panel.body.activate()
    before = panel.minimumSizeHint()
    line = panel.second_look
    write(desk, *(f"well {number} it is" for number in range(90)))
    until(lambda: line.words.whole)
    passed_over = corner.room.store.state.questions.passed_over
    assert line.words.whole == f"{passed_over} passed over"
    assert f"{passed_over} message" in line.words.toolTip()
    assert "no time" in line.words.toolTip()
    assert line.again.isHidden()
    panel.body.activate()
    assert panel.minimumSizeHint() == before, "it asks for no room"


def test_a_large_number_is_said_in_short_and_nothing_of_none() -> None:
    assert said_of(0, is_off=False) == ("", "")
    words, tip = said_of(12_345, is_off=False)
    assert words == "12.3k passed over"
    assert "12,345 messages" in tip
    words, tip = said_of(12_345, is_off=True)
    assert words == "Hints are off"
    assert "12,345 messages" in tip


@pytest.mark.expect_warnings
def test_one_that_was_given_up_is_started_again_where_it_is_seen_to_be_off(
    panel: QuestionsPanel, desk: DeskThread, until: Until
) -> None:
    def pid() -> int:
        process = desk.processes.running.get("hints")
        return process.pid if process is not None else 0

    line = panel.second_look
    for _ in range(3):
        until(pid)
        now = pid()
        desk.processes.exits("hints", -9)
        until(lambda now=now: pid() != now)
    until(line.again.isVisible)
    assert line.words.whole == "Hints are off"
    line.again.click()
    until(pid)
    until(lambda: line.again.isHidden() and line.words.whole == "")
    assert desk.named("hints.restart") == [{}]
