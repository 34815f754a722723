"""The whole window against a desk with the real control server, rules and rings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.control.schema.air import StartShow
from studio.control.schema.scenes import AddFilter, RemoveScene, UpdateItem, UpdateLane, UpdateTransition
from studio.control.schema.stage import Preview, Take

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, QPointF, QSettings, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QWidget,
)

from studio.document.model import Item
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.laid_out import lay_out
from ui.app import build
from ui.destinations.dialog import DestinationDialog
from ui.destinations.pages.rtmp import RtmpPage
from ui.golive.preflight import PreflightDialog
from ui.scenes import SceneList
from ui.scenes.lane_list import LaneList
from ui.window import MainWindow

Until = Callable[..., None]


def test_areas_show_what_the_desk_says(window: MainWindow, desk: DeskThread, until: Until) -> None:
    until(lambda: len(window.panel("sound").strips) == 4)
    assert list(window.panel("destinations").rows) == ["rehearsal", "shop", "phones", "disk"]
    assert window.windowTitle() == "Evening market - Nightmarket"
    assert window.panel("items").rows.count() == 2


def test_pictures_come_from_the_rings_at_the_widgets_size(window: MainWindow, desk: DeskThread, until: Until) -> None:
    def as_wide_and_high() -> bool:  # once the window has found its size
        rect = window.monitors.preview.picture_rect()
        asked = [view for view in desk.views if view["id"] == "preview"]
        return any(max(abs(view["width"] - rect.width()), abs(view["height"] - rect.height())) <= 1 for view in asked)

    until(as_wide_and_high)

    def coloured() -> bool:
        rect = window.monitors.preview.picture_rect()
        middle = window.monitors.preview.grab().toImage().pixelColor(rect.center() + QPoint(0, 60))
        return middle.red() > 30

    until(coloured)


def test_take_and_preview(window: MainWindow, desk: DeskThread, until: Until) -> None:
    QTest.keyClick(window, Qt.Key.Key_3)
    until(lambda: window.room.store.state.stage.preview.get("main") == "product")
    window.monitors.take_bar.take_button.click()
    until(lambda: window.room.store.state.stage.program.get("main") == "product")
    QTest.keyClick(window, Qt.Key.Key_F12)
    until(lambda: window.monitors.take_bar.panic_button.isChecked())


def drag(window: MainWindow, start: QPointF, by: tuple[int, int]) -> None:
    """Drag on the preview, in canvas pixels."""
    preview = window.monitors.preview
    rect = preview.picture_rect()
    scale = rect.width() / 1280
    begin = QPoint(round(rect.x() + start.x() * scale), round(rect.y() + start.y() * scale))
    end = begin + QPoint(round(by[0] * scale), round(by[1] * scale))
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
    for step in (0.3, 0.6, 1.0):
        QTest.mouseMove(preview, begin + (end - begin) * step)
    QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def item(window: MainWindow, name: str) -> Item:
    return next(row for row in window.room.items() if row.id == name)


def test_a_drag_moves_the_item_as_one_gesture(window: MainWindow, desk: DeskThread, until: Until) -> None:
    window.monitors.preview.snapping = False
    drag(window, QPointF(1000, 150), (-200, 100))
    until(lambda: item(window, "product").x < 700)
    assert item(window, "product").x == pytest.approx(620, abs=4)
    assert item(window, "product").y == pytest.approx(160, abs=4)
    gestures = {call["gesture"] for call in desk.named("item.update")}
    assert len(gestures) == 1
    assert window.room.item == "product"


def test_a_corner_resizes_with_the_aspect_kept(window: MainWindow, desk: DeskThread, until: Until) -> None:
    window.monitors.preview.snapping = False
    window.room.select("product")
    drag(window, QPointF(820 + 400, 60 + 225), (-160, -90))
    until(lambda: item(window, "product").width < 300)
    size = item(window, "product")
    assert size.width / size.height == pytest.approx(400 / 225, abs=0.03)


def test_keys_nudge_and_delete(window: MainWindow, desk: DeskThread, until: Until) -> None:
    preview = window.monitors.preview
    window.room.select("product")
    QTest.keyClick(preview, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    until(lambda: item(window, "product").x == 830)
    QTest.keyClick(preview, Qt.Key.Key_Delete)
    until(lambda: len(window.room.items()) == 1)
    assert window.room.item == ""


def test_a_locked_item_does_not_move(window: MainWindow, desk: DeskThread, until: Until) -> None:
    QTest.keyClick(window, Qt.Key.Key_3)
    until(lambda: window.room.target == ("scene", "product"))
    drag(window, QPointF(600, 300), (100, 100))
    assert desk.named("item.update") == []


def test_a_refusal_is_told_in_words(window: MainWindow, until: Until) -> None:
    window.room.desk.command(RemoveScene(scene="nothing"))
    until(lambda: any("There is no scene" in label.text() for label in window.toasts.findChildren(QLabel)))


def test_faders_and_mute_speak_to_their_strip(window: MainWindow, desk: DeskThread, until: Until) -> None:
    until(lambda: len(window.panel("sound").strips) == 4)
    window.panel("sound").strips["camera-b"].fader.moved.emit(-7.5)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    until(lambda: len(desk.named("strip.update")) == 2)
    assert desk.named("strip.update")[0]["set"] == {"gain_db": -7.5}
    assert desk.named("strip.update")[1] == {"source": "microphone", "set": {"mute": True}}


def test_go_live_asks_first_and_ends_only_when_held(window: MainWindow, desk: DeskThread, until: Until) -> None:
    window.panel("golive").go_button.click()
    dialog = window.findChild(PreflightDialog)
    assert dialog is not None
    until(lambda: dialog._go.isEnabled())
    assert desk.named("air.start") == []
    dialog._go.click()
    until(lambda: window.room.store.state.air.state == "on")
    button = window.panel("golive").end_button
    until(button.isVisible)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.named("air.stop") == []
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    until(lambda: desk.named("air.stop"))
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    until(lambda: window.room.store.state.air.state == "off")


def test_a_stream_key_goes_to_the_desk_and_is_not_shown_again(window: MainWindow, desk: DeskThread, until: Until) -> None:
    dialog = DestinationDialog(window.room, None, window)
    dialog._name.setText("Night channel")
    page = dialog.page
    assert isinstance(page, RtmpPage)
    assert page.key is not None
    page.url.setText("rtmps://live.example.com/app")
    page.key.setText("abc-secret")
    assert page.key.echoMode() is page.key.EchoMode.Password
    dialog.accept()
    until(lambda: desk.named("key.set"))
    assert desk.named("key.set") == [{"destination": "night-channel", "key": "abc-secret"}]
    assert "abc-secret" not in str(desk.named("destination.add"))


def test_a_minimised_window_wants_no_pictures(window: MainWindow, desk: DeskThread, until: Until) -> None:
    until(lambda: desk.views)
    window.room.board.sleep(True)
    until(lambda: desk.views == [])
    window.room.board.sleep(False)
    until(lambda: len(desk.views) > 5)


def test_the_window_outlives_the_desk(window: MainWindow, desk: DeskThread, until: Until) -> None:
    desk.stop()
    until(lambda: not window.room.desk.online)
    refused: list[str] = []
    window.room.desk.request(Take(), None, lambda text, _data: refused.append(text))
    assert refused
    again = DeskThread(desk.session)
    again.start()
    try:
        until(lambda: window.room.desk.online)
        until(lambda: again.views)
    finally:
        again.stop()


def focus(widget: QWidget, until: Until) -> None:
    widget.activateWindow()
    widget.setFocus()
    until(widget.hasFocus)


def test_return_after_a_number_does_not_cut(window: MainWindow, desk: DeskThread, until: Until) -> None:
    bar = window.monitors.take_bar
    window.room.desk.command(UpdateTransition(set={"kind": "fade"}))
    until(bar._duration.isEnabled)
    before = window.room.store.state.stage.program
    focus(bar._duration, until)
    bar._duration.selectAll()
    QTest.keyClicks(bar._duration, "750")
    QTest.keyClick(bar._duration, Qt.Key.Key_Return)
    until(lambda: window.room.store.state.show.transition.duration_ms == 750)
    assert window.room.store.state.stage.program == before
    until(lambda: not bar._duration.hasFocus())
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(window, key)
    QTest.qWait(50)
    assert desk.named("stage.take") == []
    QTest.keyClick(window, Qt.Key.Key_Escape)
    until(window.monitors.preview.hasFocus)
    QTest.keyClick(window, Qt.Key.Key_Space)
    until(lambda: window.room.store.state.stage.program != before)


def test_a_new_scene_is_named_at_once(window: MainWindow, desk: DeskThread, until: Until) -> None:
    scenes = window.findChild(SceneList)
    assert scenes is not None
    focus(scenes.rows, until)
    program = window.room.store.state.stage.program
    scenes.add()
    until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "1 Offers")
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: window.room.store.state.show.scenes[-1].name == "1 Offers")
    assert window.room.store.state.stage.program == program


def test_what_is_on_air_is_removed_only_when_the_question_is_answered_with_yes(
    window: MainWindow, desk: DeskThread, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [False, True]

    def answer(_parent: object, _title: str, words: str, _go: str, _at_once: bool) -> bool:
        asked.append(words)
        return answers.pop(0)

    monkeypatch.setattr("ui.notices.confirming.sure", answer)
    window.room.desk.command(StartShow())
    until(lambda: window.room.store.state.air.state == "on")
    window.room.desk.command(RemoveScene(scene="host"))
    until(lambda: len(asked) == 1)
    assert "'Host' is on program" in asked[0]
    assert len(desk.show.scenes) == 4
    window.room.desk.command(RemoveScene(scene="host"))
    until(lambda: len(desk.show.scenes) == 3)
    until(lambda: len(asked) == 2)


def test_edits_of_what_is_on_program_wait_and_say_so(window: MainWindow, desk: DeskThread, until: Until) -> None:
    monitors = window.monitors
    window.room.desk.command(Preview(scene="host"))
    until(lambda: window.room.target == ("scene", "host"))
    window.room.desk.command(UpdateItem(scene="host", canvas="main", item="host", set={"x": 40}))
    until(lambda: monitors.program.badge == "Edits wait for TAKE")
    assert not window.room.edits_air
    window.monitors.take_bar.take_button.click()
    until(lambda: not monitors.program.badge)


def test_editing_live_is_chosen_and_marked_everywhere(window: MainWindow, desk: DeskThread, until: Until) -> None:
    window.room.desk.command(Preview(scene="host"))
    until(lambda: window.room.target == ("scene", "host"))
    window.room.select("host")
    window.monitors.live.click()
    until(lambda: window.room.edits_air)
    assert window.monitors.live.isChecked()
    titles = [window.monitors._preview_label, window.panel("items").title, window.panel("properties").title]
    until(lambda: [title.property("air") for title in titles] == ["on", "on", "on"])
    assert window.monitors.preview.badge == "On air at once"
    window.room.desk.command(UpdateItem(scene="host", canvas="main", item="host", set={"x": 40}))
    until(lambda: desk.stage.taken["main"].layouts["host"][0].x == 40)
    window.monitors.live.click()
    until(lambda: not window.room.edits_air)
    until(lambda: {title.property("air") for title in titles} == {""})


def test_an_overlay_is_seen_while_it_is_made_and_marked_while_it_is_on_air(
    window: MainWindow, desk: DeskThread, until: Until
) -> None:
    window.room.edit_lane("brand")
    until(lambda: window.panel("items").title.property("air") == "on")
    window.room.desk.command(UpdateLane(lane="brand", set={"visible": False}))
    until(lambda: window.panel("items").title.property("air") == "")
    until(lambda: any((view["kind"], view["ref"]) == ("lane", "brand") for view in desk.views))


def test_a_placed_item_is_selected(window: MainWindow, desk: DeskThread, until: Until) -> None:
    until(lambda: window.room.target[1])
    window.panel("items")._fill_add()
    next(action for action in window.panel("items")._add_menu.actions() if action.text() == "Logo").trigger()
    until(lambda: (selected := window.room.selected()) is not None and selected.source == "logo")


def unnamed(part: QWidget) -> list[str]:
    """Fields and buttons that a screen reader could not name."""
    kinds = (QAbstractSpinBox, QComboBox, QAbstractSlider, QListWidget, QAbstractButton, QLineEdit)
    reached = [field for field in part.findChildren(QWidget) if isinstance(field, kinds) and field.focusPolicy()]
    own = [field for field in reached if not isinstance(field.parent(), QAbstractSpinBox | QComboBox | QAbstractItemView)]
    bare = []
    for field in own:
        said = QAccessible.queryAccessibleInterface(field)
        if said is None or not said.text(QAccessible.Text.Name):
            bare.append(f"{type(field).__name__} {field.objectName()}")
    return bare


def test_scenes_overlays_items_and_numbers_have_names_for_screen_readers(
    window: MainWindow, desk: DeskThread, until: Until
) -> None:
    until(lambda: window.room.items())
    window.room.select(window.room.items()[0].id)
    window.room.desk.command(AddFilter(**window.room.address(), set={"type": "chroma_key"}))
    until(lambda: len(window.panel("properties").filters.cards) == 1)
    for part in (
        window.panel("items"),
        window.panel("properties"),
        *window.findChildren(SceneList),
        *window.findChildren(LaneList),
    ):
        assert unnamed(part) == [], part
    row = window.panel("items").rows.item(0)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_window_is_never_larger_than_the_screen(application: object, session_folder: Path) -> None:

    QSettings().remove("geometry")
    made = build(session_folder)
    screen = made.screen().availableGeometry()
    assert made.size() == made.size().boundedTo(screen.size())
    assert made.minimumSizeHint() == made.minimumSizeHint().boundedTo(QSize(1280, 720))
    made.room.desk.close()
    made.room.board.stop()
    made.deleteLater()


def test_a_window_that_has_not_heard_from_the_desk_does_not_say_that_nothing_is_on_air(
    application: object, session_folder: Path
) -> None:
    made = build(session_folder)
    assert [label.text() for label in made.findChildren(QLabel) if label.text() == "OFF AIR"] == []
    made.room.desk.close()
    made.room.board.stop()
    made.deleteLater()


def test_nothing_that_is_said_makes_the_window_wider(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, tmp_path: Path
) -> None:
    window, long = selling_window, "Nobody answers at the warehouse, and the courier waits. " * 6

    for source in ("camera-a", "camera-b", "phone"):
        selling_desk.processes.says(f"source.{source}", "waiting", long)
    selling_desk.call("queue.end", confirm="p3")
    selling_desk.call("queue.rerun", product="p3")
    for command, params in (
        ("scene.update", {"scene": "host", "set": {"name": long[:59]}}),
        ("source.update", {"source": "camera-a", "set": {"name": long[:59]}}),
        ("canvas.update", {"canvas": "main", "set": {"name": long[:59]}}),
        ("destination.update", {"destination": "shop", "set": {"name": long[:59]}}),
        ("product.update", {"product": "p3", "set": {"title": long[:119]}}),
        ("queue.explain", {"product": "p3"}),
    ):
        selling_desk.call(command, **params)
    until(lambda: window.room.store.state.alarms and window.panel("current").facts.name.toolTip() == long[:119])
    for mode in ("mixing", "selling"):
        window.modes.choose(mode)
        lay_out()
        assert window.minimumSizeHint().width() <= 960, mode  # a screen of 1920 at scale 2
