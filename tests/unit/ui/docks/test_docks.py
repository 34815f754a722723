"""Panels in their docks, in the whole window: moved, closed, floated, locked, and found again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from studio.control.schema.air import StartShow

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu, QTabBar, QToolButton

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.laid_out import lay_out
from ui.app import build
from ui.docks import saved
from ui.docks.dock import PanelDock
from ui.panels import registry
from ui.theme import colours
from ui.window import MainWindow

Until = Callable[..., None]


def sights(window: MainWindow) -> dict[str, tuple[bool, bool]]:
    """Of each panel: open, floating."""
    return {dock.panel.id: (dock.open, dock.isFloating()) for dock in window.docks.docks()}


@pytest.fixture
def again(desk: DeskThread, until: Until) -> Iterator[Callable[[], MainWindow]]:
    """The window once more, as the next start of the studio makes it."""
    made: list[MainWindow] = []

    def start() -> MainWindow:
        window = build(desk.session)
        made.append(window)
        window.show()
        until(lambda: window.room.desk.online)
        lay_out()
        return window

    yield start
    for window in made:
        window.let_go()
        window.hide()
        until(lambda window=window: not window.room.desk.online)
        window.deleteLater()


def test_by_default_all_that_has_a_place_in_the_mode_is_open_and_nothing_else(
    window: MainWindow, subtests: pytest.Subtests
) -> None:
    for mode in ("mixing", "selling"):
        with subtests.test(mode=mode):
            window.modes.choose(mode)
            for panel in registry.found():
                place = panel.modes.get(mode)
                assert window.docks.dock(panel.id).open is (place is not None and place.shown), panel.id
                assert not window.docks.dock(panel.id).isFloating()


def test_modes_keep_their_own_arrangement(window: MainWindow) -> None:
    window.docks.close(window.docks.dock("items"))
    window.modes.choose("selling")
    window.docks.open(window.docks.dock("sound"))
    lay_out()
    window.modes.choose("mixing")
    assert not window.docks.dock("items").open
    window.docks.reset()
    assert window.docks.dock("items").open
    window.modes.choose("selling")
    assert window.docks.dock("sound").open


def test_what_was_closed_floated_and_tabbed_is_so_again_after_a_start(
    window: MainWindow, until: Until, again: Callable[[], MainWindow]
) -> None:
    window.docks.close(window.docks.dock("multiview"))
    window.docks.set_floating(window.docks.dock("sound"), True)
    window.docks.dock("sound").setGeometry(QRect(60, 70, 420, 330))
    window.tabifyDockWidget(window.docks.dock("items"), window.docks.dock("properties"))
    lay_out()
    before = sights(window)
    window.docks.remember()
    window.hide()
    second = again()
    assert sights(second) == before
    assert second.docks.dock("sound").geometry() == QRect(60, 70, 420, 330)
    assert second.docks.dock("sound").content.updatesEnabled(), "it is painted"
    assert second.tabifiedDockWidgets(second.docks.dock("items")) == [second.docks.dock("properties")]


def test_a_layout_of_a_larger_window_keeps_its_proportions(
    window: MainWindow, again: Callable[[], MainWindow], until: Until
) -> None:
    window.showNormal()
    window.resize(1366, 768)
    lay_out()
    window.resizeDocks([window.docks.dock("destinations")], [400], Qt.Orientation.Horizontal)
    lay_out()
    window.docks._touched()
    lay_out()
    share = window.docks.dock("destinations").width() / window.width()
    window.resize(1100, 640)
    lay_out()
    assert window.docks.dock("destinations").width() / window.width() == pytest.approx(share, abs=0.02)
    window.resize(1366, 768)
    lay_out()
    assert window.docks.dock("destinations").width() / window.width() == pytest.approx(share, abs=0.01)


def test_a_floating_panel_has_an_edge(window: MainWindow) -> None:
    sound = window.docks.dock("sound")

    def edge() -> str:
        return sound.grab().toImage().pixelColor(0, sound.height() // 2).name()

    lay_out()
    assert edge() != colours.TEXT_FAINT
    window.docks.set_floating(sound, True)
    lay_out()
    assert edge() == colours.TEXT_FAINT
    window.docks.set_floating(sound, False)


def test_a_floating_panel_whose_screen_is_gone_comes_back_into_sight(window: MainWindow) -> None:
    sound = window.docks.dock("sound")
    window.docks.set_floating(sound, True)
    sound.move(QPoint(9000, -4000))
    window.docks._bring_into_sight()
    assert window.screen().availableGeometry().contains(sound.geometry())


def test_a_layout_that_somebody_else_wrote_is_as_none(window: MainWindow, subtests: pytest.Subtests) -> None:
    usual = sights(window)
    for left in (
        "wide",
        "{}",
        7,
        b"\x00",
        '{"state":"AAAA","window":[0,0],"sizes":{},"panels":[]}',
        '{"state":"AAAA","window":[1366,768],"sizes":{"items":[-1,5]},"panels":[]}',
        '{"state":"AAAA","window":[1366,768],"sizes":{"nobody":[5,5]},"panels":["items"]}',
    ):
        with subtests.test(left=left):
            QSettings().setValue("layout-1/selling", left)
            QSettings().setValue("layout-1/mixing", left)
            window.modes.choose("selling")
            window.modes.choose("mixing")
            assert sights(window) == usual


def test_a_layout_with_a_wrong_byte_is_as_none(window: MainWindow, subtests: pytest.Subtests) -> None:
    """Qt would fail an assertion of its own over some of them, at every start."""
    usual = sights(window)
    for at in (20, 60, 150, 400, -20):
        with subtests.test(at=at):
            window.docks.close(window.docks.dock("items"))
            assert sights(window) != usual
            window.docks.remember()
            text = str(QSettings().value("layout-1/mixing"))
            QSettings().setValue("layout-1/mixing", f"{text[:at]}{'B' if text[at] == 'A' else 'A'}{text[at + 1 :]}")
            window.docks._made = None
            window.modes.choose("selling")
            window.modes.choose("mixing")
            assert sights(window) == usual


def test_a_layout_of_before_has_a_place_for_what_came_since_and_forgets_what_went(window: MainWindow, until: Until) -> None:
    """As if `destinations` were new, and a panel `old` had been taken out."""
    stranger = QDockWidget("old", window)
    stranger.setObjectName("old")
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, stranger)
    window.docks.close(window.docks.dock("items"))
    window.removeDockWidget(window.docks.dock("destinations"))
    window.docks.dock("destinations").setObjectName("another")
    lay_out()
    window.docks.remember()
    left = saved.read("mixing")
    assert left is not None
    left = replace(left, panels=tuple(panel for panel in left.panels if panel != "destinations"))
    stranger.deleteLater()
    window.docks.dock("destinations").setObjectName("destinations")
    saved.write("mixing", left)
    window.docks._made = None
    window.modes.choose("selling")
    saved.write("mixing", left)
    window.modes.choose("mixing")
    assert not window.docks.dock("items").open
    assert window.docks.dock("destinations").open


def test_go_live_cannot_be_closed_and_the_stage_is_no_panel(window: MainWindow) -> None:
    window.docks.close(window.docks.dock("golive"))
    window.docks.dock("golive").close()
    assert window.docks.dock("golive").open
    assert window.centralWidget().isAncestorOf(window.monitors)
    assert "stage" not in sights(window)


def test_locked_panels_stay_where_they_are_until_unlocked_and_air_locks_again(window: MainWindow, until: Until) -> None:
    features = QDockWidget.DockWidgetFeature
    assert window.docks.locked
    assert all(dock.features() == features.NoDockWidgetFeatures for dock in window.docks.docks())
    assert all(not bar.isMovable() for bar in tabs(window))
    window.docks.set_locked(False)
    lay_out()
    assert window.docks.dock("sound").features() & features.DockWidgetMovable
    assert window.docks.dock("sound").bar.height() > 20
    assert window.docks.dock("sound").content.geometry().top() >= window.docks.dock("sound").bar.height()
    window.room.desk.command(StartShow())
    until(lambda: window.docks.locked)
    lay_out()
    assert window.docks.dock("sound").bar.height() == 0


def tabs(window: MainWindow) -> list[QTabBar]:
    return window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)


def test_tabs_have_names_and_a_panel_alone_has_its_title(window: MainWindow, until: Until) -> None:
    lay_out()
    assert [bar.accessibleName() for bar in tabs(window) if bar.isVisible() and bar.count() > 1] == ["Scenes, Sources, Overlays"]
    assert window.docks.dock("scenes").bar.height() == 0
    window.docks.close(window.docks.dock("sources"))
    window.docks.close(window.docks.dock("overlays"))
    lay_out()
    assert window.docks.dock("scenes").bar.height() > 20


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_tabs_have_their_whole_names_however_many_share_a_place(request: pytest.FixtureRequest, language: str) -> None:
    if language == "zh_CN":
        request.getfixturevalue("chinese")
    window: MainWindow = request.getfixturevalue("window")
    window.showNormal()
    window.resize(1366, 768)
    window.modes.choose("selling")
    lay_out()

    def arrows(bar: QTabBar) -> list[QToolButton]:
        return [button for button in bar.findChildren(QToolButton) if button.isVisible()]

    assert not any(arrows(bar) for bar in tabs(window)), "the usual ones have room"
    for panel in ("questions", "demand", "tally", "log", "figures", "curves", "watched"):
        window.docks.open(window.docks.dock(panel))
    lay_out()
    several = [bar for bar in tabs(window) if bar.isVisible() and bar.count() > 2]
    assert [bar.count() for bar in several] == [5, 5]
    for bar in several:
        for at in range(bar.count()):
            bar.setCurrentIndex(at)
            place, words = bar.tabRect(at), bar.tabText(at)
            assert place.width() >= bar.fontMetrics().horizontalAdvance(words), words
            assert place.left() >= 0, words
            assert place.right() < min((button.x() for button in arrows(bar)), default=bar.width()), words
            assert bar.tabToolTip(at) == words
    assert window.width() == 1366


def tiles(desk: DeskThread) -> list[str]:
    return [str(view["id"]) for view in desk.views if str(view["id"]).startswith("tile-")]


def test_pictures_are_asked_for_only_while_they_are_in_sight(window: MainWindow, desk: DeskThread, until: Until) -> None:
    multiview = window.docks.dock("multiview")
    until(lambda: tiles(desk))
    window.docks.close(multiview)
    until(lambda: not tiles(desk))
    window.docks.set_floating(multiview, True)
    until(lambda: tiles(desk))
    window.docks.set_floating(multiview, False)
    lay_out()  # it comes back in front
    window.tabifyDockWidget(window.docks.dock("sound"), multiview)
    window.docks.dock("sound").raise_()
    until(lambda: not tiles(desk))
    multiview.raise_()
    until(lambda: tiles(desk))


def test_nothing_on_air_ends_with_its_panel(window: MainWindow, desk: DeskThread, until: Until) -> None:
    window.room.desk.command(StartShow())
    until(lambda: window.room.store.state.air.state == "on")
    before = window.room.store.state.stage.program
    calls = len(desk.calls)
    for each in window.docks.docks():
        window.docks.close(each)
    QTest.qWait(50)
    assert window.room.store.state.air.state == "on"
    assert window.room.store.state.stage.program == before
    assert {call for call, _params in desk.calls[calls:]} <= {"views.set", "journal.between"}, "what is read changes nothing"
    assert window.panel("golive").end_button.isVisible()


def test_hotkeys_are_heard_in_a_floating_panel_and_esc_gives_the_keyboard_back(
    window: MainWindow, desk: DeskThread, until: Until
) -> None:
    window.modes.choose("selling")
    chat = window.docks.dock("chat")
    window.docks.set_floating(chat, True)
    chat.activateWindow()
    field = window.panel("chat").message
    field.setFocus()
    until(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Space)
    QTest.qWait(30)
    assert desk.named("stage.take") == []
    assert field.text() == " "
    QTest.keyClick(field, Qt.Key.Key_F12)
    until(lambda: window.room.store.state.stage.panic)
    view = window.panel("chat").view
    view.setFocus()
    until(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    until(window.monitors.preview.hasFocus)


def test_scenes_that_float_are_a_part_of_the_stage(window: MainWindow, desk: DeskThread, until: Until) -> None:
    scenes = window.docks.dock("scenes")
    window.docks.set_floating(scenes, True)
    scenes.activateWindow()
    rows = scenes.findChild(type(window.panel("items").rows))
    rows.setFocus()
    until(rows.hasFocus)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    until(lambda: desk.named("stage.take"))


def entry(window: MainWindow, menu: str, words: str) -> None:
    """Choose an entry of a menu, as the keyboard does."""
    found = next(entry for entry in window.findChildren(QMenu) if entry.title().replace("&", "") == menu)
    found.aboutToShow.emit()
    next(action for action in found.actions() if action.text() == words).trigger()


def test_the_menu_closes_opens_and_floats(window: MainWindow) -> None:
    entry(window, "Panels", "Sound")
    assert not window.docks.dock("sound").open
    entry(window, "Panels", "Sound")
    assert window.docks.dock("sound").open
    entry(window, "Windows of their own", "Sound")
    assert window.docks.dock("sound").isFloating()
    entry(window, "Windows of their own", "Sound")
    assert not window.docks.dock("sound").isFloating()


def test_a_small_screen_makes_tabs_of_what_does_not_fit(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.showNormal()
    window.resize(960, 531)
    lay_out()
    room = QSize(960, 531)

    class Small:
        def availableSize(self) -> QSize:  # noqa: N802  Qt's name
            return room

    monkeypatch.setattr(window, "screen", Small)
    for panel in ("queue", "current", "chat", "cards"):
        window.docks.open(window.docks.dock(panel))
        lay_out()
    assert window.minimumSizeHint().width() <= room.width()


def test_a_panel_that_is_closed_leaves_the_keyboard_to_nobody(
    window: MainWindow, until: Until, subtests: pytest.Subtests
) -> None:
    """The next thing in the order of Tab would be the Master fader: an arrow key would turn the show louder."""
    window.activateWindow()
    until(window.isActiveWindow)
    window.docks.set_locked(False)  # only then is there a button that closes
    dock = window.docks.dock("log")
    for leave in (PanelDock.close, PanelDock.hide):
        with subtests.test(leave=leave.__name__):
            window.docks.open(dock)
            window.panel("log").search.setFocus()
            until(window.panel("log").search.hasFocus)
            leave(dock)
            lay_out()
            assert window.focusWidget() is None
            QTest.keyClick(window, Qt.Key.Key_Escape)
            until(window.monitors.preview.hasFocus)


def test_the_float_button_makes_room_as_the_menu_does(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    dock = window.docks.dock("chat")
    window.docks.set_floating(dock, True)
    asked: list[PanelDock] = []
    monkeypatch.setattr(window.docks, "_make_room", asked.append)
    dock.toggle_floating()
    lay_out()
    assert not dock.isFloating()
    assert asked == [dock]


@pytest.mark.parametrize("by", ["button", "menu"])
def test_floating_a_panel_leaves_the_keyboard_with_the_field_that_is_typed_in(window: MainWindow, until: Until, by: str) -> None:
    def float_it(dock: PanelDock) -> None:
        if by == "button":
            dock.toggle_floating()
        else:
            window.docks.set_floating(dock, not dock.isFloating())

    def typed(words: str) -> None:
        has_it = QApplication.focusWidget()
        assert has_it is field
        QTest.keyClicks(has_it, words)

    window.activateWindow()
    until(window.isActiveWindow)
    log, sound = window.docks.dock("log"), window.docks.dock("sound")
    window.docks.open(log)
    field = window.panel("log").search
    field.setFocus()
    until(field.hasFocus)
    typed("on")
    float_it(log)
    until(lambda: field.hasFocus() and log.isActiveWindow())
    typed(" sa")
    float_it(log)
    until(lambda: field.hasFocus() and window.isActiveWindow())
    typed("le")
    assert field.text() == "on sale"
    for floats in (True, False):
        float_it(sound)
        lay_out()
        until(lambda: field.hasFocus() and window.isActiveWindow())
        assert sound.isFloating() is floats


def test_no_key_unlocks_the_layout(window: MainWindow) -> None:
    lock = next(action for action in window.findChildren(QAction) if action.text().replace("&", "") == "Lock the layout")
    assert lock.shortcuts() == []
