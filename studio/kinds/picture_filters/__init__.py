"""What can be done to the picture of an item: one folder for each kind of filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.kinds.picture_filters.base import PictureFilter
from studio.kinds.registry import Family

__all__ = ["FAMILY", "Filter", "PictureFilter"]

FAMILY: Family[PictureFilter] = Family(__name__, PictureFilter)

if TYPE_CHECKING:
    Filter = PictureFilter
else:
    Filter = FAMILY.union()
