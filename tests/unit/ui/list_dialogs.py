"""What the tests of connections and of plugins do alike in their dialogs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QDoubleSpinBox, QLineEdit, QWidget

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.test_leaving import Answers
from ui.connections import ConnectionsDialog
from ui.plugins import PluginDialog

RATE = "requests_per_second"  # a setting of Vendure


def rate_field(dialog: ConnectionsDialog | PluginDialog) -> QDoubleSpinBox:
    """Of the entry that is chosen."""
    assert dialog.forms.settings is not None
    field = dialog.forms.settings.fields[RATE]
    assert isinstance(field, QDoubleSpinBox)
    return field


def type_password(dialog: ConnectionsDialog | PluginDialog, password: str) -> QLineEdit:
    """Enter it and press Return; returns the field."""
    assert dialog.forms.secrets is not None
    line = dialog.forms.secrets.fields["password"]
    QTest.keyClicks(line, password)
    QTest.keyClick(line, Qt.Key.Key_Return)
    return line


def password_mark(dialog: ConnectionsDialog | PluginDialog) -> str:
    """What is said of the password that was entered."""
    return dialog.forms.secrets.marks["password"].text() if dialog.forms.secrets is not None else ""


def change_rate_while_tea_is_on_sale(
    dialog: ConnectionsDialog | PluginDialog, desk: DeskThread, until: Callable[..., None], method: str, answer: str
) -> list[str]:
    """The desk asks whether to change it all the same, and is answered; returns what was confirmed to it."""
    rate = rate_field(dialog)
    before, calls = rate.value(), len(desk.named(method))
    desk.asks(method, "1 'Tea' is on sale: 5 left, 0 unpaid.", "tea")
    answers = Answers(answer)
    rate.setValue(50)
    until(lambda: answers.asked)
    yes = answer != "Cancel"
    until(lambda: len(desk.named(method)) == calls + 1 + yes)
    until(lambda: rate.value() == (50 if yes else before))
    answers.stop()
    return [call["confirm"] for call in desk.named(method)[calls + 1 :]]


def met_by_tab(dialog: ConnectionsDialog | PluginDialog, start: QWidget) -> list[str]:
    """What the Tab key comes to from there on, in its order: "settings", "secrets", "close", each as often as it is begun."""
    assert dialog.forms.settings is not None
    assert dialog.forms.secrets is not None
    close = dialog.findChild(QDialogButtonBox)
    parts = {"settings": dialog.forms.settings, "secrets": dialog.forms.secrets, "close": close}
    met: list[str] = []
    at = start.nextInFocusChain()
    while at is not start:
        if at.focusPolicy() != Qt.FocusPolicy.NoFocus:
            met += [name for name, part in parts.items() if part.isAncestorOf(at) and met[-1:] != [name]]
        at = at.nextInFocusChain()
    return met
