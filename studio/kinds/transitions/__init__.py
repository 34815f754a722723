"""How one program picture becomes another: one folder for each kind of transition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from studio.kinds.registry import Family
from studio.kinds.transitions.base import TransitionKind, TransitionSettings

__all__ = ["FAMILY", "TransitionKind", "TransitionName", "TransitionSettings", "is_instant"]

FAMILY: Family[TransitionSettings] = Family(__name__, TransitionSettings, TransitionKind)

if TYPE_CHECKING:
    TransitionName = str
else:
    TransitionName = Literal[tuple(FAMILY.kinds)]


def is_instant(name: TransitionName) -> bool:
    """Whether a transition takes no time, whatever time is asked for."""
    kind = FAMILY.kinds[name]
    return isinstance(kind, TransitionKind) and kind.instant
