"""The dialog that adds or changes a destination. A stream key goes to the desk and is never shown again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.control.schema.air import SetKey
from studio.control.schema.answers import Added
from studio.control.schema.outputs import AddDestination, UpdateDestination
from studio.document.model import Destination
from studio.kinds.targets import Recording, Rehearsal, RtmpPush
from ui.client import lookup
from ui.room import ControlRoom
from ui.theme.parts import aligned, spaced

_KINDS = (RtmpPush, Recording, Rehearsal)  # in the order of the list
_SCHEMES = ("rtmp://", "rtmps://")


class DestinationDialog(QDialog):
    """Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, destination: Destination | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self._original = destination
        self.setWindowTitle(self.tr("Destination") if destination else self.tr("Add a destination"))
        self.setMinimumWidth(480)
        self._kind = QComboBox()
        self._kind.addItem(self.tr("Platform (RTMP or RTMPS)"), "rtmp")
        self._kind.addItem(self.tr("Recording"), "recording")
        self._kind.addItem(self.tr("Rehearsal on this computer"), "rehearsal")
        self._name = QLineEdit()
        self._suggested = ""
        self._encoding = QComboBox()
        self._delay = QDoubleSpinBox()
        self._delay.setRange(-0.1, 60.0)
        self._delay.setSingleStep(0.1)
        self._delay.setDecimals(1)
        self._delay.setSuffix(self.tr(" s"))
        self._delay.setSpecialValueText(self.tr("as measured"))
        self._delay.setValue(self._delay.minimum())
        self._delay.setToolTip(
            self.tr("From the studio to the viewer's screen: a launch can be timed so that they see zero as the link opens.")
        )
        spaced(self._delay)
        self._enabled = QCheckBox(self.tr("Start it with Go live"))
        self._enabled.setChecked(True)
        self._problem = QLabel()
        self._problem.setObjectName("warn")
        self._problem.setWordWrap(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._rtmp_form())
        self._stack.addWidget(self._recording_form())
        self._stack.addWidget(self._rehearsal_form())
        self._fill_encodings()
        self._build()
        self._kind.currentIndexChanged.connect(self._kind_chosen)
        self._url.textEdited.connect(lambda _text: self._suggest_name())
        self._load(destination)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Kind"), self._kind)
        form.addRow(self.tr("Name"), self._name)
        form.addRow(self.tr("Encoding"), self._encoding)
        form.addRow(self.tr("Viewers are behind by"), self._delay)
        self._form = form
        self._buttons = buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("OK") if self._original else self.tr("Add"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self._stack)
        column.addWidget(self._enabled)
        column.addWidget(self._problem)
        column.addStretch(1)
        column.addWidget(buttons)
        aligned(form, *self._stack.findChildren(QFormLayout))

    def _rtmp_form(self) -> QWidget:
        self._url = QLineEdit()
        self._url.setPlaceholderText("rtmps://live.example.com/app")
        self._key = QLineEdit()
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        keyring = self.room.store.state.machine.keyring is not False
        kept = self.tr("Kept in this computer's keyring; never shown again.")
        asked = self.tr("This computer has no keyring: the key is kept until the studio ends, and asked for again then.")
        hint = QLabel(kept if keyring else asked)
        hint.setObjectName("dim" if keyring else "warn")
        hint.setWordWrap(True)
        self._ca = QLineEdit()
        self._ca.setPlaceholderText(self.tr("only for a server with a certificate of your own"))
        form = QFormLayout()
        form.addRow(self.tr("Server address"), self._url)
        form.addRow(self.tr("Stream key"), self._key)
        form.addRow("", hint)
        form.addRow(self.tr("CA file"), self._with_button(self._ca, self.tr("CA file"), self._choose_ca))
        holder = QWidget()
        holder.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        return holder

    def _recording_form(self) -> QWidget:
        movies = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)
        self._folder = QLineEdit(str(Path(movies) / "Nightmarket") if movies else "")
        self._container = QComboBox()
        self._container.addItem("Matroska (.mkv)", "mkv")
        self._container.addItem(self.tr("MP4, safe against crashes (.mp4)"), "mp4")
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
        form = QFormLayout()
        form.addRow(self.tr("Folder"), self._with_button(self._folder, self.tr("Folder"), self._choose_folder))
        form.addRow(self.tr("Format"), self._container)
        form.addRow(self.tr("New file every"), self._minutes)
        form.addRow(self.tr("New file after"), self._megabytes)
        holder = QWidget()
        holder.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        return holder

    def _rehearsal_form(self) -> QWidget:
        words = self.tr(
            "A platform of your own on this computer: watch the program in a browser. It never reaches anybody outside."
        )
        label = QLabel(words)
        label.setWordWrap(True)
        label.setObjectName("dim")
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return label

    def _with_button(self, field: QLineEdit, name: str, chosen: Callable[[], None]) -> QWidget:
        field.setAccessibleName(name)
        button = QPushButton(self.tr("Choose…"))
        button.clicked.connect(lambda _checked=False: chosen())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field, 1)
        row.addWidget(button)
        holder = QWidget()
        holder.setLayout(row)
        return holder

    def _fill_encodings(self) -> None:
        state = self.room.store.state
        for row in state.show.encodings:
            canvas = lookup.canvas(state, row.canvas)
            rate = row.video_bps / 1e6
            self._encoding.addItem(f"{row.id}: {canvas.name} {canvas.width}x{canvas.height}, {rate:g} Mbit/s", row.id)

    def _choose_ca(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Choose a CA file"), "", "PEM (*.pem *.crt *.cer)")
        if path:
            self._ca.setText(path)

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), self._folder.text())
        if path:
            self._folder.setText(path)

    # ------------------------------------------------------------ using

    def _kind_chosen(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._problem.clear()
        self._form.setRowVisible(self._delay, self._kind.currentData() != "recording")
        self._suggest_name()

    def _suggest_name(self) -> None:
        """The platform's host, or the kind, until a person names it."""
        suggestion = self._kind.currentText() if self._kind.currentData() != "rtmp" else self.tr("Platform")
        if self._kind.currentData() == "rtmp" and self._url.text().strip().startswith(_SCHEMES):
            suggestion = QUrl(self._url.text().strip()).host() or suggestion
        if self._name.text() in ("", self._suggested):
            self._name.setText(suggestion)
            self._suggested = suggestion

    def _load(self, destination: Destination | None) -> None:
        if destination is None:
            self._kind_chosen(0)
            return
        target = destination.target
        self._kind.setCurrentIndex(_KINDS.index(type(target)))
        self._kind.setEnabled(False)
        self._name.setText(destination.name)
        self._encoding.setCurrentIndex(max(0, self._encoding.findData(destination.encoding)))
        self._enabled.setChecked(destination.enabled)
        delay_ms = destination.viewer_delay_ms
        self._delay.setValue(self._delay.minimum() if delay_ms is None else delay_ms / 1000)
        if isinstance(target, RtmpPush):
            self._url.setText(target.url)
            self._ca.setText(target.ca_file)
            if target.key_ref:
                self._key.setPlaceholderText(self.tr("unchanged"))
        elif isinstance(target, Recording):
            self._folder.setText(target.folder)
            self._container.setCurrentIndex(max(0, self._container.findData(target.container)))
            self._minutes.setValue(target.split_minutes)
            self._megabytes.setValue(target.split_mb)

    def _target(self) -> dict[str, Any] | None:
        """The target as the form says it; None and words when something is missing."""
        kind = self._kind.currentData()
        if kind == "rehearsal":
            return {"type": "rehearsal"}
        if kind == "recording":
            if not self._folder.text().strip():
                self._problem.setText(self.tr("Choose the folder for the recordings."))
                return None
            return {
                "type": "recording",
                "folder": self._folder.text().strip(),
                "container": self._container.currentData(),
                "split_minutes": self._minutes.value(),
                "split_mb": self._megabytes.value(),
            }
        url = self._url.text().strip()
        if not url.startswith(_SCHEMES):
            self._problem.setText(self.tr("The server address begins with rtmp:// or rtmps://, as the platform shows it."))
            return None
        return {"type": "rtmp", "url": url, "ca_file": self._ca.text().strip()}

    def accept(self) -> None:
        target, name = self._target(), self._name.text().strip()
        if target is None:
            return
        if not name:
            self._problem.setText(self.tr("Give the destination a name."))
            return
        fields: dict[str, Any] = {"name": name, "target": target, "enabled": self._enabled.isChecked()}
        delay_s = self._delay.value()
        fields["viewer_delay_ms"] = None if delay_s < 0 or self._kind.currentData() == "recording" else round(delay_s * 1000)
        if self._encoding.currentData():
            fields["encoding"] = self._encoding.currentData()
        self._buttons.setEnabled(False)
        if self._original is not None:
            name = self._original.id
            change = UpdateDestination(destination=name, set=fields)
            self.room.desk.request(change, lambda _answer: self._done(name), self._refused)
        else:
            self.room.desk.ask(AddDestination(set=fields), Added, lambda added: self._done(added.id), self._refused)

    def reject(self) -> None:
        """Not between the desk's being asked and its answer: the key would be kept for nobody."""
        if self._buttons.isEnabled():
            super().reject()

    def _done(self, destination_id: str) -> None:
        key = self._key.text() if self._kind.currentData() == "rtmp" else ""
        self._key.clear()
        if key and destination_id:
            self.room.desk.command(SetKey(destination=destination_id, key=key))
        super().accept()

    def _refused(self, text: str, _why: object) -> None:
        self._buttons.setEnabled(True)
        self._problem.setText(text)
