"""Number fields that follow the desk without fighting the hand that edits them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel, QSlider, QWidget

from ui.theme.parts import spaced


class NumberField(QDoubleSpinBox):
    """A number. `edited` is called with each value that a person chose, never when `follow` sets it."""

    def __init__(
        self, low: float, high: float, edited: Callable[[float], None], decimals: int = 0, suffix: str = "", step: float = 1
    ) -> None:
        super().__init__()
        self.setRange(low, high)
        self.setDecimals(decimals)
        self.setSuffix(suffix)
        self.setSingleStep(step)
        self.setKeyboardTracking(False)
        spaced(self)
        self.setMinimumWidth(48)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(edited)

    def follow(self, value: float) -> None:
        """Show the desk's value."""
        if abs(self.value() - value) > 10 ** -(self.decimals() + 1):
            self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(False)


class SliderField(QWidget):
    """A slider with its number: `scale` steps per unit, a power of ten. `step`: what a key or the wheel changes."""

    def __init__(
        self, low: float, high: float, edited: Callable[[float], None], scale: int = 100, suffix: str = "", step: float = 0
    ) -> None:
        super().__init__()
        self._scale, self._edited = scale, edited
        self._number = NumberField(low, high, self._typed, len(str(scale)) - 1, suffix, step or 1 / scale)
        self._number.setMaximumWidth(70)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(round(low * scale), round(high * scale))
        self._slider.setSingleStep(max(1, round(step * scale)))
        self._slider.setMinimumWidth(1)  # in a narrow panel the number is what stays
        self._slider.valueChanged.connect(self._slid)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._slider, 1)
        row.addWidget(self._number)

    def follow(self, value: float) -> None:
        if not self._slider.isSliderDown():
            self._slider.blockSignals(True)
            self._slider.setValue(round(value * self._scale))
            self._slider.blockSignals(False)
            self._number.follow(value)

    def _slid(self, steps: int) -> None:
        self._number.follow(steps / self._scale)
        self._edited(steps / self._scale)

    def _typed(self, value: float) -> None:
        self._slider.blockSignals(True)
        self._slider.setValue(round(value * self._scale))
        self._slider.blockSignals(False)
        self._edited(value)


class ChoiceField(QComboBox):
    """One of a few. `edited` is called with the chosen key."""

    def __init__(self, choices: list[tuple[str | int, str]], edited: Callable[[str | int], None]) -> None:
        super().__init__()
        self._keys = [key for key, _words in choices]
        self.addItems([words for _key, words in choices])
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumWidth(64)  # it may be narrow: the list that opens is as wide as its words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda index: edited(self._keys[index]))

    def follow(self, key: str | int) -> None:
        if key in self._keys:
            self.setCurrentIndex(self._keys.index(key))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class FieldPairs(QWidget):
    """Labelled fields, two to a row where they have the room, else one below the other."""

    _GAP_PX = 6

    def __init__(self, pairs: list[tuple[QLabel, QWidget]]) -> None:
        super().__init__()
        self._pairs, self._across = pairs, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self._GAP_PX)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._arrange(2)

    def _width_px(self, across: int) -> int:
        widths = [[part.minimumWidth() or part.minimumSizeHint().width() for part in pair] for pair in self._pairs]
        labels = [max(label for label, _field in widths[column::across]) for column in range(across)]
        fields = [max(field for _label, field in widths[column::across]) for column in range(across)]
        return sum(labels) + sum(fields) + self._GAP_PX * (2 * across - 1)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        self._grid.setColumnStretch(3, across - 1)
        for position, pair in enumerate(self._pairs):
            for half, part in enumerate(pair):
                self._grid.addWidget(part, position // across, position % across * 2 + half)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_px(1), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= self._width_px(2) else 1)


def field_label(words: str, field: QWidget) -> QLabel:
    """The label of a field, which is the field's name for a screen reader as well."""
    label = QLabel(words)
    label.setObjectName("dim")
    name_field(field, words)
    return label


def name_field(field: QWidget, words: str) -> None:
    """Tell screen readers what a field is; one that is made of several gives its name to each."""
    for part in (field, *field.findChildren(QWidget)):
        part.setAccessibleName(words)
