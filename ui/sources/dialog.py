"""The dialog that adds a source or changes one, with its live picture.

The source is added as soon as its form is complete, because only a running source has a picture; Cancel takes it back.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.client import reading
from ui.desk_words import said
from ui.pictures import PictureView
from ui.room import ControlRoom
from ui.scenes.rows import ID_ROLE
from ui.sources.file_forms import MediaForm
from ui.sources.form import Form
from ui.sources.forms import FORMS
from ui.sources.kinds import ICONS, kind_words
from ui.stage_editor.editor import new_gesture
from ui.theme import icon

_SETTLE_MS = 400
_PREVIEW_RATE_HZ = 15.0


class SourceDialog(QDialog):
    """Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, source: reading.Tree | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self._original = source
        self._source_id = source["id"] if source else ""
        self._adding = self._changed = False
        self._named_by_hand = source is not None
        self._gesture = new_gesture("source")
        self._told = ""  # the state's words that are shown, or were shown for another kind
        self.setWindowTitle(self.tr("Source properties") if source else self.tr("Add a source"))
        self.resize(860, 430)
        self._kinds = QListWidget()
        self._kinds.setFixedWidth(190)
        self._forms: dict[str, Form] = {form.kind: form() for form in FORMS}
        self._stack = QStackedWidget()
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("Name"))
        self._picture = PictureView(room.board, "adding", _PREVIEW_RATE_HZ)
        self._picture.setMinimumSize(QSize(288, 162))
        self._words = QLabel()
        self._words.setObjectName("dim")
        self._words.setWordWrap(True)
        self._place = QCheckBox(self.tr("Place it in the scene on preview"))
        self._place.setChecked(True)
        self._place.setVisible(source is None)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._apply)
        self._build()
        self._fill_kinds()
        self._start(source)
        room.store.watch(self._follow, "sources", ("show", "sources"))
        room.desk.request("devices.list", {}, self._offer, self._tell)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("Add") if self._original is None else self.tr("OK"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form_side = QVBoxLayout()
        form_side.addWidget(self._name)
        form_side.addWidget(self._stack, 1)
        form_side.addWidget(self._place)
        picture_side = QVBoxLayout()
        picture_side.addWidget(self._picture, 1)
        picture_side.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._kinds)
        row.addLayout(form_side, 1)
        row.addLayout(picture_side, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(self._buttons)
        self._name.textEdited.connect(self._name_typed)

    def _fill_kinds(self) -> None:
        words = kind_words()
        for kind, form in self._forms.items():
            entry = QListWidgetItem(icon(ICONS[kind]), words[kind])
            entry.setData(ID_ROLE, kind)
            self._kinds.addItem(entry)
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(form)
            column.addStretch(1)
            self._stack.addWidget(holder)
            form.changed.connect(self._form_changed)
        self._kinds.currentRowChanged.connect(self._kind_chosen)

    def _start(self, source: reading.Tree | None) -> None:
        if source is None:
            self._kinds.setCurrentRow(0)
            return
        kind = source["input"]["type"]
        self._name.setText(source["name"])
        self._forms[kind].load(source["input"])
        self._kinds.blockSignals(True)
        row = list(self._forms).index(kind)
        self._kinds.setCurrentRow(row)
        self._stack.setCurrentIndex(row)
        self._kinds.blockSignals(False)
        self._kinds.setVisible(False)
        self._show_picture()

    # ------------------------------------------------------------ what the operator does

    def _form(self) -> Form:
        return self._forms[str(self._kinds.currentItem().data(ID_ROLE))]

    def _kind_chosen(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._words.setText("")
        self._picture.empty_text = "" if self._form().pictured else self.tr("Sound only: its meter is in the sound desk.")
        self._show_nothing()  # until the source has become one of this kind
        self._form_changed()

    def _form_changed(self) -> None:
        if not self._named_by_hand:
            self._name.setText(self._form().suggested_name() or self._kinds.currentItem().text())
        self._settle.start()
        if isinstance(self._form(), MediaForm) and self._form().value() is not None:
            self._probe(self._form().value() or {})

    def _name_typed(self) -> None:
        self._named_by_hand = True
        self._settle.start()

    def _probe(self, given: dict[str, Any]) -> None:
        self.room.desk.request(
            "media.probe", {"path": given["path"]}, self._probed, lambda text, _data: self._words.setText(text)
        )

    def _tell(self, text: str, _data: dict[str, Any]) -> None:
        self._words.setText(text)

    def _probed(self, found: dict[str, Any]) -> None:
        width, height, seconds = found.get("width"), found.get("height"), found.get("duration_s")
        parts = [f"{width} x {height}"] if width and height else []
        parts += [self.tr("{seconds} s").format(seconds=round(float(seconds), 1))] if seconds else []
        parts += [self.tr("with sound") if found.get("has_sound") else self.tr("without sound")]
        self._words.setText(said(str(found.get("text") or "")) or ", ".join(parts))

    def _offer(self, devices: dict[str, Any]) -> None:
        for form in self._forms.values():
            if form.devices:
                form.offer(devices)
        self._form_changed()

    # ------------------------------------------------------------ what the desk does

    def _apply(self) -> None:
        """Add the source, or bring it up to the form."""
        given, name = self._form().value(), self._name.text().strip()
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(given is not None and bool(name))
        if given is None or not name or self._adding:
            if given is None:
                self._words.setText(self._form().missing())
                self._show_nothing()
            return
        fields = {"name": name, "input": given}
        if self._source_id:
            self._changed = True
            params = {"source": self._source_id, "set": fields, "gesture": self._gesture}
            self.room.desk.request("source.update", params, lambda _done: self._show_picture(), self._refused)
        else:
            self._adding = True
            self.room.desk.request("source.add", {"set": fields, "gesture": self._gesture}, self._added, self._refused)

    def _added(self, result: Any) -> None:
        self._adding = False
        self._source_id = created(result)
        self._show_picture()

    def _refused(self, text: str, _data: dict[str, Any]) -> None:
        self._adding = False
        self._words.setText(text)

    def _show_picture(self) -> None:
        if self._form().pictured:
            self._picture.show_what("source", self._source_id, "", 16 / 9)

    def _show_nothing(self) -> None:
        self._picture.show_what("", "", "", 16 / 9)

    def _follow(self) -> None:
        if not self._source_id or self._form().value() is None:
            return  # what is heard is about the kind chosen before
        words = said(self.room.store.get("sources", self._source_id, "text", default=""))
        if words != self._told:
            self._told = words
            self._words.setText(words)

    def accept(self) -> None:
        self._settle.stop()
        given, name = self._form().value(), self._name.text().strip()
        if given is None or not name:
            self._words.setText(self._form().missing() if given is None else self.tr("Give the source a name."))
            return
        room, place = self.room, self._place.isChecked() and given["type"] != "sound"
        if self._source_id:
            self._apply()
            if self._original is None and place:
                _place(room, self._source_id)
        elif not self._adding:
            params = {"set": {"name": name, "input": given}}
            room.desk.request("source.add", params, lambda result: _place(room, created(result)) if place else None)
        super().accept()

    def reject(self) -> None:
        self._settle.stop()
        if self._original is None and self._source_id:
            self.room.desk.command("source.remove", source=self._source_id, gesture=self._gesture)
        elif self._original is not None and self._changed:
            fields = {"name": self._original["name"], "input": self._original["input"]}
            self.room.desk.command("source.update", source=self._source_id, set=fields, gesture=self._gesture)
        super().reject()

    def done(self, result: int) -> None:
        self._picture.release()
        self.room.store.unwatch(self)
        super().done(result)


def created(result: Any) -> str:
    """The id in the answer to an `.add` command."""
    return str(result.get("id") or "") if isinstance(result, dict) else ""


def _place(room: ControlRoom, source_id: str) -> None:
    """Put the source into what is being edited."""
    kind, holder = room.target
    if holder and source_id:
        params = {kind: holder, "canvas": room.canvas, "set": {"source": source_id}}
        room.desk.request("item.add", params, lambda result: room.select(created(result)))
