"""What the plugins offer as cards, read from the state tree. Pure."""

from __future__ import annotations

from studio.control.schema.state import State
from studio.control.schema.state.plugins import CardKind
from studio.document.model import Overlay


def offered(state: State) -> list[tuple[str, CardKind]]:
    """(plugin, kind) of every card that can be added."""
    return [(plugin, kind) for plugin, kinds in sorted(state.overlay_kinds.items()) for kind in kinds]


def kind_of(state: State, card: Overlay) -> CardKind | None:
    """The kind of a card as its plugin declares it, None while it does not."""
    return next((kind for kind in state.overlay_kinds.get(card.plugin, ()) if kind.kind == card.kind), None)
