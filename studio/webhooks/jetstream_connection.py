"""The connection to NATS servers: made by itself and again, for ever; while there is none, it knows why."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import ssl
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import nats.errors
import nats.js.errors
from nats.aio.client import Client
from nats.js import JetStreamContext

from studio.values.errors import WebhooksAwayError

if TYPE_CHECKING:
    from studio.webhooks.opening import NatsServers

__all__ = ["ERRORS", "NatsConnection", "away"]

log = logging.getLogger(__name__)

ERRORS = (nats.errors.Error, nats.js.errors.Error, OSError, TimeoutError)  # of NATS's client
_ASK_S = 2.0
_PAUSE_S = 0.25  # between two attempts to connect


def away(error: BaseException) -> WebhooksAwayError:
    """What NATS's client raised, as ours."""
    return WebhooksAwayError(f"{type(error).__name__}: {error}".removesuffix(": "))


class NatsConnection:
    """Clients of NATS, one after the other: one that a server refuses while it is connected ends for good."""

    def __init__(self, place: NatsServers, prepare: Callable[[], Awaitable[None]]) -> None:
        """`prepare` is awaited when a client has connected; what it raises of ours or NATS's is not minded."""
        self._place, self._prepare = place, prepare
        self._ended = False
        self._why = ""  # there is no connection, as far as is known
        self._begin(0.0)

    @property
    def is_there(self) -> bool:
        """Whether there is a connection now."""
        return self._client.is_connected

    @property
    def js(self) -> JetStreamContext:
        """JetStream, by the client of now."""
        return self._js

    def require(self) -> None:
        """Return when the servers are there now.

        Raises:
            WebhooksAwayError: they are not.
        """
        if self._connecting.done() and not self._connecting.cancelled() and (error := self._connecting.exception()):
            raise away(error)  # what we were told to connect with cannot be used
        if not self.is_there:
            raise WebhooksAwayError(f"no connection to {self._place.hosts}{': ' if self._why else ''}{self._why}")

    async def wait(self) -> None:
        """Return when the servers are there; wait a moment while it connects.

        Raises:
            WebhooksAwayError: they are not.
        """
        if not self._connecting.done():
            await asyncio.wait([self._connecting], timeout=_ASK_S)
        self.require()

    async def close(self) -> None:
        """End it for good."""
        self._ended = True
        self._connecting.cancel()
        await asyncio.wait([self._connecting])
        if not self._connecting.cancelled():
            self._connecting.exception()  # looked at, so that asyncio does not complain
        if self._dialled:
            with contextlib.suppress(*ERRORS):
                await self._client.close()

    def _begin(self, pause_s: float) -> None:
        self._client = Client()
        self._js = self._client.jetstream(timeout=_ASK_S)
        self._dialled = False  # a client that never did cannot be closed
        self._connecting = asyncio.create_task(self._connect(pause_s))

    async def _connect(self, pause_s: float) -> None:
        await asyncio.sleep(pause_s)
        place = self._place
        options: dict[str, Any] = {}
        if place.user:
            options |= {"user": place.user, "password": place.password}
        if place.token:
            options["token"] = place.token
        if place.credentials:
            options["user_credentials"] = place.credentials
        if place.certificates:
            options["tls"] = ssl.create_default_context(cafile=place.certificates)
        self._dialled = True
        await self._client.connect(
            servers=list(place.servers),
            name="nightmarket",
            connect_timeout=2,
            max_reconnect_attempts=-1,
            reconnect_time_wait=_PAUSE_S,  # type: ignore[arg-type]  # seconds that it sleeps
            ping_interval=10,
            error_cb=self._noted,
            disconnected_cb=_disconnected,
            reconnected_cb=self._reconnected,
            closed_cb=self._closed,
            **options,
        )
        self._why = ""
        with contextlib.suppress(WebhooksAwayError, *ERRORS):
            await self._prepare()

    async def _noted(self, error: Exception) -> None:
        """Of many attempts to connect the first is said: what counts is that it is away, why, and back."""
        if not self.is_there:
            if not self._why:
                log.info("no connection to %s: %s", self._place.hosts, error)
            self._why = str(error)

    async def _reconnected(self) -> None:
        self._why = ""
        log.info("the connection to NATS is back")

    async def _closed(self) -> None:
        """Begin with another client where a server ended this one: a password was changed, an account taken away."""
        if not self._ended:
            self._connecting.cancel()
            self._begin(_PAUSE_S)


async def _disconnected() -> None:
    log.info("the connection to NATS is lost")
