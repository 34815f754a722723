"""What can be done to the sound of a strip before its fader: one folder for each kind of filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from studio.kinds.registry import Family
from studio.kinds.sound_filters.base import SoundFilter

__all__ = ["FAMILY", "MOST", "SoundFilter", "SoundFilters"]

FAMILY: Family[SoundFilter] = Family(__name__, SoundFilter)
MOST = 16  # filters of one strip: each costs the mixer a little at every block

if TYPE_CHECKING:
    SoundFilters = tuple[SoundFilter, ...]
else:
    SoundFilters = Annotated[tuple[FAMILY.union(), ...], Meta(max_length=MOST)]
