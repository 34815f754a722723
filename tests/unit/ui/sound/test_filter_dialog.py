"""The filters of a strip: opened from it, set by their forms, gone with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from studio.control.schema.document import Undo
from studio.control.schema.scenes import RemoveSource
from studio.document.model import Strip
from studio.kinds import sound_filters
from tests.parts.desk_thread import DeskThread
from ui.forms.fields import SliderField
from ui.sound.filter_dialog import StripFilterDialog
from ui.window import MainWindow

Until = Callable[..., None]


@pytest.fixture
def dialog(window: MainWindow, until: Until) -> StripFilterDialog:
    until(lambda: "camera-a" in window.panel("sound").strips)
    window.panel("sound").strips["camera-a"].show_filters()
    found = window.panel("sound").strips["camera-a"]._dialog
    assert found is not None
    return found


def camera(window: MainWindow) -> Strip:
    return next(strip for strip in window.room.store.state.show.strips if strip.source == "camera-a")


def test_a_filter_is_chosen_set_and_switched_off(
    dialog: StripFilterDialog, window: MainWindow, desk: DeskThread, until: Until
) -> None:
    menu = dialog.chain.findChildren(QToolButton)[0].menu()
    assert [action.text() for action in menu.actions()] == [kind.title for kind in sound_filters.FAMILY.kinds.values()]
    assert dialog._empty.isVisible()
    next(action for action in menu.actions() if action.text() == "Compressor").trigger()
    until(lambda: dialog.chain.cards)
    assert not dialog._empty.isVisible()
    assert window.panel("sound").strips["camera-a"]._filters.property("on") is True
    (card,) = dialog.chain.cards
    ratio = card.form.fields["ratio"]
    assert isinstance(ratio, SliderField)
    for steps in (5, 6, 7):
        ratio._slider.setValue(steps * ratio._scale)
    until(lambda: desk.named("sound_filter.update"))
    until(lambda: getattr(camera(window).filters[0], "ratio", 0) == 7.0)
    gestures = {call["gesture"] for call in desk.named("sound_filter.update")}
    assert len(gestures) == 1, "a slider on its way is one step of undo"
    QTest.keyClick(ratio._number, Qt.Key.Key_Return)
    QTest.qWait(20)
    assert dialog.isVisible(), "Return is for the number"
    card.enabled.click()
    until(lambda: window.panel("sound").strips["camera-a"]._filters.property("on") is False)
    dialog.reject()


def test_it_goes_with_its_strip_and_comes_again(dialog: StripFilterDialog, window: MainWindow, until: Until) -> None:
    strip = window.panel("sound").strips["camera-a"]
    assert dialog.windowTitle() == "Filters of Camera A"
    dialog.reject()
    until(lambda: strip._dialog is None)
    strip.show_filters()
    assert strip._dialog is not None
    window.room.desk.command(RemoveSource(source="camera-a"))
    until(lambda: "camera-a" not in window.panel("sound").strips)
    until(lambda: not window.findChildren(StripFilterDialog))
    window.room.desk.command(Undo())
    until(lambda: "camera-a" in window.panel("sound").strips)


def test_what_is_refused_is_said_there_and_not_shown_as_set(
    dialog: StripFilterDialog, window: MainWindow, desk: DeskThread, until: Until
) -> None:
    next(action for action in dialog.chain.findChildren(QToolButton)[0].menu().actions() if action.text() == "Trim").trigger()
    until(lambda: dialog.chain.cards)
    gain = dialog.chain.cards[0].form.fields["gain_db"]
    assert isinstance(gain, SliderField)
    desk.refuses("sound_filter.update", "Not now.")
    gain._slider.setValue(5 * gain._scale)
    until(lambda: dialog._line.text() == "Not now.")
    assert gain._number.value() == 0
    dialog.reject()
