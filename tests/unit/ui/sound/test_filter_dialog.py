"""The filters of a strip: opened from it, set by their forms, gone with it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from studio.control.schema.document import Undo
from studio.control.schema.scenes import RemoveSource
from studio.document.model import Strip
from studio.ipc import clock as clocks
from studio.ipc.sound_ring import SoundWriter
from studio.kinds import sound_filters
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.forms.fields import SliderField
from ui.sound.filter_dialog import StripFilterDialog
from ui.widgets.meter import SILENT

Until = Callable[..., None]


@pytest.fixture
def dialog(corner: Corner, until: Until) -> StripFilterDialog:
    until(lambda: "camera-a" in corner.panel("sound").strips)
    corner.panel("sound").strips["camera-a"].show_filters()
    found = corner.panel("sound").strips["camera-a"]._dialog
    assert found is not None
    return found


def camera(corner: Corner) -> Strip:
    return next(strip for strip in corner.room.store.state.show.strips if strip.source == "camera-a")


def test_a_filter_is_chosen_set_and_switched_off(
    dialog: StripFilterDialog, corner: Corner, desk: DeskThread, until: Until
) -> None:
    menu = dialog.chain.findChildren(QToolButton)[0].menu()
    assert [action.text() for action in menu.actions()] == [kind.title for kind in sound_filters.FAMILY.kinds.values()]
    assert dialog._empty.isVisible()
    next(action for action in menu.actions() if action.text() == "Compressor").trigger()
    until(lambda: dialog.chain.cards)
    assert not dialog._empty.isVisible()
    assert corner.panel("sound").strips["camera-a"]._filters.property("on") is True
    (card,) = dialog.chain.cards
    ratio = card.form.fields["ratio"]
    assert isinstance(ratio, SliderField)
    for steps in (5, 6, 7):
        ratio._slider.setValue(steps * ratio._scale)
    until(lambda: desk.named("sound_filter.update"))
    until(lambda: getattr(camera(corner).filters[0], "ratio", 0) == 7.0)
    gestures = {call["gesture"] for call in desk.named("sound_filter.update")}
    assert len(gestures) == 1, "a slider on its way is one step of undo"
    QTest.keyClick(ratio._number, Qt.Key.Key_Return)
    QTest.qWait(20)
    assert dialog.isVisible(), "Return is for the number"
    card.enabled.click()
    until(lambda: corner.panel("sound").strips["camera-a"]._filters.property("on") is False)
    dialog.reject()


def test_filters_change_places_and_the_keyboard_goes_with_the_one_that_is_moved(
    dialog: StripFilterDialog, corner: Corner, desk: DeskThread, until: Until
) -> None:
    dialog.activateWindow()
    desk.call("sound_filter.add", source="camera-a", set={"type": "compressor", "id": "compressor"})
    until(lambda: len(dialog.chain.cards) == 1)
    (card,) = dialog.chain.cards
    assert (card.up.isVisible(), card.down.isVisible()) == (False, False), "nothing to change places with"
    for kind in ("trim", "noise_gate"):
        desk.call("sound_filter.add", source="camera-a", set={"type": kind, "id": kind.replace("_", "-")})
    until(lambda: len(dialog.chain.cards) == 3)
    assert [(card.up.isEnabled(), card.down.isEnabled()) for card in dialog.chain.cards] == [
        (False, True),
        (True, True),
        (True, False),
    ]
    gate = dialog.chain.cards[2]
    assert gate.up.accessibleName() == "Noise gate: Work earlier in the chain"
    gate.up.setFocus()
    until(gate.up.hasFocus)
    for order in (["compressor", "noise-gate", "trim"], ["noise-gate", "compressor", "trim"]):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Space)
        until(lambda order=order: [one.id for one in camera(corner).filters] == order)
        until(lambda order=order: [card.filter_id for card in dialog.chain.cards] == order)
    assert dialog.chain.cards[0].down.hasFocus(), "the first of all goes no further up"
    dialog.chain.cards[0].down.click()
    until(lambda: [one.id for one in camera(corner).filters] == ["compressor", "noise-gate", "trim"])
    dialog.reject()


def test_tab_goes_through_the_filters_in_their_order_and_to_close_last(
    dialog: StripFilterDialog, desk: DeskThread, until: Until
) -> None:
    dialog.activateWindow()
    for kind in ("compressor", "noise_gate"):
        desk.call("sound_filter.add", source="camera-a", set={"type": kind, "id": kind.replace("_", "-")})
    until(lambda: len(dialog.chain.cards) == 2)
    desk.call("sound_filter.update", source="camera-a", filter="noise-gate", index=0)
    until(lambda: [card.filter_id for card in dialog.chain.cards] == ["noise-gate", "compressor"])
    until(lambda: all(card.isVisible() for card in dialog.chain.cards))
    dialog.chain._add.setFocus()
    until(dialog.chain._add.hasFocus)
    met: list[str] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is dialog.chain._add:
            break
        met.append(next((card.filter_id for card in dialog.chain.cards if card.isAncestorOf(focus)), "close"))
    assert list(dict.fromkeys(met)) == ["noise-gate", "compressor", "close"]
    assert met.count("close") == 1
    dialog.reject()


def test_the_level_beside_them_is_that_of_what_comes_in(dialog: StripFilterDialog, desk: DeskThread, until: Until) -> None:
    desk.call("strip.update", source="camera-a", set={"gain_db": -60.0, "mute": True})
    clock, writer = clocks.MonotonicClock(), SoundWriter(desk.session, "source.camera-a")
    wave = (0.5 * np.sin(np.arange(24_000) * 2 * np.pi * 480 / 48_000)).astype(np.float32)
    at = clocks.sample_at(clock.now_ns())

    def loud() -> bool:
        nonlocal at
        at = max(at, clocks.sample_at(clock.now_ns()) - 9600)
        if at < clocks.sample_at(clock.now_ns()) + 24_000:
            writer.write(at, np.stack([wave, wave * 0.1], 1))
            at += len(wave)
        left, right, *_rms = dialog.input.meter._levels
        return abs(left + 6) < 0.1 and abs(right + 26) < 0.1

    until(loud)
    dialog.reject()
    assert dialog.input.meter._levels == SILENT
    writer.close()


def test_it_goes_with_its_strip_and_comes_again(dialog: StripFilterDialog, corner: Corner, until: Until) -> None:
    strip = corner.panel("sound").strips["camera-a"]
    assert dialog.windowTitle() == "Filters of Camera A"
    dialog.reject()
    until(lambda: strip._dialog is None)
    strip.show_filters()
    assert strip._dialog is not None
    corner.room.desk.command(RemoveSource(source="camera-a"))
    until(lambda: "camera-a" not in corner.panel("sound").strips)
    until(lambda: not corner.findChildren(StripFilterDialog))
    corner.room.desk.command(Undo())
    until(lambda: "camera-a" in corner.panel("sound").strips)


def test_what_is_refused_is_said_there_and_not_shown_as_set(
    dialog: StripFilterDialog, corner: Corner, desk: DeskThread, until: Until
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
