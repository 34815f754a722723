"""What the kinds of filters say of the settings in a show before it goes on air, above all of files."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from typing import Any

import msgspec

from studio.document.model import Lane, Scene, Show
from studio.kinds import picture_filters, sound_filters
from studio.kinds.registry import Family
from studio.values.fields import Value

_DEADLINE_S = 5.0  # a disk that hangs holds no show up

_log = logging.getLogger(__name__)


async def complaints(show: Show) -> dict[str, str]:
    """Complaints about enabled filters of a show with absolute paths, by the filter's place in it; each is said once."""
    found: dict[str, str] = {}
    try:
        await asyncio.wait_for(asyncio.to_thread(_look, show, found), _DEADLINE_S)
    except TimeoutError:
        _log.warning("not all files of filters were looked at in time")
    return dict(found)


def _look(show: Show, found: dict[str, str]) -> None:
    """Enter every complaint into `found` as soon as it is known."""
    for place, complaint in _all(show):
        if complaint is not None and complaint not in list(found.values()):
            found[place] = complaint


def _all(show: Show) -> Iterator[tuple[str, str | None]]:
    said: dict[Value, str | None] = {}  # the same look on forty items is one file to read

    def complaint(family: Family[Any], used: Any) -> str | None:
        if not used.enabled:
            return None
        settings = msgspec.structs.replace(used, id="x")
        if settings not in said:
            said[settings] = family.of(used).check(settings)
        return said[settings]

    holders: list[Scene | Lane] = [*show.scenes, *show.lanes]
    for holder in holders:
        for canvas, items in holder.layouts.items():
            for item in items:
                for picture in item.filters:
                    yield f"{holder.id}.{canvas}.{item.id}.{picture.id}", complaint(picture_filters.FAMILY, picture)
    for strip in show.strips:
        for sound in strip.filters:
            yield f"{strip.source}.{sound.id}", complaint(sound_filters.FAMILY, sound)
