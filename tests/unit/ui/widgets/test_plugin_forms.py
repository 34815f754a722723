from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from studio.control.schema.answers import Kept
from studio.control.schema.state.plugins import SecretWord, Setting
from ui.widgets.plugin_forms import PluginForms

SCHEMA = {"url": Setting(type="text", label="Address")}
SECRETS = {"password": SecretWord(label="Password")}
HINT = "They are for one account."
Answered = Callable[[Kept], None]


class Desk:
    """Hears what the forms say."""

    def __init__(self) -> None:
        self.configured: list[tuple[str, str, Any]] = []
        self.handed_over: list[tuple[str, str, str]] = []
        self.answers: list[Answered] = []

    def configure(self, owner: str, name: str, value: Any) -> None:
        self.configured.append((owner, name, value))

    def hand_over(self, owner: str, name: str, value: str, answered: Answered) -> None:
        self.handed_over.append((owner, name, value))
        self.answers.append(answered)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def forms(application: object, desk: Desk, nothing_left: None) -> Iterator[PluginForms]:
    made = PluginForms(desk.configure, desk.hand_over, HINT)
    made.show()
    yield made
    made.hide()
    made.deleteLater()


def type_into(line: QLineEdit, text: str) -> None:
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def hints(forms: PluginForms) -> list[str]:
    return [label.text() for label in forms.findChildren(QLabel) if label.text() == HINT and not label.isHidden()]


def test_what_is_entered_is_told_with_whose_it_is(forms: PluginForms, desk: Desk) -> None:
    forms.show_of("store", SCHEMA, SECRETS, keyring=True)
    assert forms.settings is not None
    assert forms.secrets is not None
    url = forms.settings.fields["url"]
    assert isinstance(url, QLineEdit)
    type_into(url, "https://a.example")
    type_into(forms.secrets.fields["password"], "open sesame")
    assert desk.configured == [("store", "url", "https://a.example")]
    assert desk.handed_over == [("store", "password", "open sesame")]
    desk.answers[0](Kept(kept=True))
    assert forms.secrets.marks["password"].text() == "Kept in the keyring."
    desk.answers[0](Kept(kept=False))
    assert forms.secrets.marks["password"].text() == "Kept until the studio ends."


def test_forms_stay_while_they_are_the_same_ones_and_are_made_anew_for_another(forms: PluginForms, desk: Desk) -> None:
    forms.show_of("store", SCHEMA, SECRETS, keyring=True)
    first = forms.settings
    forms.show_of("store", SCHEMA, SECRETS, keyring=True)
    assert forms.settings is first
    forms.show_of("other", SCHEMA, SECRETS, keyring=True)
    assert forms.settings is not first
    assert forms.settings is not None
    forms.follow({"url": "https://b.example"})
    url = forms.settings.fields["url"]
    assert isinstance(url, QLineEdit)
    assert url.text() == "https://b.example"


def test_without_settings_or_secrets_there_is_no_form_and_no_hint(forms: PluginForms, until: Callable[..., None]) -> None:
    forms.show_of("cards", SCHEMA, {}, keyring=True)
    assert (forms.settings is not None, forms.secrets, hints(forms)) == (True, None, [])
    forms.show_of("store", {}, SECRETS, keyring=True)
    assert (forms.settings, forms.secrets is not None) == (None, True)
    until(lambda: hints(forms) == [HINT])
    forms.show_of("", {}, {}, keyring=False)
    assert (forms.settings, forms.secrets, hints(forms)) == (None, None, [])
    forms.follow({"url": "https://nobody.example"})


def test_an_answer_that_comes_when_another_one_is_shown_says_nothing_there(
    forms: PluginForms, desk: Desk, until: Callable[..., None]
) -> None:
    forms.show_of("store", SCHEMA, SECRETS, keyring=True)
    assert forms.secrets is not None
    type_into(forms.secrets.fields["password"], "open sesame")
    gone: list[bool] = []
    forms.secrets.destroyed.connect(lambda: gone.append(True))
    forms.show_of("other", SCHEMA, SECRETS, keyring=True)
    until(lambda: gone)
    before = forms.secrets.marks["password"].text()
    desk.answers[0](Kept(kept=True))
    assert forms.secrets.marks["password"].text() == before
