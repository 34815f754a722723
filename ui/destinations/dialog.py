"""The dialog that adds or changes a destination. A key goes to the desk and is never shown again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.control.schema.air import SetKey
from studio.control.schema.answers import Added
from studio.control.schema.broadcasts import TakeKey
from studio.control.schema.outputs import AddDestination, UpdateDestination
from studio.document.model import Destination
from studio.kinds.targets import FAMILY
from ui.client import lookup
from ui.destinations.page import Page
from ui.destinations.pages import page_of
from ui.forms.word import word
from ui.room import ControlRoom
from ui.theme.parts import aligned, spaced

_NEW_OF = "of:"  # before a canvas; no encoding's id has a colon


class DestinationDialog(QDialog):
    """Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, destination: Destination | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self._original = destination
        self.setWindowTitle(self.tr("Destination") if destination else self.tr("Add a destination"))
        self.setMinimumWidth(480)
        self._problem = QLabel()
        self._problem.setObjectName("warn")
        self._problem.setWordWrap(True)
        self._kind = QComboBox()
        self._stack = QStackedWidget()
        self._pages = [page_of(name, room) for name in FAMILY.kinds]
        for page in self._pages:
            self._kind.addItem(word(page.kind.title), page.kind.name)
            self._stack.addWidget(page)
            page.named.connect(self._suggest_name)
            page.refused.connect(self._problem.setText)
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
        self._build()
        self._kind.currentIndexChanged.connect(self._kind_chosen)
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
        aligned(form, *self._stack.findChildren(QFormLayout), *self._stack.findChildren(QGridLayout))

    def _fill_encodings(self) -> None:
        """Those that the kind takes, and for a canvas that has none of these, that a new one be made."""
        state, chosen = self.room.store.state, self._encoding.currentData()
        self._encoding.clear()
        fitting = [row for row in state.show.encodings if row.fits(self.page.facts)]
        for row in fitting:
            canvas = lookup.canvas(state, row.canvas)
            rate = row.video_bps / 1e6
            self._encoding.addItem(f"{row.id}: {canvas.name} {canvas.width}x{canvas.height}, {rate:g} Mbit/s", row.id)
        if self._original is None:
            for canvas in state.show.canvases:
                if all(row.canvas != canvas.id for row in fitting):
                    words = self.tr("a new one of {canvas}").format(canvas=canvas.name)
                    self._encoding.addItem(f"{words} {canvas.width}x{canvas.height}", f"{_NEW_OF}{canvas.id}")
        self._encoding.setCurrentIndex(max(0, self._encoding.findData(chosen)))

    # ------------------------------------------------------------ using

    @property
    def page(self) -> Page:
        """The page of the kind that is chosen."""
        return self._pages[self._kind.currentIndex()]

    def _kind_chosen(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._problem.clear()
        self._form.setRowVisible(self._delay, self.page.facts.has_viewers)
        self._fill_encodings()
        self._suggest_name()

    def _suggest_name(self) -> None:
        """What the page suggests, until a person names it."""
        suggestion = self.page.suggested_name()
        if self._name.text() in ("", self._suggested):
            self._name.setText(suggestion)
            self._suggested = suggestion

    def _load(self, destination: Destination | None) -> None:
        if destination is None:
            self._kind_chosen(0)
            return
        target = destination.target
        self._kind.setCurrentIndex(self._kind.findData(FAMILY.of(target).name))
        self._kind_chosen(self._kind.currentIndex())
        self._kind.setEnabled(False)
        self._name.setText(destination.name)
        self._suggested = ""
        self._encoding.setCurrentIndex(max(0, self._encoding.findData(destination.encoding)))
        self._enabled.setChecked(destination.enabled)
        delay_ms = destination.viewer_delay_ms
        self._delay.setValue(self._delay.minimum() if delay_ms is None else delay_ms / 1000)
        self.page.load(target)
        status = self.room.store.state.destinations.get(destination.id)
        if self.page.key is not None and target.key_name() and not (status is not None and status.needs_key):
            self.page.key.say_kept()

    def accept(self) -> None:
        page, name = self.page, self._name.text().strip()
        page.finish()
        problem = page.missing() or ("" if name else self.tr("Give the destination a name."))
        if problem:
            self._problem.setText(problem)
            return
        target = {"type": page.kind.name, **page.settings()}
        fields: dict[str, Any] = {"name": name, "target": target, "enabled": self._enabled.isChecked()}
        delay_s = self._delay.value()
        fields["viewer_delay_ms"] = round(delay_s * 1000) if delay_s >= 0 and page.facts.has_viewers else None
        encoding, canvas = self._encoding.currentData() or "", None
        if encoding.startswith(_NEW_OF):
            canvas = encoding.removeprefix(_NEW_OF)
        elif encoding:
            fields["encoding"] = encoding
        self._buttons.setEnabled(False)
        if self._original is not None:
            name = self._original.id
            change = UpdateDestination(destination=name, set=fields)
            self.room.desk.request(change, lambda _answer: self._done(name), self._refused)
        else:
            added = AddDestination(set=fields, canvas=canvas)
            self.room.desk.ask(added, Added, lambda added: self._done(added.id), self._refused)

    def reject(self) -> None:
        """Not between the desk's being asked and its answer: the key would be kept for nobody."""
        if self._buttons.isEnabled():
            super().reject()

    def _done(self, destination_id: str) -> None:
        key = self.page.key.taken() if self.page.key is not None else ""
        connection = self.page.takes_key_from()
        if connection and destination_id:
            url = str(self.page.settings()["url"])
            self.room.desk.command(TakeKey(destination=destination_id, connection=connection, url=url))
        elif key and destination_id:
            self.room.desk.command(SetKey(destination=destination_id, key=key))
        super().accept()

    def _refused(self, text: str, _why: object) -> None:
        self._buttons.setEnabled(True)
        self._problem.setText(text)
