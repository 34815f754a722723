"""What every value of the show document shares: immutable structs that refuse unknown fields, and constrained types."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

# Patterns end in \Z: a `$` would let a line break through behind the last character.
Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}\Z")]
Kind = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_-]{0,63}\Z")]  # of an overlay: the word its plugin gives it
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
CardPlace = Literal["top-left", "top-right", "bottom-left", "bottom-right", "lower-third", "middle"]  # of a card on a canvas
Fraction = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
Side = Annotated[int, msgspec.Meta(ge=16, le=7680)]
Colour = Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-fA-F]{6}\Z")]  # sRGB
Text = Annotated[str, msgspec.Meta(max_length=2000)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10**9)]
Word = Annotated[str, msgspec.Meta(max_length=200)]  # an id or a name that is looked up: what is not there is said
Index = Annotated[int, msgspec.Meta(ge=-1_000_000, le=1_000_000)]  # a place in a list; beyond its ends is at that end
FURTHEST = 100_000.0  # canvas pixels: what lies or reaches further is a mistake, and overflows later
Place = Annotated[float, msgspec.Meta(ge=-FURTHEST, le=FURTHEST)]  # canvas pixels
Length = Annotated[float, msgspec.Meta(gt=0, le=FURTHEST)]  # canvas pixels
Megabytes = Annotated[int, msgspec.Meta(ge=0, le=10**9)]
FilePath = Annotated[str, msgspec.Meta(max_length=1024, pattern=r"^[^\0]*\Z")]
Url = Annotated[str, msgspec.Meta(max_length=4096)]
# What commands take, see `studio.desk.paths`. Longer ones have so many folders that making them would exhaust Python's stack.
PathFromOutside = Annotated[str, msgspec.Meta(min_length=1, max_length=1024)]
SecretText = Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]  # a key, password or token; never kept in a file


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every value: immutable, unknown fields refused.

    `frozen` and `kw_only` are said again in each: type checkers and msgspec want it.
    """
