"""What the plugins offer as cards, read from the state tree. Pure."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from studio.values.look import CardLanguage
from ui.client import Store, reading


def chinese() -> bool:
    """True when the window speaks Chinese: plugins give their words in both languages."""
    return QCoreApplication.translate("CardKinds", "Card") != "Card"


def card_language() -> CardLanguage:
    """What the cards of a new show are to speak: the window's language."""
    return "zh" if chinese() else "en"


def offered(store: Store) -> list[tuple[str, dict[str, Any]]]:
    """(plugin, kind) of every card that can be added."""
    kinds: dict[str, list[dict[str, Any]]] = store.get("overlay_kinds", default={})
    return [(plugin, kind) for plugin in sorted(kinds) for kind in kinds[plugin]]


def kind_of(store: Store, card: reading.Tree) -> dict[str, Any] | None:
    """The kind of a card as its plugin declares it, None while it does not."""
    kinds: list[dict[str, Any]] = store.get("overlay_kinds", card.get("plugin", "cards"), default=[])
    return next((kind for kind in kinds if kind.get("kind") == card.get("kind")), None)


def said_name(thing: dict[str, Any], field: str = "name") -> str:
    """A plugin's word in the window's language."""
    return str((thing.get(f"{field}_zh") if chinese() else "") or thing.get(field, ""))
