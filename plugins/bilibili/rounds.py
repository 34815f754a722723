"""Rounds of the project: started and ended at the platform, and the one that runs noted for a process after this one."""

from __future__ import annotations

import logging

from bilibili.api import OpenLive
from bilibili.project import Project
from bilibili.refusals import ProjectOverError
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.bookmark import Note

log = logging.getLogger(__name__)


class Rounds:
    """One after the other. `running` has the one that runs: where this process is killed the next one ends it first, for the
    platform would refuse another for a minute. One event loop."""

    def __init__(self, api: OpenLive, running: Note) -> None:
        self._api, self._running = api, running

    async def start(self) -> Project:
        """Start the project, once what was left running is ended. Raises: AbilityError: it does not start."""
        await self.end(self._noted())
        project = await self._api.start()
        self._note(project.round_id)
        return project

    async def end(self, round_id: str) -> None:
        """End a round, "" for none. Where it cannot be said, the platform ends it itself after a minute without a heartbeat."""
        if not round_id:
            return
        try:
            await self._api.end(round_id)
        except ProjectOverError:
            log.info("The round was over already")
        except AbilityError as error:
            log.info("The round was not ended: %s", error.text)
            return
        self._note("")

    def _noted(self) -> str:
        try:
            return self._running.read()
        except (OSError, UnicodeDecodeError) as error:
            log.info("Which round ran before is not known: %s", error)
            return ""

    def _note(self, round_id: str) -> None:
        """Where the disk takes nothing, a process after this one waits for the platform."""
        try:
            self._running.write(round_id)
        except OSError as error:
            log.info("Which round runs is noted nowhere: %s", error)
