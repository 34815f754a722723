"""What the kinds of filters say of the settings in a show before it goes on air, above all of files."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator

from studio.document.model import Lane, Scene, Show
from studio.kinds import picture_filters, sound_filters

_DEADLINE_S = 5.0  # a disk that hangs holds no show up

_log = logging.getLogger(__name__)


async def complaints(show: Show, absolute: Callable[[str], str]) -> dict[str, str]:
    """Complaints about enabled filters, by the filter's place in the show; each is said once."""
    try:
        return await asyncio.wait_for(asyncio.to_thread(_complaints, show, absolute), _DEADLINE_S)
    except TimeoutError:
        _log.warning("the files of filters were not looked at: the disk does not answer")
        return {}


def _complaints(show: Show, absolute: Callable[[str], str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, complaint in _all(show, absolute):
        if complaint is not None and complaint not in found.values():
            found[place] = complaint
    return found


def _all(show: Show, absolute: Callable[[str], str]) -> Iterator[tuple[str, str | None]]:
    holders: list[Scene | Lane] = [*show.scenes, *show.lanes]
    for holder in holders:
        for canvas, items in holder.layouts.items():
            for item in items:
                for one in item.filters:
                    kind = picture_filters.FAMILY.of(one)
                    complaint = kind.check(picture_filters.FAMILY.with_files(one, absolute)) if one.enabled else None
                    yield f"{holder.id}.{canvas}.{item.id}.{one.id}", complaint
    for strip in show.strips:
        for sound in strip.filters:
            kind = sound_filters.FAMILY.of(sound)
            complaint = kind.check(sound_filters.FAMILY.with_files(sound, absolute)) if sound.enabled else None
            yield f"{strip.source}.{sound.id}", complaint
