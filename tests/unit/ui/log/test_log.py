"""The log: what is noted, what is kept, what is found in it, and that it holds still for a reader."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace

from studio.control.protocol import RpcError
from studio.control.schema.air import StartShow, StopShow
from studio.control.schema.answers import JournalRecords, Moderated
from studio.control.schema.broadcasts import SetTitle
from studio.control.schema.machine import ReadJournal
from studio.control.schema.scenes import RemoveScene
from studio.control.schema.stage import Panic, Take
from studio.desk.journal import Draft
from studio.plugin_api.abilities import ChatMessage, StreamHealth

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.fakes.broadcast import MemoryBroadcast
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.log import LogPanel
from ui.log.model import KEPT, LONGEST, Happening, LogFilter, LogModel
from ui.log.watcher import kind_words

Until = Callable[..., None]


@pytest.fixture
def panels() -> tuple[str, ...]:
    return ("log",)


@pytest.fixture
def log(corner: Corner) -> LogPanel:
    found = corner.panel("log")
    assert isinstance(found, LogPanel)
    return found


def lines(log: LogPanel) -> list[tuple[str, str]]:
    return [(log.model.row(number).kind, log.model.row(number).words) for number in range(log.model.rowCount())]


def test_what_stands_when_the_window_opens_is_no_news(corner: Corner, log: LogPanel, until: Until) -> None:
    assert [line for line in lines(log) if line[0] != "alarm"] == []
    assert log.empty.isVisible() is (log.model.rowCount() == 0)


def test_air_program_panic_and_refusals_are_noted(corner: Corner, desk: DeskThread, log: LogPanel, until: Until) -> None:
    room = corner.room
    room.desk.command(StartShow())
    until(lambda: ("air", "The show is on air.") in lines(log))
    room.desk.command(Take())
    until(lambda: any(kind == "program" for kind, _words in lines(log)))
    taken = room.store.state.stage.program["main"]
    name = next(scene.name for scene in room.store.state.show.scenes if scene.id == taken)
    assert next(words for kind, words in lines(log) if kind == "program").startswith(name)
    room.desk.command(Panic(on=True))
    until(lambda: ("program", "Panic: the slate is on air.") in lines(log))
    room.desk.command(RemoveScene(scene="nothing"))
    until(lambda: any(kind == "notice" and "There is no scene" in words for kind, words in lines(log)))
    room.desk.command(StopShow())
    until(lambda: ("air", "The show is off air.") in lines(log))
    assert any("is live." in words for kind, words in lines(log) if kind == "air")


def test_broadcasts_are_noted_and_who_did_what(corner: Corner, desk: DeskThread, log: LogPanel, until: Until) -> None:
    platform = MemoryBroadcast(desk.processes, "youtube")
    desk.connects("youtube", platform)
    desk.call("connection.add", plugin="youtube", name="YouTube")
    until(lambda: "youtube" in corner.room.store.state.broadcasts)
    corner.room.desk.command(SetTitle(connection="youtube", title="Night market"))
    until(lambda: any("YouTube: Title set at" in words and "by window" in words for _kind, words in lines(log)))
    bad = StreamHealth(level="bad", reasons=("Use a higher bitrate.",))
    platform.says(replace(platform.status, stage="live", receiving=True, health=bad))
    until(lambda: ("air", "YouTube: the broadcast is live there.") in lines(log))
    until(lambda: ("alarm", "YouTube receives the stream badly: Use a higher bitrate.") in lines(log))
    platform.says(replace(platform.status, stage="ended"))
    until(lambda: ("air", "YouTube: the broadcast has ended there.") in lines(log))


def test_alarms_come_and_are_over_and_words_of_strangers_stay_plain(
    corner: Corner, desk: DeskThread, log: LogPanel, until: Until
) -> None:
    text = "<b>Nobody</b> answers\nat the warehouse."
    desk.do(lambda: desk.desk.alarms.set("a", "fail", text))
    until(lambda: ("alarm", text) in lines(log))
    row = lines(log).index(("alarm", text))
    assert log.model.index(row, 2).data() == "<b>Nobody</b> answers at the warehouse."
    desk.do(lambda: desk.desk.alarms.clear("a"))
    until(lambda: ("alarm", f"Over: {text}") in lines(log))


def test_a_products_way_is_noted(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    apron = "3 Linen apron with cross straps"
    log = selling_corner.panel("log")
    until(lambda: ("sale", f"{apron}: Explaining") in lines(log))  # what was before it was opened
    assert ("sale", f"{apron}: Ended") not in lines(log)
    selling_desk.call("queue.end", confirm="p3")
    until(lambda: ("sale", f"{apron}: Ended") in lines(log))


def test_the_journal_says_what_was_before_and_no_names(corner: Corner, log: LogPanel, until: Until) -> None:
    body = '{"at_ns": 1, "product": "p", "stage": "sold_out", "text": "Aiko bought the last"}'
    records = [
        {"number": 1, "wall_ms": 1000, "kind": "product_explained", "subject": "p", "body": "{}"},
        {"number": 2, "wall_ms": 2000, "kind": "line_counted", "subject": "p", "body": '{"buyer": "Aiko"}'},
        {"number": 3, "wall_ms": 3000, "kind": "product_left", "subject": "p", "body": body},
        {"number": 4, "wall_ms": 4000, "kind": "product_left", "subject": "p", "body": "]"},
    ]
    log._watcher._recalled(ReadJournal(from_ms=0, to_ms=5000), msgspec.convert({"records": records}, JournalRecords))
    until(lambda: lines(log)[:2] == [("sale", "Explaining"), ("sale", "Sold out")])
    assert "Aiko" not in str(lines(log))


def test_what_is_done_in_the_chats_is_noted_with_who_did_it_and_why_not(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    log = selling_corner.panel("log")
    assert isinstance(log, LogPanel)
    until(lambda: not log._watcher._asking)
    selling_desk.channel.writes(ChatMessage(id="1", buyer_key="ann", name="{Ann}", text="Boo", at_ms=0))
    until(lambda: selling_desk.ask(lambda: selling_desk.desk.sales.chat.recent_rows(1)))
    selling_desk.call("chat.mute", id="rehearsal:1", seconds=600)
    selling_desk.call("chat.slow_mode", connection="rehearsal", seconds=0)
    with pytest.raises(RpcError):
        selling_desk.call("chat.block", id="rehearsal:9", confirm=True)
    until(lambda: len([kind for kind, _words in lines(log) if kind == "chat"]) == 3)
    muted, slowed, refused = (words for kind, words in lines(log) if kind == "chat")
    chat = selling_corner.room.store.state.chat["rehearsal"].name
    assert muted == f"client muted {{Ann}} in {chat} for 10 min."
    assert slowed == f"client set slow mode off in {chat}."
    assert refused == f"Not done: client blocked a viewer in {chat}. This message is too long ago. Choose a newer one."


def test_what_was_done_in_the_chats_before_is_recalled_between_what_was_sold(
    desk: DeskThread, corner: Corner, log: LogPanel, until: Until
) -> None:
    until(lambda: not log._watcher._asking)
    act = Moderated(deed="block", by="Mia", connection="rehearsal", chat="Rehearsal", name="Bo")

    async def note() -> None:
        await desk.desk.sales.chat_journal.note("moderated", msgspec.to_builtins(act))
        await desk.desk.sales.chat_journal.note("moderated", {"deed": "of a newer version"})

    asyncio.run_coroutine_threadsafe(note(), desk._loop).result(10)
    records = [
        {"number": 1, "wall_ms": 1000, "kind": "product_explained", "subject": "p", "body": "{}"},
        {"number": 2, "wall_ms": 2**45, "kind": "product_left", "subject": "p", "body": '{"stage": "sold_out"}'},
    ]
    log._watcher._recalled(ReadJournal(from_ms=0, to_ms=2**46), msgspec.convert({"records": records}, JournalRecords))
    wanted = [("sale", "Explaining"), ("chat", "Mia blocked Bo in Rehearsal."), ("sale", "Sold out")]
    until(lambda: [line for line in lines(log) if line[0] in ("sale", "chat")] == wanted)


@pytest.fixture
def long_evening(desk: DeskThread) -> DeskThread:
    """A desk whose journal has more records than one answer holds: 1,200 that the log tells, 9 others after each."""

    async def write() -> None:
        journal = desk.desk.sales.engine._journal
        assert journal is not None
        drafts: list[Draft] = []
        for number in range(1200):
            stage = "pulled" if number == 0 else "sold_out" if number == 1199 else "ended"
            drafts.append(Draft("product_left", "p", msgspec.json.encode({"stage": stage}), number))
            drafts += [Draft("line_counted", "p", b"{}", number)] * 9
        await journal.append(drafts)

    asyncio.run_coroutine_threadsafe(write(), desk._loop).result(10)
    return desk


def sold(log: LogPanel) -> list[str]:
    return [words for kind, words in lines(log) if kind == "sale"]


def test_the_latest_of_a_long_show_is_there_and_what_was_before_can_be_gone_back_to(
    long_evening: DeskThread, corner: Corner, log: LogPanel, until: Until
) -> None:
    until(lambda: sold(log))
    assert sold(log) == ["Ended"] * 499 + ["Sold out"]
    assert log.earlier.isVisible()
    long_evening.refuses("journal.between", "Not now.")
    log.earlier.click()
    until(lambda: not log._going_back)
    assert len(sold(log)) == 500
    assert ("notice", "Not now.") in lines(log), "it says why"
    long_evening.allows("journal.between")
    log.earlier.click()
    log.earlier.click()
    until(lambda: len(sold(log)) > 500)
    assert len(sold(log)) == 1000, "asked for once"
    until(lambda: log.view.rowAt(log.view.viewport().height() - 2) in (499, 500))
    log.add(Happening(1, "notice", "more"))
    assert log.newer.isVisible(), "who reads further up is not taken to the end"
    log.kinds.setCurrentIndex(log.kinds.findData("air"))
    assert not log.earlier.isVisible(), "the journals know of the sale and the chats alone"
    log.kinds.setCurrentIndex(0)
    log.earlier.click()
    until(lambda: len(sold(log)) > 1000)
    assert sold(log) == ["Pulled"] + ["Ended"] * 1198 + ["Sold out"]
    assert not log.earlier.isVisible()


def test_who_goes_back_to_rows_that_all_have_room_still_follows(corner: Corner, log: LogPanel, until: Until) -> None:
    until(lambda: not log._watcher._asking)
    corner.resize(500, 700)
    QTest.qWait(30)
    log._going_back = True  # as the button has it
    log._recall([Happening(number, "sale", "Ended") for number in range(5)])
    assert log.view.verticalScrollBar().maximum() == 0
    log.add(Happening(1, "notice", "more"))
    assert not log.newer.isVisible(), "it is seen"


def test_who_goes_back_reads_on_above_what_was_there(corner: Corner, log: LogPanel, until: Until) -> None:
    until(lambda: not log._watcher._asking)
    for number in range(3):
        log.add(Happening(number, "notice", "Later"))
    log._going_back = True  # as the button has it
    log._recall([Happening(number, "sale", str(number)) for number in range(500)])
    log.add(Happening(1, "notice", "more"))
    QTest.qWait(30)
    assert log.newer.text() == "1 new", "who reads further up is not taken to the end"
    last = log.rows.index(log.view.rowAt(log.view.viewport().height() - 2), 2).data()
    assert last in ("498", "499")


def test_a_log_of_a_short_show_has_nothing_earlier(corner: Corner, log: LogPanel, until: Until) -> None:
    until(lambda: not log._watcher._asking)
    assert not log.earlier.isVisible()


def test_it_follows_holds_still_for_a_reader_and_says_how_much_is_new(corner: Corner, log: LogPanel, until: Until) -> None:
    for number in range(200):
        log.add(Happening(number * 1000, "notice", f"line {number}"))
    QTest.qWait(30)
    bar = log.view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    bar.setValue(10)
    log.add(Happening(1, "notice", "more"))
    log.add(Happening(1, "notice", "and more"))
    QTest.qWait(30)
    assert bar.value() == 10
    assert log.newer.isVisible()
    assert log.newer.text() == "2 new"
    log.newer.click()
    QTest.qWait(30)
    assert bar.value() == bar.maximum()
    assert not log.newer.isVisible()


def test_kind_and_words_filter_and_what_is_chosen_is_copied(corner: Corner, log: LogPanel, until: Until) -> None:
    for kind, words in (("air", "Shop is live."), ("sale", "3 Tea: On sale"), ("sale", "4 Pot: Ended")):
        log.add(Happening(0, kind, words))
    log.kinds.setCurrentIndex(log.kinds.findData("sale"))
    log.search.setText("tEA")
    assert [log.rows.index(row, 2).data() for row in range(log.rows.rowCount())] == ["3 Tea: On sale"]
    log.view.selectAll()
    corner.activateWindow()
    log.view.setFocus()
    until(log.view.hasFocus)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(log.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().endswith("\tSale\t3 Tea: On sale")
    log.search.setText("nobody says this")
    assert log.empty.text() == "Nothing fits the search."
    assert not log.empty.isHidden()


def test_a_long_show_keeps_the_latest_and_no_endless_words() -> None:
    model = LogModel(kind_words())
    rows = LogFilter(model)
    rows.look_for("air", "")
    for number in range(KEPT + 300):
        model.add(Happening(number, "air" if number % 2 else "sale", "x" * 2000))
    assert model.rowCount() == KEPT
    assert model.row(0).at_ms == 300
    assert len(model.row(0).words) == LONGEST
    assert rows.rowCount() == KEPT // 2
    model.add_before([Happening(0, "air", "old")] * 10)
    assert model.rowCount() == KEPT
    assert model.row(0).at_ms == 300


def test_a_full_log_holds_still_for_a_reader_as_well(corner: Corner, log: LogPanel) -> None:
    """At its bound the oldest row goes for each that comes, and the rows that are read move up with it."""
    for number in range(KEPT + 1):
        log.model.add(Happening(number * 1000, "notice", f"line {number}"))
    QTest.qWait(30)
    log.follow()
    bar = log.view.verticalScrollBar()
    bar.setValue(100)
    read = log.rows.index(log.view.rowAt(0), 2).data()
    log.add(Happening(1, "notice", "more"))
    log.add(Happening(1, "sale", "and more"))
    QTest.qWait(30)
    assert log.rows.index(log.view.rowAt(0), 2).data() == read
    assert log.newer.text() == "2 new"
    log.search.setText("line")
    bar.setValue(50)
    read = log.rows.index(log.view.rowAt(0), 2).data()
    log.add(Happening(1, "notice", "not found"))
    QTest.qWait(30)
    assert log.rows.index(log.view.rowAt(0), 2).data() == read
    assert not log.newer.isVisible()


def test_the_menu_of_the_log_goes_when_it_closes(corner: Corner, log: LogPanel, until: Until) -> None:
    def close() -> None:
        popup = QApplication.activePopupWidget()
        assert popup is not None
        popup.close()

    QTimer.singleShot(0, close)
    log._menu(QPoint(5, 5))
    until(lambda: log.findChild(QMenu) is None)
