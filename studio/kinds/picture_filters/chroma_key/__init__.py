"""Chroma key: makes a colour transparent."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from studio.kinds.picture_filters.base import PictureFilter
from studio.kinds.registry import Kind
from studio.values.fields import Colour, Fraction


class ChromaKey(PictureFilter, frozen=True, kw_only=True, tag="chroma_key"):
    """Makes a colour transparent. Distances are in the Cb/Cr plane, 0..1 of its half width."""

    colour: Annotated[Colour, Meta(title="Key colour")] = "#00b140"
    similarity: Annotated[Fraction, Meta(title="Similarity")] = 0.2
    smoothness: Annotated[Fraction, Meta(title="Smoothness")] = 0.1
    spill: Annotated[Fraction, Meta(title="Spill")] = 0.5


KIND = Kind(settings=ChromaKey, title="Chroma key", help="Makes a colour transparent: a green screen.", order=10)
