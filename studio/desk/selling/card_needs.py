"""What a card needs to show anything, whether it has it, and which of the product's cards it is. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from studio.document.model import Overlay
from studio.show.selling import CARD_KINDS


class Needs(NamedTuple):
    """What a card needs to show anything: one of these values or settings (none: it always does); `words` tell how to get it."""

    any_of: tuple[str, ...] = ()
    words: str = ""

    def are_lacking(self, values: Mapping[str, Any], overlay: Overlay) -> bool:
        """Whether a card that says this shows nothing."""
        return bool(self.any_of) and not any(
            _filled(values.get(name)) or _filled(overlay.settings.get(name)) for name in self.any_of
        )


def needs_nothing(_overlay: Overlay) -> Needs:
    return Needs()


def by_kind(overlay: Overlay) -> str:
    """Which of the product's cards a card is by the name of its kind, "" for none."""
    return overlay.kind if overlay.kind in CARD_KINDS else ""


def _filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], (), {})
