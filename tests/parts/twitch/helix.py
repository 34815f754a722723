"""The API: who is asked for, what is checked, and how Twitch says no."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import web

from tests.parts.twitch.answers import data, no
from tests.parts.twitch.chat import Chat
from tests.parts.twitch.eventsub import Events
from tests.parts.twitch.identity import Identity, Login
from tests.parts.twitch.people import People
from tests.parts.twitch.stage import Stage

Handler = Callable[[web.Request, Login], Awaitable[web.Response]]
_SETTINGS = {
    "emote_mode": False,
    "follower_mode": False,
    "follower_mode_duration": None,
    "subscriber_mode": False,
    "unique_chat_mode": False,
    "non_moderator_chat_delay": False,
    "non_moderator_chat_delay_duration": None,
}
_LONGEST = 500  # characters of a message


class Helix:
    """What `api.twitch.tv/helix` does. `failures`: statuses with which the next requests are answered, whatever they are."""

    def __init__(self, people: People, identity: Identity, chat: Chat, events: Events, client_id: str) -> None:
        self._people, self._identity, self._chat, self._events = people, identity, chat, events
        self._client_id = client_id
        self.failures: list[int] = []
        self.asked: list[tuple[str, str]] = []
        self.stage = Stage(chat.owner)
        self.rights: set[str] = {"user:read:chat"}  # that a request can need
        self.drop_next: tuple[str, str] | None = None
        self.moderators: set[str] = set()
        self.answers = asyncio.Event()  # unset: a message stands in the chat, and its sender waits for the answer
        self.answers.set()

    def routes(self) -> list[web.RouteDef]:
        add = web.RouteDef
        table: tuple[tuple[str, str, str, Handler], ...] = (
            ("GET", "users", "", self._users),
            ("GET", "streams", "", self.stage.streams),
            ("GET", "channels", "", self.stage.channel),
            ("PATCH", "channels", "channel:manage:broadcast", self.stage.change),
            ("GET", "streams/key", "channel:read:stream_key", self.stage.stream_key),
            ("POST", "eventsub/subscriptions", "", self._subscribe),
            ("POST", "chat/messages", "user:write:chat", self._send),
            ("PATCH", "chat/settings", "moderator:manage:chat_settings", self._settings),
            ("GET", "chat/pins", "moderator:manage:chat_messages", self._pins),
            ("PUT", "chat/pins", "moderator:manage:chat_messages", self._pin),
            ("DELETE", "chat/pins", "moderator:manage:chat_messages", self._unpin),
            ("DELETE", "moderation/chat", "moderator:manage:chat_messages", self._delete),
            ("POST", "moderation/bans", "moderator:manage:banned_users", self._ban),
            ("DELETE", "moderation/bans", "moderator:manage:banned_users", self._unban),
        )
        self.rights |= {right for _, _, right, _ in table if right}
        return [add(method, f"/helix/{path}", self._guarded(path, right, do), {}) for method, path, right, do in table]

    def _guarded(self, path: str, right: str, do: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def answer(request: web.Request) -> web.StreamResponse:
            self.asked.append((request.method, path))
            if self.failures:
                return _failure(self.failures.pop(0))
            login = self._identity.login_of(request.headers.get("Authorization", ""))
            if login is None or request.headers.get("Client-Id") != self._client_id:
                return no(401, "Unauthorized", "Invalid OAuth token")
            if right and right not in login.scopes:
                return no(401, "Unauthorized", f"Missing scope: {right}")
            if "moderator_id" in request.query and not self._may_moderate(login, request):
                return no(403, "Forbidden", "The user in moderator_id is not one of the broadcaster's moderators.")
            return await do(request, login)

        return answer

    def _may_moderate(self, login: Login, request: web.Request) -> bool:
        own = request.query["moderator_id"] == login.person.id
        return own and (login.person == self._chat.owner or login.person.name in self.moderators)

    # ------------------------------------------------------------ who and what

    async def _users(self, request: web.Request, login: Login) -> web.Response:
        named = [self._people.known(name) for name in request.query.getall("login", [])]
        named += [self._people.with_id(number) for number in request.query.getall("id", [])]
        found = [person for person in named if person is not None] if request.query else [login.person]
        return data([_user(person.id, person.login, person.name) for person in found])

    async def _subscribe(self, request: web.Request, login: Login) -> web.Response:
        wanted = await request.json()
        if wanted["type"] == "channel.chat.message" and "user:read:chat" not in login.scopes:
            return no(403, "Forbidden", "subscription missing proper authorization")
        if wanted["condition"].get("user_id") != login.person.id:
            return no(403, "Forbidden", "subscription missing proper authorization")
        made = self._events.subscribe(wanted)
        if isinstance(made, str):
            return no(409 if "exists" in made and "not" not in made else 400, "Bad Request", made)
        return web.json_response({"data": [made], "total": 1, "total_cost": 0, "max_total_cost": 10}, status=202)

    # ------------------------------------------------------------ chat

    async def _send(self, request: web.Request, login: Login) -> web.Response:
        body = await request.json()
        if body.get("sender_id") != login.person.id or body.get("broadcaster_id") != self._chat.owner.id:
            return no(403, "Forbidden", "The sender is not permitted to send chat messages to the broadcaster's chat room.")
        if not 0 < len(body.get("message", "")) <= _LONGEST:
            return no(422, "Unprocessable Entity", "The message is too large.")
        if self.drop_next is not None:
            (code, words), self.drop_next = self.drop_next, None
            return data([{"message_id": "", "is_sent": False, "drop_reason": {"code": code, "message": words}}])
        line = self._chat.put(login.person, body["message"], body.get("reply_parent_message_id"))
        await self.answers.wait()
        return data([{"message_id": line.id, "is_sent": True, "drop_reason": None}])

    async def _delete(self, request: web.Request, login: Login) -> web.Response:
        line = self._chat.find(request.query.get("message_id", ""))
        if line is None:
            return no(404, "Not Found", "The ID in message_id was not found.")
        self._chat.lines.remove(line)
        return web.Response(status=204)

    async def _ban(self, request: web.Request, login: Login) -> web.Response:
        wanted = (await request.json())["data"]
        if not 1 <= wanted.get("duration", 1) <= 1_209_600:
            return no(400, "Bad Request", "The value in the duration field is not valid.")
        if self._chat.is_banned(wanted["user_id"]):
            return no(400, "Bad Request", "The user specified in the user_id field is already banned.")
        self._chat.keep_out(wanted["user_id"], wanted.get("duration", math.inf))
        until = datetime.now(UTC) + timedelta(seconds=wanted.get("duration", 0))
        times = {"created_at": datetime.now(UTC).isoformat(), "end_time": until.isoformat() if "duration" in wanted else None}
        return data([{"user_id": wanted["user_id"], **request.query, **times}])

    async def _unban(self, request: web.Request, login: Login) -> web.Response:
        if not self._chat.let_in(request.query["user_id"]):
            return no(400, "Bad Request", "The user specified in the user_id query parameter is not banned.")
        return web.Response(status=204)

    async def _settings(self, request: web.Request, login: Login) -> web.Response:
        wanted = await request.json()
        wait_s = wanted.get("slow_mode_wait_time", 30)
        if not 3 <= wait_s <= 120:
            return no(400, "Bad Request", "slow_mode_wait_time must be between 3 and 120.")
        self._chat.slow_s = wait_s if wanted["slow_mode"] else 0
        return data(
            [{**request.query, **_SETTINGS, "slow_mode": wanted["slow_mode"], "slow_mode_wait_time": self._chat.slow_s or None}]
        )

    async def _pins(self, request: web.Request, login: Login) -> web.Response:
        return data([{"message_id": self._chat.pinned}] if self._chat.pinned else [])

    async def _pin(self, request: web.Request, login: Login) -> web.Response:
        if self._chat.find(request.query.get("message_id", "")) is None:
            return no(404, "Not Found", "The message was not found.")
        self._chat.pinned = request.query["message_id"]
        return web.Response(status=204)

    async def _unpin(self, request: web.Request, login: Login) -> web.Response:
        if request.query.get("message_id") != self._chat.pinned:
            return no(404, "Not Found", "The message is not pinned.")
        self._chat.pinned = None
        return web.Response(status=204)


def _failure(status: int) -> web.Response:
    answer = no(status, "Failure", "on purpose")
    if status == 429:
        answer.headers["Ratelimit-Reset"] = str(round(time.time()) + 2)
    return answer


def _user(number: str, login: str, name: str) -> dict[str, Any]:
    return {
        "id": number,
        "login": login,
        "display_name": name,
        "type": "",
        "broadcaster_type": "",
        "description": "",
        "profile_image_url": "",
        "offline_image_url": "",
        "view_count": 0,
        "created_at": "2020-01-01T00:00:00Z",
    }
