from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from vendure import sentences

from studio.values.sentences import spoken
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from tests.unit.ui.list_dialogs import change_rate_while_tea_is_on_sale, met_by_tab, password_mark, rate_field, type_password
from tests.unit.ui.test_leaving import Answers
from ui.plugins import PluginDialog

Until = Callable[..., None]


@pytest.fixture
def dialog(selling_corner: Corner, until: Until) -> PluginDialog:
    made = PluginDialog(selling_corner.room, selling_corner)
    made.open()
    until(lambda: made.list.count() > 0)
    return made


def restarts(desk: DeskThread, worker: str) -> int:
    """How often it was started again; -1 while it does not run."""
    member = desk.desk.processes.members.get(worker)
    return member.worker.restarts if member is not None and member.worker.phase == "running" else -1


def choose(dialog: PluginDialog, plugin: str) -> None:
    names = [dialog.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(dialog.list.count())]
    dialog.list.setCurrentRow(names.index(plugin))


def test_every_plugin_is_listed_with_its_state(dialog: PluginDialog, until: Until) -> None:
    def states() -> list[str]:
        rows = [dialog.list.item(row) for row in range(dialog.list.count())]
        found = {row.data(Qt.ItemDataRole.UserRole): row.text().split("\n")[1] for row in rows}
        return [found[name] for name in ("cards", "rehearsal", "vendure")]

    until(lambda: states() == ["Running", "Running", "Not needed now"])
    assert dialog.chosen() == dialog.list.item(0).data(Qt.ItemDataRole.UserRole)


def test_tab_comes_to_settings_and_secrets_before_it_comes_to_close(dialog: PluginDialog, until: Until) -> None:
    choose(dialog, "vendure")
    assert met_by_tab(dialog, dialog.restart) == ["settings", "secrets", "close"]


def test_a_setting_is_sent_and_followed(dialog: PluginDialog, selling_desk: DeskThread, until: Until) -> None:
    choose(dialog, "vendure")
    rate = rate_field(dialog)
    assert rate.value() == 20
    rate.setValue(50)
    until(lambda: selling_desk.named("plugin.configure") == [{"plugin": "vendure", "set": {"requests_per_second": 50}}])
    choose(dialog, "cards")
    until(lambda: selling_desk.ask(selling_desk.desk.plugins.catalogue.section)["vendure"].settings["requests_per_second"] == 50)
    choose(dialog, "vendure")
    until(lambda: rate_field(dialog).value() == 50)


def test_a_secret_is_handed_over_and_never_stays(dialog: PluginDialog, selling_desk: DeskThread, until: Until) -> None:
    choose(dialog, "vendure")
    line = type_password(dialog, "open sesame")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    until(lambda: selling_desk.named("plugin.secret") == [{"plugin": "vendure", "name": "password", "value": "open sesame"}])
    assert line.text() == ""
    until(lambda: password_mark(dialog) == "Kept in the keyring.")
    assert dialog.isVisible(), "Return in a field closes nothing"


@pytest.mark.expect_warnings
def test_it_is_switched_off_and_restarted(dialog: PluginDialog, selling_desk: DeskThread, until: Until) -> None:
    selling_desk.call("connection.add", plugin="vendure", name="Store")
    for failure in range(3):
        until(lambda failure=failure: restarts(selling_desk, "plugin.vendure") == failure)
        selling_desk.processes.exits("plugin.vendure")
    choose(dialog, "vendure")
    until(lambda: dialog.state.text() == "Disabled after failing three times")
    dialog.restart.click()
    until(lambda: selling_desk.named("plugin.restart") == [{"plugin": "vendure"}])
    dialog.switch.click()
    until(lambda: selling_desk.named("plugin.switch") == [{"plugin": "vendure", "on": False}])
    until(lambda: dialog.state.text() == "Switched off")
    assert not dialog.restart.isEnabled()
    dialog.switch.click()
    until(lambda: dialog.state.text() == "Running")


def test_a_setting_that_a_sale_rests_on_is_asked_about_and_stands_as_it_was_without_a_yes(
    dialog: PluginDialog, selling_desk: DeskThread, until: Until
) -> None:
    choose(dialog, "vendure")
    assert change_rate_while_tea_is_on_sale(dialog, selling_desk, until, "plugin.configure", "Cancel") == []
    assert change_rate_while_tea_is_on_sale(dialog, selling_desk, until, "plugin.configure", "Change it all the same") == ["tea"]


def test_a_switch_thought_better_of_stands_as_it_was(dialog: PluginDialog, selling_desk: DeskThread, until: Until) -> None:
    choose(dialog, "cards")
    answers = Answers("Cancel")
    dialog.switch.click()
    until(lambda: answers.asked)
    until(dialog.switch.isChecked)
    answers.stop()


def test_a_refusal_is_said_in_the_dialog(dialog: PluginDialog, selling_desk: DeskThread, until: Until) -> None:
    """The window's notices lie behind it; what was entered is not so."""
    choose(dialog, "vendure")
    for method in ("plugin.switch", "plugin.configure", "plugin.secret"):
        selling_desk.refuses(method, "The disk is full.")
    on = dialog.switch.isChecked()
    dialog.switch.click()
    until(lambda: dialog.line.text() == "The disk is full.")
    assert dialog.switch.isChecked() is on
    choose(dialog, "cards")
    assert dialog.line.text() == "", "it was about another plugin"
    choose(dialog, "vendure")
    rate = rate_field(dialog)
    rate.setValue(50)
    until(lambda: dialog.line.text() == "The disk is full.")
    assert rate.value() == 20
    type_password(dialog, "open sesame")
    until(lambda: len(selling_desk.named("plugin.secret")) == 1)
    until(lambda: dialog.line.text() == "The disk is full.")


def test_a_shops_trouble_is_said_in_the_windows_language(
    dialog: PluginDialog, selling_desk: DeskThread, until: Until, chinese: None
) -> None:
    selling_desk.call("connection.add", plugin="vendure", name="Store")
    until(lambda: restarts(selling_desk, "plugin.vendure") == 0)
    choose(dialog, "vendure")
    words = sentences.no_channel()
    state = {"state": "failed", "text": str(words), "said": {"text": spoken(words)}}
    able = {"abilities": ["catalogue", "orders"], "capabilities": [], "text_bound": 0}
    selling_desk.processes.event("plugin.vendure", "connection_state", **state, **able)
    selling_desk.processes.says("plugin.vendure", "failed", words)
    until(lambda: dialog.problem.text())
    assert dialog.problem.text() == "Vendure 没有这个渠道：请在设置里核对渠道令牌。"
