from __future__ import annotations

from collections.abc import Callable

import pytest

from studio.control.schema.air import StartShow
from studio.control.schema.cards import PlayCard, StopCard
from studio.document.model import Overlay

pytest.importorskip("PySide6")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.cards.dialog import CardDialog
from ui.cards.look import LookDialog
from ui.cards.panel import CardRow
from ui.window import MainWindow

Until = Callable[..., None]


def card(window: MainWindow | Corner, card_id: str) -> Overlay:
    return next(row for row in window.room.store.state.show.overlays if row.id == card_id)


def row_of(window: MainWindow | Corner, place: int) -> CardRow:
    widget = window.panel("cards").rows.itemWidget(window.panel("cards").rows.item(place))
    assert isinstance(widget, CardRow)
    return widget


def test_the_topmost_card_is_first_and_is_played_and_stopped(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    until(lambda: selling_corner.panel("cards").rows.count() == 4)
    top = row_of(selling_corner, 0)
    assert top.card_id == "news"
    assert not top.next.isEnabled()
    top.play.click()
    until(lambda: selling_desk.named("card.play") == [{"overlay": "news"}])
    until(top.next.isEnabled)
    top.next.click()
    top.play.click()
    until(lambda: selling_desk.named("card.stop") == [{"overlay": "news"}])
    assert selling_desk.named("card.next") == [{"overlay": "news"}]


def test_the_chosen_card_is_looked_at_before_it_is_on_air(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    selling_window.docks.open(selling_window.docks.dock("cards"))
    until(lambda: any(view["kind"] == "card" for view in selling_desk.views))
    selling_window.panel("cards").rows.setCurrentRow(2)
    until(
        lambda: any((view["kind"], view["ref"], view["canvas"]) == ("card", "price-card", "main") for view in selling_desk.views)
    )


def test_a_card_is_added_at_the_plugins_size_on_every_canvas(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    kind = selling_corner.room.store.state.overlay_kinds["cards"][1]
    selling_corner.panel("cards").add("cards", kind)
    until(lambda: selling_corner.panel("cards").rows.count() == 5)
    made = selling_corner.room.store.state.show.overlays[-1]
    assert made.kind == "countdown"
    assert {name: (box.width, box.height) for name, box in made.layouts.items()} == {
        "main": (520, 150),
        "vertical": (520, 150),
    }


def test_a_preset_moves_the_card_and_keeps_its_size(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    selling_corner.panel("cards").put("price-card", "main", "top-right")
    until(lambda: selling_desk.named("overlay.update"))
    until(lambda: card(selling_corner, "price-card").layouts["main"].x == 1280 - 25 - 520)
    assert card(selling_corner, "price-card").layouts["main"].width == 520


def test_the_dialog_sets_up_and_places_a_card(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    dialog = CardDialog(selling_corner.room, "price-card", selling_corner)
    dialog.open()
    tick = dialog.settings.fields["show_stock"]
    assert isinstance(tick, QCheckBox)
    tick.click()
    until(lambda: card(selling_corner, "price-card").settings == {"show_stock": False})
    dialog.boxes["x"].setValue(77)
    until(lambda: card(selling_corner, "price-card").layouts["main"].x == 77)
    dialog.shown.click()
    until(lambda: card(selling_corner, "price-card").layouts == {})
    dialog.put("middle")
    until(lambda: "main" in card(selling_corner, "price-card").layouts)
    dialog.reject()
    QTest.qWait(20)


def test_a_card_that_is_edited_on_air_says_so(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    dialog = CardDialog(selling_corner.room, "news", selling_corner)
    dialog.open()
    assert dialog.picture.badge == ""
    selling_corner.room.desk.command(PlayCard(overlay="news"))
    until(lambda: dialog.picture.badge == "On air at once")
    selling_corner.room.desk.command(StopCard(overlay="news"))
    until(lambda: dialog.picture.badge == "")
    dialog.reject()


def test_a_time_that_is_being_typed_stays_when_the_card_goes_on_air(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    dialog = CardDialog(selling_corner.room, "news", selling_corner)
    dialog.open()
    dialog.motion_ms.selectAll()
    QTest.keyClicks(dialog.motion_ms, "95")
    selling_corner.room.desk.command(PlayCard(overlay="news"))
    until(lambda: dialog.picture.badge)
    assert dialog.motion_ms.cleanText() == "95"
    dialog.reject()


def test_a_card_that_stays_on_air_stays_marked_on_its_canvas(
    selling_corner: Corner, selling_desk: DeskThread, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("ui.notices.confirming.sure", lambda _parent, _title, words, _go, _at_once: bool(asked.append(words)))
    selling_corner.room.desk.command(StartShow())
    until(lambda: selling_corner.room.store.state.air.state == "on")
    selling_corner.room.desk.command(PlayCard(overlay="news"))
    dialog = CardDialog(selling_corner.room, "news", selling_corner)
    dialog.open()
    until(lambda: dialog.shown.isChecked())
    dialog.shown.click()
    until(lambda: len(asked) == 1)
    until(lambda: dialog.shown.isChecked())
    dialog.reject()


def test_a_removed_card_closes_its_dialog(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    dialog = CardDialog(selling_corner.room, "logo", selling_corner)
    dialog.open()
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    selling_corner.panel("cards").remove("logo")
    until(lambda: closed)


def test_the_look_is_one_for_all_cards(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    dialog = LookDialog(selling_corner.room, selling_corner)
    dialog.open()
    dialog.theme.setCurrentIndex(dialog.theme.findData("festival"))
    dialog.theme.activated.emit(dialog.theme.currentIndex())
    dialog.brand._choose("#c81e28")
    until(lambda: selling_corner.room.store.state.show.look.brand_colour == "#c81e28")
    assert selling_corner.room.store.state.show.look.theme == "festival"
    dialog.reject()


def test_what_is_refused_is_said_in_the_dialog(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    """The window's notices lie behind it; what was entered is not so."""
    dialog = CardDialog(selling_corner.room, "price-card", selling_corner)
    dialog.open()
    width = dialog.boxes["width"]
    before = width.value()
    selling_desk.refuses("overlay.update", "The card does not fit.")
    width.setValue(before + 10)
    until(lambda: dialog.line.text() == "The card does not fit.")
    assert width.value() == before
    selling_desk.allows("overlay.update")
    width.setValue(before + 10)
    until(lambda: selling_desk.named("overlay.update")[-1:] and width.value() == before + 10 and dialog.line.text() == "")
    dialog.reject()


def test_a_question_answered_with_no_leaves_what_was_and_no_words(
    selling_corner: Corner, selling_desk: DeskThread, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.notices.confirming.sure", lambda *_words: False)
    dialog = LookDialog(selling_corner.room, selling_corner)
    dialog.open()
    before = dialog.theme.currentIndex()
    selling_desk.asks("look.update", "All cards on air change with it.", "look")
    dialog.theme.setCurrentIndex(2)
    dialog.theme.activated.emit(2)
    until(lambda: dialog.theme.currentIndex() == before)
    assert dialog.line.text() == ""
    dialog.reject()
