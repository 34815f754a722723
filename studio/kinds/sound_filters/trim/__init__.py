"""Trim: gain before the filters that follow, and polarity."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from studio.kinds.registry import Kind
from studio.kinds.sound_filters.base import SoundFilter


class Trim(SoundFilter, frozen=True, kw_only=True, tag="trim"):
    """Brings an input to the level that the filters behind it are set for; the fader stays free for mixing."""

    gain_db: Annotated[float, Meta(ge=-30, le=30, title="Gain", extra={"unit": "dB", "step": 0.5})] = 0.0
    invert: Annotated[bool, Meta(title="Invert polarity")] = False


KIND = Kind(settings=Trim, title="Trim", help="Gain before the filters that follow.", order=10)
