"""Colour correction: light, gamma, saturation, hue."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from studio.kinds.picture_filters.base import PictureFilter
from studio.kinds.registry import Kind


class ColourCorrection(PictureFilter, frozen=True, kw_only=True, tag="colour_correction"):
    """Gain and offset of light, gamma, saturation, hue."""

    brightness: Annotated[float, Meta(ge=-1, le=1, title="Brightness")] = 0.0
    contrast: Annotated[float, Meta(ge=0, le=4, title="Contrast")] = 1.0
    gamma: Annotated[float, Meta(ge=0.1, le=10, title="Gamma")] = 1.0
    saturation: Annotated[float, Meta(ge=0, le=4, title="Saturation")] = 1.0
    hue_deg: Annotated[float, Meta(ge=-180, le=180, title="Hue", extra={"unit": "°", "step": 1})] = 0.0


KIND = Kind(settings=ColourCorrection, title="Colour correction", help="Light, gamma, saturation and hue.", order=20)
