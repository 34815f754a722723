"""Forms of the sources that the studio draws itself: colour, slate, test card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QLineEdit, QPushButton

from studio.kinds.inputs import Fill, Input, Slate, TestCard
from ui.sources.form import Form, SizeBox
from ui.theme.ink import ink_on


class ColourButton(QPushButton):
    """A button that shows a colour and lets another be chosen."""

    chosen = Signal()

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour = ""
        self.show_colour(colour)
        self.clicked.connect(self._choose)

    def show_colour(self, colour: str) -> None:
        self.colour = colour
        self.setText(colour)
        self.setStyleSheet(f"background: {colour}; color: {ink_on(colour)};")

    def _choose(self) -> None:
        colour = QColorDialog.getColor(QColor(self.colour), self, self.tr("Choose a colour"))
        if colour.isValid():
            self.show_colour(colour.name())
            self.chosen.emit()


class ColourForm(Form):
    kind = "colour"

    def __init__(self) -> None:
        super().__init__()
        self._colour = ColourButton("#1e5aa8")
        self._colour.chosen.connect(self.note)
        self.rows.addRow(self.tr("Colour"), self._colour)

    def value(self) -> Input | None:
        return Fill(colour=self._colour.colour)

    def load(self, given: Input) -> None:
        assert isinstance(given, Fill)
        self._colour.show_colour(given.colour)


class SlateForm(Form):
    kind = "slate"

    def __init__(self) -> None:
        super().__init__()
        self._title = QLineEdit(self.tr("We will be right back"))
        self._subtitle = QLineEdit()
        self._colour = ColourButton("#101820")
        self.rows.addRow(self.tr("Title"), self._title)
        self.rows.addRow(self.tr("Second line"), self._subtitle)
        self.rows.addRow(self.tr("Colour"), self._colour)
        self._title.textEdited.connect(self.note)
        self._subtitle.textEdited.connect(self.note)
        self._colour.chosen.connect(self.note)

    def value(self) -> Input | None:
        return Slate(title=self._title.text(), subtitle=self._subtitle.text(), colour=self._colour.colour)

    def load(self, given: Input) -> None:
        assert isinstance(given, Slate)
        self._title.setText(given.title)
        self._subtitle.setText(given.subtitle)
        self._colour.show_colour(given.colour)


class TestCardForm(Form):
    kind = "test_card"
    sounding = True

    def __init__(self) -> None:
        super().__init__()
        self._size = SizeBox()
        self._rate_hz = 30.0
        self.rows.addRow(self.tr("Size"), self._size)
        self._size.activated.connect(self.note)

    def value(self) -> Input | None:
        width, height = self._size.size_px()
        return TestCard(width=width, height=height, rate_hz=self._rate_hz)

    def load(self, given: Input) -> None:
        assert isinstance(given, TestCard)
        self._size.choose((given.width, given.height))
        self._rate_hz = given.rate_hz
