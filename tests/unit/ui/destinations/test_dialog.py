"""The dialog of destinations: its words are about the kind that is chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from studio.desk.keys import Secret
from studio.plugin_api.abilities import AbilityError
from tests.fakes.broadcast import KEY, MemoryBroadcast
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.destinations.dialog import DestinationDialog
from ui.destinations.pages.rtmp import RtmpPage

Until = Callable[..., None]


def test_what_one_kind_lacks_is_not_said_of_another(selling_corner: Corner) -> None:
    dialog = DestinationDialog(selling_corner.room, None, selling_corner)
    dialog.accept()
    assert "rtmp://" in dialog._problem.text()
    dialog._kind.setCurrentIndex(dialog._kind.findData("recording"))
    assert dialog._problem.text() == ""
    dialog.reject()


def test_what_the_desk_refuses_is_said_in_the_dialog_and_nothing_typed_is_lost(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    dialog = DestinationDialog(selling_corner.room, None, selling_corner)
    dialog.open()
    dialog._name.setText("Night channel" * 100)
    page = dialog.page
    assert isinstance(page, RtmpPage)
    assert page.key is not None
    page.url.setText("rtmp://live.example.com/app")
    page.key.setText("abc-secret")
    dialog.accept()
    until(lambda: dialog._problem.text())
    assert (dialog.isVisible(), dialog._buttons.isEnabled(), page.key.text()) == (True, True, "abc-secret")
    assert not selling_desk.named("key.set")
    dialog._name.setText("Night channel")
    dialog.accept()
    until(lambda: selling_desk.named("key.set"))


def test_address_and_key_are_taken_from_an_account(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    platform = MemoryBroadcast(selling_desk.processes, "twitch")
    selling_desk.connects("twitch", platform)
    selling_desk.call("connection.add", plugin="twitch", name="Shop & Co")
    state = selling_corner.room.store
    until(lambda: "twitch" in state.state.broadcasts)
    dialog = DestinationDialog(selling_corner.room, None, selling_corner)
    dialog.open()
    page = dialog.page
    assert isinstance(page, RtmpPage)
    assert page.key is not None
    assert page.take_from.isVisible()
    (account,) = page.take_from.menu().actions()
    assert account.text() == "Shop && Co"
    account.trigger()
    until(lambda: page.url.text() == "rtmps://live.platform.example/app")
    assert (page.key.text(), page.key.placeholderText()) == ("", "as Shop & Co has it")
    assert dialog._name.text() == "Shop & Co"
    dialog.accept()
    until(lambda: selling_desk.named("key.take"))
    until(lambda: state.state.show.destinations[-1].name == "Shop & Co")
    added = state.state.show.destinations[-1]
    assert selling_desk.named("key.take") == [
        {"destination": added.id, "connection": "twitch", "url": "rtmps://live.platform.example/app"}
    ]
    assert not selling_desk.named("key.set")
    destinations = selling_desk.desk.destinations
    until(lambda: selling_desk.ask(lambda: (destinations.key_of(destinations.find(added.id)) or Secret("")).reveal()) == KEY)
    assert KEY not in str(selling_desk.ask(selling_desk.desk.state.snapshot))


def test_a_key_that_is_typed_after_all_is_the_operators(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    platform = MemoryBroadcast(selling_desk.processes, "twitch")
    selling_desk.connects("twitch", platform)
    selling_desk.call("connection.add", plugin="twitch", name="Twitch")
    until(lambda: "twitch" in selling_corner.room.store.state.broadcasts)
    dialog = DestinationDialog(selling_corner.room, None, selling_corner)
    dialog.open()
    page = dialog.page
    assert isinstance(page, RtmpPage)
    assert page.key is not None
    page.take_from.take("twitch")
    until(lambda: page.url.text() == "rtmps://live.platform.example/app")
    QTest.keyClicks(page.key, "my-own")
    dialog.accept()
    until(lambda: selling_desk.named("key.set"))
    assert not selling_desk.named("key.take")


def test_an_account_that_gives_no_key_says_why(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    platform = MemoryBroadcast(selling_desk.processes, "twitch")
    platform.refused = AbilityError("logged_out", "Twitch does not take this login: Missing scope.")
    selling_desk.connects("twitch", platform)
    selling_desk.call("connection.add", plugin="twitch", name="Twitch")
    until(lambda: "twitch" in selling_corner.room.store.state.broadcasts)
    dialog = DestinationDialog(selling_corner.room, None, selling_corner)
    dialog.open()
    page = dialog.page
    assert isinstance(page, RtmpPage)
    page.take_from.take("twitch")
    until(lambda: dialog._problem.text() == "Twitch does not take this login: Missing scope.")
    assert page.takes_key_from() == ""
    dialog.reject()


def test_another_server_needs_its_key_typed_anew(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    def needs_key() -> bool:
        told = selling_corner.room.store.state.destinations.get(name)
        return told is None or told.needs_key

    def changed(key_line: str, url: str = "", key: str = "") -> None:
        """Open the dialog, where the field for the key says this, and change what is given."""
        dialog = DestinationDialog(selling_corner.room, selling_desk.show.destinations[-1], selling_corner)
        dialog.open()
        page = dialog.page
        assert isinstance(page, RtmpPage)
        assert page.key is not None
        assert page.key.placeholderText().startswith(key_line)
        assert bool(page.key.placeholderText()) == bool(key_line)
        page.url.setText(url or page.url.text())
        page.key.setText(key)
        dialog.accept()

    fields = {"name": "New", "target": {"type": "rtmp", "url": "rtmp://a.example/app"}}
    name = selling_desk.call("destination.add", set=fields)["id"]
    selling_desk.call("key.set", destination=name, key="abc-secret")
    until(lambda: not needs_key())
    changed("unchanged", url="rtmp://b.example/app")
    until(needs_key)
    changed("", key="its-own")
    until(lambda: not needs_key())
    changed("unchanged", url="rtmp://a.example/live")
    until(lambda: selling_corner.room.store.state.show.destinations[-1].target.place() == "rtmp://a.example/live")
    assert not needs_key()


def test_encodings_that_a_kind_takes_are_offered_and_a_new_one_where_there_is_none(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    dialog = DestinationDialog(selling_corner.room, None, selling_corner)
    dialog.open()

    def offered() -> list[str]:
        return [dialog._encoding.itemText(at) for at in range(dialog._encoding.count())]

    def choose(kind: str) -> None:
        dialog._kind.setCurrentIndex(dialog._kind.findData(kind))

    known = [one.id for one in selling_desk.show.encodings]
    choose("rtmp")
    assert [text.partition(":")[0] for text in offered()][: len(known)] == known
    choose("whip")
    assert offered() == [f"a new one of {one.name} {one.width}x{one.height}" for one in selling_desk.show.canvases]
    last = selling_desk.show.canvases[-1]
    dialog._encoding.setCurrentIndex(dialog._encoding.count() - 1)
    dialog._name.setText("Web")
    (address, *_) = [line for line in dialog.page.findChildren(QLineEdit) if "://" in line.placeholderText()]
    QTest.keyClicks(address, "https://live.example.com/whip")
    dialog.accept()
    until(lambda: selling_desk.show.destinations[-1].name == "Web")
    made = selling_desk.show.encodings[-1]
    assert selling_desk.show.destinations[-1].encoding == made.id
    assert (made.canvas, made.audio_codec, made.profile, made.low_latency) == (last.id, "opus", "baseline", True)
