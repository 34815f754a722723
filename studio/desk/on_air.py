"""Beginning and ending what viewers see: destinations, recordings, the whole show."""

from __future__ import annotations

import asyncio

from studio.desk import air
from studio.desk.desk import Desk
from studio.document import model
from studio.values.errors import RefusedError
from studio.words import air as says

_STOP_DEADLINE_S = 10.0


def enabled(desk: Desk) -> tuple[model.Destination, ...]:
    """Destinations that Go live starts."""
    return tuple(one for one in desk.document.show.destinations if one.enabled)


def start(desk: Desk, destinations: tuple[model.Destination, ...]) -> list[str]:
    """Bring these on air, those without a key left out. Returns their ids.

    Raises:
        RefusedError: there is none that can be started.
    """
    if not destinations:
        raise RefusedError("no_destination", says.none_enabled())
    ready = [one.id for one in destinations if desk.destinations.key_of(one) is not None]
    for one in destinations:
        if one.id not in ready:
            desk.alarms.set(f"key.{one.id}", "warn", says.left_out(name=one.name, key=one.target.facts.key_words), one.id)
    if not ready:
        raise RefusedError("needs_key", says.no_key_at_all())
    desk.air.start(ready)
    desk.touch()
    return ready


async def stop(desk: Desk) -> bool:
    """End the show: every destination ends in order; True when they have, False after a deadline."""
    desk.air.stop()
    desk.touch()
    try:
        async with asyncio.timeout(_STOP_DEADLINE_S):
            while desk.air.state != "off":
                desk.changed.clear()
                await desk.changed.wait()
    except TimeoutError:
        desk.alarms.set("air.stop", "warn", says.ended_by_force())
        return False
    return True


def viewed(desk: Desk) -> set[str]:
    """Destinations on air at which somebody may watch: no recordings."""
    return air.viewed(desk.document.show, desk.air.active)
