"""All of it on one port of this computer."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from aiohttp import web

from tests.parts.youtube.api import Api
from tests.parts.youtube.chat import Chat
from tests.parts.youtube.contract import Contract
from tests.parts.youtube.identity import Identity
from tests.parts.youtube.people import People

CLIENT_ID = "1234567890-standin.apps.googleusercontent.com"
CLIENT_SECRET = "GOCSPX-stand-in"


class YouTube:
    """A YouTube with one broadcast, of the channel `Shop`. `place` is its address; entered in the event loop it serves in."""

    def __init__(self) -> None:
        self.people = People()
        self.owner = self.people.named("Shop")
        self.contract = Contract()
        self.identity = Identity(self.people, CLIENT_ID, CLIENT_SECRET)
        self.chat = Chat(self.owner, self.people)
        self.api = Api(self.identity, self.chat, self.contract)
        self.place = ""

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.add_routes([*self.identity.routes(), *self.api.routes()])
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.place = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.api.pages.cut()
        await self._runner.cleanup()
