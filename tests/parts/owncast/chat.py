"""The chat: what stands in it, as HTML, and those who hear it over a WebSocket."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import uuid
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from typing import Any

from aiohttp import web
from markdown_it import MarkdownIt

from tests.parts.owncast.users import User, Users

_RENDERED = MarkdownIt("commonmark")  # HTML passes through it
_NOT_ALLOWED = re.compile(r"</?(?!(?:p|br|strong|em|code|pre|a|img)\b)[a-zA-Z][^>]*>")
_MARKS = re.compile(r"[!-/:-@\[-`{-~]")


def typed(text: str) -> str:
    """What a viewer types to have exactly this shown."""
    return _MARKS.sub(r"\\\g<0>", text)


def now() -> str:
    """With nanoseconds, as Go has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f") + "123Z"


@dataclass
class Message:
    """One that stands in the chat."""

    user: User
    body: str
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])
    at: str = field(default_factory=now)
    is_visible: bool = True

    def told(self) -> dict[str, Any]:
        """As who asks later is told."""
        return {"type": "CHAT", "id": self.id, "timestamp": self.at, "body": self.body, "user": self.user.told()}

    @property
    def shown(self) -> str:
        """As a browser shows it, without its marks."""
        return unescape(re.sub(r"<[^>]+>", "", self.body)).strip()


class Chat:
    """`mute`: it says nothing. `refusal`: said in place of a WebSocket. One event loop."""

    def __init__(self, users: Users) -> None:
        self._users = users
        self.messages: list[Message] = []
        self.heard_by: dict[web.WebSocketResponse, User] = {}
        self.entries = 0  # how often somebody was let in
        self.mute = False
        self.refusal = ""
        self._tasks: set[asyncio.Task[None]] = set()

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/ws", self._serve)]

    def say(self, name: str, markdown: str, **more: Any) -> bool:
        """A viewer writes; False: they may not. `more` overrides fields of the event."""
        user = self._users.named(name)
        if not user.is_enabled:
            return False
        self.put(user, _NOT_ALLOWED.sub("", _RENDERED.render(markdown)).strip(), **more)
        return True

    def put(self, user: User, body: str, **more: Any) -> None:
        """A message comes to stand in the chat."""
        message = Message(user, body)
        self.messages.append(message)
        self.tell(message.told() | {"visible": True} | more)

    def put_rendered(self, user: User, markdown: str) -> None:
        """What an integration writes: rendered, and not cleaned."""
        self.put(user, _RENDERED.render(markdown))

    def put_system(self, markdown: str) -> None:
        """What the server itself says."""
        message = Message(User("Night market"), _RENDERED.render(markdown))
        self.messages.append(message)
        self.tell({"type": "SYSTEM", "id": message.id, "body": message.body, "user": {"displayName": "Night market"}})

    def hide(self, message_ids: list[str], is_visible: bool) -> None:
        """Owncast says yes to ids that it does not know."""
        for message in self.messages:
            if message.id in message_ids:
                message.is_visible = is_visible
        self.tell({"type": "VISIBILITY-UPDATE", "id": uuid.uuid4().hex, "ids": message_ids, "visible": is_visible})

    def disable(self, user: User) -> None:
        """A user is banned: their connections end."""
        user.is_enabled = False
        self.hide([message.id for message in self.messages if message.user is user], False)
        for socket, other in list(self.heard_by.items()):
            if other is user:
                self._start(socket.send_json({"type": "ERROR_USER_DISABLED"}))

    def tell(self, *events: dict[str, Any]) -> None:
        """Several events are lines of one frame."""
        self.send("\n".join(json.dumps({"timestamp": now()} | event) for event in events))

    def send(self, frame: str | bytes) -> None:
        """Whatever it is."""
        for socket in self.heard_by:
            if not self.mute and not socket.closed:
                self._start(socket.send_str(frame) if isinstance(frame, str) else socket.send_bytes(frame))

    def cut(self, code: int = 1001) -> None:
        """Close every connection."""
        for socket in list(self.heard_by):
            self._start(socket.close(code=code))

    async def close(self) -> None:
        self.cut()
        await asyncio.sleep(0)
        for task in list(self._tasks):
            task.cancel()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if self.refusal:
            return web.Response(text=self.refusal)
        socket = web.WebSocketResponse(autoping=not self.mute)
        await socket.prepare(request)
        user = self._users.with_token(request.query.get("accessToken", ""))
        if user is None or not user.is_enabled:
            await socket.send_json({"type": "ERROR_NEEDS_REGISTRATION" if user is None else "ERROR_USER_DISABLED"})
            await socket.close()
            return socket
        if not self.mute:
            await socket.send_json({"type": "CONNECTED_USER_INFO", "user": user.told()})
        self.heard_by[socket] = user
        self.entries += 1
        try:
            async for _ in socket:
                pass
        finally:
            del self.heard_by[socket]
        return socket

    def _start(self, sending: Awaitable[Any]) -> None:
        async def sent() -> None:
            with contextlib.suppress(ConnectionError):
                await sending

        task = asyncio.create_task(sent())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
