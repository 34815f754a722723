"""All of it on one port of this computer."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.parts.bilibili.projects import Projects
from tests.parts.bilibili.room import Room

_LOOK_EVERY_S = 0.05


class Bilibili:
    """The open live platform, and one room. `place` is its address; entered in the event loop that it serves in."""

    def __init__(self) -> None:
        self.projects = Projects(lambda over: self.room.end(over))
        self.room = Room(lambda greeting: any(found.greeting == greeting for found in self.projects.rounds.values()))
        self.place = ""

    @property
    def is_heard(self) -> bool:
        """Whether somebody is in the room."""
        return bool(self.room.sockets)

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.add_routes([*self.projects.routes(), *self.room.routes()])
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        port = self._runner.addresses[0][1]
        self.place = f"http://127.0.0.1:{port}"
        self.projects.links = [f"ws://127.0.0.1:{port}/sub"]
        self._expiring = asyncio.create_task(self._expire())
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._expiring.cancel()
        await asyncio.wait([self._expiring])
        await self.room.close()
        await self._runner.cleanup()

    async def _expire(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_EVERY_S)
            self.projects.expire()
            self.room.expire()
