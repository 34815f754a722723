"""All of it on one port of this computer."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from aiohttp import web

from tests.parts.restream.chats import Chats
from tests.parts.restream.contract import Contract
from tests.parts.restream.identity import Identity

CLIENT_ID, CLIENT_SECRET = "0d9c8b7a-1111-4222-8333-444455556666", "5h0p-s3cret"


class Restream:
    """Restream, as far as the studio uses it. `place` is its address."""

    def __init__(self) -> None:
        self.contract = Contract()
        self.identity = Identity(self.contract, CLIENT_ID, CLIENT_SECRET)
        self.chats = Chats(self.identity, self.contract)
        self.place = ""

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.add_routes([*self.identity.routes(), *self.chats.routes()])
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.place = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.chats.close()
        await self._runner.cleanup()
