"""The panel of watched words: lists to choose, own terms to write, and where any of them was found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from studio.control.schema.state import State
from studio.control.schema.watched import UpdateWatchedWords
from ui.client import lookup
from ui.desk_words.plugin_words import plugin_word
from ui.room import ControlRoom
from ui.theme.parts import PanelFrame, field_title

_ID_ROLE = Qt.ItemDataRole.UserRole
_MINUS = "-－−"
_LEAST_PX = 60
_MOST_ROWS = 500  # of what was found


def terms_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The terms that somebody wrote, one a line; each once. Those behind a minus, to be left out of the lists, apart."""
    lines = dict.fromkeys(line for raw in text.splitlines() if (line := raw.strip()))
    without = dict.fromkeys(word for line in lines if line[0] in _MINUS and (word := line[1:].strip()))
    return tuple(line for line in lines if line[0] not in _MINUS), tuple(without)


class WatchedPanel(PanelFrame):
    """Follows the show's choice and the section `watched_words`. Every change of a list is sent at once, own terms by Save."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.hide()
        self.room = room
        self.packs = QListWidget()
        self.packs.setAccessibleName(self.tr("Lists of watched words"))
        self.packs.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.packs.setMinimumHeight(_LEAST_PX)
        self.packs.itemChanged.connect(lambda _entry: self._choose())
        self.terms = QPlainTextEdit()
        self.terms.setAccessibleName(self.tr("Own words, one a line"))
        self.terms.setPlaceholderText(self.tr("Own words, one a line. A minus before a word leaves it out of the lists: -word"))
        self.terms.setTabChangesFocus(True)
        self.terms.setMinimumHeight(_LEAST_PX)
        self.terms.textChanged.connect(self._say_whether_saved)
        self.save = QPushButton(self.tr("Save"))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(lambda _checked=False: self.keep())
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("Where watched words were found"))
        self.found.setMinimumHeight(_LEAST_PX)
        for rows in (self.packs, self.found):
            rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.none = QLabel(self.tr("No product and no card has any of these words. Chat messages that have one are marked."))
        self.none.setObjectName("faint")
        self.none.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(field_title(self.tr("Own words")), 1)
        head.addWidget(self.save)
        self.body.addWidget(field_title(self.tr("Lists")))
        self.body.addWidget(self.packs, 2)
        self.body.addLayout(head)
        self.body.addWidget(self.terms, 2)
        self.body.addWidget(field_title(self.tr("Found")))
        self.body.addWidget(self.none)
        self.body.addWidget(self.found, 3)
        self._saved: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        room.store.watch(self._follow_choice, lambda state: (state.show.watched, state.watched_words.packs))
        room.store.watch(self._follow_found, State.watched_words, lambda state: (state.show.products, state.show.overlays))
        self._follow_choice()
        self._follow_found()

    # ------------------------------------------------------------ deeds

    def keep(self) -> None:
        """Have the desk take over the operator's own terms."""
        terms, without = terms_in(self.terms.toPlainText())
        self.room.desk.command(UpdateWatchedWords(set={"terms": terms, "without": without}))

    def _choose(self) -> None:
        rows = (self.packs.item(row) for row in range(self.packs.count()))
        chosen = [str(entry.data(_ID_ROLE)) for entry in rows if entry.checkState() is Qt.CheckState.Checked]
        there = self.room.store.state.watched_words.packs
        elsewhere = [name for name in self.room.store.state.show.watched.packs if name not in there]
        self.room.desk.command(UpdateWatchedWords(set={"packs": [*chosen, *elsewhere]}))

    # ------------------------------------------------------------ following

    def _follow_choice(self) -> None:
        state = self.room.store.state
        watched, packs = state.show.watched, state.watched_words.packs
        self.packs.blockSignals(True)
        if [self.packs.item(row).data(_ID_ROLE) for row in range(self.packs.count())] != list(packs):
            self.packs.clear()
            for name in packs:
                entry = QListWidgetItem(self.packs)
                entry.setData(_ID_ROLE, name)
                entry.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        for row, (name, pack) in enumerate(packs.items()):
            words = self.tr("{title} ({terms} words)").format(title=plugin_word(pack, "title"), terms=pack.terms)
            self.packs.item(row).setText(words)
            state_of_it = Qt.CheckState.Checked if name in watched.packs else Qt.CheckState.Unchecked
            self.packs.item(row).setCheckState(state_of_it)
        self.packs.blockSignals(False)
        if (watched.terms, watched.without) != self._saved:
            unsaved = terms_in(self.terms.toPlainText()) != self._saved
            self._saved = (watched.terms, watched.without)
            if not unsaved:  # what somebody types now is not written over
                self.terms.setPlainText("\n".join([*watched.terms, *(f"-{term}" for term in watched.without)]))
        self._say_whether_saved()

    def _say_whether_saved(self) -> None:
        self.save.setEnabled(terms_in(self.terms.toPlainText()) != self._saved)

    def _follow_found(self) -> None:
        state = self.room.store.state
        found = state.watched_words
        lines = [
            self.tr("Card {name}: {terms}").format(name=card.name, terms=", ".join(found.cards[card.id]))
            for card in state.show.overlays
            if card.id in found.cards
        ]
        for name, terms in found.products.items():
            product = lookup.product(state, name)
            if product is not None:
                words = self.tr("{number}  {title}: {terms}")
                lines.append(words.format(number=product.link_no, title=product.title, terms=", ".join(terms)))
        lines = lines[:_MOST_ROWS]
        if lines != [self.found.item(row).text() for row in range(self.found.count())]:
            self.found.clear()
            self.found.addItems(lines)
            for row, line in enumerate(lines):
                self.found.item(row).setToolTip(line)
        self.found.setVisible(bool(lines))
        self.none.setVisible(not lines)
