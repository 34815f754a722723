"""Keys and clicks that were meant for something small never reach the air: in the whole window, against the desk's rules."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMessageBox,
    QTabBar,
    QWidget,
)
from shiboken6 import delete, isValid

from studio.plugin_api.abilities import ChatMessage
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.double_clicks import LONG_MS, double_clicks_take
from tests.unit.ui.mouse import double_click
from ui.docks.dock import PanelDock
from ui.golive.preflight import PreflightDialog
from ui.hotkeys.guard import KeyGuard
from ui.monitors.take_bar import TakeBar
from ui.queue.columns import Column
from ui.scenes import SceneList
from ui.window import MainWindow

Until = Callable[..., None]
Key = Qt.Key
AIR = (
    "stage.take",
    "stage.preview",
    "stage.panic",
    "queue.explain",
    "queue.next",
    "queue.pull",
    "product.duplicate",
    "product.move",
)
_NO_KEY = Qt.KeyboardModifier.NoModifier


def on_air(desk: DeskThread) -> list[str]:
    """Commands that change what viewers see, or the queue, so far."""
    return [name for name, _params in list(desk.calls) if name in AIR]


def takes(desk: DeskThread) -> int:
    return len(desk.named("stage.take"))


def ready(window: MainWindow, until: Until) -> None:
    window.activateWindow()
    until(window.isActiveWindow)


def turned(window: QWidget, until: Until) -> None:
    """Let what waits for an idle moment have it, the guard among others."""
    looked: list[bool] = []
    QTimer.singleShot(0, window, lambda: looked.append(True))
    until(lambda: looked)


def settled(window: MainWindow, until: Until) -> None:
    """Let come what was begun: what waits for an idle moment, what that begins, and the desk's word on all it was asked."""
    turned(window, until)
    turned(window, until)
    until(lambda: not window.room.desk._waiting)


def pressed(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.windowHandle(), key)


def cell_editor(window: MainWindow, until: Until, product: str, column: Column) -> QLineEdit:
    table = window.panel("queue").table
    table.edit_cell(product, column)
    editor = next(editor for editor in table.findChildren(QLineEdit) if editor.isVisible())
    until(editor.hasFocus)
    return editor


def test_what_is_typed_into_a_queue_cell_is_for_the_cell_and_nothing_on_air(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    ready(selling_window, until)
    for key, modifiers in (
        (Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
        (Key.Key_D, Qt.KeyboardModifier.ControlModifier),
        (Key.Key_Up, Qt.KeyboardModifier.AltModifier),
        (Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        (Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Key.Key_Delete, _NO_KEY),
        (Key.Key_Slash, _NO_KEY),
        (Key.Key_Space, _NO_KEY),
        (Key.Key_3, _NO_KEY),
    ):
        with subtests.test("nothing is done to the row behind it", key=key, modifiers=modifiers):
            editor = cell_editor(selling_window, until, "p4", Column.PRODUCT)
            QTest.keyClick(editor, key, modifiers)
            settled(selling_window, until)
            assert on_air(selling_desk) == []
            assert QApplication.activeModalWidget() is None
            assert not selling_window.panel("queue").search.hasFocus()
            if isValid(editor) and editor.isVisible():
                QTest.keyClick(editor, Key.Key_Escape)
                until(lambda editor=editor: not (isValid(editor) and editor.isVisible()))
    for number, column in enumerate((Column.PRODUCT, Column.LIVE_PRICE, Column.STOCK, Column.MINUTES), 1):
        with subtests.test("Return changes the cell", column=column):
            editor = cell_editor(selling_window, until, "p4", column)
            editor.setText("7")
            QTest.keyClick(editor, Key.Key_Return)
            until(lambda number=number: len(selling_desk.named("product.update")) == number)
            settled(selling_window, until)
            assert on_air(selling_desk) == []
    for held, column in ((_NO_KEY, Column.LIVE_PRICE), (Qt.KeyboardModifier.ShiftModifier, Column.MINUTES)):
        with subtests.test("F2 changes the price whatever column is current, Shift+F2 the cell", column=column):
            table = selling_window.panel("queue").table
            table.choose("p5")
            table.setCurrentIndex(table.currentIndex().siblingAtColumn(Column.MINUTES))
            table.setFocus()
            QTest.keyClick(table, Key.Key_F2, held)
            until(lambda table=table: any(editor.isVisible() for editor in table.findChildren(QLineEdit)))
            assert table.currentIndex().column() == column
            QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
            until(lambda table=table: not any(editor.isVisible() for editor in table.findChildren(QLineEdit)))


def test_return_in_a_scenes_name_takes_nothing(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    selling_window.modes.choose("mixing")
    ready(selling_window, until)
    rows = selling_window.findChildren(SceneList)[0].rows
    until(rows.isVisible)
    rows.edit_name(rows.id_at(2))
    editor = next(editor for editor in rows.findChildren(QLineEdit) if editor.isVisible())
    until(editor.hasFocus)
    editor.setText("Close")
    QTest.keyClick(editor, Key.Key_Return)
    until(lambda: selling_desk.named("scene.update"))
    settled(selling_window, until)
    assert on_air(selling_desk) == []


def test_the_box_that_filters_has_the_keys_that_open_it_and_choose_from_it(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    box = selling_window.panel("queue").groups
    ready(selling_window, until)
    box.setFocus()
    for _time in range(2):
        with subtests.test("Space opens it"):
            until(box.hasFocus)
            pressed(selling_window, Key.Key_Space)
            until(lambda: box.view().isVisible())
            QTest.keyClick(box.view(), Key.Key_Escape)
            until(lambda: not box.view().isVisible())
            settled(selling_window, until)
            assert on_air(selling_desk) == []
            ready(selling_window, until)
    for key in (Key.Key_Return, Key.Key_Enter):
        with subtests.test("a key chooses", key=key):
            ready(selling_window, until)
            box.setCurrentIndex(0)
            box.setFocus()
            box.showPopup()
            until(lambda: box.view().hasFocus())
            QTest.keyClick(box.view(), Key.Key_Down)
            QTest.keyClick(box.view(), key)
            until(lambda: not box.view().isVisible())
            assert box.currentIndex() == 1
            settled(selling_window, until)
            assert on_air(selling_desk) == []


def focusable(window: MainWindow, kind: type[QWidget]) -> list[QWidget]:
    reachable = Qt.FocusPolicy.TabFocus
    found = [widget for widget in window.findChildren(kind) if widget.isVisible() and widget.isEnabled()]
    return [widget for widget in found if widget.focusPolicy().value & reachable.value]


def test_plain_keys_stay_with_the_small_thing_that_has_the_keyboard(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    for mode, kind in product(("selling", "mixing"), (QComboBox, QCheckBox, QAbstractItemView, QAbstractSlider, QTabBar)):
        with subtests.test(mode=mode, kind=kind.__name__):
            selling_window.modes.choose(mode)
            ready(selling_window, until)
            for widget in focusable(selling_window, kind):
                if widget.property("givesKeysToTheShow") or widget is selling_window.panel("queue").table:
                    continue
                for key in (Key.Key_Space, Key.Key_3):
                    widget.setFocus()
                    pressed(selling_window, key)
                    if isinstance(widget, QComboBox):
                        widget.hidePopup()
            settled(selling_window, until)
            assert on_air(selling_desk) == []


def test_space_on_a_button_presses_that_button(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    ready(selling_window, until)
    names: list[str] = []
    for button in focusable(selling_window, QAbstractButton):
        assert isinstance(button, QAbstractButton)
        if isinstance(button.parent(), TakeBar):
            continue
        button.blockSignals(True)
        button.setFocus()
        pressed(selling_window, Key.Key_Space)
        button.blockSignals(False)
        names.append(button.accessibleName())
    settled(selling_window, until)
    assert names
    assert takes(selling_desk) == 0


def a_menu(window: MainWindow) -> QWidget:
    menu = QMenu(window)
    menu.addAction("Nothing")
    menu.popup(window.mapToGlobal(QPoint(40, 40)))
    return menu


def a_list_of_choices(window: MainWindow) -> QWidget:
    window.panel("queue").groups.showPopup()
    return window.panel("queue").groups.view().window()


def a_question(window: MainWindow) -> QWidget:
    box = QMessageBox(QMessageBox.Icon.Warning, "Sure?", "Sure?", parent=window)
    box.open()
    return box


def a_dialog(window: MainWindow) -> QWidget:
    dialog = PreflightDialog(window.room, window)
    dialog.open()
    return dialog


def another_window(window: MainWindow) -> QWidget:
    other = QWidget()
    other.show()
    other.activateWindow()
    return other


def a_completer(window: MainWindow) -> QWidget:
    popup = QWidget(window, Qt.WindowType.Popup)
    popup.show()
    return popup


def test_the_show_has_plain_keys_until_something_is_opened_and_after_escape(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    """What was open over the stage does not give them back."""
    preview, take_bar = selling_window.monitors.preview, selling_window.monitors.take_bar
    with subtests.test("no hotkey acts again while it is held, and none is a key that ends something"):
        shortcuts = selling_window.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert len(shortcuts) > 10
        for shortcut in shortcuts:
            assert not shortcut.autoRepeat()
            assert shortcut.key() not in {QKeySequence("Return"), QKeySequence("Enter"), QKeySequence("Esc")}
    with subtests.test("where it is shown, and after Escape"):
        ready(selling_window, until)
        until(preview.hasFocus)
        pressed(selling_window, Key.Key_Space)
        until(lambda: takes(selling_desk) == 1)
        selling_window.panel("queue").groups.setFocus()
        pressed(selling_window, Key.Key_Escape)
        until(preview.hasFocus)
        pressed(selling_window, Key.Key_Space)
        until(lambda: takes(selling_desk) == 2)
    for open_it in (a_menu, a_list_of_choices, a_question, a_dialog, another_window, a_completer):
        with subtests.test(open_it=open_it.__name__):
            before = takes(selling_desk)
            ready(selling_window, until)
            until(preview.hasFocus)
            opened = open_it(selling_window)
            until(opened.isVisible)
            until(lambda: not selling_window.hotkeys.take_key())
            opened.close()
            until(lambda opened=opened: not (isValid(opened) and opened.isVisible()))
            ready(selling_window, until)
            pressed(selling_window, Key.Key_Return, Key.Key_Enter, Key.Key_Space, Key.Key_3)
            settled(selling_window, until)
            assert on_air(selling_desk) == ["stage.take"] * before, "of those before"
            assert take_bar._key.text() == "Keys: Esc"
            pressed(selling_window, Key.Key_Escape)
            until(selling_window.hotkeys.take_key)
            pressed(selling_window, Key.Key_Space)
            until(lambda before=before: takes(selling_desk) == before + 1)
            assert take_bar._key.text() == "Space"


def test_a_click_on_the_stage_gives_the_keys_to_the_show(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    selling_window.modes.choose("mixing")
    ready(selling_window, until)
    until(selling_window.panel("multiview").isVisible)
    tile = selling_window.panel("multiview").widget().children()[0]
    assert isinstance(tile, QWidget)
    for number, part in enumerate((selling_window.monitors.preview, selling_window.monitors.program, tile)):
        a_menu(selling_window).close()
        ready(selling_window, until)
        until(lambda: not selling_window.hotkeys.take_key())
        pressed(selling_window, Key.Key_Space)
        settled(selling_window, until)
        assert takes(selling_desk) == number
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        until(selling_window.hotkeys.take_key)
        pressed(selling_window, Key.Key_Space)
        until(lambda number=number: takes(selling_desk) == number + 1)


def test_slash_searches_the_queue_wherever_nobody_types(selling_window: MainWindow, until: Until) -> None:
    ready(selling_window, until)
    queue = selling_window.panel("queue")
    for thing in (selling_window.monitors.preview, queue.groups, selling_window.panel("chat").view, queue.table):
        thing.setFocus()
        until(thing.hasFocus)
        pressed(selling_window, Key.Key_Slash)
        until(queue.search.hasFocus)
    message = selling_window.panel("chat").message
    message.setFocus()
    until(message.hasFocus)
    QTest.keyClicks(message, "1/2")
    assert (message.text(), message.hasFocus()) == ("1/2", True)


def test_a_key_that_is_held_presses_nothing_a_second_time(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    dialog = PreflightDialog(selling_window.room, selling_window)
    dialog.open()
    until(dialog._go.isEnabled)
    dialog._go.setFocus()
    until(dialog._go.hasFocus)
    for key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(dialog._go, QKeyEvent(kind, key, _NO_KEY, "", True, 1))
    settled(selling_window, until)
    assert selling_desk.named("air.start") == []
    dialog.reject()


def twice(button: QWidget) -> None:
    """A double click, and a third click right after it."""
    where = QPoint(8, 8)
    with double_clicks_take(LONG_MS):
        double_click(button, where)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=where)


def test_a_double_click_acts_on_air_once(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    def done(deeds: str) -> list[dict[str, object]]:
        """With what the desk was asked for it, once it has said its word on all of it."""
        until(lambda: any(name.startswith(deeds) for name, _params in list(selling_desk.calls)))
        settled(selling_window, until)
        return [params for name, params in list(selling_desk.calls) if name.startswith(deeds)]

    bar = selling_window.monitors.take_bar
    for button, deed in ((bar.take_button, "stage.take"), (bar.panic_button, "stage.panic")):
        with subtests.test(deed=deed):
            twice(button)
            assert len(done(deed)) == 1
    with subtests.test(deed="cut"):
        twice(bar.cut_button)
        until(lambda: takes(selling_desk) == 2)
        assert len(done("stage.take")) == 2
    with subtests.test(deed="explain"):
        selling_desk.call("launch.abort")
        until(lambda: not selling_window.panel("current").deeds.phase())
        selling_window.panel("queue").table.choose("p5")
        twice(selling_window.panel("current").explain)
        assert done("queue.explain") == [{"product": "p5"}]
    with subtests.test(deed="play a card"):
        cards = selling_window.panel("cards").rows
        until(lambda: cards.count() > 0)
        twice(cards.itemWidget(cards.item(0)).play)
        assert len(done("card.")) == 1


def test_a_chat_button_acts_only_when_the_mouse_went_down_on_it(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    selling_window.resize(1900, 1000)
    selling_desk.channel.writes(
        *(ChatMessage(id=f"x{n}", buyer_key=f"v{n}", name="An", text=f"hello {word}", at_ms=n) for n, word in enumerate("abc"))
    )
    view = selling_window.panel("chat").view
    until(lambda: view.model().rowCount() == 3)

    def row(number: int) -> QPoint:
        return view.visualRect(view.model().index(number, 0)).center()

    def star(number: int) -> QPoint:
        return view.cells._highlight_box(view.visualRect(view.model().index(number, 0))).center()

    def host(number: int) -> QPoint:
        return view.cells._pick_box(view.visualRect(view.model().index(number, 0))).center()

    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=row(0))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=star(0))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=star(1))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=star(2))
    settled(selling_window, until)
    assert selling_desk.named("chat.highlight") == []
    double_click(view.viewport(), host(1))
    until(lambda: selling_desk.named("chat.pick"))
    settled(selling_window, until)
    assert (len(selling_desk.named("chat.pick")), selling_desk.named("chat.unpick")) == (1, [])


def came_back(window: QWidget, until: Until) -> None:
    """Activate it, and let the guard look who has its keyboard: what is chosen before that is taken for Qt's own choice."""
    window.activateWindow()
    until(window.isActiveWindow)
    turned(window, until)


def test_a_button_that_goes_hands_the_keyboard_to_no_other(
    window: MainWindow, desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    """Go live is there no longer once the show is on air: Qt went on to Edit live, and the next Space switched that on.

    Where it goes behind a dialog, as the list before Go live is one, Qt looks for another when the window is back.
    """
    go = window.panel("golive").go_button
    with subtests.test("in front"):
        came_back(window, until)
        go.setFocus()
        until(go.hasFocus)
        go.hide()
        until(lambda: not isinstance(window.focusWidget(), QAbstractButton))
        QTest.keyClick(window, Key.Key_Escape)
        until(window.monitors.preview.hasFocus)
        settled(window, until)
        assert desk.named("stage.edit_live") == []
    go.show()
    with subtests.test("behind a dialog"):
        go.setFocus()
        until(go.hasFocus)
        dialog = PreflightDialog(window.room, window)
        dialog.open()
        until(dialog.isActiveWindow)
        go.hide()
        dialog.reject()
        came_back(window, until)
        settled(window, until)
        assert not isinstance(window.focusWidget(), QAbstractButton)


def test_a_window_that_ends_with_the_keyboard_in_it_asks_its_guard_nothing(
    application: object, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda *what: broken.append(what))
    window = QMainWindow()
    field = QLineEdit()
    window.setCentralWidget(field)
    KeyGuard(window, field)
    window.show()
    window.activateWindow()
    field.setFocus()
    until(field.hasFocus)
    delete(window)
    assert broken == []


def test_a_floating_panel_that_is_back_keeps_the_button_that_was_chosen_and_gives_the_keyboard_to_no_other(
    window: MainWindow, desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    """Go live goes while another window has the keyboard: Qt went on to Edit live as its floating panel came back."""
    dock: PanelDock = window.docks.dock("golive")
    window.docks.set_floating(dock, True)
    until(dock.isVisible)
    go = window.panel("golive").go_button
    with subtests.test("it was chosen"):
        for _time in range(2):
            came_back(dock, until)
            go.setFocus()
            until(go.hasFocus)
            came_back(window, until)
        came_back(dock, until)
        assert go.hasFocus()
    with subtests.test("it went"):
        came_back(dock, until)
        go.setFocus()
        until(go.hasFocus)
        came_back(window, until)
        go.hide()
        came_back(dock, until)
        assert not isinstance(dock.focusWidget(), QAbstractButton)
        QTest.keyClick(dock.windowHandle(), Key.Key_Escape)
        until(window.monitors.preview.hasFocus)
        settled(window, until)
        assert desk.named("stage.edit_live") == []
