"""Noise gate: closes while nothing but noise comes in."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from studio.kinds.registry import Kind
from studio.kinds.sound_filters.base import SoundFilter


class NoiseGate(SoundFilter, frozen=True, kw_only=True, tag="noise_gate"):
    """Opens at the threshold, and closes when the level has been `hysteresis_db` below it for `hold_ms`.

    It opens within `attack_ms` and closes within `release_ms`, in a straight line from one to nothing.
    """

    threshold_db: Annotated[float, Meta(ge=-80, le=0, title="Threshold", extra={"unit": "dB", "step": 0.5})] = -40.0
    hysteresis_db: Annotated[float, Meta(ge=0, le=20, title="Hysteresis", extra={"unit": "dB", "step": 0.5})] = 6.0
    attack_ms: Annotated[float, Meta(ge=1, le=100, title="Attack", extra={"unit": "ms", "step": 0.5})] = 2.0
    hold_ms: Annotated[float, Meta(ge=0, le=2000, title="Hold", extra={"unit": "ms", "step": 5})] = 200.0
    release_ms: Annotated[float, Meta(ge=5, le=2000, title="Release", extra={"unit": "ms", "step": 5})] = 150.0


KIND = Kind(settings=NoiseGate, title="Noise gate", help="Silence while nobody speaks.", order=20)
