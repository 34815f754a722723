"""Tells the platform what has become of its messages (履约上报): that they arrived, and that they are shown.

It asks that of every app. Nothing waits for it: what cannot be told is left out, and so is what there is no room for.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from douyin.api import OpenLive
from douyin.pushed import Told, kind_of
from studio.plugin_api.abilities import AbilityError

ARRIVED, SHOWN = 1, 2
_BOUND = 5_000  # messages that wait
_AT_ONCE = 100

log = logging.getLogger(__name__)


class Reports:
    """Of one room. One event loop."""

    def __init__(self, api: OpenLive, every_s: float) -> None:
        self._api, self._every_s = api, every_s
        self._waiting: dict[int, deque[dict[str, Any]]] = {step: deque(maxlen=_BOUND) for step in (ARRIVED, SHOWN)}
        self._away = False  # so that an outage is said once

    def note(self, step: int, told: Iterable[Told]) -> None:
        """These have come to this step now."""
        now_ms = round(datetime.now(UTC).timestamp() * 1000)
        self._waiting[step].extend({"msg_id": one.msg_id, "msg_type": kind_of(one), "client_time": now_ms} for one in told)

    async def follow(self, room: str) -> None:
        """Report until cancelled."""
        while True:
            for step, told in self._taken().items():
                for first in range(0, len(told), _AT_ONCE):
                    await self._report(room, step, told[first : first + _AT_ONCE])
            await asyncio.sleep(self._every_s)

    def _taken(self) -> dict[int, list[dict[str, Any]]]:
        """All that waits, by step: taken at one moment, so that none is shown before it has arrived."""
        found = {step: [*waiting] for step, waiting in self._waiting.items()}
        for waiting in self._waiting.values():
            waiting.clear()
        return found

    async def _report(self, room: str, step: int, some: list[dict[str, Any]]) -> None:
        try:
            await self._api.report(room, step, some)
            self._away = False
        except AbilityError as error:
            if not self._away:
                log.info("What has become of messages is not reported: %s", error.text)
            self._away = True
