"""The tasks by which the platform pushes: one for each kind of message, started, started again after their end, and stopped."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Sequence

from douyin import sentences as says
from douyin.api import OpenLive
from studio.plugin_api.abilities import AbilityError
from studio.values.sentences import clause

_RUNS = 3
_STOP_S = 2.0  # for all of them, of a process that is to end
_OF_ALL = ("unreachable", "limited", "logged_out")  # no other kind would fare better

log = logging.getLogger(__name__)


class PushTasks:
    """Those of one app in one room. One event loop. `close` stops what was started."""

    def __init__(self, api: OpenLive, kinds: Sequence[str], every_s: float) -> None:
        self._api, self._kinds, self._every_s = api, kinds, every_s
        self._room = ""
        self._troubles: dict[str, AbilityError] = {}
        self._away = False  # the platform, so that an outage is said once: what it has been told to push it goes on pushing

    @property
    def notice(self) -> str:
        """Which kinds are not pushed, and why; "": all are."""
        if not self._troubles:
            return ""
        why = next(iter(self._troubles.values())).text
        return says.not_pushed(kinds=tuple(self._troubles), why=clause(why))

    async def start(self, room: str) -> None:
        """Start them all. Raises: AbilityError: the platform is away, or pushes nothing of all that is wanted."""
        self._room, self._troubles = room, {}
        for kind in self._kinds:
            await self._keep(kind, self._api.start(room, kind))
        if len(self._troubles) == len(self._kinds):
            raise next(iter(self._troubles.values()))

    async def watch(self) -> None:
        """See to it until cancelled that they run: a host who closes the app's play, or the room, has ended them."""
        while True:
            await asyncio.sleep(self._every_s)
            answers = [await self._is_kept(kind) for kind in self._kinds]
            self._away = not all(answers)

    async def close(self) -> None:
        """Stop them, as far as the platform can be told in two seconds."""
        room, self._room = self._room, ""
        if not room:
            return
        try:
            async with asyncio.timeout(_STOP_S):
                await asyncio.gather(*(self._stop(room, kind) for kind in self._kinds))
        except TimeoutError:
            log.info("Not all tasks were stopped in time; the platform stops them when the room closes")

    async def _stop(self, room: str, kind: str) -> None:
        try:
            await self._api.stop(room, kind)
        except AbilityError as error:
            log.info("The task %s was not stopped: %s", kind, error.text)

    async def _restart(self, kind: str) -> None:
        if kind in self._troubles or await self._api.status(self._room, kind) != _RUNS:
            await self._api.start(self._room, kind)
            log.info("The task %s was started again", kind)

    async def _is_kept(self, kind: str) -> bool:
        """See to it that the task runs. Whether the platform has said how it is."""
        try:
            await self._keep(kind, self._restart(kind))
        except AbilityError as error:
            self._missing(kind, error)
            return False
        return True

    async def _keep(self, kind: str, doing: Awaitable[None]) -> None:
        """Note whether it went well. Raises: AbilityError: nothing would."""
        try:
            await doing
        except AbilityError as error:
            if error.code in _OF_ALL:
                raise
            self._note(kind, error)
        else:
            self._troubles.pop(kind, None)

    def _missing(self, kind: str, error: AbilityError) -> None:
        """It is not known how the task is."""
        if error.code == "logged_out":
            self._note(kind, error)
        elif not self._away:
            log.info("Whether all is pushed is not known: %s", error.text)
        self._away = True

    def _note(self, kind: str, error: AbilityError) -> None:
        if kind not in self._troubles:
            log.info("%s is not pushed: %s", kind, error.text)
        self._troubles[kind] = error
