from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit

from studio.control.schema.state.plugins import Setting
from ui import language
from ui.widgets.settings_form import ColourField, SettingsForm

SCHEMA = {
    "text": Setting(type="text", label="Text"),
    "most": Setting(type="number", label="At most", default=4, min=1, max=8),
    "share": Setting(type="number", label="Share", default=0.5, min=0, max=1),
    "plate": Setting(type="bool", label="Plate", default=True),
    "style": Setting(type="choice", label="Style", choices=("full", "compact"), default="compact"),
    "tint": Setting(type="colour", label="Tint"),
    "picture": Setting(type="file", label="Picture"),
}


@pytest.fixture
def changes() -> list[tuple[str, Any]]:
    return []


@pytest.fixture
def form(application: object, changes: list[tuple[str, Any]], nothing_left: None) -> Iterator[SettingsForm]:
    made = SettingsForm(SCHEMA, lambda name, value: changes.append((name, value)))
    made.show()
    yield made
    made.hide()
    made.deleteLater()


def test_defaults_are_shown_and_following_the_desk_sends_nothing(form: SettingsForm, changes: list[tuple[str, Any]]) -> None:
    form.follow({})
    style, plate, most = form.fields["style"], form.fields["plate"], form.fields["most"]
    assert isinstance(style, QComboBox)
    assert isinstance(plate, QCheckBox)
    assert isinstance(most, QDoubleSpinBox)
    assert (style.currentData(), plate.isChecked(), most.value()) == ("compact", True, 4)
    form.follow({"style": "full", "plate": False, "most": 7, "share": 0.25, "tint": "#102030", "text": "x", "picture": "a.png"})
    assert (style.currentData(), plate.isChecked(), most.value()) == ("full", False, 7)
    assert changes == []


def test_choices_are_named_in_the_windows_language(form: SettingsForm, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = {"style": msgspec.structs.replace(SCHEMA["style"], words={"zh": {"choices": ("完整", "紧凑")}})}

    def named(schema: dict[str, Setting]) -> list[tuple[str, str]]:
        box = SettingsForm(schema, lambda _name, _value: None, form).fields["style"]
        assert isinstance(box, QComboBox)
        return [(box.itemText(place), box.itemData(place)) for place in range(box.count())]

    assert named(schema) == [("full", "full"), ("compact", "compact")]
    monkeypatch.setattr(language, "spoken", lambda: "zh_CN")
    assert named(schema) == [("完整", "full"), ("紧凑", "compact")]
    assert named(SCHEMA)[0] == ("full", "full"), "as the plugin calls them, where it says no more"


def test_a_value_is_sent_when_it_is_whole_and_not_with_each_key(form: SettingsForm, changes: list[tuple[str, Any]]) -> None:
    form.follow({})
    text, most = form.fields["text"], form.fields["most"]
    assert isinstance(text, QLineEdit)
    assert isinstance(most, QDoubleSpinBox)
    text.setFocus()
    QTest.keyClicks(text, "hello")
    assert changes == []
    QTest.keyClick(text, Qt.Key.Key_Return)
    most.selectAll()
    QTest.keyClicks(most, "7")
    assert changes == [("text", "hello")]
    QTest.keyClick(most, Qt.Key.Key_Return)
    assert changes == [("text", "hello"), ("most", 7)]


def test_each_kind_of_field_gives_its_own_type(form: SettingsForm, changes: list[tuple[str, Any]]) -> None:
    form.follow({})
    fields = form.fields
    text, most, share = fields["text"], fields["most"], fields["share"]
    plate, style, tint = fields["plate"], fields["style"], fields["tint"]
    assert isinstance(text, QLineEdit)
    assert isinstance(most, QDoubleSpinBox)
    assert isinstance(share, QDoubleSpinBox)
    assert isinstance(plate, QCheckBox)
    assert isinstance(style, QComboBox)
    assert isinstance(tint, ColourField)
    QTest.keyClicks(text, "hello")
    QTest.keyClick(text, Qt.Key.Key_Return)
    most.setValue(6)
    share.setValue(0.75)
    plate.click()
    style.setCurrentIndex(0)
    tint._choose("#ff0000")
    tint._choose(None)
    assert changes == [
        ("text", "hello"),
        ("most", 6),
        ("share", 0.75),
        ("plate", False),
        ("style", "full"),
        ("tint", "#ff0000"),
        ("tint", None),
    ]
    assert type(changes[1][1]) is int


def test_numbers_stay_within_what_the_plugin_allows(form: SettingsForm, changes: list[tuple[str, Any]]) -> None:
    most = form.fields["most"]
    assert isinstance(most, QDoubleSpinBox)
    most.setValue(99)
    assert changes == [("most", 8)]


def test_a_number_that_is_being_typed_stays_while_the_desk_repeats_the_old_one(form: SettingsForm) -> None:
    form.follow({"most": 4})
    most = form.fields["most"]
    assert isinstance(most, QDoubleSpinBox)
    most.selectAll()
    QTest.keyClicks(most, "7")
    form.follow({"most": 4})
    assert most.text() == "7"
    form.follow({"most": 2})
    assert most.text() == "2"
