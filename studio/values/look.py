"""How the cards of a show look."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.values.fields import Colour, Value

CardLanguage = Literal["en", "zh"]


class Look(Value, frozen=True, kw_only=True):
    """How all cards of the show look. Empty colours and fonts are the theme's."""

    theme: Literal["night", "paper", "festival"] = "night"
    brand_colour: Colour | None = None
    accent_colour: Colour | None = None
    font: Annotated[str, msgspec.Meta(max_length=80)] = ""
    language: CardLanguage = "zh"
