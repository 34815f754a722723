"""A form made from the settings that a plugin declares: one field per setting, in the plugin's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from studio.control.schema.state.plugins import Setting
from ui.desk_words.plugin_words import plugin_choices, plugin_word
from ui.theme import colours
from ui.theme.ink import ink_on
from ui.theme.parts import spaced
from ui.widgets.fields import with_button

Schema = Mapping[str, Setting]
Changed = Callable[[str, Any], None]


class ColourField(QPushButton):
    """A colour or none ("theirs": the theme's). `picked` is called with #rrggbb or None."""

    def __init__(self, picked: Callable[[str | None], None], none_words: str = "") -> None:
        super().__init__()
        self._picked, self._none = picked, none_words
        self.colour: str | None = None
        self.setAutoDefault(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(lambda _checked=False: self._ask())
        self.customContextMenuRequested.connect(lambda _where: self._choose(None))
        self.follow(None)

    def follow(self, colour: str | None) -> None:
        self.colour = colour
        self.setText(colour or self._none or self.tr("none"))
        self.setAccessibleDescription(self.text())  # its name is the field's
        self.setToolTip(self.tr("The right button takes the colour away."))
        if colour:
            self.setStyleSheet(f"background: {colour}; color: {ink_on(colour)};")
        else:
            self.setStyleSheet("")

    def _ask(self) -> None:
        chosen = QColorDialog.getColor(QColor(self.colour or colours.TEXT), self, self.tr("Colour"))
        if chosen.isValid():
            self._choose(chosen.name())

    def _choose(self, colour: str | None) -> None:
        self.follow(colour)
        self._picked(colour)


class SettingsForm(QWidget):
    """Calls `changed(name, value)` after each edit by a person, never when `follow` shows the desk's values."""

    def __init__(self, schema: Schema, changed: Changed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema, self._changed = schema, changed
        self.fields: dict[str, QWidget] = {}
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, setting in schema.items():
            field = self._make(name, setting)
            self.fields[name] = field
            label = plugin_word(setting, "label")
            field.setAccessibleName(label)
            shown = field
            if setting.type == "file" and isinstance(field, QLineEdit):
                shown = with_button(field, "folder", self.tr("Choose a file"), partial(self._ask_file, name, field))
            self.rows.addRow("" if setting.type == "bool" else label, shown)
        if not schema:
            nothing = QLabel(self.tr("This card has no settings of its own."))
            nothing.setObjectName("faint")
            self.rows.addRow(nothing)

    def _make(self, name: str, setting: Setting) -> QWidget:
        match setting.type:
            case "bool":
                tick = QCheckBox(plugin_word(setting, "label"))
                tick.toggled.connect(lambda on: self._changed(name, on))
                return tick
            case "number":
                number = QDoubleSpinBox()
                low, high = setting.min, setting.max
                number.setRange(-1e9 if low is None else low, 1e9 if high is None else high)
                whole = all(value.is_integer() for value in (setting.default, low, high) if isinstance(value, float))
                number.setDecimals(0 if whole else 2)
                number.setKeyboardTracking(False)
                spaced(number)
                number.valueChanged.connect(lambda value: self._changed(name, int(value) if whole else value))
                return number
            case "choice":
                box = QComboBox()
                for choice, words in zip(setting.choices, plugin_choices(setting, setting.choices), strict=True):
                    box.addItem(words, choice)
                box.currentIndexChanged.connect(lambda at: self._changed(name, box.itemData(at)))
                return box
            case "colour":
                return ColourField(lambda colour: self._changed(name, colour))
        line = QLineEdit()
        line.editingFinished.connect(lambda: self._line_done(name, line))
        return line

    def _line_done(self, name: str, line: QLineEdit) -> None:
        if line.isModified():
            line.setModified(False)
            self._changed(name, line.text())

    def _ask_file(self, name: str, line: QLineEdit) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), line.text())
        if path:
            line.setText(path)
            self._changed(name, path)

    def follow(self, values: dict[str, Any]) -> None:
        """Show values; settings without one show the plugin's default. What is being typed stays."""
        for name, field in self.fields.items():
            value = values.get(name)
            if value is None:
                value = self._schema[name].default
            blocked = QSignalBlocker(field)
            match field:
                case QCheckBox():
                    field.setChecked(bool(value))
                case QDoubleSpinBox():
                    number = float(value if value is not None else field.minimum() if field.minimum() > 0 else 0)
                    if field.value() != number:  # set again it would write over what is being typed
                        field.setValue(number)
                case QComboBox():
                    field.setCurrentIndex(max(0, field.findData(value)))
                case ColourField():
                    field.follow(str(value) if value else None)
                case QLineEdit() if not (field.hasFocus() and field.isModified()):
                    field.setText(str(value or ""))
            blocked.unblock()
