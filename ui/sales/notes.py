"""What buyers wrote beside their orders, newest first: a few plain lines that scroll."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QWidget

from ui.client import reading
from ui.desk_words import counted

_LINES = 3  # seen at once; the rest scrolls


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the list."""

    link_no: int
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
        return words.format(number=self.link_no, buyer=self.buyer or "–", units=counted(self.quantity, "unit"), note=self.text)


def notes(rows: list[reading.Tree], told: list[reading.Tree]) -> list[Note]:
    """The notes of products that are in the queue."""
    numbers = {row["id"]: row["link_no"] for row in rows}
    return [
        Note(numbers[note["product"]], note["buyer"], note["quantity"], note["text"], note["status"] == "paid")
        for note in told
        if note["product"] in numbers
    ]


class NoteList(QListWidget):
    """Read only, and hidden while nobody wrote anything. Words of strangers: no tool tips, which may be taken for HTML."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: list[Note] = []
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("Notes of buyers"))
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self.setMaximumHeight(self.fontMetrics().lineSpacing() * 2 * _LINES)
        self.hide()

    def show_notes(self, found: list[Note]) -> None:
        if found == self._notes:
            return
        self._notes = found
        self.clear()
        self.addItems([note.words() for note in found])
        self.setVisible(bool(found))
