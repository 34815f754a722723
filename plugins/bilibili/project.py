"""A project that was started in a room, and what keeps it: a heartbeat every 20 seconds."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bilibili.patience import Patience
from bilibili.refusals import ProjectOverError
from studio.plugin_api.abilities import AbilityError

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Project:
    """One round (场次) of the project. `round_id` is "" where the platform wants no heartbeat and no end of it.

    `links`: addresses of the room's WebSocket, each as good as another; `greeting`: what is said there first, and is not told
    to anybody.
    """

    round_id: str
    room_id: int
    links: tuple[str, ...]
    greeting: str = field(repr=False)


async def keep(project: Project, beat: Callable[[Project], Awaitable[None]], patience: Patience) -> None:
    """Tell the platform again and again that the project runs, until it does not.

    Raises:
        AbilityError: it is over, or the platform has not answered for so long that it is.
    """
    if not project.round_id:
        await asyncio.Event().wait()  # until cancelled
    now_s = asyncio.get_running_loop().time
    taken_s, wait_s = now_s(), patience.project_beat_s
    while True:
        await asyncio.sleep(wait_s)
        try:
            await beat(project)
            taken_s, wait_s = now_s(), patience.project_beat_s
        except ProjectOverError:
            raise
        except AbilityError as error:
            if now_s() - taken_s > patience.project_lives_s:
                raise
            log.info("A heartbeat of the project was not taken: %s", error.text)
            wait_s = patience.project_beat_s / (4 if error.code == "unreachable" else 1)
