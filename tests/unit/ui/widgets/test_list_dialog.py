from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.list_dialog import Entry, EntryList


def entries(*names: str) -> list[Entry]:
    return [Entry(name, name.title(), "Running", "#00ff00") for name in names]


@pytest.fixture
def shown(application: object, nothing_left: None) -> Iterator[EntryList]:
    made = EntryList()
    made.show()
    yield made
    made.hide()
    made.deleteLater()


def test_while_there_are_entries_one_is_chosen(shown: EntryList) -> None:
    assert shown.chosen() == ""
    shown.fill(entries("cards", "irc", "vendure"))
    assert shown.chosen() == "cards"
    assert shown.item(0).text() == "Cards\nRunning"
    assert shown.item(0).toolTip() == "Cards"
    shown.fill([])
    assert shown.chosen() == ""


def test_the_chosen_one_stays_chosen_when_others_come_and_its_neighbour_is_when_it_goes(shown: EntryList) -> None:
    shown.fill(entries("cards", "irc", "vendure"))
    shown.setCurrentRow(1)
    shown.fill(entries("a", "b", "cards", "irc", "vendure"))
    assert shown.chosen() == "irc"
    shown.fill(entries("a", "b", "cards", "vendure"))
    assert shown.chosen() == "vendure"
    shown.fill(entries("a"))
    assert shown.chosen() == "a"


def test_one_that_is_still_to_come_is_chosen_once_it_is_there_and_not_again(shown: EntryList) -> None:
    shown.fill(entries("cards"))
    shown.choose("vendure")
    assert shown.chosen() == "cards"
    shown.fill(entries("cards", "irc"))
    assert shown.chosen() == "cards"
    shown.fill(entries("cards", "irc", "vendure"))
    assert shown.chosen() == "vendure"
    shown.choose("irc")
    shown.fill(entries("cards", "irc", "vendure"))
    assert shown.chosen() == "irc"


def test_what_only_changes_its_words_is_not_chosen_anew(shown: EntryList) -> None:
    shown.fill(entries("cards", "irc"))
    chosen: list[str] = []
    shown.currentItemChanged.connect(lambda _now, _before: chosen.append(shown.chosen()))
    shown.fill([Entry("cards", "Cards", "Failed", "#ff0000"), Entry("irc", "Chat", "Running", "#00ff00")])
    assert not chosen
    assert [shown.item(row).text() for row in range(2)] == ["Cards\nFailed", "Chat\nRunning"]
    assert shown.item(0).foreground().color().name() == "#ff0000"


def test_the_delete_key_is_told_and_others_move_as_ever(shown: EntryList) -> None:
    shown.fill(entries("cards", "irc"))
    told: list[str] = []
    shown.deleted.connect(lambda: told.append(shown.chosen()))
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert told == ["irc"]
