"""The dialog that adds a source or changes one.

What it shows is a trial: the show, and so the air, hears of it with Add or OK and not before.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.control.schema.answers import Added, Devices, MediaFacts
from studio.control.schema.machine import ListDevices, ProbeMedia
from studio.control.schema.scenes import AddSource, UpdateSource
from studio.control.schema.state import State
from studio.control.schema.state.workers import Worker
from studio.document.model import Source
from studio.kinds.sources import FAMILY, Input, kind_of
from ui.client import lookup
from ui.client.gesture import new_gesture
from ui.desk_words import said
from ui.forms.word import word
from ui.room import ControlRoom
from ui.sources.looking import Looking
from ui.sources.page import Page
from ui.sources.pages import page_of
from ui.sources.placing import place
from ui.sources.trial import Fields, Trial
from ui.theme import icon
from ui.theme.fitting import fit
from ui.widgets.rows import ID_ROLE

_SETTLE_MS = 400  # a path being typed is tried once the hand rests


class SourceDialog(QDialog):
    """Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, source: Source | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self._original = source
        self._named_by_hand = source is not None
        self._probed = ""  # the path that was asked about last
        self._heard = ""  # what the desk said last of what is looked at
        self.setWindowTitle(self.tr("Source properties") if source else self.tr("Add a source"))
        fit(self, QSize(960, 520))
        self._kinds = QListWidget()
        self._kinds.setFixedWidth(190)
        self._kinds.setAccessibleName(self.tr("Kind of source"))
        self._pages: dict[str, Page] = {name: page_of(name) for name in FAMILY.kinds}
        self._stack = QStackedWidget()
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("Name"))
        self._name.setAccessibleName(self.tr("Name"))
        self._looking = Looking(room)
        self._place = QCheckBox(self.tr("Place it in the scene on preview"))
        self._place.setChecked(True)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._try)
        self._trial = Trial(room.desk)
        self._trial.running.connect(self._looking.show_source)
        self._trial.refused.connect(self._looking.tell)
        self._fill_kinds()
        self._build()  # after its pages: Tab comes to what is put in in this order
        self._start(source)
        room.store.watch(self._follow, State.trials, State.sources)
        room.desk.ask(ListDevices(), Devices, self._offer, lambda text, _why: self._looking.tell(text))

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(self.tr("Add") if self._original is None else self.tr("OK"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form_side = QVBoxLayout()
        form_side.addWidget(self._name)
        form_side.addWidget(self._stack, 1)
        form_side.addWidget(self._place)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._kinds)
        row.addLayout(form_side, 1)
        row.addWidget(self._looking, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(self._buttons)
        self._name.textEdited.connect(self._name_typed)

    def _fill_kinds(self) -> None:
        for name, page in self._pages.items():
            entry = QListWidgetItem(icon(page.kind.icon), word(page.kind.title))
            entry.setData(ID_ROLE, name)
            self._kinds.addItem(entry)
            holder = QScrollArea()
            holder.setWidgetResizable(True)
            holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
            page.setObjectName("scrolled")
            holder.setWidget(page)
            self._stack.addWidget(holder)
            page.changed.connect(self._page_changed)
        self._kinds.currentRowChanged.connect(self._kind_chosen)

    def _start(self, source: Source | None) -> None:
        if source is None:
            self._kinds.setCurrentRow(0)
            return
        kind = kind_of(source.input).name
        self._name.setText(source.name)
        self._pages[kind].load(source.input)
        self._kinds.setVisible(False)
        self._kinds.setCurrentRow(list(self._pages).index(kind))

    # ------------------------------------------------------------ what the operator does

    def _page(self) -> Page:
        return self._pages[str(self._kinds.currentItem().data(ID_ROLE))]

    def _fields(self) -> Fields | None:
        """What the source is to be; None while something is missing."""
        given, name = self._page().value(), self._name.text().strip()
        return _as_fields(name, given) if given is not None and name else None

    def _kind_chosen(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._looking.show_kind(self._page().facts.has_picture, self._page().facts.has_sound)
        self._place.setVisible(self._original is None and self._page().facts.has_picture)
        self._probed = ""
        self._page_changed()

    def _page_changed(self) -> None:
        if not self._named_by_hand:
            self._name.setText(self._page().suggested_name() or self._kinds.currentItem().text())
        self._changed()

    def _name_typed(self) -> None:
        self._named_by_hand = True
        self._changed()

    def _changed(self) -> None:
        self._ok.setEnabled(self._fields() is not None)
        self._settle.start()

    # ------------------------------------------------------------ looking at it

    def _try(self) -> None:
        """Look at what the form says: at the source itself where that is what it says, else at a trial."""
        given = self._page().value()
        shown = self._shown_already(given)
        if given is None or shown:
            self._trial.show(None)
            self._looking.show_source(shown)
            self._looking.tell(self._page().missing() if given is None else self._words_of(shown))
            return
        self._looking.tell(self.tr("Only seen here: on air it changes with OK.") if self._original is not None else "")
        self._trial.show(_as_fields(self._name.text().strip() or self._kinds.currentItem().text(), given))
        path = self._page().looked_into()
        if path and path != self._probed:
            self._probed = path
            self.room.desk.ask(ProbeMedia(path=path), MediaFacts, self._tell_of_file, lambda _text, _why: None)

    def _shown_already(self, given: Input | None) -> str:
        """The source of the show that shows this input already, or holds what nobody else can open, whatever is to be changed."""
        if given is None:
            return ""
        if self._original is not None and given == self._original.input:
            return self._original.id
        if not given.held():
            return ""
        return next((source.id for source in self.room.store.state.show.sources if source.input.held() == given.held()), "")

    def _words_of(self, source_id: str) -> str:
        """What is to be said while the source itself is shown in place of a trial."""
        state = self.room.store.state
        said_of_it = said(state.sources.get(source_id, Worker()).text)
        if said_of_it or (self._original is not None and self._page().value() == self._original.input):
            return said_of_it
        source = lookup.by_id(state.show.sources, source_id)
        name = source.name if source is not None else source_id
        return self.tr("{name} holds this device: it is seen here as it is now.").format(name=name)

    def _tell_of_file(self, found: MediaFacts) -> None:
        parts = [f"{found.width} x {found.height}"] if found.width and found.height else []
        parts += [self.tr("{seconds} s").format(seconds=round(found.duration_s, 1))] if found.duration_s else []
        parts += [self.tr("with sound") if found.has_sound else self.tr("without sound")]
        self._looking.tell(said(found.text) or ", ".join(parts))

    def _offer(self, devices: Devices) -> None:
        for page in self._pages.values():
            page.offer(devices)
        self._page_changed()

    def _follow(self) -> None:
        """Say what the desk says of what is being looked at."""
        state, shown = self.room.store.state, self._looking.source
        workers = state.trials if self._trial.id and self._trial.id == shown else state.sources
        words = said(workers.get(shown, Worker()).text)
        if words != self._heard:
            self._heard = words
            self._looking.tell(words)

    # ------------------------------------------------------------ the end

    def accept(self) -> None:
        self._page().finish()
        fields = self._fields()
        if fields is None:
            self._looking.tell(self._page().missing() if self._page().value() is None else self.tr("Give the source a name."))
            return
        self._settle.stop()
        self._trial.show(None)  # a device that can be opened once is free for the source
        self._buttons.setEnabled(False)
        if self._original is None:
            gesture = new_gesture("source")
            command = AddSource(set=fields, gesture=gesture)
            self.room.desk.ask(command, Added, lambda added: self._added(added, gesture), self._refused)
        else:
            change = UpdateSource(source=self._original.id, set=fields)
            self.room.desk.request(change, lambda _answer: self._finish(), self._refused)

    def _added(self, added: Added, gesture: str) -> None:
        if self._place.isChecked() and self._page().facts.has_picture:
            place(self.room, added.id, gesture)
        if self._page().facts.has_sound and self.room.store.state.air.state != "off":
            words = self.tr("The sound of {name} is muted: it is heard on air once you open its strip.")
            self.room.notice.emit("warn", words.format(name=self._name.text().strip()))
        self._finish()

    def _refused(self, text: str, _why: object) -> None:
        self._buttons.setEnabled(True)
        self._looking.tell(text)

    def _finish(self) -> None:
        if self.isVisible():  # not closed while the desk was asked
            super().accept()

    def done(self, result: int) -> None:
        self._settle.stop()
        self._looking.stop()
        self._trial.close()
        self.room.store.unwatch(self)
        super().done(result)


def _as_fields(name: str, given: Input) -> Fields:
    """A source as the commands take it."""
    return {"name": name, "input": msgspec.to_builtins(given)}
