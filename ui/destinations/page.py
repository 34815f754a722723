"""What every page of the destination's dialog does: it shows and takes what is set of one kind of destination."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from studio.kinds.registry import Kind
from studio.kinds.targets import FAMILY
from studio.kinds.targets.base import Target
from ui.desk_words import said
from ui.destinations.key_field import KeyField
from ui.forms.word import word
from ui.room import ControlRoom


class Page(QWidget):
    """A subclass lays out its fields, and the `key` where the operator enters one. `named`: another name may suit now;
    `refused`: something that it asked the desk for, in words."""

    named = Signal()
    refused = Signal(str)

    def __init__(self, room: ControlRoom, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self.fields = {field.name: field for field in FAMILY.fields(kind.name)}
        settings = kind.settings
        assert issubclass(settings, Target)
        self.facts = settings.facts
        self.key = KeyField(room, said(self.facts.key_title)) if self.facts.key == "operator" else None

    def load(self, target: Target) -> None:
        """Show a target of the kind."""
        raise NotImplementedError

    def finish(self) -> None:
        """Take what is typed still."""

    def missing(self) -> str:
        """What is to be entered first, in a sentence for the operator; "": nothing."""
        return ""

    def settings(self) -> dict[str, Any]:
        """What is set, by the names of the kind's fields. What is left out stays as it is."""
        raise NotImplementedError

    def takes_key_from(self) -> str:
        """The connection that is to say address and key; "": none is."""
        return ""

    def suggested_name(self) -> str:
        """What the destination is called until a person names it."""
        return word(self.kind.title)

    def title(self, field: str) -> str:
        return word(self.fields[field].title)

    def with_button(self, line: QLineEdit, name: str, chosen: Callable[[], None]) -> QWidget:
        """A line with a button beside it, which asks for a file or folder."""
        line.setAccessibleName(name)
        button = QPushButton(self.tr("Choose…"))
        button.clicked.connect(lambda _checked=False: chosen())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line, 1)
        row.addWidget(button)
        return holder
