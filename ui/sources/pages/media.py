"""The page of a media file."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton

from studio.kinds.sources import Input, MediaFile, SourceKind
from ui.sources.page import Page


class MediaPage(Page):
    def __init__(self, kind: SourceKind) -> None:
        super().__init__(kind)
        self._path = QLineEdit()
        choose = QPushButton(self.tr("Choose…"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self._path, 1)
        row.addWidget(choose)
        self._loop = QCheckBox(self.title("loop"))
        self._loop.setChecked(True)
        self._paused = False
        self.rows.addRow(self.title("path"), row)
        self.rows.addRow("", self._loop)
        self._path.setAccessibleName(self.title("path"))
        self._path.textEdited.connect(self.note)
        self._loop.clicked.connect(self.note)

    def _choose(self) -> None:
        kinds = self.tr("Video and sound") + f" ({self.fields['path'].pattern})"
        everything = self.tr("All files")
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Choose a media file"), "", f"{kinds};;{everything} (*)")
        if path:
            self._path.setText(path)
            self.note()

    def looked_into(self) -> str:
        return self.path()

    def path(self) -> str:
        return self._path.text().strip()

    def value(self) -> Input | None:
        return MediaFile(path=self.path(), loop=self._loop.isChecked(), paused=self._paused) if self.path() else None

    def load(self, given: Input) -> None:
        assert isinstance(given, MediaFile)
        self._path.setText(given.path)
        self._loop.setChecked(given.loop)
        self._paused = given.paused


PAGE = MediaPage
