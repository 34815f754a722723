"""The page of a recording."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QLineEdit, QSpinBox

from studio.kinds.registry import Kind
from studio.kinds.targets import Recording
from studio.kinds.targets.base import Target
from ui.destinations.page import Page
from ui.forms.word import word
from ui.room import ControlRoom
from ui.theme.parts import spaced


class RecordingPage(Page):
    """A new one goes to the folder for films of whoever uses this computer."""

    def __init__(self, room: ControlRoom, kind: Kind) -> None:
        super().__init__(room, kind)
        movies = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)
        self._folder = QLineEdit(str(Path(movies) / "Nightmarket") if movies else "")
        self._container = QComboBox()
        for value, text in self.fields["container"].choices.items():
            self._container.addItem(word(text), value)
        self._minutes = QSpinBox()
        self._minutes.setRange(0, 1440)
        self._minutes.setSuffix(self.tr(" min"))
        self._minutes.setSpecialValueText(self.tr("never"))
        self._megabytes = QSpinBox()
        self._megabytes.setRange(0, 1_000_000)
        self._megabytes.setSingleStep(500)
        self._megabytes.setSuffix(" MB")
        self._megabytes.setSpecialValueText(self.tr("never"))
        spaced(self._minutes)
        spaced(self._megabytes)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.title("folder"), self.with_button(self._folder, self.title("folder"), self._choose_folder))
        form.addRow(self.title("container"), self._container)
        form.addRow(self.title("split_minutes"), self._minutes)
        form.addRow(self.title("split_mb"), self._megabytes)

    def load(self, target: Target) -> None:
        assert isinstance(target, Recording)
        self._folder.setText(target.folder)
        self._container.setCurrentIndex(max(0, self._container.findData(target.container)))
        self._minutes.setValue(target.split_minutes)
        self._megabytes.setValue(target.split_mb)

    def missing(self) -> str:
        return "" if self._folder.text().strip() else self.tr("Choose the folder for the recordings.")

    def settings(self) -> dict[str, Any]:
        return {
            "folder": self._folder.text().strip(),
            "container": self._container.currentData(),
            "split_minutes": self._minutes.value(),
            "split_mb": self._megabytes.value(),
        }

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), self._folder.text())
        if path:
            self._folder.setText(path)


PAGE = RecordingPage
