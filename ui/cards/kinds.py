"""What the plugins offer as cards, read from the state tree. Pure."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.control.schema.state import State
from studio.control.schema.state.plugins import CardKind
from studio.document.model import Overlay
from studio.values.look import CardLanguage


def chinese() -> bool:
    """True when the window speaks Chinese: plugins give their words in both languages."""
    return QCoreApplication.translate("CardKinds", "Card") != "Card"


def card_language() -> CardLanguage:
    """What the cards of a new show are to speak: the window's language."""
    return "zh" if chinese() else "en"


def offered(state: State) -> list[tuple[str, CardKind]]:
    """(plugin, kind) of every card that can be added."""
    return [(plugin, kind) for plugin, kinds in sorted(state.overlay_kinds.items()) for kind in kinds]


def kind_of(state: State, card: Overlay) -> CardKind | None:
    """The kind of a card as its plugin declares it, None while it does not."""
    return next((kind for kind in state.overlay_kinds.get(card.plugin, ()) if kind.kind == card.kind), None)


def plugin_word(english: str, in_chinese: str) -> str:
    """A plugin's word in the window's language, in English where it gives no other."""
    return (in_chinese if chinese() else "") or english
