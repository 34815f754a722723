"""Stays in the room: starts the project, keeps both of its heartbeats, and begins anew after whatever ended it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

from bilibili import sentences as says
from bilibili.access import Access
from bilibili.api import OpenLive
from bilibili.patience import Patience
from bilibili.project import Project, keep
from bilibili.refusals import ProjectOverError
from bilibili.rounds import Rounds
from bilibili.wire import opened
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.bookmark import Note
from studio.plugin_api.racing import until_one_ends
from studio.plugin_api.reconnecting import Reconnector


class Link(Reconnector[Project]):
    """One project in one room. `heard(project, body)` is called with every message; `running` keeps which round runs, for a
    process after this one. A project that ends, and with it the stay, is ended at the platform. One event loop.
    """

    def __init__(
        self,
        access: Access,
        api: OpenLive,
        running: Note,
        heard: Callable[[Project, bytes], None],
        lost: Callable[[AbilityError], None],
        patience: Patience | None = None,
    ) -> None:
        super().__init__(self._play, lost, says.not_connected())
        self._access, self._api, self._rounds = access, api, Rounds(api, running)
        self._heard, self._patience = heard, patience or Patience()

    async def _play(self, enter: Callable[[Project], None]) -> None:
        """One project, from its start to its end. Raises: AbilityError: how it ended."""
        self._access.check()
        project = await self._rounds.start()
        try:
            await until_one_ends(keep(project, self._api.beat, self._patience), self._follow(project, enter))
        finally:
            await self._rounds.end(project.round_id)

    async def _follow(self, project: Project, enter: Callable[[Project], None]) -> None:
        """Hear the room at one link after another. Raises: AbilityError: the project is over, or no link keeps us in."""
        refused = 0
        for link in cycle(project.links):
            try:
                async with opened(link, project.greeting, self._patience) as wire:
                    enter(project)
                    await wire.hear(lambda body: self._heard(project, body))
            except ProjectOverError:
                raise
            except AbilityError as error:
                refused = 0 if self.is_steady else refused + 1
                if refused > len(project.links):
                    raise  # another start gives other links
                await self.pause(error)
