"""The settings and the secrets of what a plugin runs, one form below the other; made anew only when they are of another one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from studio.control.schema.answers import Kept
from studio.control.schema.state.plugins import SecretWord, Setting
from ui.theme.parts import clear, field_title, tab_through
from ui.widgets.secrets_form import SecretsForm
from ui.widgets.settings_form import SettingsForm

Configure = Callable[[str, str, Any], None]
HandOver = Callable[[str, str, str, Callable[[Kept], None]], None]


class PluginForms(QWidget):
    """Calls `configure(owner, setting, value)` and `hand_over(owner, secret, value, answered)`, `owner` being whose forms these
    are. `hint`: what is said below the secrets.
    """

    def __init__(self, configure: Configure, hand_over: HandOver, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._configure, self._hand_over, self._hint = configure, hand_over, hint
        self._shown: tuple[object, ...] = ()
        self.settings: SettingsForm | None = None
        self.secrets: SecretsForm | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)

    def show_of(self, owner: str, schema: Mapping[str, Setting], secrets: Mapping[str, SecretWord], keyring: bool) -> None:
        """Show the forms of `owner`. What is being typed stays, unless they are other forms. `keyring`: there is one."""
        if self._shown == (owner, schema, secrets):
            return
        self._shown = (owner, schema, secrets)
        clear(self._rows)
        self.settings = self.secrets = None
        last: QWidget = self  # Tab comes from what is above them, and goes on to what is below
        if schema:
            self._rows.addWidget(field_title(self.tr("Settings")))
            self.settings = SettingsForm(schema, lambda field, value: self._configure(owner, field, value))
            self._rows.addWidget(self.settings)
            last = tab_through(self.settings, last)
        if secrets:
            self._rows.addWidget(field_title(self.tr("Secrets")))
            self.secrets = SecretsForm(secrets, keyring, lambda field, value: self._put_secret(owner, field, value))
            self._rows.addWidget(self.secrets)
            tab_through(self.secrets, last)
            if self._hint:
                hint = QLabel(self._hint)
                hint.setObjectName("faint")
                hint.setWordWrap(True)
                self._rows.addWidget(hint)

    def follow(self, values: dict[str, Any]) -> None:
        """Show these settings, see `SettingsForm.follow`."""
        if self.settings is not None:
            self.settings.follow(values)

    def _put_secret(self, owner: str, name: str, value: str) -> None:
        form = self.secrets

        def answered(answer: Kept) -> None:
            if form is not None and isValid(form):  # the dialog may be closed, or show another one's
                form.say(name, self.tr("Kept in the keyring.") if answer.kept else self.tr("Kept until the studio ends."))

        self._hand_over(owner, name, value, answered)
