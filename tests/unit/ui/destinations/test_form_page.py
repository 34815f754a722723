"""A kind without a page of its own: the dialog is drawn from what it declares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar, Literal, cast

import pytest
from msgspec import Meta, structs

pytest.importorskip("PySide6")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QLineEdit

from studio.document.model import Destination
from studio.kinds.registry import Kind
from studio.kinds.targets import FAMILY, Recording, RtmpPush
from studio.kinds.targets.base import Facts, Target
from studio.values.fields import Url, Word
from studio.values.sentences import Template
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.destinations.dialog import DestinationDialog

Until = Callable[..., None]


CODE_WORD = Template("relay.code_word", "Code word")


class Relay(Target, frozen=True, kw_only=True, tag="relay"):
    facts: ClassVar[Facts] = structs.replace(RtmpPush.facts, key_title=CODE_WORD())
    host: Annotated[Url, Meta(title="Host")]
    port: Annotated[int, Meta(ge=1, le=65_535, title="Port")] = 9000
    way: Annotated[Literal["a", "b"], Meta(title="Way", extra={"choices": {"a": "First", "b": "Second"}})] = "a"
    key_ref: Annotated[Word, Meta(extra={"hidden": True})] = ""

    def key_name(self) -> str:
        return self.key_ref


class Tape(Target, frozen=True, kw_only=True, tag="tape"):
    facts: ClassVar[Facts] = structs.replace(Recording.facts)


@pytest.fixture(autouse=True)
def new_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FAMILY.kinds, "relay", Kind(settings=Relay, title="Relay", help="Sends it on."))
    monkeypatch.setitem(FAMILY.kinds, "tape", Kind(settings=Tape, title="Tape"))
    monkeypatch.setattr(FAMILY, "_fields", {})


def field(dialog: DestinationDialog, kind: type, name: str) -> object:
    return next(one for one in dialog.page.findChildren(kind) if one.accessibleName() == name)


def test_a_new_kind_is_entered_with_its_key(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    dialog = DestinationDialog(selling_corner.room, None, selling_corner)
    dialog.open()
    dialog._kind.setCurrentIndex(dialog._kind.findData("relay"))
    assert dialog._name.text() == "Relay"
    assert dialog._delay.isVisible(), "it has viewers"
    shown = {label.text() for label in dialog.page.findChildren(QLabel)}
    assert {"Sends it on.", "Host", "Port", "Way", "Code word"} <= shown
    assert not any("key_ref" in text for text in shown)
    dialog.accept()
    assert dialog._problem.text() == "Fill in: Host."
    host = cast("QLineEdit", field(dialog, QLineEdit, "Host"))
    host.setFocus()
    QTest.keyClicks(host, " relay.example.com ")
    cast("QDoubleSpinBox", field(dialog, QDoubleSpinBox, "Port")).setValue(70_000)
    assert dialog.page.key is not None
    dialog.page.key.setText("abc-secret")
    dialog.accept()
    until(lambda: selling_desk.named("destination.add"))
    target = {"type": "relay", "host": "relay.example.com", "port": 65_535, "way": "a"}
    assert selling_desk.named("destination.add")[-1]["set"]["target"] == target
    until(lambda: dialog._problem.text())  # this desk knows no such kind
    assert dialog.page.key.text() == "abc-secret"
    dialog.reject()


def test_one_of_a_new_kind_is_shown_and_changed(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    target = cast("RtmpPush", Relay(host="relay.example.com", way="b", key_ref="kept"))
    dialog = DestinationDialog(
        selling_corner.room, Destination(id="shop", name="Shop", encoding="main", target=target), selling_corner
    )
    dialog.open()
    assert dialog._kind.currentData() == "relay"
    assert cast("QLineEdit", field(dialog, QLineEdit, "Host")).text() == "relay.example.com"
    assert dialog.page.key is not None
    assert dialog.page.key.placeholderText().startswith("unchanged")
    dialog.accept()
    until(lambda: selling_desk.named("destination.update"))
    sent = selling_desk.named("destination.update")[-1]["set"]["target"]
    assert sent == {"type": "relay", "host": "relay.example.com", "port": 9000, "way": "b"}
    until(lambda: dialog._problem.text())
    dialog.reject()


def test_who_has_no_viewers_has_no_delay_and_who_needs_no_key_has_no_field(selling_corner: Corner) -> None:
    dialog = DestinationDialog(selling_corner.room, None, selling_corner)
    dialog.open()
    dialog._kind.setCurrentIndex(dialog._kind.findData("tape"))
    assert not dialog._delay.isVisible()
    assert dialog.page.key is None
    dialog.reject()
