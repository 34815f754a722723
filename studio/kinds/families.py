"""Every family of kinds."""

from __future__ import annotations

from typing import Any

from studio.kinds import picture_filters, sound_filters, sources, targets, transitions
from studio.kinds.registry import Family

FAMILIES: tuple[Family[Any], ...] = (
    picture_filters.FAMILY,
    sound_filters.FAMILY,
    transitions.FAMILY,
    sources.FAMILY,
    targets.FAMILY,
)
