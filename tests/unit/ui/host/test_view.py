from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from studio.plugin_api.abilities import ChatMessage
from tests.parts.desk_thread import DeskThread
from ui.window import MainWindow

Until = Callable[..., None]


def say_to_host(desk: DeskThread, row: str, text: str, count: int = 1) -> None:
    """The desk chooses a message for the host: it does so once a second, of what came lately."""
    said = {"id": row, "name": "Mei", "text": text, "count": count}
    desk.do(lambda: desk.desk.clients.event("host_chat", said))


def test_the_host_sees_the_product_the_numbers_and_the_desks_word(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    selling_window.host.show_on("window")
    view = selling_window.host.view
    assert view is not None
    until(lambda: view.figures.figures() == ["97", "79"])
    assert view.ring.reading().moving
    assert view.prompter.isVisible()
    assert not view.message.isVisible()
    selling_desk.call("host.message", text="Two minutes")
    until(view.message.isVisible)
    parts = [view.top, view.message, view.product, view.prompter, view.ring, view.figures, view.comments]
    for size in ((1920, 1080), (1366, 768), (1080, 1920), (640, 360)):
        view.resize(*size)
        view._arrange()
        boxes = [part.geometry() for part in parts]
        for place, box in enumerate(boxes):
            assert view.rect().contains(box), (size, parts[place])
            assert not any(box.intersects(other) for other in boxes[place + 1 :]), (size, parts[place])


def test_keys_run_and_place_the_prompter(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    selling_window.host.show_on("window")
    view = selling_window.host.view
    assert view is not None
    view.activateWindow()
    until(view.isActiveWindow)
    before = view.prompter.speed
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.prompter.speed == pytest.approx(before + 0.1)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.prompter.running
    assert "runs" in view.keys.text()
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_P)
    assert not view.prompter.isVisible(), "only the talking points"
    QTest.keyClick(view, Qt.Key.Key_P)
    assert view.prompter.isVisible()
    assert view.prompter.height() > view.product.height()
    assert selling_desk.named("stage.take") == [], "Space in the host view takes nothing"


def test_the_place_is_remembered_and_opened_again(selling_window: MainWindow, selling_desk: DeskThread) -> None:
    host = selling_window.host
    screen = host.places()[0][0]
    host.show_on(screen)
    assert host.shown_on() == screen
    assert host.view is not None
    assert host.view.isFullScreen()
    host.leave()
    assert host.shown_on() == ""
    host.reopen()
    assert host.shown_on() == screen
    host.close()
    host.reopen()
    assert host.view is None, "what was closed stays closed"
    QSettings().setValue("host_place", "a screen that has gone")
    QSettings().setValue("host_open", True)
    host.reopen()
    assert host.view is None
    QSettings().setValue("host_open", False)


def test_closing_the_window_by_hand_closes_the_host_view(selling_window: MainWindow, until: Until) -> None:
    selling_window.host.show_on("window")
    assert selling_window.host.view is not None
    selling_window.host.view.close()
    until(lambda: selling_window.host.view is None)


def test_chosen_comments_follow_the_picked_ones(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    selling_window.host.show_on("window")
    view = selling_window.host.view
    assert view is not None
    for picked in selling_window.room.store.state.host.picked:
        selling_desk.call("chat.unpick", id=picked.id)
    for place in range(8):
        say_to_host(selling_desk, f"rehearsal:q{place}", f"Question {place}")
    until(
        lambda: (
            [row.id for row, picked in view.comments.rows() if not picked]
            == [f"rehearsal:q{place}" for place in (7, 6, 5, 4, 3, 2)]
        )
    )
    selling_desk.channel.writes(ChatMessage(id="q5", buyer_key="mei", name="Mei", text="Question 5", at_ms=0))
    until(lambda: selling_desk.ask(selling_desk.desk.sales.chat.recent))
    selling_desk.call("chat.pick", id="rehearsal:q5")
    firsts = [("rehearsal:q5", True), ("rehearsal:q7", False), ("rehearsal:q6", False)]
    until(lambda: [(row.id, picked) for row, picked in view.comments.rows()][:3] == firsts)
    say_to_host(selling_desk, "rehearsal:q3", "Question 3", 9)
    until(lambda: view.comments.rows()[1][0].count == 9)
    assert len(view.comments.rows()) == view.comments.PASSING, "nothing comes twice"
