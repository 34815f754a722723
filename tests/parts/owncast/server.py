"""All of it on one port of this computer."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.parts.owncast.chat import Chat
from tests.parts.owncast.users import User, Users


class Owncast:
    """An Owncast server. `place` is its address; `failures`: statuses with which the next requests are answered; `viewers`: None
    while nothing is streamed."""

    def __init__(self) -> None:
        self.users = Users()
        self.chat = Chat(self.users)
        self.failures: list[int] = []
        self.asked: list[str] = []
        self.viewers: int | None = None
        self.title = ""
        self.is_count_hidden = False
        self.echoes = True  # False: what integrations write comes to stand in the chat without being told
        self.refuses_after_all = False  # True: what integrations write comes to stand in the chat, and is answered with a no
        self.place = ""

    async def __aenter__(self) -> Self:
        application = web.Application(middlewares=[self._counted])
        post = web.post
        application.add_routes(
            [
                *self.chat.routes(),
                post("/api/chat/register", self._register),
                post("/api/integrations/chat/send", self._send),
                post("/api/integrations/chat/system", self._send_system),
                post("/api/integrations/streamtitle", self._set_title),
                post("/api/chat/messagevisibility", self._set_visible),
                post("/api/chat/users/setenabled", self._set_enabled),
                web.get("/api/chat", self._history),
                web.get("/api/status", self._status),
            ]
        )
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.place = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.chat.close()
        await self._runner.cleanup()

    @web.middleware
    async def _counted(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if request.path.startswith("/api/"):
            self.asked.append(f"{request.method} {request.path}")
            if self.failures:
                return web.json_response({"error": "as asked for"}, status=self.failures.pop(0))
        answer: web.StreamResponse = await handler(request)
        return answer

    # ------------------------------------------------------------ the API

    async def _register(self, request: web.Request) -> web.Response:
        user = self.users.register((await request.json())["displayName"])
        return web.json_response({"id": user.id, "accessToken": user.token, "displayName": user.name})

    async def _send(self, request: web.Request) -> web.Response:
        user = self._integration(request, "CAN_SEND_MESSAGES")
        body = (await request.json())["body"]
        if user is None:
            return _denied()
        if not body:
            return web.json_response({"error": "invalid message"}, status=400)
        mute, self.chat.mute = self.chat.mute, self.chat.mute or not self.echoes
        self.chat.put_rendered(user, body)
        self.chat.mute = mute
        if self.refuses_after_all:
            await asyncio.sleep(0.3)  # who hears it hears it before the answer
            return web.json_response({"error": "as asked for"}, status=400)
        return _done("sent")

    async def _send_system(self, request: web.Request) -> web.Response:
        if self._integration(request, "CAN_SEND_SYSTEM_MESSAGES") is None:
            return _denied()
        self.chat.put_system((await request.json())["body"])
        return _done("sent")

    async def _set_title(self, request: web.Request) -> web.Response:
        if self._integration(request, "HAS_ADMIN_ACCESS") is None:
            return _denied()
        self.title = (await request.json())["value"]
        return _done("changed")

    async def _set_visible(self, request: web.Request) -> web.Response:
        if not self._is_moderator(request):
            return _denied()
        wanted = await request.json()
        self.chat.hide(wanted["idArray"], wanted["visible"])
        return _done("changed")

    async def _set_enabled(self, request: web.Request) -> web.Response:
        if not self._is_moderator(request):
            return _denied()
        wanted = await request.json()
        user = self.users.with_id(wanted["userId"])
        if user is None:
            return web.json_response({"success": False, "message": "no such user"}, status=400)
        if wanted["enabled"]:
            user.is_enabled = True
        else:
            self.chat.disable(user)
        return _done(f"{user.id} enabled: {wanted['enabled']}")

    async def _history(self, request: web.Request) -> web.Response:
        if self.users.with_token(request.query.get("accessToken", "")) is None:
            return _denied()
        return web.json_response([message.told() for message in self.chat.messages if message.is_visible])

    async def _status(self, request: web.Request) -> web.Response:
        is_counted = bool(self.viewers) and not self.is_count_hidden
        said = {"online": self.viewers is not None, "versionNumber": "0.2.3", "streamTitle": self.title}
        return web.json_response(said | ({"viewerCount": self.viewers} if is_counted else {}))

    def _integration(self, request: web.Request, right: str) -> User | None:
        return self.users.integration(request.headers.get("Authorization", "").removeprefix("Bearer "), right)

    def _is_moderator(self, request: web.Request) -> bool:
        user = self.users.with_token(request.query.get("accessToken", ""))
        return user is not None and user.is_enabled and "MODERATOR" in user.scopes


def _done(message: str) -> web.Response:
    return web.json_response({"success": True, "message": message})


def _denied() -> web.Response:
    return web.Response(status=401, text="unauthorized")
