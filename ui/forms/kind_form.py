"""A form for the settings of any kind: one widget for each field, by its type, with the words that the kind declares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QColorDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from studio.kinds.settings_fields import Field
from ui.forms.fields import ChoiceField, NumberField, SliderField, field_label
from ui.forms.file_list import FileList
from ui.forms.word import word
from ui.theme.ink import ink_on
from ui.theme.parts import flat_button

_FINEST = 1000  # steps per unit of a slider
_LONGEST = 20_000  # steps of a slider; where there are more, a hand cannot choose among them


class KindForm(QWidget):
    """`changed(name, value, gesture)` for what a person set, never for what `follow` shows.

    Changes of one gesture (a slider on its way) are one step of undo; without one each is a step of its own.
    """

    changed = Signal(str, object, str)

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QWidget] = {}
        self._follow: dict[str, Callable[[Any], None]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(3)
        for field in fields:
            widget, self._follow[field.name] = self._made(field)
            self.fields[field.name] = widget
            row = grid.rowCount()
            if isinstance(widget, QCheckBox):
                grid.addWidget(widget, row, 0, 1, 2)
            elif isinstance(widget, FileList):  # as wide as it can be, for names of files are long
                grid.addWidget(field_label(word(field.title), widget.rows), row, 0, 1, 2)
                grid.addWidget(widget, row + 1, 0, 1, 2)
            else:
                grid.addWidget(field_label(word(field.title), widget), row, 0)
                grid.addWidget(widget, row, 1)
            if field.help:
                widget.setToolTip(word(field.help))

    def finish(self) -> None:
        """Tell what is typed, though its field has the focus still: not on every system does a button take it."""
        for number in self.findChildren(QAbstractSpinBox):
            number.interpretText()
        for line in self.findChildren(QLineEdit):
            if line.isModified():
                line.editingFinished.emit()

    def follow(self, settings: object) -> None:
        """Show settings of the kind as the desk has them: whatever has its fields."""
        for name, show in self._follow.items():
            show(getattr(settings, name))

    def _made(self, field: Field) -> tuple[QWidget, Callable[[Any], None]]:
        match field.form:
            case "number" | "whole":
                return self._number(field)
            case "switch":
                return self._switch(field)
            case "choice":
                choice = ChoiceField([(key, word(text)) for key, text in field.choices.items()], self._sender(field))
                return choice, choice.follow
            case "colour":
                colour = ColourButton(word(field.title), self._sender(field))
                return colour, colour.follow
            case "files":
                files = FileList(field, self._sender(field))
                return files, files.follow
            case "file" | "folder":
                path = PathField(field, self._sender(field))
                return path, path.follow
        return self._text(field)

    def _sender(self, field: Field, gesture: str = "") -> Callable[[Any], None]:
        return lambda value: self.changed.emit(field.name, value, gesture)

    def _number(self, field: Field) -> tuple[QWidget, Callable[[Any], None]]:
        send = self._sender(field, field.name)

        def edited(value: float) -> None:
            send(round(value) if field.form == "whole" else value)

        suffix = f" {field.unit}" if field.unit and field.unit[0] not in "°%:" else field.unit
        scale = _scale(field)
        if field.low is None or field.high is None or (field.high - field.low) * scale > _LONGEST:
            low, high = (end if end is not None else sign * 1e9 for end, sign in ((field.low, -1), (field.high, 1)))
            number = NumberField(low, high, edited, 0 if scale == 1 else 2, suffix, field.step)
            return number, number.follow
        slider = SliderField(field.low, field.high, edited, scale, suffix, field.step)
        return slider, slider.follow

    def _switch(self, field: Field) -> tuple[QWidget, Callable[[Any], None]]:
        box = QCheckBox(word(field.title))
        box.clicked.connect(self._sender(field))
        return box, box.setChecked

    def _text(self, field: Field) -> tuple[QWidget, Callable[[Any], None]]:
        line, send = QLineEdit(), self._sender(field)
        line.setPlaceholderText(field.example)
        _when_typed(line, send)

        def follow(text: str) -> None:
            if not (line.hasFocus() and line.isModified()):
                line.setText(text)

        return line, follow


class ColourButton(QPushButton):
    """Shows a colour, and asks for another. `edited` is called with "#rrggbb"."""

    def __init__(self, title: str, edited: Callable[[str], None]) -> None:
        super().__init__()
        self._title, self._edited, self.colour = title, edited, "#000000"
        self.clicked.connect(self._choose)

    def follow(self, colour: str) -> None:
        self.colour = colour
        self.setText(colour)
        self.setStyleSheet(f"background: {colour}; color: {ink_on(colour)}; padding: 2px 8px;")

    def _choose(self) -> None:
        colour = QColorDialog.getColor(QColor(self.colour), self, self._title)
        if colour.isValid():
            self.follow(colour.name())
            self._edited(colour.name())


class PathField(QWidget):
    """A file or folder: its path, and a button that asks for another."""

    def __init__(self, field: Field, edited: Callable[[str], None]) -> None:
        super().__init__()
        self._field, self._edited = field, edited
        self._line = QLineEdit()
        self._line.setMinimumWidth(48)
        _when_typed(self._line, edited)
        choose: QToolButton = flat_button("folder", self.tr("Choose…"), self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(choose)

    def follow(self, path: str) -> None:
        if not (self._line.hasFocus() and self._line.isModified()):
            self._line.setText(path)

    def _choose(self) -> None:
        title = word(self._field.title)
        if self._field.form == "folder":
            path = QFileDialog.getExistingDirectory(self, title, self._line.text())
        else:
            kinds = f"{title} ({self._field.pattern})" if self._field.pattern else ""
            path, _kind = QFileDialog.getOpenFileName(self, title, self._line.text(), kinds)
        if path:
            self._line.setText(path)  # in place of what was typed and not sent yet
            self._edited(path)


def first_value(field: Field) -> Any:
    """What a field of new settings shows: its default, else nothing, or the least that it takes."""
    if field.default is not None:
        return field.default
    match field.form:
        case "number" | "whole":
            return field.low or 0
        case "switch":
            return False
        case "choice":
            return next(iter(field.choices))
        case "colour":
            return "#000000"
        case "files":
            return ()
    return ""


def _scale(field: Field) -> int:
    """Steps per unit: the smallest power of ten at which both ends and a step are whole."""
    scale = 1
    numbers = [number for number in (field.low, field.high, field.step) if number is not None]
    while scale < _FINEST and any(abs(number * scale - round(number * scale)) > 1e-6 for number in numbers):
        scale *= 10
    return scale


def _when_typed(line: QLineEdit, edited: Callable[[str], None]) -> None:
    """Call `edited` with what a person has typed, once; from then on the line follows the desk again."""

    def finished() -> None:
        if line.isModified():
            line.setModified(False)
            edited(line.text().strip())

    line.editingFinished.connect(finished)
