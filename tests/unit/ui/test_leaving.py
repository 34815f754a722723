"""What ends a sale or loses work is asked about in words first: Next, the end of the show, closing the window, another show."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.control.schema.air import StartShow
from studio.control.schema.answers import Opened
from studio.control.schema.products import DuplicateProduct
from studio.control.schema.selling import ExplainNext

pytest.importorskip("PySide6")

from PySide6.QtCore import QDeadlineTimer, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from studio.plugin_api.abilities import ChatMessage
from studio.show import document
from tests.parts.desk_thread import DeskThread
from tests.parts.example_show import example_show
from ui.golive.summary import SummaryDialog
from ui.products.ring import clock
from ui.sources.dialog import SourceDialog
from ui.window import MainWindow

Until = Callable[..., None]
STAKE = "3 'Linen apron with cross straps' is on sale: 79 left, 4 unpaid."

SENT = {"product": "p3"}


def end_the_sale(window: MainWindow, desk: DeskThread, until: Until) -> None:
    """Nothing is on sale any more that anybody would miss, and the shop is as it was: nothing is asked about that either."""
    desk.call("queue.end", confirm="p3")
    until(lambda: not window.room.store.state.selling.current and not window.room.store.state.selling.closing)


def go_live(window: MainWindow, desk: DeskThread, until: Until) -> None:
    """Everything that can be is on air, and runs."""
    window.room.desk.command(StartShow())
    until(lambda: window.room.store.state.air.state == "on" and "main" in window.room.store.state.encoders)


class Answers:
    """Presses the named buttons of the questions that come up, and keeps what they said."""

    def __init__(self, *buttons: str) -> None:
        self.buttons, self.asked = list(buttons), list[str]()
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and self.buttons:
            self.asked.append(box.text())
            words = self.buttons.pop(0)
            next(button for button in box.buttons() if button.text() == words).click()

    def stop(self) -> None:
        self._timer.stop()


def test_next_asks_before_it_ends_a_running_sale(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    answers = Answers("Cancel", "End the sale and go on")
    selling_window.panel("current").deeds.explain_next()
    until(lambda: len(answers.asked) == 1)
    until(lambda: QApplication.activeModalWidget() is None)
    selling_window.panel("current").deeds.explain_next()
    until(lambda: len(selling_desk.named("queue.next")) == 3)
    answers.stop()
    assert answers.asked == [f"{STAKE} Going on ends it."] * 2
    assert [call.get("confirm") for call in selling_desk.named("queue.next")] == [None, None, "p3"]


@pytest.mark.parametrize(
    ("press", "command", "words", "question"),
    [
        ("end", "queue.end", "End the sale", f"{STAKE} Ending the product ends it."),
        ("pull", "queue.pull", "Pull", f"{STAKE} Pulling the product ends it."),
    ],
)
def test_end_and_pull_ask_once_and_in_the_desks_words(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, press: str, command: str, words: str, question: str
) -> None:
    answers = Answers("Cancel", words)
    getattr(selling_window.panel("current").deeds, press)()
    until(lambda: len(answers.asked) == 1)
    until(lambda: QApplication.activeModalWidget() is None)
    getattr(selling_window.panel("current").deeds, press)()
    until(lambda: selling_desk.named(command) == [SENT, SENT, SENT | {"confirm": "p3"}])
    answers.stop()
    assert answers.asked == [question, question]


def test_return_pulls_at_once(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:

    def press() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            QTest.keyClick(box, Qt.Key.Key_Return)

    pressing = QTimer(interval=20)
    pressing.timeout.connect(press)
    pressing.start()
    selling_window.panel("current").deeds.pull()
    until(lambda: {"product": "p3", "confirm": "p3"} in selling_desk.named("queue.pull"))
    pressing.stop()


def test_ending_the_show_asks_about_what_is_on_sale(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    go_live(selling_window, selling_desk, until)
    answers = Answers("End the sale and the show")
    selling_window.panel("golive").end_button.held.emit()
    until(lambda: {"confirm": "p3"} in selling_desk.named("air.stop"))
    answers.stop()
    assert answers.asked == [f"{STAKE} Ending the show ends it."]
    until(lambda: selling_window.findChildren(SummaryDialog))
    selling_window.findChildren(SummaryDialog)[0].reject()


def test_the_window_closes_only_when_the_desk_agrees_to_end(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    answers = Answers("Cancel", "End it and close")
    selling_window.close()
    until(lambda: answers.asked == [f"{STAKE} Closing the studio ends it."])
    assert selling_window.isVisible()
    assert selling_desk.named("studio.quit") == [{}]
    selling_window.close()
    until(lambda: not selling_window.isVisible())
    answers.stop()
    assert {"confirm": "p3"} in selling_desk.named("studio.quit")


def test_nothing_is_asked_when_nothing_would_be_missed(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    end_the_sale(selling_window, selling_desk, until)
    selling_window.close()
    until(lambda: not selling_window.isVisible())
    assert selling_desk.named("studio.quit") == [{}]


def test_closing_can_save_first(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    end_the_sale(selling_window, selling_desk, until)
    monkeypatch.setattr("ui.menus.files.QFileDialog.getSaveFileName", lambda *_given: (str(tmp_path / "evening"), ""))
    selling_window.room.desk.command(DuplicateProduct(product="p5"))
    until(lambda: not selling_window.room.store.state.file.saved)
    answers = Answers("Cancel", "Save")
    selling_window.close()
    until(lambda: answers.asked)
    assert selling_desk.named("studio.quit") == []
    selling_window.close()
    until(lambda: not selling_window.isVisible())
    answers.stop()
    assert selling_desk.named("show.save_as") == [{"path": str(tmp_path / "evening.json")}]
    assert selling_desk.named("studio.quit") == [{}]


@pytest.mark.parametrize("way", ["new", "ask_open"])
def test_another_show_can_be_begun_or_opened_with_this_one_saved_first(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    end_the_sale(selling_window, selling_desk, until)
    other = tmp_path / "other.json"
    other.write_bytes(document.to_json(example_show()))
    monkeypatch.setattr("ui.menus.files.QFileDialog.getSaveFileName", lambda *_given: (str(tmp_path / "evening"), ""))
    monkeypatch.setattr("ui.menus.files.QFileDialog.getOpenFileName", lambda *_given: (str(other), ""))
    selling_window.room.desk.command(DuplicateProduct(product="p5"))
    until(lambda: not selling_window.room.store.state.file.saved)
    answers = Answers("Cancel", "Save", "Do not save")
    left = {"new": "show.new", "ask_open": "show.open"}[way]
    go = getattr(selling_window.menus.files, way)
    go()
    assert (selling_desk.named("show.save_as"), selling_desk.named(left)) == ([], [])
    go()
    until(lambda: selling_desk.named(left))
    assert selling_desk.named("show.save_as") == [{"path": str(tmp_path / "evening.json")}]
    if not selling_window.room.store.state.file.saved:
        go()
        until(lambda: len(selling_desk.named(left)) == 2)
    answers.stop()


def test_what_opening_remarks_is_said_in_the_windows_words(selling_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.menus.files.said", lambda text: f"[{text}]")
    told: list[str] = []
    selling_window.room.notice.connect(lambda _level, words: told.append(words))
    selling_window.menus.files._opened(Opened(notice="Its backup was opened."))
    assert told == ["[Its backup was opened.]"]


def test_another_products_launch_that_still_closes_is_not_this_ones(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    area = selling_window.panel("current")
    until(lambda: area.facts.price.text() == "¥40")

    selling_desk.shop.hangs("open_link", "set_price", "set_stock", "set_limit")
    selling_desk.call("queue.next", confirm="p3")
    title = selling_window.room.store.state.show.products[3].title
    until(lambda: area.facts.name.text() == title)
    assert "p3" in selling_desk.ask(lambda: selling_desk.desk.sales.engine.state.set_aside), "it is still put back"
    assert selling_window.room.store.state.selling.launch is None
    until(lambda: area.facts.price.text() == "¥47")
    until(area.arm.isEnabled)
    assert not area.facts.ring.reading().moving
    assert selling_window.panel("current").deeds.phase() == ""
    selling_desk.shop.goes_on()


def test_what_the_desk_remarks_on_a_launch_is_said(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    remark = "The show is not on air: nobody sees this launch."
    said: list[str] = []
    selling_window.room.notice.connect(lambda _level, words: said.append(words))
    selling_desk.call("launch.abort")
    until(lambda: not selling_window.panel("current").deeds.phase() and selling_window.panel("current").arm.isEnabled())
    selling_window.panel("current").deeds.arm()
    dialog = selling_window.panel("current").deeds._arming
    assert dialog is not None
    dialog.accept()
    until(lambda: said == [remark])
    until(selling_window.panel("current").launch.isEnabled)
    selling_window.panel("current").launch.click()
    until(lambda: said == [remark, remark])


def test_a_show_that_ended_is_summed_up(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    end_the_sale(selling_window, selling_desk, until)
    began_s = time.monotonic()
    go_live(selling_window, selling_desk, until)
    selling_desk.shop.sells("item-3", 12)
    until(lambda: selling_window.room.store.state.selling.totals.units == 453)
    selling_desk.processes.says("encoder.main", "running", skipped=45)
    until(lambda: selling_window.room.store.state.encoders["main"].figures["skipped"] == 45)
    selling_window.panel("golive").end_button.held.emit()
    until(lambda: selling_window.findChildren(SummaryDialog))
    dialog = selling_window.findChildren(SummaryDialog)[0]
    assert not dialog.isModal()  # the keys stay with the window
    words = [label.text() for label in dialog.findChildren(QLabel)]
    at_most_s = int(time.monotonic() - began_s)
    assert {clock(seconds) for seconds in range(at_most_s + 1)} & set(words), "how long it was on air"
    assert "45" in words
    assert "12" in words, "what was sold while it was on air"
    dialog.reject()


def test_a_window_goes_with_a_dialog_and_its_picture_open(window: MainWindow, desk: DeskThread, until: Until) -> None:
    dialog = SourceDialog(window.room, None, window)
    dialog.open()
    until(lambda: "adding" in window.room.board._wanted)
    window.let_go()
    assert not dialog.isVisible()
    assert "adding" not in window.room.board._wanted


def test_news_come_in_while_a_question_waits_for_its_answer(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    """The line was not read meanwhile; the desk gave it up after a while, and the answer then killed the window."""
    answered: list[bool] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return
        timer.stop()
        selling_desk.channel.writes(ChatMessage(id="m", buyer_key="an", name="An", text="hello", at_ms=0))
        patience = QDeadlineTimer(10_000)
        while not selling_window.panel("chat").model.rowCount() and not patience.hasExpired():
            QTest.qWait(20)
        answered.append(selling_window.panel("chat").model.rowCount() == 1)
        box.reject()

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    selling_window.room.desk.command(ExplainNext())
    until(lambda: answered, 20_000)
    assert answered == [True], "what was said under the question is there"
