"""The relay's application (ASGI 3): a call is bounded, its signature is checked, it is kept, and only then answered with 200.

Nothing of a body is parsed here. What is not answered with 200 the platform sends again, so every failure of ours is a 503.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

from relay.bodies import BodyRefusedError, read_body
from relay.refusals import Refusals
from relay.settings import Connection, Limits
from relay.signatures import Incoming
from relay.signatures.scheme import delivery_id
from relay.sources import Sources
from studio.values.errors import WebhooksAwayError
from studio.webhooks import Call, Stream

__all__ = ["Receiver"]

log = logging.getLogger(__name__)

_MOST_HEADERS = 100
_PASSED_ON = 1000  # characters of a header that desks are told


class _Answer(NamedTuple):
    status: int
    why: str = ""
    retry_s: int = 0  # the platform may call again then
    read: bool = False  # the whole request was


_OK = _Answer(200, read=True)


class Receiver:
    """`POST /hooks/CONNECTION` (of a scheme with its secret in the path: `/hooks/CONNECTION/SECRET`), and `GET /health`."""

    def __init__(
        self,
        connections: Mapping[str, Connection],
        stream: Stream,
        limits: Limits,
        *,
        now_s: Callable[[], float] = time.monotonic,
        wall_ns: Callable[[], int] = time.time_ns,
    ) -> None:
        """`wall_ns`: ns since 1970, for times that platforms sign."""
        self._connections, self._stream, self._limits = connections, stream, limits
        self._now_s, self._wall_ns = now_s, wall_ns
        self._sources = Sources(limits.rate_per_s, limits.rate_burst)
        self._refusals = Refusals()
        self._open = 0  # calls whose bodies are in memory
        self._away = False  # the stream, so that an outage is said once

    async def __call__(self, scope: Any, receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            raise RuntimeError(f"the relay takes no {scope['type']}")
        name, connection, secret = self._route(scope["path"])
        answer = await self._answer(scope, name, connection, secret, receive)
        if answer.status == 0:
            return
        if answer.why:
            self._refusals.note(name, answer.status, answer.why, self._now_s())
        headers = [(b"content-length", b"0")]
        if answer.retry_s:
            headers.append((b"retry-after", str(answer.retry_s).encode()))
        if not answer.read:
            headers.append((b"connection", b"close"))  # whatever of the request has not come is not waited for
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    def _route(self, path: str) -> tuple[str, Connection | None, str]:
        """The connection that a path names, and what stands behind its name. A path is compared whole, and opens no file."""
        parts = path.split("/")
        if len(parts) not in (3, 4) or parts[0] or parts[1] != "hooks":
            return "", None, ""
        connection = self._connections.get(parts[2])
        if connection is None or (len(parts) == 4) != connection.scheme.secret_in_path:
            return "", None, ""
        return parts[2], connection, parts[3] if len(parts) == 4 else ""

    async def _answer(
        self, scope: Any, name: str, connection: Connection | None, secret: str, receive: Callable[[], Awaitable[Any]]
    ) -> _Answer:
        if scope["path"] == "/health":
            return _Answer(200 if self._stream.ready else 503)
        if not self._sources.take(scope["client"][0] if scope.get("client") else "", self._now_s()):
            return _Answer(429, "an address calls too often", retry_s=5)
        if connection is None:
            return _Answer(404, "there is no such connection")
        if scope["method"] != "POST":
            return _Answer(405, "it was no POST")
        if len(scope["headers"]) > _MOST_HEADERS:
            return _Answer(431, "too many headers")
        if self._open >= self._limits.open_calls:
            return _Answer(503, "too many calls at once", retry_s=1)
        self._open += 1
        try:
            headers = _headers(scope["headers"])
            body = await read_body(receive, headers, self._limits.body_kib << 10, self._limits.body_s)
            return await self._take(name, connection, Incoming(headers, body, secret))
        except BodyRefusedError as error:
            return _Answer(error.status, "the body is too large" if error.status == 413 else "the body is too slow")
        finally:
            self._open -= 1

    async def _take(self, name: str, connection: Connection, incoming: Incoming) -> _Answer:
        scheme = connection.scheme
        received_ms = self._wall_ns() // 1_000_000
        if scheme.is_ping(incoming):
            return _OK
        if not scheme.holds(incoming, connection.keys, received_ms / 1000):
            return _Answer(401, "the signature is missing, wrong or too old", read=True)
        told = {header: incoming.headers[header][:_PASSED_ON] for header in scheme.passed_on if header in incoming.headers}
        call = Call(id=delivery_id(scheme, incoming), received_ms=received_ms, headers=told, body=incoming.body)
        try:
            async with asyncio.timeout(self._limits.publish_s):
                await self._stream.publish(name, call)
        except (WebhooksAwayError, TimeoutError) as error:
            if not self._away:
                log.warning("calls are not kept, platforms are told to call again: %s", error or "no answer in time")
            self._away = True
            return _Answer(503, "the stream is away", retry_s=2)
        if self._away:
            log.info("calls are kept again")
        self._away = False
        return _OK


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Names in small letters; of one that came twice both values with a comma between (RFC 9110, 5.3): none hides another."""
    headers: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers
