"""Canvases and encodings: size and rate of each program picture, and what it becomes on the way out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from studio.control.schema.answers import Added
from studio.control.schema.canvases import AddCanvas, RemoveCanvas, UpdateCanvas
from studio.control.schema.outputs import AddEncoding, UpdateEncoding
from studio.document.model import Canvas, Show
from ui.client import lookup
from ui.client.gesture import new_gesture
from ui.forms.fields import ChoiceField, NumberField, name_field
from ui.notices import DialogLine
from ui.room import ControlRoom
from ui.theme.fitting import fit
from ui.theme.parts import field_title
from ui.theme.plain import caption
from ui.widgets.close_box import close_box
from ui.widgets.copy_menu import CopyMenu

_PRESETS = ("ultrafast", "superfast", "veryfast", "faster", "fast", "medium")
_ENCODERS = (("x264", "x264"), ("nvenc", "NVENC"), ("qsv", "Quick Sync"), ("amf", "AMF"), ("videotoolbox", "VideoToolbox"))
_NEW = (("16:9", 1280, 720), ("9:16", 720, 1280), ("1:1", 1080, 1080))


class CanvasDialog(QDialog):
    """One page per canvas. Changes are sent at once; Undo takes them back. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self.setWindowTitle(self.tr("Canvases and encodings"))
        fit(self, QSize(480, 470))
        self._tabs = QTabWidget()
        self._tabs.setAccessibleName(self.tr("Canvases"))
        self._shown: list[str] = []
        self._made = ""  # a canvas just added: its page comes to the front
        add = QPushButton(self.tr("Add a canvas"))
        menu = QMenu(add)
        for name, width, height in _NEW:
            fields = {"name": name, "width": width, "height": height}
            menu.addAction(f"{name}  {width} x {height}", partial(self._add, fields))
        add.setMenu(menu)
        self._remove = QPushButton()
        self._remove.clicked.connect(self._remove_current)
        self._tabs.currentChanged.connect(lambda _at: self._name_removal())
        self.line = DialogLine(room.desk)
        self.line.refused.connect(self._refresh)
        foot = QHBoxLayout()
        foot.addWidget(add)
        foot.addWidget(self._remove)
        foot.addStretch(1)
        foot.addWidget(close_box(self))
        column = QVBoxLayout(self)
        column.addWidget(self._tabs, 1)
        column.addWidget(self.line)
        column.addLayout(foot)
        room.store.watch(self._refresh, lambda state: state.show.canvases, lambda state: state.show.encodings)
        self._refresh()

    def _add(self, fields: dict[str, Any]) -> None:
        """Laid out as the canvas whose page is in front."""
        gesture = new_gesture("canvas")
        self.line.ask(AddCanvas(set=fields, like=self._current() or None, gesture=gesture), Added, partial(self._added, gesture))

    def _added(self, gesture: str, canvas: Added) -> None:
        """A canvas nobody can send is of no use: it gets an encoding."""
        self._made = canvas.id
        self._refresh()
        self.line.command(AddEncoding(set={"canvas": canvas.id}, gesture=gesture))

    def _current(self) -> str:
        """The canvas whose page is in front, "" when none."""
        at = self._tabs.currentIndex()
        return self._shown[at] if 0 <= at < len(self._shown) else ""

    def _remove_current(self) -> None:
        if self._current():
            self.line.command(RemoveCanvas(canvas=self._current()))

    def _name_removal(self) -> None:
        canvas = lookup.canvas(self.room.store.state, self._current())
        self._remove.setText(self.tr("Remove “{name}”").format(name=caption(canvas.name)))

    def _refresh(self) -> None:
        show = self.room.store.state.show
        canvases = show.canvases
        wanted = [row.id for row in canvases]
        if wanted != self._shown or any(
            self._page(at).encoding_ids != _encodings_of(show, canvas_id) for at, canvas_id in enumerate(wanted)
        ):
            at = self._tabs.currentIndex()
            while self._tabs.count():
                page = self._page(0)
                self._tabs.removeTab(0)
                page.deleteLater()
            for row in canvases:
                self._tabs.addTab(_CanvasPage(self.room, self.line, row.id), caption(row.name))
            self._tabs.setCurrentIndex(min(max(at, 0), self._tabs.count() - 1))
            self._shown = wanted
        for at, row in enumerate(canvases):
            self._tabs.setTabText(at, caption(row.name))
            self._page(at).follow(row)
        if self._made in self._shown:
            self._tabs.setCurrentIndex(self._shown.index(self._made))
            self._made = ""
        self._remove.setEnabled(len(canvases) > 1)
        self._name_removal()

    def _page(self, at: int) -> _CanvasPage:
        page = self._tabs.widget(at)
        assert isinstance(page, _CanvasPage)
        return page

    def done(self, result: int) -> None:
        self.room.store.unwatch(self)
        super().done(result)


class _CanvasPage(QWidget):
    """One canvas and its encodings."""

    def __init__(self, room: ControlRoom, line: DialogLine, canvas_id: str) -> None:
        super().__init__()
        self.room, self.line, self.canvas_id = room, line, canvas_id
        self.encoding_ids = _encodings_of(room.store.state.show, canvas_id)
        self._name = QLineEdit()
        self._name.editingFinished.connect(self._renamed)
        self._width = NumberField(16, 7680, lambda value: self._canvas(width=int(value) & ~1), step=2)
        self._height = NumberField(16, 7680, lambda value: self._canvas(height=int(value) & ~1), step=2)
        rates: list[tuple[str | int, str]] = [(rate, f"{rate} Hz") for rate in (24, 25, 30, 50, 60)]
        self._rate = ChoiceField(rates, lambda rate: self._canvas(rate_num=int(rate), rate_den=1))
        form = QFormLayout()
        form.addRow(self.tr("Name"), self._name)
        name_field(self._width, self.tr("Width"))
        name_field(self._height, self.tr("Height"))
        size = QHBoxLayout()
        size.addWidget(self._width)
        size.addWidget(QLabel("x"))
        size.addWidget(self._height)
        size.addStretch(1)
        form.addRow(self.tr("Size"), size)
        form.addRow(self.tr("Rate"), self._rate)
        self.copy = QPushButton(self.tr("Copy from…"))
        self.copy.setAutoDefault(False)
        self.copy.setToolTip(self.tr("Lay out all scenes, overlays and cards here as they are on another canvas"))
        self.copy.setMenu(CopyMenu(room, canvas_id, {}, self.copy, line.command))
        form.addRow(self.tr("Layouts"), self.copy)
        self._encodings = [_EncodingForm(room, line, encoding_id) for encoding_id in self.encoding_ids]
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 10, 4, 4)
        column.addLayout(form)
        if len(self._encodings) > 1:
            column.addWidget(_scrolled(self._encodings), 1)
        else:
            for encoding in self._encodings:
                column.addWidget(encoding)
            column.addStretch(1)

    def _canvas(self, **fields: Any) -> None:
        self.line.command(UpdateCanvas(canvas=self.canvas_id, set=fields))

    def _renamed(self) -> None:
        name = self._name.text().strip()
        if name and name != lookup.canvas(self.room.store.state, self.canvas_id).name:
            self._canvas(name=name)

    def follow(self, row: Canvas) -> None:
        state = self.room.store.state
        if not self._name.hasFocus():
            self._name.setText(row.name)
        self.copy.setEnabled(len(state.show.canvases) > 1)
        self._width.follow(row.width)
        self._height.follow(row.height)
        if row.rate_den == 1:
            self._rate.follow(row.rate_num)
        off_air = state.air.state == "off"
        for field in (self._width, self._height, self._rate):
            field.setEnabled(off_air)
        for encoding in self._encodings:
            encoding.follow()


class _EncodingForm(QWidget):
    """One encoding."""

    def __init__(self, room: ControlRoom, line: DialogLine, encoding_id: str) -> None:
        super().__init__()
        self.room, self.line, self.encoding_id = room, line, encoding_id
        self._video = NumberField(100, 60_000, lambda kbit: self._update(video_bps=int(kbit) * 1000), 0, " kbit/s", 100)
        self._audio = NumberField(32, 320, lambda kbit: self._update(audio_bps=int(kbit) * 1000), 0, " kbit/s", 16)
        self._gop = NumberField(0.5, 10, lambda seconds: self._update(gop_s=seconds), 1, " s", 0.5)
        presets: list[tuple[str | int, str]] = [(preset, preset) for preset in _PRESETS]
        self._preset = ChoiceField(presets, lambda preset: self._update(preset=preset))
        codecs: list[tuple[str | int, str]] = [("aac", "AAC"), ("opus", "Opus")]
        self._codec = ChoiceField(codecs, lambda codec: self._update(audio_codec=codec))
        profiles: list[tuple[str | int, str]] = [
            ("high", self.tr("High profile")),
            ("baseline", self.tr("Baseline profile (WebRTC)")),
        ]
        self._profile = ChoiceField(profiles, lambda profile: self._update(profile=profile))
        self._quick = QCheckBox(self.tr("Low latency"))
        self._quick.clicked.connect(lambda quick: self._update(low_latency=quick))
        self._encoder = ChoiceField([("auto", self.tr("Automatic")), *_ENCODERS], lambda encoder: self._update(encoder=encoder))
        for field, name in (
            (self._encoder, self.tr("Encoder")),
            (self._profile, self.tr("Profile")),
            (self._audio, self.tr("Sound rate")),
            (self._codec, self.tr("Sound codec")),
            (self._gop, self.tr("Keyframe every")),
        ):
            name_field(field, name)
        form = QFormLayout(self)
        form.setContentsMargins(0, 8, 0, 0)
        form.addRow(field_title(self.tr("Encoding {name}").format(name=encoding_id)))
        form.addRow(self.tr("Encoder"), _beside(self._encoder, self._profile))
        form.addRow(self.tr("Preset"), self._preset)
        form.addRow(self.tr("Video rate"), self._video)
        form.addRow(self.tr("Sound rate"), _beside(self._audio, self._codec))
        form.addRow(self.tr("Keyframe every"), _beside(self._gop, self._quick))

    def _update(self, **fields: Any) -> None:
        self.line.command(UpdateEncoding(encoding=self.encoding_id, set=fields))

    def follow(self) -> None:
        row = lookup.by_id(self.room.store.state.show.encodings, self.encoding_id)
        if row is None:
            return
        self._video.follow(row.video_bps / 1000)
        self._audio.follow(row.audio_bps / 1000)
        self._gop.follow(row.gop_s)
        self._preset.follow(row.preset)
        self._encoder.follow(row.encoder)
        self._profile.follow(row.profile)
        self._codec.follow(row.audio_codec)
        self._quick.setChecked(row.low_latency)


def _scrolled(forms: Sequence[QWidget]) -> QScrollArea:
    """Forms one below the other, as many as there are."""
    holder, area = QWidget(), QScrollArea()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    for form in forms:
        column.addWidget(form)
    column.addStretch(1)
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _beside(*fields: QWidget) -> QHBoxLayout:
    """Fields that share a row: a dialog of several encodings has to fit a low screen."""
    row = QHBoxLayout()
    for field in fields:
        row.addWidget(field, 1)
    return row


def _encodings_of(show: Show, canvas_id: str) -> list[str]:
    """Ids of the encodings of a canvas."""
    return [row.id for row in show.encodings if row.canvas == canvas_id]
