"""All of it on one port of this computer."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.parts.twitch.chat import Chat
from tests.parts.twitch.eventsub import Events
from tests.parts.twitch.helix import Helix
from tests.parts.twitch.identity import Identity
from tests.parts.twitch.people import People

CLIENT_ID = "standin0client0id"


class Twitch:
    """A Twitch with one channel, `Shop`. `place` is its address; entered in the event loop that it serves in."""

    def __init__(self, port: int = 0) -> None:
        self._port = port
        self.people = People()
        self.owner = self.people.named("Shop")
        self.identity = Identity(self.people, CLIENT_ID)
        self.events = Events()
        self.chat = Chat(self.owner, self.people, lambda event: self.events.tell("channel.chat.message", event))
        self.helix = Helix(self.people, self.identity, self.chat, self.events, CLIENT_ID)
        self.ingests: list[dict[str, Any]] = [_ingest("Far", 200), _ingest("Near", 1, default=True)]
        self.place = ""

    async def __aenter__(self) -> Self:
        application = web.Application()
        routes = [*self.identity.routes(), *self.helix.routes(), *self.events.routes(), web.get("/ingests", self._ingests)]
        application.add_routes(routes)
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.place = f"http://127.0.0.1:{self._port}"
        self.events.url = f"ws://127.0.0.1:{self._port}/ws"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.events.close()
        await self._runner.cleanup()

    async def _ingests(self, request: web.Request) -> web.Response:
        return web.json_response({"ingests": self.ingests})


def _ingest(name: str, priority: int, default: bool = False) -> dict[str, Any]:
    host = f"{name.lower()}.contribute.example.org"
    return {
        "_id": priority,
        "availability": 1.0,
        "default": default,
        "name": name,
        "url_template": f"rtmp://{host}/app/{{stream_key}}",
        "url_template_secure": f"rtmps://{host}/app/{{stream_key}}",
        "priority": priority,
    }
