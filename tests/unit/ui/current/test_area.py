"""The area of the product on air: it follows the desk, and asks it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.control.schema.selling import ArmLaunch

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtNetwork import QAbstractSocket
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from tests.parts.desk_thread import DeskThread
from tests.parts.example_show import example_show
from tests.unit.ui.corner import Corner
from tests.unit.ui.laid_out import resize
from ui.app import build
from ui.current.restock import RestockDialog
from ui.window import MainWindow

Until = Callable[..., None]


def end_the_launch(window: MainWindow | Corner, desk: DeskThread, until: Until) -> None:
    """The sale was broken off; the third product is being explained."""
    desk.call("launch.abort")
    until(lambda: not window.panel("current").deeds.phase() and window.panel("current").arm.isEnabled())


def test_it_shows_what_is_on_air(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    area = selling_corner.panel("current")
    until(lambda: area.facts.sold.figure() == "97")
    assert area.facts.stock.figure() == "79"
    assert area.facts.price.text() == "¥40"
    assert area.facts.saving.text() == "−28 %"
    assert area.state.word() == "On sale"
    assert area.facts.ring.reading().moving
    assert (area.extend.isEnabled(), area.arm.isEnabled(), area.launch.isEnabled()) == (True, False, False)
    selling_desk.shop.sells("item-3", 70)
    until(lambda: area.state.word() == "Few left")


def test_arming_reads_back_what_the_desk_is_asked_for(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    end_the_launch(selling_corner, selling_desk, until)
    selling_corner.panel("current").arm.click()
    dialog = selling_corner.panel("current").deeds._arming
    assert dialog is not None
    dialog.quantity.setValue(50)
    dialog.limit.setValue(3)
    dialog.price.setText("38.8")
    lines = " ".join(dialog.lines())
    for word in ("¥38.80", "50 units", "at most 3", "10 s"):
        assert word in lines
    dialog.timing.setCurrentIndex(1)
    assert "10 s countdown; 1.4 s later, as viewers of" in " ".join(dialog.lines())
    assert selling_desk.named("launch.arm") == [], "nothing is armed before it is confirmed"
    dialog.accept()
    until(lambda: selling_corner.panel("current").deeds.phase() == "armed")
    asked = selling_desk.named("launch.arm")[0]
    assert (asked["product"], asked["price_minor"], asked["quantity"], asked["purchase_limit"]) == ("p3", 3880, 50, 3)
    assert (asked["timed_to"], asked["lead_ms"]) == ("rehearsal", 1400)
    until(
        lambda: (
            "¥38.80" in selling_corner.panel("current").facts.words.text()
            and "1.4 s later" in selling_corner.panel("current").facts.words.text()
        )
    )


def test_what_the_desk_refuses_is_said_in_the_dialog_and_nothing_is_armed(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    end_the_launch(selling_corner, selling_desk, until)
    selling_corner.panel("current").deeds.arm()
    dialog = selling_corner.panel("current").deeds._arming
    assert dialog is not None
    dialog.price.setText("1")
    dialog.accept()
    until(lambda: any("floor" in label.text() for label in dialog.findChildren(QLabel)))
    assert dialog.isVisible()
    assert not selling_corner.panel("current").deeds.phase()
    dialog.price.setText("dear")
    assert not dialog.go.isEnabled()
    dialog.accept()
    assert len(selling_desk.named("launch.arm")) == 1, "what is no price asks for nothing"
    dialog.reject()


def test_a_double_click_on_launch_starts_once(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    end_the_launch(selling_corner, selling_desk, until)
    selling_corner.room.desk.command(ArmLaunch(product="p3"))
    until(lambda: selling_corner.panel("current").launch.isEnabled())
    selling_corner.panel("current").launch.click()
    selling_corner.panel("current").launch.click()
    until(lambda: selling_corner.panel("current").deeds.phase() == "countdown")
    QTest.qWait(150)
    assert len(selling_desk.named("launch.start")) == 1
    zero_ns = selling_corner.room.store.state.selling.launch.zero_ns
    ring, before_ns = selling_corner.panel("current").facts.ring, 0
    old = ring.reading().figure

    def moves() -> bool:
        nonlocal before_ns
        moved = ring.reading().figure != old
        before_ns = before_ns if moved else time.monotonic_ns()
        return moved

    until(moves)  # it is read anew between the last look that found the old figure and now
    assert (zero_ns - time.monotonic_ns()) / 1e9 - 0.1 < float(ring.reading().figure) < (zero_ns - before_ns) / 1e9 + 0.1
    selling_corner.panel("current").cancel.click()
    until(lambda: not selling_corner.panel("current").deeds.phase())


def test_the_launch_key_arms_with_the_read_back_first(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    end_the_launch(selling_window, selling_desk, until)
    selling_window.activateWindow()
    until(selling_window.isActiveWindow)
    QTest.keyClick(selling_window, Qt.Key.Key_F7)
    dialog = selling_window.panel("current").deeds._arming
    assert dialog is not None
    assert selling_desk.named("launch.arm") == []
    dialog.accept()
    until(
        lambda: selling_window.panel("current").deeds.phase() == "armed" and selling_window.panel("current").deeds._arming is None
    )
    assert selling_desk.named("launch.start") == []
    selling_window.activateWindow()
    until(selling_window.isActiveWindow)
    QTest.keyClick(selling_window, Qt.Key.Key_F7)
    until(lambda: selling_window.panel("current").deeds.phase() == "countdown")
    QTest.keyClick(selling_window, Qt.Key.Key_F7)
    QTest.keyClick(selling_window, Qt.Key.Key_F8)
    until(lambda: selling_desk.named("launch.cancel"))
    assert len(selling_desk.named("launch.start")) == 1


def test_an_abort_after_zero_is_asked_for_first(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    until(lambda: selling_corner.panel("current").deeds.phase() == "open")
    seen: list[str] = []

    def stay() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        box.escapeButton().click()

    QTimer.singleShot(50, stay)
    selling_corner.panel("current").deeds.cancel()
    assert len(seen) == 1
    assert selling_desk.named("launch.abort") == []
    assert selling_desk.named("launch.cancel") == []


def test_a_failed_step_is_named_and_repaired_with_one_press(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    area = selling_corner.panel("current")

    def steps() -> list[str]:
        """In whole words, which are the tool tip where they have no room."""
        return [label.toolTip() or label.text() for label in area.facts.steps.findChildren(QLabel)]

    assert not area.repair.isVisible()
    selling_desk.shop.fails("open_link", "The shop says: not now.")
    selling_desk.shop.changes("item-3", open=False)
    until(area.repair.isVisible)
    area.repair.click()
    until(lambda: "Link: The shop says: not now." in steps())
    selling_desk.shop.goes_on()
    until(area.repair.isEnabled)
    area.repair.click()
    until(lambda: len(selling_desk.named("launch.repair")) == 2)
    until(lambda: not area.repair.isVisible())


def test_an_alarm_cannot_be_overlooked(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    selling_desk.shop.changes("item-3", prices={"SKU-3": 4900})
    alarm = selling_corner.panel("current").alarm
    until(lambda: alarm.isVisible() and "¥49" in alarm.text())


def test_explain_takes_the_chosen_product_while_it_waits_else_the_next(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    until(lambda: selling_corner.panel("current").deeds.to_explain() == "p4")
    selling_corner.panel("queue").table.choose("p9")
    until(lambda: selling_corner.panel("current").deeds.to_explain() == "p9")
    selling_corner.panel("queue").table.choose("p1")
    assert selling_corner.panel("current").deeds.to_explain() == "p4", "the first has ended"
    selling_desk.call("queue.end", confirm="p3")
    until(lambda: not selling_corner.room.store.state.selling.current)
    selling_corner.panel("current").next.click()
    until(lambda: selling_corner.room.store.state.selling.current == "p4")


def test_with_nothing_on_air_it_says_what_comes_next(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    selling_desk.call("queue.end", confirm="p3")
    area = selling_corner.panel("current")
    until(lambda: "link 4" in area.facts.words.text())
    assert not area.facts.picture.isVisible()
    assert not area.arm.isEnabled()
    area.deeds.arm()
    assert area.deeds._arming is None


def test_every_button_of_a_launch_is_whole_on_a_small_screen(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    """A screen of 1920 x 1080 at scale 2 has 960 x 540, of which the frame and the system take some."""
    for size in ((1366, 768), (960, 512)):
        with subtests.test(size=size):
            resize(selling_window, size, until)
            until(lambda: not cut(selling_window), seen=lambda: cut(selling_window))


def cut(window: MainWindow) -> list[str]:
    """The buttons that are not whole, by their words."""
    area, bar = window.panel("current"), window.monitors.take_bar
    on_air = (area.arm, area.launch, area.cancel, area.extend, area.restock, area.end, area.pull, area.explain, area.next)
    found = [button for button in on_air if button.width() < button.fontMetrics().horizontalAdvance(button.text())]
    found += [
        button
        for button in (*on_air, bar.take_button, bar.cut_button, bar.panic_button)
        if button.visibleRegion().boundingRect() != button.rect()
    ]
    return [button.text() for button in found]


def test_restocking_says_how_many_are_still_in_reserve(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    selling_corner.panel("current").deeds.restock()
    dialog = selling_corner.findChild(RestockDialog)
    assert dialog is not None
    assert dialog.units.accessibleName() == "Units to add (in reserve: 20 units)", "of the launch, not of the plan"
    dialog.reject()


def test_before_the_desk_is_heard_nothing_is_claimed_of_it(
    application: object, session_folder: Path, nothing_left: None, own_data: None, until: Until
) -> None:
    window = build(session_folder)
    window.show()
    facts = window.panel("current").facts
    QTest.qWait(50)
    assert facts.name.text() == "Waiting for the studio's desk…"
    assert facts.words.text() == ""
    desk = DeskThread(session_folder, example_show())
    desk.start()
    until(lambda: window.room.desk.online)
    until(lambda: facts.name.text() == "No product is on air.")
    assert facts.words.text() != ""
    desk.stop()
    until(lambda: not window.room.desk.online)
    QTest.qWait(50)
    assert facts.name.text() == "No product is on air.", "what was heard last stands while the desk is away"
    window.let_go()
    until(lambda: window.room.desk._socket.state() is QAbstractSocket.SocketState.UnconnectedState)
    window.hide()
    window.deleteLater()
