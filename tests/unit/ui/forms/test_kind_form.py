"""Forms of kinds: a named widget for each field, that tells what a person set and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec
import pytest
from msgspec import Meta

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QSlider,
    QToolButton,
)

from studio.kinds import sound_filters
from studio.kinds.families import FAMILIES
from studio.kinds.settings_fields import Field, fields_of
from studio.kinds.sound_filters.compressor import Compressor
from studio.kinds.sound_filters.trim import Trim
from studio.values.fields import Colour, FilePath, Value
from ui.forms.filter_chain import FilterChain
from ui.forms.kind_form import ColourButton, KindForm, PathField


class Example(Value, frozen=True, kw_only=True, tag="example"):
    level: Annotated[float, Meta(ge=-60, le=0, title="Level", description="How loud", extra={"unit": "dB", "step": 0.5})] = -3.0
    count: Annotated[int, Meta(ge=1, le=9, title="Count")] = 2
    on: Annotated[bool, Meta(title="Switched on")] = True
    way: Annotated[Literal["a", "b"], Meta(title="Way", extra={"choices": {"a": "First", "b": "Second"}})] = "a"
    colour: Annotated[Colour, Meta(title="Colour")] = "#000000"
    file: Annotated[FilePath, Meta(title="Table", extra={"file": "*.cube"})] = ""
    words: Annotated[str, Meta(title="Words")] = ""
    room_mb: Annotated[int, Meta(ge=0, le=10**9, title="Room")] = 500
    kept: Annotated[str, Meta(extra={"hidden": True})] = ""


@pytest.fixture
def form(application: object) -> Iterator[KindForm]:
    made = KindForm(fields_of(Example))
    made.follow(Example())
    yield made
    made.deleteLater()


@pytest.fixture
def told(form: KindForm) -> list[tuple[str, Any, str]]:
    heard: list[tuple[str, Any, str]] = []
    form.changed.connect(lambda *change: heard.append(change))
    return heard


def one(form: KindForm, kind: type, name: str) -> Any:
    return next(widget for widget in form.findChildren(kind) if widget.accessibleName() == name)


def test_showing_is_not_changing(form: KindForm, told: list[Any]) -> None:
    form.follow(Example(level=-10, count=5, on=False, way="b", colour="#123456", file="/a.cube", words="x"))
    assert told == []
    assert one(form, QDoubleSpinBox, "Level").value() == -10
    assert one(form, QDoubleSpinBox, "Level").suffix() == " dB"
    assert one(form, QComboBox, "Way").currentText() == "Second"
    assert not form.findChild(QCheckBox).isChecked()
    assert one(form, ColourButton, "Colour").text() == "#123456"
    assert one(form, QLineEdit, "Table").text() == "/a.cube"
    assert not [line for line in form.findChildren(QLineEdit) if line.accessibleName() == "kept"], "no form shows it"


def test_numbers_are_one_gesture_and_keep_their_bounds_and_type(form: KindForm, told: list[Any]) -> None:
    one(form, QDoubleSpinBox, "Level").setValue(-99)
    assert told == [("level", -60.0, "level")]
    one(form, QSlider, "Count").setValue(7)
    assert told[-1] == ("count", 7, "count")
    assert type(told[-1][1]) is int


def test_a_number_with_more_steps_than_a_hand_can_choose_has_no_slider(form: KindForm, told: list[Any]) -> None:
    assert "Room" not in {slider.accessibleName() for slider in form.findChildren(QSlider)}
    one(form, QDoubleSpinBox, "Room").setValue(2 * 10**9)
    assert told == [("room_mb", 10**9, "room_mb")]


def test_what_is_typed_is_told_when_the_form_is_finished_with(form: KindForm, told: list[Any]) -> None:
    QTest.keyClicks(one(form, QLineEdit, "Words"), "hel")
    number = one(form, QDoubleSpinBox, "Room")
    number.lineEdit().selectAll()
    QTest.keyClicks(number, "750")
    assert told == []
    form.finish()
    assert sorted(told) == [("room_mb", 750, "room_mb"), ("words", "hel", "")]


def test_what_is_not_dragged_is_a_step_of_its_own(form: KindForm, told: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    form.findChild(QCheckBox).click()
    choice = one(form, QComboBox, "Way")
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    line = one(form, QLineEdit, "Words")
    QTest.keyClicks(line, "hello")
    QTest.keyClick(line, Qt.Key.Key_Return)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("/looks/b.cube", ""))
    next(button for button in form.findChildren(QToolButton) if button.accessibleName() == "Table").click()
    monkeypatch.setattr(QColorDialog, "getColor", lambda colour, *_asked: colour.lighter() if colour.isValid() else colour)
    one(form, ColourButton, "Colour").click()
    assert told == [
        ("on", False, ""),
        ("way", "b", ""),
        ("words", "hello", ""),
        ("file", "/looks/b.cube", ""),
        ("colour", "#000000", ""),
    ]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.package)
def test_every_kind_has_a_form_with_names(application: object, family: Any) -> None:
    for name, kind in family.kinds.items():
        form = KindForm(family.fields(name))
        lists = {field.name for field in family.fields(name) if field.form == "files"}
        required = {
            one.name: ["one"] if one.name in lists else "one" for one in msgspec.structs.fields(kind.settings) if one.required
        }
        form.follow(msgspec.convert({"type": name} | required, kind.settings))
        shown = {label.text() for label in form.findChildren(QLabel)} | {box.text() for box in form.findChildren(QCheckBox)}
        assert {field.title for field in family.fields(name)} <= shown
        for widget in (*form.findChildren(QSlider), *form.findChildren(QComboBox), *form.findChildren(ColourButton)):
            assert widget.accessibleName()
        for slider in form.findChildren(QSlider):
            assert slider.maximum() > slider.minimum()
        form.deleteLater()


class Asked:
    """What a chain asked of the desk."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def add(self, kind: str) -> None:
        self.calls.append(("add", kind))

    def update(self, filter_id: str, fields: dict[str, Any], gesture: str) -> None:
        self.calls.append(("update", filter_id, fields, gesture))

    def move(self, filter_id: str, place: int) -> None:
        self.calls.append(("move", filter_id, place))

    def remove(self, filter_id: str) -> None:
        self.calls.append(("remove", filter_id))


def test_a_chain_shows_its_filters_and_asks_for_changes(application: object) -> None:
    asked = Asked()
    chain = FilterChain(sound_filters.FAMILY, asked)
    chain.follow("mic", (Trim(id="trim", gain_db=3), Compressor(id="comp", enabled=False)))
    menu = next(button.menu() for button in chain.findChildren(QToolButton) if button.menu() is not None)
    entries = {action.text(): action for action in menu.actions()}
    assert list(entries) == [kind.title for kind in sound_filters.FAMILY.kinds.values()]
    entries["Noise gate"].trigger()
    switches = [box for box in chain.findChildren(QCheckBox) if box.text() in ("Trim", "Compressor")]
    assert [box.isChecked() for box in switches] == [True, False]
    switches[1].click()
    gain = next(box for box in chain.findChildren(QDoubleSpinBox) if box.accessibleName() == "Gain")
    gain.setValue(4)
    chain.cards[0].down.click()
    chain.cards[1].up.click()
    next(button for button in chain.findChildren(QToolButton) if button.toolTip() == "Remove the filter").click()
    assert asked.calls == [
        ("add", "noise_gate"),
        ("update", "comp", {"enabled": True}, ""),
        ("update", "trim", {"gain_db": 4.0}, "trim-gain_db"),
        ("move", "trim", 1),
        ("move", "comp", 0),
        ("remove", "trim"),
    ]
    chain.follow("mic", (Trim(id="trim", gain_db=5), Compressor(id="comp")))
    assert gain.value() == 5, "the same cards follow"
    chain.follow("mic", ())
    assert len(asked.calls) == 6
    chain.deleteLater()


def test_a_chosen_file_takes_the_place_of_what_was_typed(application: object, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    path = PathField(Field(name="file", form="file", title="File"), told.append)
    path._line.setText("/half")
    path._line.setModified(True)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("/whole.cube", ""))
    path._choose()
    path._line.editingFinished.emit()
    assert (path._line.text(), told) == ("/whole.cube", ["/whole.cube"])
    path._line.setText(" /typed.cube ")
    path._line.setModified(True)
    path._line.editingFinished.emit()
    path.follow("/typed.cube")
    assert (path._line.text(), told[-1]) == ("/typed.cube", "/typed.cube")
