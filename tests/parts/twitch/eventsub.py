"""EventSub over WebSockets: sessions, subscriptions, and what goes wrong with them."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiohttp import WSMsgType, web


@dataclass
class Session:
    """One connection. `until` is set when it is to be closed, to the number of why."""

    socket: web.WebSocketResponse
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    subscriptions: list[dict[str, Any]] = field(default_factory=list)
    until: asyncio.Future[int] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def end(self, code: int) -> None:
        if not self.until.done():
            self.until.set_result(code)


class Events:
    """What `eventsub.wss.twitch.tv` does. One event loop. `keepalive_s`: so often it says that it lives; `unused_s`: so long it
    waits for a subscription."""

    def __init__(self) -> None:
        self.sessions: dict[str, Session] = {}
        self.keepalive_s = 10.0
        self.unused_s = 10.0
        self.mute = False  # says nothing at all, as a server that stands still
        self.url = ""
        self.sent: list[str] = []  # ids of messages
        self._tasks: set[asyncio.Task[None]] = set()
        self._moving: dict[str, Session] = {}

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/ws", self._serve)]

    # ------------------------------------------------------------ subscriptions

    def subscribe(self, wanted: dict[str, Any]) -> dict[str, Any] | str:
        """A new subscription, or why there is none."""
        session = self.sessions.get(wanted["transport"].get("session_id", ""))
        if session is None:
            return "websocket transport session does not exist or has already disconnected"
        same = [one for one in session.subscriptions if (one["type"], one["condition"]) == (wanted["type"], wanted["condition"])]
        if same:
            return "subscription already exists"
        made = {
            "id": str(uuid.uuid4()),
            "status": "enabled",
            "type": wanted["type"],
            "version": wanted["version"],
            "condition": wanted["condition"],
            "transport": {"method": "websocket", "session_id": session.id, "connected_at": _now()},
            "created_at": _now(),
            "cost": 0,
        }
        session.subscriptions.append(made)
        return made

    def followed(self) -> bool:
        """Whether somebody is told of anything."""
        return any(session.subscriptions for session in self.sessions.values())

    # ------------------------------------------------------------ by hand

    def tell(self, kind: str, event: dict[str, Any]) -> None:
        """Every session that has subscribed to it."""
        for session in list(self.sessions.values()):
            for subscription in session.subscriptions:
                if subscription["type"] == kind:
                    self._notify(session, subscription, event)

    def repeat(self) -> None:
        """Send the last message once more, under its own id: at least once, says Twitch."""
        for session in list(self.sessions.values()):
            self._send(session, self._last)

    def move(self) -> None:
        """Ask everybody to connect anew elsewhere; their subscriptions go with them."""
        for session in list(self.sessions.values()):
            key = uuid.uuid4().hex
            self._moving[key] = session
            words = {"id": session.id, "status": "reconnecting", "keepalive_timeout_seconds": None}
            words |= {"reconnect_url": f"{self.url}?moved={key}", "connected_at": _now()}
            self._send(session, _message("session_reconnect", {"session": words}))

    def revoke(self, status: str) -> None:
        """Every subscription ends, for this reason."""
        for session in list(self.sessions.values()):
            for subscription in session.subscriptions:
                self._send(session, _message("revocation", {"subscription": subscription | {"status": status}}, subscription))
            session.subscriptions.clear()

    def cut(self, code: int) -> None:
        """Close every connection, with Twitch's number for why."""
        for session in self.sessions.values():
            session.end(code)

    def say_anything(self, text: str) -> None:
        """Send what is no message."""
        for session in list(self.sessions.values()):
            self._start(session.socket.send_str(text))

    async def close(self) -> None:
        self.cut(1001)
        for task in list(self._tasks):
            task.cancel()

    # ------------------------------------------------------------ over the WebSocket

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoping=True)
        await socket.prepare(request)
        session = Session(socket)
        old = self._moving.pop(request.query.get("moved", ""), None)
        if "moved" in request.query and old is None:
            await socket.close(code=4007, message=b"invalid reconnect url")
            return socket
        if old is not None:
            session.subscriptions = old.subscriptions
            self.sessions.pop(old.id, None)
        self.sessions[session.id] = session
        words = {"id": session.id, "status": "connected", "keepalive_timeout_seconds": max(1, round(self.keepalive_s))}
        if not self.mute:
            await socket.send_json(
                _message("session_welcome", {"session": words | {"reconnect_url": None, "connected_at": _now()}})
            )
        if old is not None:
            old.end(4004)
        keeping = asyncio.create_task(self._keep(session))
        try:
            await self._listen(session)
        finally:
            keeping.cancel()
            if self.sessions.get(session.id) is session:
                del self.sessions[session.id]
        return socket

    async def _listen(self, session: Session) -> None:
        """Until it ends. Anything but a pong that a client says ends it."""
        reading = asyncio.create_task(session.socket.receive())
        await asyncio.wait({reading, session.until}, return_when=asyncio.FIRST_COMPLETED)
        if reading.done() and reading.result().type in (WSMsgType.TEXT, WSMsgType.BINARY):
            session.end(4001)
        if session.until.done():
            reading.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await reading
            await session.socket.close(code=session.until.result())

    async def _keep(self, session: Session) -> None:
        waited_s = 0.0
        while True:
            await asyncio.sleep(self.keepalive_s / 2)
            waited_s += self.keepalive_s / 2
            if not session.subscriptions and waited_s >= self.unused_s:
                session.end(4003)
            if not self.mute:
                await session.socket.send_json(_message("session_keepalive", {}))

    def _notify(self, session: Session, subscription: dict[str, Any], event: dict[str, Any]) -> None:
        self._last = _message("notification", {"subscription": subscription, "event": event}, subscription)
        self._send(session, self._last)

    def _send(self, session: Session, message: dict[str, Any]) -> None:
        if not self.mute and not session.socket.closed:
            self.sent.append(message["metadata"]["message_id"])
            self._start(session.socket.send_json(message))

    def _start(self, sending: Any) -> None:
        async def sent() -> None:
            with contextlib.suppress(ConnectionError):
                await sending

        task = asyncio.create_task(sent())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _message(kind: str, payload: dict[str, Any], subscription: dict[str, Any] | None = None) -> dict[str, Any]:
    metadata = {"message_id": str(uuid.uuid4()), "message_type": kind, "message_timestamp": _now()}
    if subscription is not None:
        metadata |= {"subscription_type": subscription["type"], "subscription_version": subscription["version"]}
    return {"metadata": metadata, "payload": payload}


def _now() -> str:
    """With nanoseconds, as Twitch has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f") + "123Z"
