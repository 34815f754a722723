"""What a show came to, shown when it has ended."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from studio.control.schema.state.air import Summary
from ui.products.ring import clock
from ui.widgets.close_box import close_box


class SummaryDialog(QDialog):
    """The desk's figures of the whole show. Open it with `show()`; it deletes itself.

    It stands beside the window and takes neither its keys nor its clicks: the next show may begin, or the studio be closed.
    """

    def __init__(self, figures: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("The show has ended"))
        self.setMinimumWidth(360)
        form = QFormLayout()
        form.setVerticalSpacing(7)
        form.addRow(self.tr("On air"), _figure(clock(float(figures.seconds))))
        for words, count in (
            (self.tr("Orders"), figures.orders),
            (self.tr("Units sold"), figures.units),
            (self.tr("Pictures that the mixer finished late"), figures.lagged),
            (self.tr("Pictures that the encoder had to repeat"), figures.skipped),
            (self.tr("Pictures that the network did not take"), figures.dropped),
            (self.tr("Lost connections that came back"), figures.reconnects),
        ):
            form.addRow(words, _figure(f"{count:,}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(close_box(self))


def _figure(words: str) -> QLabel:
    label = QLabel(words)
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    return label
