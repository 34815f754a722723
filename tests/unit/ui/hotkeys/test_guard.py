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


def on_air(desk: DeskThread) -> list[str]:
    """Commands that change what viewers see, or the queue, so far."""
    return [name for name, _params in list(desk.calls) if name in AIR]


def ready(window: MainWindow, until: Until) -> None:
    window.activateWindow()
    until(window.isActiveWindow)


def cell_editor(window: MainWindow, until: Until, product: str, column: Column) -> QLineEdit:
    table = window.panel("queue").table
    table.edit_cell(product, column)
    editor = next(editor for editor in table.findChildren(QLineEdit) if editor.isVisible())
    until(editor.hasFocus)
    return editor


def test_return_in_a_queue_cell_changes_the_cell_and_nothing_on_air(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    ready(selling_window, until)
    for number, column in enumerate((Column.PRODUCT, Column.LIVE_PRICE, Column.STOCK, Column.MINUTES)):
        with subtests.test(column=column):
            editor = cell_editor(selling_window, until, "p4", column)
            editor.setText("7")
            QTest.keyClick(editor, Key.Key_Return)
            until(lambda number=number: len(selling_desk.named("product.update")) == number + 1)
            QTest.qWait(100)
            assert on_air(selling_desk) == []


def test_keys_typed_into_a_cell_do_nothing_to_the_row_behind_it(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    ready(selling_window, until)
    for key, modifiers in (
        (Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
        (Key.Key_D, Qt.KeyboardModifier.ControlModifier),
        (Key.Key_Up, Qt.KeyboardModifier.AltModifier),
        (Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        (Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Slash, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Key.Key_3, Qt.KeyboardModifier.NoModifier),
    ):
        with subtests.test(key=key, modifiers=modifiers):
            editor = cell_editor(selling_window, until, "p4", Column.PRODUCT)
            QTest.keyClick(editor, key, modifiers)
            QTest.qWait(100)
            assert on_air(selling_desk) == []
            assert QApplication.activeModalWidget() is None
            assert not selling_window.panel("queue").search.hasFocus()
            if isValid(editor) and editor.isVisible():
                QTest.keyClick(editor, Key.Key_Escape)
                until(lambda editor=editor: not (isValid(editor) and editor.isVisible()))


def test_return_in_a_scenes_name_takes_nothing(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    selling_window.modes.choose("mixing")
    ready(selling_window, until)
    rows = selling_window.findChildren(SceneList)[0].rows
    rows.edit_name(rows.id_at(2))
    editor = next(editor for editor in rows.findChildren(QLineEdit) if editor.isVisible())
    until(editor.hasFocus)
    editor.setText("Close")
    QTest.keyClick(editor, Key.Key_Return)
    until(lambda: selling_desk.named("scene.update"))
    QTest.qWait(50)
    assert on_air(selling_desk) == []


def test_f2_changes_the_price_whatever_column_is_current(selling_window: MainWindow, until: Until) -> None:
    ready(selling_window, until)
    table = selling_window.panel("queue").table
    table.choose("p5")
    table.setCurrentIndex(table.currentIndex().siblingAtColumn(Column.MINUTES))
    table.setFocus()
    QTest.keyClick(table, Key.Key_F2)
    until(lambda: any(editor.isVisible() for editor in table.findChildren(QLineEdit)))
    assert table.currentIndex().column() == Column.LIVE_PRICE
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    table.setCurrentIndex(table.currentIndex().siblingAtColumn(Column.MINUTES))
    table.setFocus()
    QTest.keyClick(table, Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    until(lambda: any(editor.isVisible() for editor in table.findChildren(QLineEdit)))
    assert table.currentIndex().column() == Column.MINUTES
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)


def test_space_on_the_filter_box_opens_it(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    ready(selling_window, until)
    box = selling_window.panel("queue").groups
    box.setFocus()
    until(box.hasFocus)
    QTest.keyClick(selling_window.windowHandle(), Key.Key_Space)
    until(lambda: box.view().isVisible())
    QTest.keyClick(box.view(), Key.Key_Escape)
    until(lambda: not box.view().isVisible())
    QTest.keyClick(selling_window.windowHandle(), Key.Key_Space)
    until(lambda: box.view().isVisible())
    box.hidePopup()
    assert on_air(selling_desk) == []


def test_a_key_chooses_from_an_open_list_of_choices(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    choices = selling_window.panel("queue").groups
    for key in (Key.Key_Return, Key.Key_Enter):
        with subtests.test(key=key):
            ready(selling_window, until)
            choices.setCurrentIndex(0)
            choices.setFocus()
            choices.showPopup()
            until(lambda: choices.view().hasFocus())
            QTest.keyClick(choices.view(), Key.Key_Down)
            QTest.keyClick(choices.view(), key)
            until(lambda: not choices.view().isVisible())
            assert choices.currentIndex() == 1
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
                    QTest.keyClick(selling_window.windowHandle(), key)
                    if isinstance(widget, QComboBox):
                        widget.hidePopup()
            QTest.qWait(50)
            assert on_air(selling_desk) == []


def test_space_on_a_button_presses_that_button(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    ready(selling_window, until)
    pressed: list[str] = []
    for button in focusable(selling_window, QAbstractButton):
        assert isinstance(button, QAbstractButton)
        if isinstance(button.parent(), TakeBar):
            continue
        button.blockSignals(True)
        button.setFocus()
        QTest.keyClick(selling_window.windowHandle(), Key.Key_Space)
        button.blockSignals(False)
        pressed.append(button.accessibleName())
    QTest.qWait(50)
    assert pressed
    assert selling_desk.named("stage.take") == []


def test_the_show_has_plain_keys_where_it_is_shown_and_after_escape(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    ready(selling_window, until)
    until(selling_window.monitors.preview.hasFocus)
    QTest.keyClick(selling_window.windowHandle(), Key.Key_Space)
    until(lambda: len(selling_desk.named("stage.take")) == 1)
    selling_window.panel("queue").groups.setFocus()
    QTest.keyClick(selling_window.windowHandle(), Key.Key_Escape)
    until(lambda: not selling_window.panel("queue").groups.hasFocus())
    QTest.keyClick(selling_window.windowHandle(), Key.Key_Space)
    until(lambda: len(selling_desk.named("stage.take")) == 2)


def pressed(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.windowHandle(), key)
    QTest.qWait(50)


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


def test_what_was_open_over_the_stage_does_not_give_the_keys_back(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    for number, open_it in enumerate((a_menu, a_list_of_choices, a_question, a_dialog, another_window, a_completer)):
        with subtests.test(open_it=open_it.__name__):
            ready(selling_window, until)
            until(selling_window.monitors.preview.hasFocus)
            opened = open_it(selling_window)
            until(opened.isVisible)
            QTest.qWait(50)
            opened.close()
            until(lambda opened=opened: not (isValid(opened) and opened.isVisible()))
            ready(selling_window, until)
            pressed(selling_window, Key.Key_Return, Key.Key_Enter, Key.Key_Space, Key.Key_3)
            assert on_air(selling_desk) == ["stage.take"] * number, "of those before"
            assert selling_window.monitors.take_bar._key.text() == "Keys: Esc"
            pressed(selling_window, Key.Key_Escape, Key.Key_Space)
            until(lambda number=number: len(selling_desk.named("stage.take")) == number + 1)
            assert selling_window.monitors.take_bar._key.text() == "Space"


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
        assert len(selling_desk.named("stage.take")) == number
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        until(selling_window.hotkeys.take_key)
        pressed(selling_window, Key.Key_Space)
        until(lambda number=number: len(selling_desk.named("stage.take")) == number + 1)


def test_no_hotkey_acts_again_while_it_is_held_and_none_is_a_key_that_ends_something(selling_window: MainWindow) -> None:
    shortcuts = selling_window.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert len(shortcuts) > 10
    for shortcut in shortcuts:
        assert not shortcut.autoRepeat()
        assert shortcut.key() not in {QKeySequence("Return"), QKeySequence("Enter"), QKeySequence("Esc")}


def test_slash_searches_the_queue_wherever_nobody_types(selling_window: MainWindow, until: Until) -> None:
    ready(selling_window, until)
    queue = selling_window.panel("queue")
    for thing in (selling_window.monitors.preview, queue.groups, selling_window.panel("chat").view, queue.table):
        thing.setFocus()
        until(thing.hasFocus)
        QTest.keyClick(selling_window.windowHandle(), Key.Key_Slash)
        until(queue.search.hasFocus)
    message = selling_window.panel("chat").message
    message.setFocus()
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
            QApplication.sendEvent(dialog._go, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", True, 1))
    QTest.qWait(50)
    assert selling_desk.named("air.start") == []
    dialog.reject()


def twice(button: QWidget) -> None:
    """A double click, and a third click right after it."""
    where = QPoint(8, 8)
    double_click(button, where)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=where)


def test_a_double_click_on_take_takes_once(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    bar = selling_window.monitors.take_bar
    for button, deed in ((bar.take_button, "stage.take"), (bar.panic_button, "stage.panic")):
        twice(button)
        until(lambda deed=deed: selling_desk.named(deed))
        QTest.qWait(50)
        assert len(selling_desk.named(deed)) == 1
    twice(bar.cut_button)
    until(lambda: len(selling_desk.named("stage.take")) == 2)
    QTest.qWait(50)
    assert len(selling_desk.named("stage.take")) == 2


def test_a_double_click_explains_one_product(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    selling_desk.call("launch.abort")
    until(lambda: not selling_window.panel("current").deeds.phase())
    selling_window.panel("queue").table.choose("p5")
    twice(selling_window.panel("current").explain)
    until(lambda: selling_desk.named("queue.explain"))
    QTest.qWait(50)
    assert selling_desk.named("queue.explain") == [{"product": "p5"}]


def test_a_double_click_plays_a_card_once(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    until(lambda: selling_window.panel("cards").rows.count() > 0)
    row = selling_window.panel("cards").rows.itemWidget(selling_window.panel("cards").rows.item(0))
    before = [name for name, _params in selling_desk.calls if name.startswith("card.")]
    twice(row.play)
    until(lambda: len([name for name, _params in list(selling_desk.calls) if name.startswith("card.")]) > len(before))
    QTest.qWait(100)
    after = [name for name, _params in selling_desk.calls if name.startswith("card.")]
    assert len(after) - len(before) == 1


def test_a_chat_button_acts_only_when_the_mouse_went_down_on_it(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    selling_window.resize(1900, 1000)
    selling_desk.channel.writes(
        *(ChatMessage(id=f"x{n}", buyer_key=f"v{n}", name="An", text=f"hello {word}", at_ms=n) for n, word in enumerate("abc"))
    )
    view = selling_window.panel("chat").view
    until(lambda: view.model().rowCount() == 3)
    boxes = [view.visualRect(view.model().index(row, 0)) for row in range(3)]
    star = [view.cells._highlight_box(box).center() for box in boxes]
    host = [view.cells._pick_box(box).center() for box in boxes]
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=boxes[0].center())
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=star[0])
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=star[1])
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=star[2])
    QTest.qWait(50)
    assert selling_desk.named("chat.highlight") == []
    double_click(view.viewport(), host[1])
    until(lambda: selling_desk.named("chat.pick"))
    QTest.qWait(50)
    assert (len(selling_desk.named("chat.pick")), selling_desk.named("chat.unpick")) == (1, [])


def test_a_button_that_goes_hands_the_keyboard_to_no_other(window: MainWindow, desk: DeskThread, until: Until) -> None:
    """Go live is there no longer once the show is on air: Qt went on to Edit live, and the next Space switched that on."""
    ready(window, until)
    go = window.panel("golive").go_button
    go.setFocus()
    until(go.hasFocus)
    go.hide()
    until(lambda: not isinstance(window.focusWidget(), QAbstractButton))
    QTest.keyClick(window, Key.Key_Escape)
    until(window.monitors.preview.hasFocus)
    assert desk.named("stage.edit_live") == []


def test_a_button_that_went_behind_a_dialog_hands_the_keyboard_to_no_other(
    window: MainWindow, desk: DeskThread, until: Until
) -> None:
    """The list before Go live is a dialog: the button goes meanwhile, and Qt looks for another when the window is back."""
    ready(window, until)
    go = window.panel("golive").go_button
    go.setFocus()
    until(go.hasFocus)
    dialog = PreflightDialog(window.room, window)
    dialog.open()
    until(dialog.isActiveWindow)
    go.hide()
    dialog.reject()
    ready(window, until)
    QTest.qWait(100)
    assert not isinstance(window.focusWidget(), QAbstractButton)


def test_a_window_that_ends_with_the_keyboard_in_it_asks_its_guard_nothing(
    application: object, monkeypatch: pytest.MonkeyPatch
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
    assert QTest.qWaitForWindowActive(window)
    assert field.hasFocus()
    delete(window)
    assert broken == []


def floating(window: MainWindow, until: Until, panel: str) -> PanelDock:
    dock = window.docks.dock(panel)
    window.docks.set_floating(dock, True)
    until(dock.isVisible)
    return dock


def came_back(window: QWidget, until: Until) -> None:
    """Activate it, and let the guard look who has its keyboard: what is chosen before that is taken for Qt's own choice."""
    window.activateWindow()
    until(window.isActiveWindow)
    looked: list[bool] = []
    QTimer.singleShot(0, window, lambda: looked.append(True))  # after the guard's own, which waits for an idle moment
    until(lambda: looked)


def test_a_floating_panel_that_is_back_hands_the_keyboard_to_no_button(
    window: MainWindow, desk: DeskThread, until: Until
) -> None:
    """Go live goes while another window has the keyboard: Qt went on to Edit live as its floating panel came back."""
    dock = floating(window, until, "golive")
    came_back(dock, until)
    go = window.panel("golive").go_button
    go.setFocus()
    until(go.hasFocus)
    came_back(window, until)
    go.hide()
    came_back(dock, until)
    assert not isinstance(dock.focusWidget(), QAbstractButton)
    QTest.keyClick(dock.windowHandle(), Key.Key_Escape)
    until(window.monitors.preview.hasFocus)
    assert desk.named("stage.edit_live") == []


def test_a_floating_panel_that_is_back_keeps_the_button_that_was_chosen(window: MainWindow, until: Until) -> None:
    dock = floating(window, until, "golive")
    for _time in range(2):
        came_back(dock, until)
        go = window.panel("golive").go_button
        go.setFocus()
        until(go.hasFocus)
        came_back(window, until)
    came_back(dock, until)
    assert go.hasFocus()
