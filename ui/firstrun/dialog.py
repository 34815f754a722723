"""Measures what this computer can encode and offers to set the show up for it."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from studio.control.schema.answers import Capacity, CapacityProgress
from studio.control.schema.machine import ApplyCapacity, MeasureCapacity
from studio.control.schema.state.machine import Proposal
from ui.desk_words.units import rate_words
from ui.room import ControlRoom


def first_run() -> bool:
    """True until the measurement was offered once on this computer."""
    return QSettings().value("measured", False, bool) is not True


class CapacityDialog(QDialog):
    """Explains, measures, proposes, applies. Open it with `open()`; it deletes itself."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room = room
        self._open = True
        self._proposal: Proposal | None = None
        self.setWindowTitle(self.tr("What can this computer do?"))
        self.setMinimumWidth(480)
        title = QLabel(self.tr("What can this computer do?"))
        title.setObjectName("title")
        self._words = QLabel(
            self.tr(
                "The studio can measure which picture size this computer encodes without stumbling. It takes about ten seconds. "
                "Nothing is sent anywhere."
            )
        )
        self._words.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        kept = self._progress.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # nothing else may move or shrink when it appears
        self._progress.setSizePolicy(kept)
        self._progress.hide()
        buttons = QDialogButtonBox()
        self._go = QPushButton(self.tr("Measure"))
        self._go.setDefault(True)
        self._later = QPushButton(self.tr("Not now"))
        buttons.addButton(self._go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._later, QDialogButtonBox.ButtonRole.RejectRole)
        self._go.clicked.connect(self._next)
        self._later.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        for widget in (title, self._words, self._progress):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(buttons)
        room.desk.happened.connect(self._event)
        QSettings().setValue("measured", True)

    def _next(self) -> None:
        proposal = self._proposal
        if proposal is not None:
            self.room.desk.command(
                ApplyCapacity(
                    width=proposal.width,
                    height=proposal.height,
                    rate_num=proposal.rate_num,
                    rate_den=proposal.rate_den,
                    preset=proposal.preset,
                    video_bps=proposal.video_bps,
                )
            )
            self.accept()
            return
        self._go.setEnabled(False)
        self._progress.setValue(0)
        self._progress.show()
        self.room.desk.ask(MeasureCapacity(), Capacity, self._measured, self._failed)

    def _event(self, name: str, data: dict[str, Any]) -> None:
        if name == "capacity_progress" and self._open:
            self._progress.setValue(round(100 * msgspec.convert(data, CapacityProgress).share))

    def _failed(self, text: str, _why: object) -> None:
        if self._open:
            self._progress.hide()
            self._words.setText(text)
            self._go.setEnabled(True)

    def _measured(self, answer: Capacity) -> None:
        if not self._open:
            return
        self._progress.hide()
        proposal = answer.proposal
        self._go.setEnabled(True)
        if proposal is None:
            self._words.setText(answer.text or self.tr("The measurement brought nothing. Try again."))
            return
        self._proposal = proposal
        words = self.tr("Proposal: {width} x {height}, {rate} pictures a second, preset {preset}, {bits}.").format(
            width=proposal.width,
            height=proposal.height,
            rate=f"{proposal.rate_num / proposal.rate_den:.4g}",
            preset=proposal.preset,
            bits=rate_words(proposal.video_bps),
        )
        if not proposal.fits:
            words += "\n" + self.tr(
                "Even the smallest size is a strain: close other programs, or use a computer with more cores."
            )
        self._words.setText(words)
        self._go.setText(self.tr("Use this"))
        self._go.setFocus()
        self._later.setText(self.tr("Leave as it is"))

    def done(self, result: int) -> None:
        self._open = False
        super().done(result)
