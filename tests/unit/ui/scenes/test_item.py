"""An item's menu, its numbers and its filters: what they ask of the desk, and that they show what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studio.control.schema.scenes import AddFilter, UpdateFilter, UpdateItem

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from studio.document.model import Crop, Item
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.forms.fields import SliderField
from ui.forms.filter_chain import FilterCard
from ui.forms.kind_form import ColourButton
from ui.widgets.item_menu import fill_item_menu

Until = Callable[..., None]


def selected(corner: Corner) -> Item:
    found = corner.room.selected()
    assert found is not None
    return found


def choose(corner: Corner, words: str) -> None:
    """Choose an action of the selected item's menu, wherever in it."""
    menu = QMenu()
    fill_item_menu(menu, corner.room, selected(corner))
    next(action for action in menu.findChildren(QAction) if action.text() == words).trigger()


@pytest.fixture
def chosen(corner: Corner, until: Until) -> Corner:
    """The window with the item `product` of the scene on preview selected: 400 x 225 at 820, 60."""
    until(lambda: len(corner.room.items()) == 2)
    corner.room.select("product")
    return corner


def test_the_menu_lays_the_item_out(chosen: Corner, until: Until) -> None:
    choose(chosen, "Centre")
    until(lambda: (selected(chosen).x, selected(chosen).y) == (440, 247.5))
    choose(chosen, "Turn counter-clockwise")
    until(lambda: (selected(chosen).rotation, selected(chosen).width, selected(chosen).height) == (270, 225, 400))
    choose(chosen, "Turn clockwise")
    until(lambda: (selected(chosen).rotation, selected(chosen).width, selected(chosen).height) == (0, 400, 225))
    choose(chosen, "Mirror left and right")
    until(lambda: selected(chosen).flip_h)
    choose(chosen, "Fill the canvas")
    until(lambda: (selected(chosen).width, selected(chosen).height, selected(chosen).fit) == (1280, 720, "cover"))


def test_the_menu_takes_a_crop_back_and_hides_and_locks(chosen: Corner, until: Until) -> None:
    chosen.room.desk.command(UpdateItem(**chosen.room.address(), set={"crop": {"left": 0.2}}))
    until(lambda: selected(chosen).crop == Crop(left=0.2))
    assert chosen.panel("properties")._crops["left"].value() == pytest.approx(20)
    choose(chosen, "Undo cropping")
    until(lambda: selected(chosen).crop == Crop())
    choose(chosen, "Hide")
    until(lambda: not selected(chosen).visible)
    choose(chosen, "Show")
    until(lambda: selected(chosen).visible)
    choose(chosen, "Lock")
    until(lambda: selected(chosen).locked)
    assert not chosen.panel("properties")._numbers["x"].isEnabled()


def test_the_numbers_are_those_of_the_item(chosen: Corner) -> None:
    inspector = chosen.panel("properties")
    assert {name: field.value() for name, field in inspector._numbers.items()} == {"x": 820, "y": 60, "width": 400, "height": 225}
    assert inspector._opacity._number.value() == 90
    assert inspector.title._full == "Properties: Product camera"


def number(card: FilterCard, name: str) -> float:
    """What a filter's slider says."""
    field = card.form.fields[name]
    assert isinstance(field, SliderField)
    return field._number.value()


def test_filters_of_an_item_change_places(chosen: Corner, desk: DeskThread, until: Until) -> None:
    filters = chosen.panel("properties").filters
    for kind in ("lut", "chroma_key"):
        chosen.room.desk.command(AddFilter(**chosen.room.address(), set={"type": kind}))
    until(lambda: len(filters.cards) == 2)
    lut, key = (card.filter_id for card in filters.cards)
    filters.cards[1].up.click()
    until(lambda: [card.filter_id for card in filters.cards] == [key, lut])
    filters.cards[0].down.click()
    until(lambda: [card.filter_id for card in filters.cards] == [lut, key])


@pytest.mark.parametrize("way", ["up", "down"])
def test_a_filter_goes_on_in_the_way_in_which_the_keyboard_moves_it(
    chosen: Corner, desk: DeskThread, until: Until, way: str
) -> None:
    filters = chosen.panel("properties").filters
    for kind in ("lut", "chroma_key", "colour_correction"):
        chosen.room.desk.command(AddFilter(**chosen.room.address(), set={"type": kind}))
    until(lambda: len(filters.cards) == 3)
    chosen.activateWindow()
    until(chosen.isActiveWindow)

    def order() -> list[str]:
        return [card.filter_id for card in filters.cards]

    moved, first, second = order() if way == "down" else order()[::-1]
    button = getattr(filters.cards[0 if way == "down" else 2], way)
    button.setFocus()
    until(button.hasFocus)
    for wanted in ([first, moved, second], [first, second, moved], [first, moved, second]):  # at the end, back
        QTest.keyClick(chosen.windowHandle(), Qt.Key.Key_Space)
        until(lambda wanted=wanted: order() == (wanted if way == "down" else wanted[::-1]))


def test_the_form_of_a_filter_follows_the_desk(chosen: Corner, desk: DeskThread, until: Until) -> None:
    for kind in ("chroma_key", "colour_correction"):
        chosen.room.desk.command(AddFilter(**chosen.room.address(), set={"type": kind}))
    until(lambda: len(chosen.panel("properties").filters.cards) == 2)
    key, correction = chosen.panel("properties").filters.cards
    changes = {key: {"spill": 0.75, "colour": "#102030"}, correction: {"hue_deg": -90.0, "enabled": False}}
    for card, change in changes.items():
        chosen.room.desk.command(UpdateFilter(**chosen.room.address(), filter=card.filter_id, set=change))
    until(lambda: not correction.enabled.isChecked())
    assert {name: number(key, name) for name in ("similarity", "smoothness", "spill")} == {
        "similarity": 0.2,
        "smoothness": 0.1,
        "spill": 0.75,
    }
    colour = key.form.fields["colour"]
    assert isinstance(colour, ColourButton)
    assert colour.text() == "#102030"
    assert number(correction, "hue_deg") == -90
    assert set(correction.form.fields) == {"brightness", "contrast", "gamma", "saturation", "hue_deg"}
