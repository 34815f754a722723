"""Compressor: makes what is loud quieter, so that all of it can be louder."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from studio.kinds.registry import Kind
from studio.kinds.sound_filters.base import SoundFilter


class Compressor(SoundFilter, frozen=True, kw_only=True, tag="compressor"):
    """Above the threshold `ratio` dB more of input are one dB more of output; over `knee_db` the one bends into the other.

    Both channels get one gain. `attack_ms` and `release_ms` are time constants: after one of them 63 % of a change is made.
    """

    threshold_db: Annotated[float, Meta(ge=-60, le=0, title="Threshold", extra={"unit": "dB", "step": 0.5})] = -18.0
    ratio: Annotated[float, Meta(ge=1, le=20, title="Ratio", extra={"unit": ":1", "step": 0.1})] = 3.0
    knee_db: Annotated[float, Meta(ge=0, le=24, title="Knee", extra={"unit": "dB", "step": 0.5})] = 6.0
    attack_ms: Annotated[float, Meta(ge=0.1, le=200, title="Attack", extra={"unit": "ms", "step": 0.5})] = 6.0
    release_ms: Annotated[float, Meta(ge=5, le=2000, title="Release", extra={"unit": "ms", "step": 5})] = 120.0
    makeup_db: Annotated[float, Meta(ge=0, le=24, title="Make-up gain", extra={"unit": "dB", "step": 0.5})] = 0.0


KIND = Kind(settings=Compressor, title="Compressor", help="Evens out a voice: what is loud becomes quieter.", order=30)
