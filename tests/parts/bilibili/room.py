"""The room's WebSocket: who says the right greeting first is let in, told what happens, and closed without heartbeats."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.parts.bilibili import packing
from tests.parts.bilibili.projects import ROOM_ID, Round

_HEARTBEAT, _AUTH, _AUTH_REPLY = 2, 7, 8


@dataclass
class Socket:
    """One connection that was let in."""

    socket: web.WebSocketResponse
    greeting: str
    beats: int = 0
    beaten_s: float = field(default_factory=time.monotonic)


class Room:
    """One event loop. `knows(greeting)`: whether it lets somebody in. `silence_s`: so long without a heartbeat, and it closes.

    `mute`: it says nothing, as a server that stands still; `version`: how messages are packed.
    """

    def __init__(self, knows: Callable[[str], bool]) -> None:
        self._knows = knows
        self.sockets: list[Socket] = []
        self.silence_s = 70.0
        self.mute = False
        self.version = packing.PLAIN
        self.said: list[str] = []  # texts that stand in the chat
        self.entries = 0  # how often somebody was let in
        self._tasks: set[asyncio.Task[None]] = set()
        self._ids: dict[str, str] = {}

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/sub", self._serve)]

    # ------------------------------------------------------------ by hand

    def say(self, name: str, text: str, **more: Any) -> dict[str, Any]:
        """A viewer writes; `more` overrides fields. What was told."""
        self.said.append(text)
        return self.tell("LIVE_OPEN_PLATFORM_DM", self.by(name) | {"msg": text, "dm_type": 0, "emoji_img_url": ""} | more)

    def by(self, name: str) -> dict[str, Any]:
        """What every message of a viewer says of them."""
        return {
            "room_id": ROOM_ID,
            "uid": 0,
            "open_id": self._ids.setdefault(name, uuid.uuid4().hex),
            "uname": name,
            "uface": "https://i0.example.org/face.jpg",
            "timestamp": int(time.time()),
            "msg_id": str(uuid.uuid4()),
            "guard_level": 0,
            "fans_medal_level": 0,
            "fans_medal_name": "",
            "fans_medal_wearing_status": False,
        }

    def tell(self, cmd: str, data: dict[str, Any]) -> dict[str, Any]:
        """Everybody who is in hears it."""
        message = {"cmd": cmd, "data": data}
        self.tell_all([message])
        return message

    def tell_all(self, told: list[dict[str, Any]]) -> None:
        """Several messages in one frame."""
        self.send(packing.messages(told, self.version))

    def send(self, frame: bytes) -> None:
        """Whatever the bytes are."""
        for found in self.sockets:
            if not self.mute and not found.socket.closed:
                self._start(found.socket.send_bytes(frame))

    def cut(self, code: int) -> None:
        """Close every connection."""
        for found in list(self.sockets):
            self._start(found.socket.close(code=code))

    def end(self, over: Round) -> None:
        """A round has ended: those who were let in by it are told."""
        for found in list(self.sockets):
            if found.greeting == over.greeting and not found.socket.closed:
                told = {"cmd": "LIVE_OPEN_PLATFORM_INTERACTION_END", "data": {"game_id": over.id, "timestamp": int(time.time())}}
                self._start(found.socket.send_bytes(packing.messages([told])))

    def expire(self) -> None:
        """Connections without a heartbeat are closed."""
        for found in list(self.sockets):
            if time.monotonic() - found.beaten_s > self.silence_s:
                self._start(found.socket.close(code=1000))

    async def close(self) -> None:
        self.cut(1001)
        await asyncio.sleep(0)
        for task in list(self._tasks):
            task.cancel()

    # ------------------------------------------------------------ over the WebSocket

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        greeting = await self._greeting(socket)
        if not self._knows(greeting):
            await socket.send_bytes(packing.packet(_AUTH_REPLY, b'{"code":-101}', packing.NUMBER))
            await socket.close()
            return socket
        found = Socket(socket, greeting)
        if not self.mute:
            await socket.send_bytes(packing.packet(_AUTH_REPLY, b'{"code":0}', packing.NUMBER))
        self.sockets.append(found)
        self.entries += 1
        try:
            async for message in socket:
                operation, _ = packing.opened(message.data)
                if operation == _HEARTBEAT:
                    found.beats += 1
                    found.beaten_s = time.monotonic()
                    if not self.mute:
                        await socket.send_bytes(packing.popularity(1_234))
        finally:
            self.sockets.remove(found)
        return socket

    async def _greeting(self, socket: web.WebSocketResponse) -> str:
        """What a client says first; "" for anything but a greeting. The order of its fields is the client's."""
        message = await socket.receive(timeout=5)
        if message.type != WSMsgType.BINARY:
            return ""
        operation, body = packing.opened(message.data)
        return json.dumps(json.loads(body)) if operation == _AUTH else ""

    def _start(self, sending: Awaitable[Any]) -> None:
        async def sent() -> None:
            with contextlib.suppress(ConnectionError):
                await sending

        task = asyncio.create_task(sent())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
