"""The filters of one strip: what its sound goes through before the fader."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.control.schema.sound import AddSoundFilter, RemoveSoundFilter, UpdateSoundFilter
from studio.kinds import sound_filters
from ui.client import lookup
from ui.forms.filter_chain import FilterChain
from ui.notices import DialogLine
from ui.room import ControlRoom
from ui.theme.fitting import fit
from ui.widgets.input_meter import InputMeter


class StripFilterDialog(QDialog):
    """Open it with `show()`: the desk goes on beside it. It deletes itself, and closes when the strip goes.

    At its left stands the level that comes in, for thresholds: the strip's own meter shows what the filters leave.
    """

    def __init__(self, room: ControlRoom, source_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room, self.source_id = room, source_id
        fit(self, QSize(480, 600))
        self._line = DialogLine(room.desk)
        self.chain = FilterChain(sound_filters.FAMILY, _Commands(self._line, source_id))
        self._empty = QLabel(self.tr("Nothing lies before the fader. A gate is for noisy rooms, a compressor for uneven voices."))
        self._empty.setObjectName("faint")
        self._empty.setWordWrap(True)
        inner = QWidget()
        inner.setObjectName("scrolled")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.addWidget(self.chain)
        rows.addWidget(self._empty)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        scroll.setWidget(inner)
        self.input = InputMeter(room.desk.session)
        self.input.setToolTip(self.tr("Level before the filters, dBFS"))
        head = QLabel(self.tr("In"))
        head.setObjectName("small")
        head.setToolTip(self.input.toolTip())
        level = QVBoxLayout()
        level.addWidget(head)
        level.addWidget(self.input, 1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addLayout(level)
        middle.addWidget(scroll, 1)
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)  # Return in a number sends the number
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(middle, 1)
        column.addWidget(self._line)
        column.addWidget(buttons)
        self._line.refused.connect(self._refresh)
        room.store.watch(self._refresh, lambda state: state.show.strips, lambda state: state.show.sources)
        self.input.show_source(source_id)
        self._refresh()

    def done(self, result: int) -> None:
        self.input.show_source("")
        super().done(result)

    def _refresh(self) -> None:
        show = self.room.store.state.show
        strip = next((one for one in show.strips if one.source == self.source_id), None)
        if strip is None:
            self.close()
            return
        source = lookup.by_id(show.sources, self.source_id)
        name = source.name if source is not None else self.source_id
        self.setWindowTitle(self.tr("Filters of {source}").format(source=name))
        self.chain.follow(self.source_id, strip.filters)
        self._empty.setVisible(not strip.filters)


class _Commands:
    """What the chain asks of the desk, for one strip."""

    def __init__(self, line: DialogLine, source_id: str) -> None:
        self._line, self._source = line, source_id

    def add(self, kind: str) -> None:
        self._line.command(AddSoundFilter(source=self._source, set={"type": kind}))

    def update(self, filter_id: str, fields: dict[str, Any], gesture: str) -> None:
        gesture = f"strip-{self._source}-{gesture}" if gesture else ""
        self._line.command(UpdateSoundFilter(source=self._source, filter=filter_id, set=fields, gesture=gesture))

    def move(self, filter_id: str, place: int) -> None:
        self._line.command(UpdateSoundFilter(source=self._source, filter=filter_id, index=place))

    def remove(self, filter_id: str) -> None:
        self._line.command(RemoveSoundFilter(source=self._source, filter=filter_id))
