"""What buyers wrote beside their orders, newest first: a few plain lines that scroll."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QWidget

from studio.control.schema.state import selling
from studio.document.products import Product
from ui.desk_words import counted

_LINES = 3  # seen at once; the rest scrolls


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the list."""

    link_no: int | None  # None: the product has left the queue
    buyer: str
    quantity: int
    text: str
    paid: bool

    def words(self) -> str:
        """As the list shows it."""
        translate = QCoreApplication.translate
        words = translate("BuyersNotes", "Link {number}, {buyer}, {units}: {note}")
        if not self.paid:
            words = translate("BuyersNotes", "Link {number}, {buyer}, {units}, unpaid: {note}")
        number = "–" if self.link_no is None else self.link_no
        return words.format(number=number, buyer=self.buyer or "–", units=counted(self.quantity, "unit"), note=self.text)


def notes(rows: Iterable[Product], told: Iterable[selling.Note]) -> list[Note]:
    """What the desk tells, with the links as they are numbered now: goods are packed also when their product left the queue."""
    numbers = {row.id: row.link_no for row in rows}
    return [Note(numbers.get(note.product), note.buyer, note.quantity, note.text, note.status == "paid") for note in told]


class NoteList(QListWidget):
    """Read only, and hidden while nobody wrote anything. Words of strangers: no tool tips, which may be taken for HTML."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: list[Note] = []
        self._earlier = 0
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("Notes of buyers"))
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self.setMaximumHeight(self.fontMetrics().lineSpacing() * 2 * _LINES)
        self.hide()

    def show_notes(self, found: list[Note], earlier: int) -> None:
        """`earlier`: how many more there are that nobody lists any more. Who reads further down stays there."""
        if (found, earlier) == (self._notes, self._earlier):
            return
        self._notes, self._earlier = found, earlier
        lines = [note.words() for note in found]
        if earlier:
            lines.append(self.tr("and {count} earlier, in the shop").format(count=earlier))
        place = self.verticalScrollBar().value()
        self.clear()
        self.addItems(lines)
        self.setVisible(bool(lines))
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)
