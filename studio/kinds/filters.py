"""What can be done to the picture of an item."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.values.fields import Colour, Fraction, Id, Value


class ChromaKey(Value, frozen=True, kw_only=True, tag="chroma_key"):
    """Makes a colour transparent. Distances are in the Cb/Cr plane, 0..1 of its half width."""

    id: Id
    enabled: bool = True
    colour: Colour = "#00b140"
    similarity: Fraction = 0.2
    smoothness: Fraction = 0.1
    spill: Fraction = 0.5


class ColourCorrection(Value, frozen=True, kw_only=True, tag="colour_correction"):
    """Gain and offset of light, gamma, saturation, hue."""

    id: Id
    enabled: bool = True
    brightness: Annotated[float, msgspec.Meta(ge=-1, le=1)] = 0.0
    contrast: Annotated[float, msgspec.Meta(ge=0, le=4)] = 1.0
    gamma: Annotated[float, msgspec.Meta(ge=0.1, le=10)] = 1.0
    saturation: Annotated[float, msgspec.Meta(ge=0, le=4)] = 1.0
    hue_deg: Annotated[float, msgspec.Meta(ge=-180, le=180)] = 0.0


Filter = ChromaKey | ColourCorrection
