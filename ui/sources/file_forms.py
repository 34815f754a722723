"""Forms of the sources that come from files and from the network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from studio.kinds.inputs import Image, Input, MediaFile, NetworkStream
from ui.sources.form import Form
from ui.theme.parts import spaced

_MEDIA = "*.mp4 *.mov *.mkv *.webm *.avi *.ts *.flv *.m4v *.m4a *.mp3 *.wav *.flac *.ogg *.opus"


class MediaForm(Form):
    kind = "media"
    sounding = True

    def __init__(self) -> None:
        super().__init__()
        self._path = QLineEdit()
        choose = QPushButton(self.tr("Choose…"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self._path, 1)
        row.addWidget(choose)
        self._loop = QCheckBox(self.tr("Play again from the start"))
        self._loop.setChecked(True)
        self._paused = False
        self.rows.addRow(self.tr("File"), row)
        self.rows.addRow("", self._loop)
        self._path.setAccessibleName(self.tr("File"))
        self._path.textEdited.connect(self.note)
        self._loop.clicked.connect(self.note)

    def _choose(self) -> None:
        kinds = (
            self.tr("Video and sound")
            + " (*.mp4 *.mov *.mkv *.webm *.avi *.ts *.flv *.m4v *.m4a *.mp3 *.wav *.flac *.ogg *.opus)"
        )
        everything = self.tr("All files")
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Choose a media file"), "", f"{kinds};;{everything} (*)")
        if path:
            self._path.setText(path)
            self.note()

    def suggested_name(self) -> str:
        return Path(self._path.text()).stem

    def path(self) -> str:
        return self._path.text().strip()

    def value(self) -> Input | None:
        return MediaFile(path=self.path(), loop=self._loop.isChecked(), paused=self._paused) if self.path() else None

    def load(self, given: Input) -> None:
        assert isinstance(given, MediaFile)
        self._path.setText(given.path)
        self._loop.setChecked(given.loop)
        self._paused = given.paused


class ImageForm(Form):
    kind = "image"

    def __init__(self) -> None:
        super().__init__()
        self._paths = QPlainTextEdit()
        self._paths.setTabChangesFocus(True)
        self._paths.setPlaceholderText(self.tr("One file per line"))
        self._paths.setFixedHeight(86)
        self._paths.setAccessibleName(self.tr("Files"))  # a label speaks for a widget beside it, not for a column of them
        choose = QPushButton(self.tr("Choose…"))
        choose.clicked.connect(self._choose)
        self._seconds = QDoubleSpinBox()
        self._seconds.setRange(0.04, 3600)
        self._seconds.setValue(5)
        self._seconds.setSuffix(" s")
        spaced(self._seconds)
        files = QVBoxLayout()
        files.setSpacing(4)
        files.addWidget(self._paths)
        files.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addRow(self.tr("Files"), files)
        self.rows.addRow(self.tr("Show each for"), self._seconds)
        self._paths.textChanged.connect(self.note)
        self._seconds.valueChanged.connect(self.note)

    def _choose(self) -> None:
        kinds = self.tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)"
        everything = self.tr("All files")
        paths, _kind = QFileDialog.getOpenFileNames(self, self.tr("Choose pictures"), "", f"{kinds};;{everything} (*)")
        if paths:
            self._paths.setPlainText("\n".join(paths))

    def paths(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self._paths.toPlainText().splitlines() if line.strip())

    def suggested_name(self) -> str:
        return Path(self.paths()[0]).stem if self.paths() else ""

    def value(self) -> Input | None:
        return Image(paths=self.paths(), seconds_each=self._seconds.value()) if self.paths() else None

    def load(self, given: Input) -> None:
        assert isinstance(given, Image)
        self._paths.blockSignals(True)
        self._paths.setPlainText("\n".join(given.paths))
        self._paths.blockSignals(False)
        self._seconds.setValue(given.seconds_each)


class StreamForm(Form):
    kind = "stream"
    sounding = True

    def __init__(self) -> None:
        super().__init__()
        self._url = QLineEdit()
        self._url.setPlaceholderText("rtsp://  rtmp://  http://  udp://")
        self._transport = QComboBox()
        self._transport.addItem(self.tr("TCP (safe)"), "tcp")
        self._transport.addItem(self.tr("UDP (quick)"), "udp")
        self.rows.addRow(self.tr("Address"), self._url)
        self.rows.addRow(self.tr("Transport (RTSP)"), self._transport)
        self._url.textEdited.connect(self.note)
        self._transport.activated.connect(self.note)

    def value(self) -> Input | None:
        url = self._url.text().strip()
        return NetworkStream(url=url, transport=self._transport.currentData()) if "://" in url else None

    def load(self, given: Input) -> None:
        assert isinstance(given, NetworkStream)
        self._url.setText(given.url)
        self._transport.setCurrentIndex(max(0, self._transport.findData(given.transport)))
