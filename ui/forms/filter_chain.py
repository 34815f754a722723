"""The filters of an item or a strip, in the order in which they work: a card for each, with the form of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from studio.kinds.picture_filters import PictureFilter
from studio.kinds.registry import Family
from studio.kinds.sound_filters import SoundFilter
from ui.forms.kind_form import KindForm
from ui.forms.word import word
from ui.theme.parts import clear, field_title, flat_button, tab_through

AnyFilter = PictureFilter | SoundFilter


class ChainCommands(Protocol):
    """What a chain asks of the desk, for whatever it belongs to now."""

    def add(self, kind: str) -> None: ...
    def update(self, filter_id: str, fields: dict[str, Any], gesture: str) -> None:
        """`gesture` is empty for a change that is a step of its own."""

    def move(self, filter_id: str, place: int) -> None:
        """`place`: where it works from then on, counted from 0."""

    def remove(self, filter_id: str) -> None: ...


class FilterChain(QWidget):
    """Filters of what was shown last by `follow`, and a menu of the kinds that there are."""

    def __init__(self, family: Family[Any], commands: ChainCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._family, self._commands = family, commands
        self.cards: list[FilterCard] = []
        self._shown: list[tuple[str, str, type]] = []
        self._add = add = flat_button("plus", self.tr("Add a filter"))
        add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(add)
        menu.setToolTipsVisible(True)
        for name, kind in family.kinds.items():
            action = menu.addAction(word(kind.title), partial(commands.add, name))
            action.setToolTip(word(kind.help))
        add.setMenu(menu)
        bar = QHBoxLayout()
        bar.addWidget(field_title(self.tr("Filters")), 1)
        bar.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)

    def follow(self, owner: str, filters: Sequence[AnyFilter]) -> None:
        """Show the filters of `owner`, an id; cards stay while it has the same ones in the same order."""
        wanted = [(owner, one.id, type(one)) for one in filters]
        if wanted != self._shown:
            self._shown = wanted
            moved = {card.filter_id: card.moved_by_keyboard() for card in self.cards}
            clear(self._rows)
            self.cards = [FilterCard(self._family, one, self._commands) for one in filters]
            last: QWidget = self._add
            for place, card in enumerate(self.cards):
                self._rows.addWidget(card)
                card.stand(place, len(self.cards))
                last = tab_through(card, last)
                if way := moved.get(card.filter_id, 0):
                    card.take_keyboard(way)
        for card, one in zip(self.cards, filters, strict=True):
            card.follow(one)


class FilterCard(QWidget):
    """One filter: a switch, its form, and buttons that move it in the chain and remove it."""

    def __init__(self, family: Family[Any], settings: AnyFilter, commands: ChainCommands) -> None:
        super().__init__()
        kind = family.of(settings)
        self.filter_id, self._commands, self._place = settings.id, commands, 0
        self.enabled = QCheckBox(word(kind.title))
        self.enabled.setToolTip(word(kind.help))
        self.enabled.clicked.connect(self._switch)
        self.form = KindForm(family.fields(kind.name))
        self.form.changed.connect(self._set)
        self.up = flat_button("up", self.tr("Work earlier in the chain"), lambda: commands.move(self.filter_id, self._place - 1))
        self.down = flat_button(
            "down", self.tr("Work later in the chain"), lambda: commands.move(self.filter_id, self._place + 1)
        )
        remove = flat_button("trash", self.tr("Remove the filter"), lambda: commands.remove(self.filter_id))
        bar = QHBoxLayout()
        bar.setSpacing(2)
        bar.addWidget(self.enabled, 1)
        for button in (self.up, self.down, remove):
            button.setAccessibleName(f"{word(kind.title)}: {button.toolTip()}")
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.addLayout(bar)
        column.addWidget(self.form)

    def follow(self, settings: AnyFilter) -> None:
        self.enabled.setChecked(settings.enabled)
        self.form.follow(settings)

    def stand(self, place: int, of: int) -> None:
        """Where it works, counted from 0, among how many."""
        self._place = place
        for button, there in ((self.up, place > 0), (self.down, place + 1 < of)):
            button.setVisible(of > 1)
            button.setEnabled(there)

    def moved_by_keyboard(self) -> int:
        """The way in which the button that has the keyboard moves it: -1 earlier, 1 later, 0 when neither has it."""
        return self.down.hasFocus() - self.up.hasFocus()

    def take_keyboard(self, way: int) -> None:
        """Give the keyboard to the button that moves it on that way (see `moved_by_keyboard`), at the end to the one back."""
        self.show()  # what is not seen yet does not take it
        on, back = (self.down, self.up) if way > 0 else (self.up, self.down)
        (on if on.isEnabled() else back).setFocus(Qt.FocusReason.TabFocusReason)

    def _switch(self, on: bool) -> None:
        self._commands.update(self.filter_id, {"enabled": on}, "")

    def _set(self, name: str, value: object, gesture: str) -> None:
        self._commands.update(self.filter_id, {name: value}, f"{self.filter_id}-{gesture}" if gesture else "")
