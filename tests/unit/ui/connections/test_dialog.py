"""Accounts are added, named, set, restarted and removed in the dialog; what the desk refuses is said there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from tests.unit.ui.laid_out import lay_out
from tests.unit.ui.list_dialogs import change_rate_while_tea_is_on_sale, met_by_tab, password_mark, rate_field, type_password
from ui.connections import ConnectionsDialog
from ui.connections.add_dialog import AddConnectionDialog
from ui.queue.shop_choice import ShopChoice
from ui.theme import colours

Until = Callable[..., None]


@pytest.fixture
def dialog(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> ConnectionsDialog:
    """Of a show with the rehearsal and a store."""
    selling_desk.processes.says("plugin.vendure", "waiting", "Vendure does not answer.")
    selling_desk.call("connection.add", plugin="vendure", name="Store", settings={"url": "https://a.example"})
    made = ConnectionsDialog(selling_corner.room, selling_corner)
    made.open()
    until(lambda: made.list.count() == 2 and "Not reached" in made.list.item(1).text())
    return made


def texts(dialog: ConnectionsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_each_is_listed_by_its_name_with_how_it_is(dialog: ConnectionsDialog, until: Until) -> None:
    assert texts(dialog) == ["Rehearsal\nRunning", "Store\nNot reached"]
    assert dialog.problem.isHidden()
    until(lambda: not dialog.page.isHidden())
    dialog.list.setCurrentRow(1)
    assert dialog.page.isHidden()
    assert (dialog.name.text(), dialog.about.text(), dialog.state.text()) == ("Store", "Vendure", "Not reached")
    assert dialog.problem.text() == "Vendure does not answer."
    dialog.list.setCurrentRow(0)
    line = dialog.list.visualItemRect(dialog.list.item(1))
    seen = dialog.list.viewport().grab(line).toImage()
    colours_seen = {seen.pixelColor(x, y).name() for x in range(seen.width()) for y in range(seen.height())}
    assert colours.WARN in colours_seen, "one that is not well is seen in the list"


def test_tab_comes_to_settings_and_secrets_before_it_comes_to_close(dialog: ConnectionsDialog, until: Until) -> None:
    dialog.list.setCurrentRow(1)
    assert met_by_tab(dialog, dialog.personal) == ["settings", "secrets", "close"]


def test_an_account_is_added_and_shown_at_once(dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until) -> None:
    dialog.add.click()
    asking = dialog.findChild(AddConnectionDialog)
    assert asking is not None
    offered = {asking.plugin.itemData(row) for row in range(asking.plugin.count())}
    assert offered >= {"rehearsal", "vendure"}
    assert "cards" not in offered
    asking.plugin.setCurrentIndex(asking.plugin.findData("vendure"))
    assert asking.name.text() == "Vendure"
    asking.name.selectAll()
    QTest.keyClicks(asking.name, "Second store")
    QTest.keyClick(asking.name, Qt.Key.Key_Return)
    until(lambda: dialog.chosen() == "second-store")
    assert selling_desk.named("connection.add") == [{"plugin": "vendure", "name": "Second store"}]
    assert dialog.name.text() == "Second store"
    assert dialog.forms.settings is not None
    assert dialog.forms.secrets is not None


def test_a_setting_is_its_own_until_it_is_the_plugins_again(
    dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until
) -> None:
    dialog.list.setCurrentRow(1)
    assert dialog.forms.settings is not None
    assert "password_file" not in dialog.forms.settings.fields, "a show names no file of this computer"
    url, rate = dialog.forms.settings.fields["url"], rate_field(dialog)
    assert isinstance(url, QLineEdit)
    assert (url.text(), rate.value()) == ("https://a.example", 20)
    rate.setValue(50)
    until(lambda: selling_desk.show.connections[1].settings == {"url": "https://a.example", "requests_per_second": 50})
    rate.setValue(20)
    until(lambda: selling_desk.show.connections[1].settings == {"url": "https://a.example"})


def test_a_name_is_kept_and_an_empty_one_is_not(dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until) -> None:
    for typed in ("Big store", "  "):
        dialog.list.setCurrentRow(1)
        dialog.name.selectAll()
        QTest.keyClicks(dialog.name, typed)
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        until(lambda: texts(dialog)[1].startswith("Big store\n"))
    assert dialog.name.text() == "Big store"
    assert selling_desk.named("connection.update") == [{"connection": "vendure", "set": {"name": "Big store"}}]
    assert dialog.isVisible(), "Return in a field closes nothing"


def test_a_secret_is_handed_over_and_never_stays(dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until) -> None:
    dialog.list.setCurrentRow(1)
    line = type_password(dialog, "open sesame")
    said = {"connection": "vendure", "name": "password", "value": "open sesame"}
    until(lambda: selling_desk.named("connection.secret") == [said])
    assert line.text() == ""
    until(lambda: password_mark(dialog) == "Kept in the keyring.")


def test_one_is_restarted_and_the_user_has_it_told_who_buys(
    dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until
) -> None:
    dialog.list.setCurrentRow(1)
    dialog.restart.click()
    until(lambda: selling_desk.named("connection.restart") == [{"connection": "vendure"}])
    assert not dialog.personal.isChecked()
    dialog.personal.click()
    granted = {"connection": "vendure", "personal_data": True}
    until(lambda: selling_desk.named("connection.grant") == [granted] and _told_names(dialog))
    assert dialog.personal.isChecked()
    assert not selling_desk.show.connections[1].personal_data, "the show says nothing of it"
    dialog.personal.click()
    until(lambda: not _told_names(dialog))
    assert not dialog.personal.isChecked()


def test_a_show_asks_for_buyers_names_and_the_user_says_whether(
    dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until
) -> None:
    selling_desk.call("connection.update", connection="vendure", set={"personal_data": True})
    dialog.list.setCurrentRow(1)
    until(lambda: not dialog.asks.isHidden())
    assert not dialog.personal.isChecked()
    words = "The show asks that Store be told buyers' names. Grant it or not under Show > Connections."
    until(lambda: [one.text for one in dialog.room.store.state.alarms if one.id == "show.grants"] == [words])
    dialog.personal.click()
    until(lambda: dialog.asks.isHidden() and dialog.decline.isHidden() and _told_names(dialog))
    until(lambda: all(one.id != "show.grants" for one in dialog.room.store.state.alarms))
    dialog.personal.click()
    until(lambda: not dialog.decline.isHidden())
    dialog.decline.click()
    until(lambda: dialog.asks.isHidden() and not selling_desk.show.connections[1].personal_data)
    assert not _told_names(dialog)
    until(lambda: all(one.id != "show.grants" for one in dialog.room.store.state.alarms))


def _told_names(dialog: ConnectionsDialog) -> bool:
    return dialog.room.store.state.connections["vendure"].personal_data


def test_one_is_removed_by_the_delete_key_and_one_in_use_says_why_it_stays(
    dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until
) -> None:
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    until(lambda: len(texts(dialog)) == 1)
    assert dialog.chosen() == "rehearsal"
    dialog.remove.click()
    until(lambda: "is the shop of" in dialog.line.text())
    assert texts(dialog) == ["Rehearsal\nRunning"]


def test_without_any_it_says_what_to_do(corner: Corner, desk: DeskThread, until: Until) -> None:
    desk.call("destination.remove", destination="rehearsal")
    desk.call("connection.remove", connection="rehearsal")
    until(lambda: not corner.room.store.state.connections)
    dialog = ConnectionsDialog(corner.room, corner)
    dialog.open()
    assert dialog.list.count() == 0
    assert dialog.about.text().endswith("Add the first account.")
    assert not dialog.remove.isEnabled()
    assert dialog.name.isHidden()


def test_a_setting_that_a_sale_rests_on_is_asked_about_and_stands_as_it_was_without_a_yes(
    dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until
) -> None:
    dialog.list.setCurrentRow(1)
    assert change_rate_while_tea_is_on_sale(dialog, selling_desk, until, "connection.update", "Cancel") == []
    assert change_rate_while_tea_is_on_sale(dialog, selling_desk, until, "connection.update", "Change it all the same") == ["tea"]


def test_a_double_click_on_add_makes_one_connection(dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until) -> None:
    dialog.add.click()
    asking = dialog.findChild(AddConnectionDialog)
    assert asking is not None
    asking.plugin.setCurrentIndex(asking.plugin.findData("vendure"))
    asking._ok.click()
    asking._ok.click()
    until(lambda: dialog.list.count() > 2)
    QTest.qWait(50)
    assert len(selling_desk.named("connection.add")) == 1


def test_a_connection_that_was_refused_can_be_added_after_all(
    dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until
) -> None:
    dialog.add.click()
    asking = dialog.findChild(AddConnectionDialog)
    assert asking is not None
    selling_desk.refuses("connection.add", "Not now.")
    for times in (1, 2):
        asking._ok.click()
        until(lambda times=times: len(selling_desk.named("connection.add")) == times and asking.line.text() == "Not now.")
    asking.reject()


def test_a_long_name_widens_nothing_and_is_whole_in_its_tool_tip(
    dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until
) -> None:
    name = "Store of the long name " * 5
    narrow = ShopChoice(dialog.room.store.state).sizeHint().width()
    selling_desk.call("connection.update", connection="vendure", set={"name": name})
    until(lambda: dialog.list.item(1).text().startswith(name.strip()))
    assert dialog.list.item(1).toolTip().startswith(name.strip())
    lay_out()
    assert not dialog.list.horizontalScrollBar().isVisible()
    assert ShopChoice(dialog.room.store.state).sizeHint().width() == narrow < 300
