"""The page of a kind that has none of its own: drawn from what the kind declares."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import msgspec
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QLineEdit, QSizePolicy

from studio.kinds.sources import Input, SourceKind
from ui.forms.kind_form import KindForm, first_value
from ui.forms.word import word
from ui.sources.page import Page


class FormPage(Page):
    """The kind's help and its fields. What no field shows stays as it was loaded."""

    def __init__(self, kind: SourceKind) -> None:
        super().__init__(kind)
        self._given: Input | None = kind.first
        self._values: dict[str, Any] = {
            name: first_value(field) if kind.first is None else getattr(kind.first, name) for name, field in self.fields.items()
        }
        self._form = KindForm(tuple(self.fields.values()))
        self._form.follow(SimpleNamespace(**self._values))
        self._form.changed.connect(self._set)
        for line in self._form.findChildren(QLineEdit):
            if not isinstance(line.parent(), QAbstractSpinBox):
                line.textEdited.connect(lambda _text: self._form.finish())  # Add can be pressed while it is being typed
        for label in self._form.findChildren(QLabel):
            label.setObjectName("")  # as bright as the dialog's other labels
        if kind.help:
            about = QLabel(word(kind.help))
            about.setWordWrap(True)
            about.setObjectName("dim")
            self.rows.addRow(about)
        self._form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # what is left over stays below
        self.rows.addRow(self._form)

    def load(self, given: Input) -> None:
        self._given = given
        self._values = {name: getattr(given, name) for name in self.fields}
        self._form.follow(given)

    def finish(self) -> None:
        self._form.finish()

    def value(self) -> Input | None:
        if any(not self._values[name] for name, field in self.fields.items() if field.form in _NEEDED and field.default is None):
            return None
        if self._given is not None:
            return msgspec.structs.replace(self._given, **self._values)
        made = self.kind.settings(**self._values)
        assert isinstance(made, Input)
        return made

    def _set(self, name: str, value: object, _gesture: str) -> None:
        self._values[name] = value
        self.note()


_NEEDED = ("file", "files", "folder", "text")  # without a default, somebody has to say them
