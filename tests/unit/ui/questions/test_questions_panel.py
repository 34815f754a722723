"""The panel of questions: topics that wait come first, and a key answers the chosen one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studio.control.schema.state.questions import QuestionGroup, Questions, QuestionTopic
from studio.plugin_api.abilities import ChatMessage

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.questions import QuestionsPanel
from ui.questions.rows import TopicRow, counts, rows_of

Until = Callable[..., None]


@pytest.fixture
def panel(corner: Corner) -> QuestionsPanel:
    found = corner.panel("questions")
    assert isinstance(found, QuestionsPanel)
    return found


def write(desk: DeskThread, *texts: str) -> None:
    for number, text in enumerate(texts):
        desk.channel.writes(ChatMessage(id=f"{text}-{number}", buyer_key=f"v{number}", name="An", text=text, at_ms=1))


def test_what_waits_comes_first_and_what_nobody_asked_for_is_left_out() -> None:
    topics = {name: QuestionTopic(title=name) for name in ("price", "size", "when")}
    groups = {
        "price": QuestionGroup(viewers=9, waiting=0, segment=2),
        "size": QuestionGroup(viewers=10_000, waiting=3),
        "when": QuestionGroup(),
        "gone": QuestionGroup(viewers=1),
    }
    rows = rows_of(Questions(topics=topics, groups=groups))
    assert [row.topic for row in rows] == ["size", "price"]
    assert "10,000+" in counts(rows[0].group)


def test_topics_are_shown_with_their_lines(corner: Corner, desk: DeskThread, panel: QuestionsPanel, until: Until) -> None:
    assert panel.topic == ""
    panel.do("chat")
    write(desk, "还有货吗", "in stock?", "包邮吗")
    until(lambda: panel.topics.count() == 2)
    until(lambda: panel.topic == "stock")
    assert "in stock?" in panel.quotes.text()
    panel.topics.setCurrentRow(1)
    assert panel.topic == "shipping"
    assert "包邮吗" in panel.quotes.text()


def test_a_hint_is_marked_as_one(corner: Corner, desk: DeskThread, panel: QuestionsPanel, until: Until) -> None:
    write(desk, "looks kinda flimsy")
    until(lambda: panel.topic == "trust")
    assert panel.quotes.text() == "An: looks kinda flimsy  (perhaps)"


def test_keys_answer_to_the_host_and_mark(corner: Corner, desk: DeskThread, panel: QuestionsPanel, until: Until) -> None:
    write(desk, "还有货吗", "in stock?")
    until(lambda: panel.topic == "stock")
    state = corner.room.store
    QTest.keyClick(panel.topics, Qt.Key.Key_H)
    until(lambda: bool(desk.named("questions.answer")))
    assert desk.named("questions.answer")[0]["to"] == "host"
    QTest.keyClick(panel.topics, Qt.Key.Key_Space)
    until(lambda: state.state.questions.groups["stock"].waiting == 0)
    until(lambda: state.state.questions.groups["stock"].answered_ns is not None)


def test_speaking_to_viewers_is_asked_about(corner: Corner, desk: DeskThread, panel: QuestionsPanel, until: Until) -> None:
    questions: list[str] = []
    corner.room.desk.confirmation.disconnect()
    corner.room.desk.confirmation.connect(lambda question: questions.append(question.method))
    write(desk, "还有货吗")
    until(lambda: panel.topic == "stock")
    desk.asks("questions.answer", "Write this?", "the words")
    QTest.keyClick(panel.topics, Qt.Key.Key_Return)
    until(lambda: questions == ["questions.answer"])


def test_a_topic_that_goes_leaves_its_keys_to_no_other(panel: QuestionsPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [TopicRow(name, name, QuestionGroup(viewers=1, waiting=1)) for name in ("price", "size", "stock")]
    panel.topics.show_rows(rows)
    monkeypatch.setattr(panel.topics, "hasFocus", lambda: True)
    panel.topics.setCurrentRow(1)
    panel.topics.show_rows([rows[2], rows[0]])
    assert panel.topic == ""
    assert [panel.topics.item(row).data(Qt.ItemDataRole.UserRole) for row in range(2)] == ["price", "stock"]
    QTest.keyClick(panel.topics, Qt.Key.Key_Down)
    assert panel.topic


def test_a_long_message_of_a_viewer_widens_nothing_and_heightens_nothing(
    corner: Corner, desk: DeskThread, panel: QuestionsPanel, until: Until
) -> None:
    write(desk, "how much?")
    until(lambda: "how much?" in panel.quotes.text())
    panel.body.activate()
    before = panel.minimumSizeHint()
    write(desk, "how much " + "w" * 150, "how much is it " + "if I take this one and that one " * 5)
    until(lambda: "www" in panel.quotes.text() and "that one" in panel.quotes.text())
    panel.body.activate()
    assert panel.minimumSizeHint() == before
