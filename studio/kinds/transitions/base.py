"""What all transitions have in common."""

from __future__ import annotations

from dataclasses import dataclass

from studio.kinds.registry import Kind
from studio.values.fields import Value


class TransitionSettings(Value, frozen=True, kw_only=True):
    """Base of the settings of a transition. The document keeps only the word for the kind, and how long it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionKind(Kind):
    """What a transition declares about itself.

    `instant`: it goes from one tick to the next, so that nobody works on pictures and there is no working part.
    """

    instant: bool = False
