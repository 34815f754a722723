"""The page of a slate."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from studio.kinds.sources import Input, Slate, SourceKind
from ui.forms.kind_form import ColourButton
from ui.sources.page import Page


class SlatePage(Page):
    def __init__(self, kind: SourceKind) -> None:
        super().__init__(kind)
        self._title = QLineEdit(self.tr("We will be right back"))
        self._subtitle = QLineEdit()
        self._colour = ColourButton(self.title("colour"), lambda _colour: self.note())
        self._colour.follow("#101820")
        self.rows.addRow(self.title("title"), self._title)
        self.rows.addRow(self.title("subtitle"), self._subtitle)
        self.rows.addRow(self.title("colour"), self._colour)
        self._title.textEdited.connect(self.note)
        self._subtitle.textEdited.connect(self.note)

    def value(self) -> Input | None:
        return Slate(title=self._title.text(), subtitle=self._subtitle.text(), colour=self._colour.colour)

    def load(self, given: Input) -> None:
        assert isinstance(given, Slate)
        self._title.setText(given.title)
        self._subtitle.setText(given.subtitle)
        self._colour.follow(given.colour)


PAGE = SlatePage
