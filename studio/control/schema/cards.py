"""Live commands to cards: on air, off air, what they say meanwhile."""

from __future__ import annotations

from studio.control.schema.command import Command, Object, command
from studio.values.fields import Word


class _OfCard(Command, frozen=True, kw_only=True):
    overlay: Word


@command("card.play", "picture")
class PlayCard(_OfCard, frozen=True, kw_only=True):
    """Bring a card on air.

    Refused: values that only shop and ledger may say (`owned_value`) or that cannot be passed on (`card_values`); a card that
    would show nothing (`nothing_to_show`).
    """

    values: Object | None = None


@command("card.update", "picture")
class UpdateCard(_OfCard, frozen=True, kw_only=True):
    """Change what a card says; refused as `card.play`."""

    values: Object


@command("card.next", "picture")
class NextPage(_OfCard, frozen=True, kw_only=True):
    """Turn to a card's next page."""


@command("card.stop", "picture")
class StopCard(_OfCard, frozen=True, kw_only=True):
    """Take a card off air; one that follows the product comes back with the next one."""
