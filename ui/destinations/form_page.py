"""The page of a kind that has none of its own: drawn from what the kind declares."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout

from studio.kinds.registry import Kind
from studio.kinds.targets.base import Target
from ui.destinations.page import Page
from ui.forms.kind_form import KindForm, first_value
from ui.forms.word import word
from ui.room import ControlRoom


class FormPage(Page):
    """The kind's help, its fields, and the key where the operator enters one."""

    def __init__(self, room: ControlRoom, kind: Kind) -> None:
        super().__init__(room, kind)
        self._values = {name: first_value(field) for name, field in self.fields.items()}
        self._form = KindForm(tuple(self.fields.values()))
        self._form.follow(SimpleNamespace(**self._values))
        self._form.changed.connect(self._set)
        for label in self._form.findChildren(QLabel):
            label.setObjectName("")  # as bright as the dialog's other labels
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if kind.help:
            about = QLabel(word(kind.help))
            about.setWordWrap(True)
            about.setObjectName("dim")
            column.addWidget(about)
        column.addWidget(self._form)
        if self.key is not None:
            rows = QFormLayout()
            rows.setContentsMargins(0, 0, 0, 0)
            self.key.add_to(rows)
            column.addLayout(rows)
        column.addStretch(1)

    def load(self, target: Target) -> None:
        self._values = {name: getattr(target, name) for name in self.fields}
        self._form.follow(target)

    def finish(self) -> None:
        self._form.finish()

    def missing(self) -> str:
        empty = (field for name, field in self.fields.items() if field.default is None and self._values[name] in ("", ()))
        field = next(empty, None)
        return self.tr("Fill in: {field}.").format(field=word(field.title)) if field else ""

    def settings(self) -> dict[str, Any]:
        return dict(self._values)

    def _set(self, name: str, value: object, _gesture: str) -> None:
        self._values[name] = value.strip() if isinstance(value, str) else value
