"""The chats of all platforms, and those who hear them over a WebSocket."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
import uuid
from collections.abc import Awaitable
from typing import Any

from aiohttp import web

from tests.parts.restream.contract import Contract
from tests.parts.restream.identity import Identity

SOURCES = {"Twitch": 2, "YouTube": 13}
USER = 7


class Chats:
    """`refusal`: the status that is answered in place of a WebSocket; `closes`: with what who has connected is closed on; `mute`:
    nothing is said. One event loop."""

    def __init__(self, identity: Identity, contract: Contract) -> None:
        self._identity, self._contract = identity, contract
        self._connections = {name: uuid.uuid4().hex for name in SOURCES}  # to the platforms
        self.said: list[str] = []
        self.heard_by: list[web.WebSocketResponse] = []
        self.entries = 0
        self.refusal = self.closes = 0
        self.mute = False
        self._tasks: set[asyncio.Task[None]] = set()

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/ws", self._serve)]

    # ------------------------------------------------------------ the hands of viewers

    def say(self, viewer: str, text: str, platform: str = "YouTube", **more: Any) -> dict[str, Any]:
        """A viewer writes; the action that tells of it. `more` overrides fields of the author."""
        self.said.append(text)
        return self.tell_event(4 if platform == "Twitch" else 5, _author(platform, viewer) | more, text)

    def tell_event(self, kind: int, author: dict[str, Any], text: str, **more: Any) -> dict[str, Any]:
        """An event on Twitch (4) or YouTube (5, 7)."""
        payload: dict[str, Any] = {"author": author, "bot": False, "text": text, **more}
        if kind == 4:
            payload = {"contentModifiers": {"me": False, "whisper": False}, "replaces": [], **payload}
        return self.tell_payload(kind, 2 if kind == 4 else 13, payload)

    def tell_payload(self, kind: int, source: int, payload: dict[str, Any]) -> dict[str, Any]:
        """An event of any platform."""
        event = {
            "connectionIdentifier": f"{source}-{USER}",
            "eventIdentifier": uuid.uuid4().hex,
            "eventPayload": payload,
            "eventSourceId": source,
            "eventTypeId": kind,
            "userId": USER,
        }
        return self.tell("event", event)

    # ------------------------------------------------------------ Restream's

    def tell_connection(self, platform: str, status: str = "connected", reason: str | None = None) -> dict[str, Any]:
        """How Restream stands to a platform's chat."""
        return self.tell("connection_info", self._info(platform, status, reason))

    def close_connection(self, platform: str, reason: str = "removed") -> None:
        """Restream hears a platform's chat no more."""
        self.tell("connection_closed", {"connectionUuid": self._connections[platform], "reason": reason})

    def replace_connection(self, platform: str) -> None:
        """Another connection takes over, and only then the one before ends."""
        before, self._connections[platform] = self._connections[platform], uuid.uuid4().hex
        self.tell_connection(platform)
        self.tell("connection_closed", {"connectionUuid": before, "reason": "replaced"})

    def beat(self) -> None:
        """What is sent about every 45 seconds."""
        self.tell("heartbeat", {})

    def tell(self, action: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Tell everybody."""
        told = {"action": action, "payload": payload, "timestamp": int(time.time())}
        self.tell_again(told)
        return told

    def tell_again(self, told: dict[str, Any]) -> None:
        """Once more what was told."""
        text = json.dumps(told)
        self._contract.frame(text)
        self.send(text)

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
            return web.Response(status=self.refusal)
        if not self._identity.knows(request.query.get("accessToken", "")):
            return web.Response(status=401)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.heard_by.append(socket)
        self.entries += 1
        if self.closes:
            await socket.close(code=self.closes)
        for platform in SOURCES:
            text = json.dumps(
                {"action": "connection_info", "payload": self._info(platform, "connected", None), "timestamp": int(time.time())}
            )
            self._contract.frame(text)
            if not self.mute and not socket.closed:
                await socket.send_str(text)
        try:
            async for _ in socket:
                pass  # the server ignores what it is sent, as is published
        finally:
            self.heard_by.remove(socket)
        return socket

    def _info(self, platform: str, status: str, reason: str | None) -> dict[str, Any]:
        source = SOURCES[platform]
        target: dict[str, Any] = {"owner": {"id": "UC1", "displayName": "Night market"}, "websiteChannelId": source}
        if platform == "YouTube":
            target["event"] = {"id": "video", "url": "https://youtube.example/video"}
        return {
            "connectionIdentifier": f"{source}-{USER}",
            "connectionUuid": self._connections[platform],
            "eventSourceId": source,
            "reason": reason,
            "status": status,
            "target": target,
            "userId": USER,
        }

    def _start(self, sending: Awaitable[Any]) -> None:
        async def sent() -> None:
            with contextlib.suppress(ConnectionError):
                await sending

        task = asyncio.create_task(sent())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _author(platform: str, viewer: str) -> dict[str, Any]:
    account = uuid.uuid5(uuid.NAMESPACE_URL, viewer).hex
    if platform == "Twitch":
        more: dict[str, Any] = {"badges": [], "color": None, "name": viewer.lower(), "subscribedFor": None}
        return {"avatar": None, "displayName": viewer, "id": account, **more}
    marks = {"isChatModerator": False, "isChatOwner": False, "isChatSponsor": False, "isVerified": False}
    return {"id": account, "avatar": "https://youtube.example/a.jpg", "displayName": viewer, **marks}
