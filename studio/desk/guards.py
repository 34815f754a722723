"""What the desk refuses of an edit though the show's own rules allow it. Pure: shows before and after, refused or not."""

from __future__ import annotations

from studio.desk.plugins import Catalogue
from studio.errors import RefusedError
from studio.show.model import Show

_MISSING = object()


def card_settings(catalogue: Catalogue, before: Show, after: Show) -> None:
    """New values of settings suit the card's kind. Old ones may stay as they are: an older plugin may have known them.

    Raises:
        RefusedError: one does not.
    """
    old = {one.id: one for one in before.overlays}
    for card in after.overlays:
        was = old.get(card.id)
        if was is card:
            continue
        known = was.settings if was is not None and (was.plugin, was.kind) == (card.plugin, card.kind) else {}
        new = {name: value for name, value in card.settings.items() if known.get(name, _MISSING) != value}
        problems = catalogue.overlay_problems(card.plugin, card.kind, new)
        if problems:
            raise RefusedError("overlay_settings", f"{card.name}: {' '.join(problems)}", card.id)
