"""The list of cards: state, play and stop, the next content, and the picture of the chosen one before it goes on air."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from studio.control.schema.cards import NextPage, PlayCard, StopCard
from studio.control.schema.overlays import AddOverlay, RemoveOverlay, UpdateOverlay
from studio.control.schema.state import State
from studio.control.schema.state.plugins import CardKind
from studio.control.schema.state.stage import Card
from studio.document.model import Overlay
from ui.cards.dialog import CardDialog, CardPicture, kind_words, preset_box
from ui.cards.kinds import offered, watched_words
from ui.cards.look import LookDialog
from ui.cards.places import PRESETS, place_words
from ui.client import lookup
from ui.desk_words import said
from ui.desk_words.plugin_words import plugin_word
from ui.pictures.board import THUMBNAIL_RATE_HZ
from ui.room import ControlRoom
from ui.theme import colours, icon
from ui.theme.parts import ElidedLabel, Lamp, PanelFrame, flat_button, mark
from ui.theme.plain import caption
from ui.widgets.rows import ID_ROLE, RowList

_ROW_PX = 46
_LAMPS = {"on": colours.ON_AIR, "failed": colours.WARN}


class CardsPanel(PanelFrame):
    """Topmost card first, as the eye sees them."""

    def __init__(self, room: ControlRoom, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.room = room
        self.rows = RowList()
        self.rows.setAccessibleName(self.tr("Cards"))
        self.rows.setEditTriggers(RowList.EditTrigger.NoEditTriggers)
        self.rows.moved.connect(self._moved)
        self.rows.remove_asked.connect(self.remove)
        self.rows.itemDoubleClicked.connect(lambda entry: self.open_card(str(entry.data(ID_ROLE))))
        self.rows.customContextMenuRequested.connect(self._menu)
        self.rows.currentRowChanged.connect(lambda _row: self._show_picture())
        self.picture = CardPicture(room.board, "card-panel", THUMBNAIL_RATE_HZ)
        self.picture.setFixedHeight(110)
        self.picture.empty_text = self.tr("No picture yet")
        self._empty = QLabel(self.tr("No cards yet. Press + to add a price card, a countdown, a logo, …"))
        self._empty.setObjectName("faint")
        self._empty.setWordWrap(True)
        self._add = flat_button("plus", self.tr("Add a card"))
        self._add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._add_menu = QMenu(self._add)
        self._add_menu.aboutToShow.connect(self._fill_add)
        self._add.setMenu(self._add_menu)
        self.bar.addWidget(flat_button("colour", self.tr("Look of the cards"), lambda: LookDialog(room, self).open()))
        self.bar.addWidget(self._add)
        self.body.addWidget(self.picture)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.rows, 1)
        room.canvas_changed.connect(self._show_picture)
        room.store.watch(
            self._refresh,
            lambda state: (state.show.overlays, state.show.canvases),
            State.cards,
            State.overlay_kinds,
            State.watched_words,
        )
        self._refresh()

    # ------------------------------------------------------------ following

    def _refresh(self) -> None:
        state = self.room.store.state
        cards, standing = state.show.overlays[::-1], state.cards
        playing = sum(standing.get(card.id, Card()).playing for card in cards)
        self.title.setText(self.tr("{count} on air").format(count=playing) if cards else "")
        self._empty.setVisible(not cards)
        self.picture.setVisible(bool(cards))
        before = self.rows.current_id()
        anew = self.rows.fill([(card.id, "") for card in cards])
        for row, card in enumerate(cards):
            widget = self.rows.itemWidget(self.rows.item(row))
            if anew or not isinstance(widget, CardRow):
                widget = CardRow(self.room, card.id, self)
                self.rows.item(row).setSizeHint(QSize(60, _ROW_PX))
                self.rows.setItemWidget(self.rows.item(row), widget)
            widget.show_card(card)
            self.rows.say(row, card.name)
        if cards and not self.rows.current_id():
            self.rows.mark(before if any(card.id == before for card in cards) else cards[0].id)
        self._show_picture()

    def _show_picture(self) -> None:
        card = lookup.by_id(self.room.store.state.show.overlays, self.rows.current_id())
        layouts = card.layouts if card is not None else {}
        canvas_id = self.room.canvas if self.room.canvas in layouts else next(iter(layouts), "")
        layout = layouts.get(canvas_id)
        aspect = layout.width / layout.height if layout else 16 / 9
        self.picture.show_what("card", card.id if card and layout else "", canvas_id, aspect)

    # ------------------------------------------------------------ deeds

    def _fill_add(self) -> None:
        self._add_menu.clear()
        for plugin, kind in offered(self.room.store.state):
            action = self._add_menu.addAction(caption(plugin_word(kind, "name")))
            action.triggered.connect(lambda _checked=False, plugin=plugin, kind=kind: self.add(plugin, kind))
        if not self._add_menu.actions():
            self._add_menu.addAction(self.tr("No plugin offers cards")).setEnabled(False)

    def add(self, plugin: str, kind: CardKind) -> None:
        """Add a card in the plugin's size; the desk puts it on every canvas where it is on no other card."""
        fields = {"name": plugin_word(kind, "name"), "plugin": plugin, "kind": kind.kind}
        command = AddOverlay(set=fields, size=kind.size, place=kind.place)
        self.room.desk.request(command, lambda _answer: self._say_off_air())

    def _say_off_air(self) -> None:
        words = self.tr("The new card is off air: Play brings it on, or the next product where it follows.")
        self.room.notice.emit("ok", words)

    def open_card(self, card_id: str) -> None:
        if card_id:
            CardDialog(self.room, card_id, self).open()

    def remove(self, card_id: str) -> None:
        if card_id:
            self.room.desk.command(RemoveOverlay(overlay=card_id))

    def _moved(self, card_id: str, row: int) -> None:
        self.room.desk.command(UpdateOverlay(overlay=card_id, index=self.rows.count() - 1 - row))

    def put(self, card_id: str, canvas_id: str, preset: str) -> None:
        state = self.room.store.state
        card = lookup.by_id(state.show.overlays, card_id)
        if card is not None:
            box = preset_box(state, card, canvas_id, preset)
            self.room.desk.command(UpdateOverlay(overlay=card_id, set={"layouts": {canvas_id: box}}))

    def _menu(self, where: QPoint) -> None:
        entry = self.rows.itemAt(where)
        if entry is not None:
            self.menu_for(str(entry.data(ID_ROLE))).exec(self.rows.viewport().mapToGlobal(where))

    def menu_for(self, card_id: str) -> QMenu:
        """What can be done with a card."""
        menu = QMenu(self)
        menu.addAction(self.tr("&Settings…"), lambda: self.open_card(card_id))
        for canvas in self.room.store.state.show.canvases:
            places = menu.addMenu(self.tr("Place on {canvas}").format(canvas=caption(canvas.name)))
            for preset, _words in PRESETS:
                action = places.addAction(place_words(preset))
                action.triggered.connect(
                    lambda _checked=False, canvas=canvas.id, preset=preset: self.put(card_id, canvas, preset)
                )
        menu.addSeparator()
        menu.addAction(self.tr("&Remove"), lambda: self.remove(card_id))
        return menu


class CardRow(QWidget):
    """Lamp, name, kind or trouble; play, next, more."""

    def __init__(self, room: ControlRoom, card_id: str, panel: CardsPanel) -> None:
        super().__init__()
        self.room, self.card_id = room, card_id
        self._playing = False
        self._lamp = Lamp()
        self._name, self._words = ElidedLabel(), ElidedLabel()
        self._words.setObjectName("small")
        self.play = flat_button("play", self.tr("Play"), self._toggle, on_air=True)
        self.next = flat_button(
            "next", self.tr("Next content"), lambda: room.desk.command(NextPage(overlay=card_id)), on_air=True
        )
        self.more = flat_button("gear", self.tr("Settings"), lambda: panel.open_card(card_id))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 2, 2)
        row.setSpacing(4)
        row.addWidget(self._lamp)
        row.addSpacing(3)
        row.addLayout(words, 1)
        for button in (self.play, self.next, self.more):
            row.addWidget(button)

    def show_card(self, card: Overlay) -> None:
        whole = self.room.store.state
        standing = whole.cards.get(card.id, Card())
        self._playing = standing.playing
        self._name.setText(card.name)
        kind = kind_words(whole, card)
        described = self.tr("{kind}, follows the product").format(kind=kind) if standing.follows else kind
        watched = watched_words(whole, card.id)
        self._words.setText(said(standing.text) or watched or described)
        mark(self._words, "watched", bool(watched))
        self._lamp.set_colour(_LAMPS.get(standing.state, colours.TEXT_FAINT))
        self.play.setIcon(icon("stop" if self._playing else "play"))
        self.play.setToolTip(self.tr("Stop") if self._playing else self.tr("Play"))
        self.play.setAccessibleName(self.play.toolTip())
        self.next.setEnabled(self._playing)

    def _toggle(self) -> None:
        self.room.desk.command(StopCard(overlay=self.card_id) if self._playing else PlayCard(overlay=self.card_id))
