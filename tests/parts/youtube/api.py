"""The API: who is asked for, what is checked, and how Google says no."""

from __future__ import annotations

import json
import math
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.parts.youtube.answers import listed, no
from tests.parts.youtube.broadcasts import VIDEO_ID, Broadcasts
from tests.parts.youtube.chat import Chat
from tests.parts.youtube.contract import Contract
from tests.parts.youtube.identity import Identity, Login
from tests.parts.youtube.pages import Pages

SCOPES = {"https://www.googleapis.com/auth/youtube", "https://www.googleapis.com/auth/youtube.force-ssl"}
Handler = Callable[[web.Request, Login, Any], Awaitable[web.Response]]
_LONGEST = 200  # characters of a message


class Api:
    """What `youtube.googleapis.com` does. `failures`: status and reason with which the next requests are answered, whatever they
    are."""

    def __init__(self, identity: Identity, chat: Chat, contract: Contract) -> None:
        self._identity, self._chat, self._contract = identity, chat, contract
        self.pages = Pages(chat, contract)
        self.failures: list[tuple[int, str]] = []
        self.asked: list[tuple[str, str]] = []
        self.broadcasts = Broadcasts(chat.owner, chat.id)
        self.viewers: int | None = None  # None: YouTube does not say

    def routes(self) -> list[web.RouteDef]:
        stage = self.broadcasts
        table: tuple[tuple[str, str, Handler], ...] = (
            ("GET", "liveBroadcasts", lambda request, login, _body: stage.list(request, login.person)),
            ("POST", "liveBroadcasts", lambda request, _login, body: stage.insert(request, body)),
            ("PUT", "liveBroadcasts", lambda request, _login, body: stage.update(request, body)),
            ("POST", "liveBroadcasts/bind", lambda request, _login, _body: stage.bind(request)),
            ("POST", "liveBroadcasts/transition", lambda request, _login, _body: stage.transition(request)),
            ("GET", "liveStreams", lambda request, login, _body: stage.list_streams(request, login.person)),
            ("POST", "liveStreams", lambda request, _login, body: stage.insert_stream(request, body)),
            ("GET", "videos", self._videos),
            ("GET", "channels", self._channels),
            ("GET", "liveChat/messages", self._messages),
            ("POST", "liveChat/messages", self._send),
            ("DELETE", "liveChat/messages", self._delete),
            ("POST", "liveChat/bans", self._ban),
            ("DELETE", "liveChat/bans", self._unban),
        )
        routes = [web.RouteDef(verb, f"/youtube/v3/{path}", self._guarded(path, do), {}) for verb, path, do in table]
        return [*routes, web.get("/youtube/v3/liveChat/messages/stream", self._stream)]

    def _guarded(self, path: str, do: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def answer(request: web.Request) -> web.StreamResponse:
            given = await self._refusal(request, path)
            if isinstance(given, web.Response):
                return given
            body = json.loads(await request.read() or b"null")
            response = await do(request, given, body)
            said = response.body
            told = json.loads(said) if isinstance(said, bytes) and said else None
            self._contract.answer(request.method, request.path, response.status, told)
            return response

        return answer

    async def _refusal(self, request: web.Request, path: str) -> web.Response | Login:
        """Why a request is not answered, else who asks."""
        self.asked.append((request.method, path))
        body = json.loads(await request.read() or b"null")
        query = {name: request.query.getall(name) for name in request.query}
        self._contract.request(request.method, request.path, query, body)
        if self.failures:
            return no(*self.failures.pop(0))
        login = self._identity.login_of(request.headers.get("Authorization", ""))
        if login is None:
            return no(401, "authError", "Invalid Credentials")
        if SCOPES.isdisjoint(login.scopes):
            return no(403, "insufficientPermissions", "Request had insufficient authentication scopes.")
        return login

    # ------------------------------------------------------------ who and what

    @property
    def live(self) -> bool:
        """Whether the broadcast that is there from the beginning is."""
        return self.broadcasts.state(VIDEO_ID) == "live"

    @live.setter
    def live(self, on: bool) -> None:
        self.broadcasts.broadcasts[VIDEO_ID]["status"]["lifeCycleStatus"] = "live" if on else "complete"

    async def _videos(self, request: web.Request, login: Login, body: object) -> web.Response:
        if request.query.get("id") != VIDEO_ID:
            return listed("video", [])
        details: dict[str, Any] = {"actualStartTime": "2026-11-29T19:00:00Z"}
        if self.live:
            details["activeLiveChatId"] = self._chat.id
        if self.live and self.viewers is not None:
            details["concurrentViewers"] = str(self.viewers)
        return listed("video", [{"id": VIDEO_ID, "liveStreamingDetails": details}])

    async def _channels(self, request: web.Request, login: Login, body: object) -> web.Response:
        return listed("channel", [{"id": login.person.id}])

    # ------------------------------------------------------------ chat

    async def _messages(self, request: web.Request, login: Login, body: object) -> web.Response:
        if (refusal := self._unread(request)) is not None:
            return refusal
        return web.json_response(self.pages.page(request.query.get("pageToken", "")))

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        refusal = await self._refusal(request, "liveChat/messages/stream")
        if isinstance(refusal, web.Response):
            return refusal
        if not self.pages.streams:
            return no(404, "notFound", "Not Found")
        if (unread := self._unread(request)) is not None:
            return unread
        return await self.pages.stream(request)

    def _unread(self, request: web.Request) -> web.Response | None:
        """Why the chat cannot be read, if it cannot."""
        if request.query.get("liveChatId") != self._chat.id:
            return no(404, "liveChatNotFound", "The live chat that you are trying to retrieve cannot be found.")
        if not self.pages.knows(request.query.get("pageToken", ""), request.path.endswith("/stream")):
            return no(400, "pageTokenInvalid", "The request specifies an invalid page token.")
        if self._chat.ended and self.pages.is_last(request.query.get("pageToken", "")):
            return no(403, "liveChatEnded", "The specified live chat is no longer live.")
        return None

    async def _send(self, request: web.Request, login: Login, body: Any) -> web.Response:
        snippet = body["snippet"]
        text = snippet.get("textMessageDetails", {}).get("messageText", "")
        if snippet.get("type") != "textMessageEvent" or snippet.get("liveChatId") != self._chat.id:
            return no(400, "liveChatIdRequired", "The live chat id is missing.")
        if not 0 < len(text) <= _LONGEST:
            return no(400, "messageTextInvalid", "The message text is not valid.")
        return web.json_response(self._chat.put(login.person, text))

    async def _delete(self, request: web.Request, login: Login, body: object) -> web.Response:
        if self._chat.find(request.query["id"]) is None:
            return no(404, "liveChatMessageNotFound", "The message cannot be found.")
        self._chat.deleted.add(request.query["id"])
        return web.Response(status=204)

    async def _ban(self, request: web.Request, login: Login, body: Any) -> web.Response:
        snippet = body["snippet"]
        who = snippet["bannedUserDetails"]["channelId"]
        if who == self._chat.owner.id:
            return no(403, "liveChatBanInsertionNotAllowed", "The live chat ban cannot be created.")
        seconds = float(snippet["banDurationSeconds"]) if snippet["type"] == "temporary" else math.inf
        return web.json_response({"kind": "youtube#liveChatBan", "id": self._chat.ban(who, seconds), "snippet": snippet})

    async def _unban(self, request: web.Request, login: Login, body: object) -> web.Response:
        if self._chat.bans.pop(request.query["id"], None) is None:
            return no(404, "liveChatBanNotFound", "The ban cannot be found.")
        return web.Response(status=204)
