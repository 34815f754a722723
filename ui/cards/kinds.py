"""What the plugins offer as cards, and what is to be minded of one, read from the state tree. Pure."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.control.schema.state import State
from studio.control.schema.state.plugins import CardKind
from studio.document.model import Overlay


def offered(state: State) -> list[tuple[str, CardKind]]:
    """(plugin, kind) of every card that can be added."""
    return [(plugin, kind) for plugin, kinds in sorted(state.overlay_kinds.items()) for kind in kinds]


def kind_of(state: State, card: Overlay) -> CardKind | None:
    """The kind of a card as its plugin declares it, None while it does not."""
    return next((kind for kind in state.overlay_kinds.get(card.plugin, ()) if kind.kind == card.kind), None)


def watched_words(state: State, card_id: str) -> str:
    """That a card says words that the show is watched for, in the window's language; "" for none."""
    terms = state.watched_words.cards.get(card_id, ())
    words = QCoreApplication.translate("Cards", "Watched words: {terms}")
    return words.format(terms=", ".join(terms)) if terms else ""
