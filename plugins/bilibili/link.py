"""Stays in the room: starts the project, keeps both of its heartbeats, and begins anew after whatever ended it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from itertools import cycle

from bilibili import sentences as says
from bilibili.access import Access
from bilibili.api import OpenLive
from bilibili.patience import Patience
from bilibili.project import Project, keep
from bilibili.refusals import ProjectOverError, pause_s
from bilibili.rounds import Rounds
from bilibili.wire import opened
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.bookmark import Note
from studio.values.backoff import Backoff

_STEADY_S = 10.0  # so long in the room, and the next loss is a new story

log = logging.getLogger(__name__)


class Link:
    """One project in one room. `heard(project, body)` is called with every message, `lost()` when nothing is heard any more.

    `running` keeps which round runs, for a process after this one. One event loop.
    """

    def __init__(
        self,
        access: Access,
        api: OpenLive,
        running: Note,
        heard: Callable[[Project, bytes], None],
        lost: Callable[[], None],
        patience: Patience | None = None,
    ) -> None:
        self._access, self._api, self._rounds = access, api, Rounds(api, running)
        self._heard, self._lost = heard, lost
        self._patience = patience or Patience()
        self._trouble: AbilityError | None = AbilityError("unreachable", says.not_connected())
        self._tried = asyncio.Event()
        self._entered_s: float | None = None  # since when it is in the room, or was until it was lost
        self._backoff = Backoff()

    async def run(self) -> None:
        """Stay until cancelled; the project is ended then."""
        while True:
            try:
                self._access.check()
                await self._play()
            except AbilityError as error:
                self._lose(error)
                await asyncio.sleep(pause_s(error, self._wait_s()))

    async def in_room(self) -> None:
        """Return when the room is entered; waits for the first try alone.

        Raises:
            AbilityError: it is not.
        """
        await self._tried.wait()
        if self._trouble is not None:
            raise AbilityError(self._trouble.code, self._trouble.text)

    async def _play(self) -> None:
        """One project, from its start to its end. Raises: AbilityError: how it ended."""
        project = await self._rounds.start()
        tasks = [
            asyncio.create_task(keep(project, self._api.beat, self._patience)),
            asyncio.create_task(self._follow(project)),
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._rounds.end(project.round_id)
        for task in tasks:
            if not task.cancelled():
                task.result()

    async def _follow(self, project: Project) -> None:
        """Hear the room at one link after another. Raises: AbilityError: the project is over, or no link keeps us in."""
        refused = 0
        for link in cycle(project.links):
            try:
                async with opened(link, project.greeting, self._patience) as wire:
                    self._enter()
                    await wire.hear(lambda body: self._heard(project, body))
            except ProjectOverError:
                raise
            except AbilityError as error:
                refused = 0 if self._was_steady() else refused + 1
                if refused > len(project.links):
                    raise  # another start gives other links
                self._lose(error)
                await asyncio.sleep(self._wait_s())

    def _enter(self) -> None:
        self._trouble = None
        self._entered_s = asyncio.get_running_loop().time()
        self._tried.set()

    def _lose(self, error: AbilityError) -> None:
        log.info("%s", error.text)
        self._trouble = error
        self._tried.set()
        self._lost()

    def _wait_s(self) -> float:
        """How long to wait before the next try, of whatever kind; after a steady time the shortest."""
        if self._was_steady():
            self._backoff.reset()
        self._entered_s = None
        return self._backoff.wait_s()

    def _was_steady(self) -> bool:
        return self._entered_s is not None and asyncio.get_running_loop().time() - self._entered_s > _STEADY_S
