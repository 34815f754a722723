"""The dialog of the look that all cards share: theme, brand colours, font, language."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from studio.control.schema.overlays import UpdateLook
from ui.notices import DialogLine
from ui.room import ControlRoom
from ui.widgets.close_box import close_box
from ui.widgets.settings_form import ColourField


class LookDialog(QDialog):
    """Every change is sent at once; Undo takes it back. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self.setWindowTitle(self.tr("Look of the cards"))
        self.setMinimumWidth(400)
        self.theme = QComboBox()
        for theme, words in (("night", self.tr("Night")), ("paper", self.tr("Paper")), ("festival", self.tr("Festival"))):
            self.theme.addItem(words, theme)
        self.theme.activated.connect(lambda _at: self._update(theme=self.theme.currentData()))
        of_theme = self.tr("the theme's")
        self.brand = ColourField(lambda colour: self._update(brand_colour=colour), of_theme)
        self.accent = ColourField(lambda colour: self._update(accent_colour=colour), of_theme)
        self.face = QComboBox()
        self.face.addItem(of_theme, "")
        for family in QFontDatabase.families():
            self.face.addItem(family, family)
        self.face.activated.connect(lambda _at: self._update(font=self.face.currentData()))
        self.words = QComboBox()
        self.words.addItem("简体中文", "zh")
        self.words.addItem("English", "en")
        self.words.activated.connect(lambda _at: self._update(language=self.words.currentData()))
        form = QFormLayout()
        form.addRow(self.tr("Theme"), self.theme)
        form.addRow(self.tr("Brand colour"), self.brand)
        form.addRow(self.tr("Accent colour"), self.accent)
        form.addRow(self.tr("Font"), self.face)
        form.addRow(self.tr("Language on the cards"), self.words)
        hint = QLabel(self.tr("Cards on air change with it at once."))
        hint.setObjectName("dim")
        self.line = DialogLine(room.desk)
        self.line.refused.connect(self._refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(hint)
        column.addWidget(self.line)
        column.addWidget(close_box(self))
        room.store.watch(self._refresh, lambda state: state.show.look)
        self._refresh()

    def _update(self, **change: Any) -> None:
        self.line.command(UpdateLook(set=change))

    def _refresh(self) -> None:
        look = self.room.store.state.show.look
        self.theme.setCurrentIndex(max(0, self.theme.findData(look.theme)))
        self.brand.follow(look.brand_colour)
        self.accent.follow(look.accent_colour)
        self.face.setCurrentIndex(max(0, self.face.findData(look.font)))
        self.words.setCurrentIndex(max(0, self.words.findData(look.language)))

    def done(self, result: int) -> None:
        self.room.store.unwatch(self)
        super().done(result)
