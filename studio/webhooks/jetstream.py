"""Webhook calls in NATS JetStream: a subject for each connection, a durable consumer for each desk and connection.

A call is published with `Nats-Msg-Id`, by which the server knows it again within the stream's window. A durable consumer has
one call under way at most: so calls come in their order also after a crash of either side, and everything up to an acknowledged
one has been acknowledged.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import ssl
from typing import TYPE_CHECKING, Any

import nats.errors
import nats.js.errors
from nats.aio.client import Client
from nats.js import api

from studio.values.errors import WebhooksAwayError
from studio.webhooks.call import Call
from studio.webhooks.jetstream_reader import JetStreamReader, consumer_name
from studio.webhooks.stream import DAY_S, Cursor, Retention

if TYPE_CHECKING:
    from studio.webhooks.opening import NatsServers

__all__ = ["JetStream"]

log = logging.getLogger(__name__)

_PUBLISH_S = 3.0  # Shopify hangs up after five seconds
_ASK_S = 2.0
_AWAY_S = 30 * DAY_S  # a desk's consumer that nobody asks for so long is taken away by the server
_PAUSE_S = 0.25  # between two attempts to connect
_ACK_WAIT_S = 1.0  # a call that a desk took and died with comes again after this; one that takes its time passes over it
_ERRORS = (nats.errors.Error, nats.js.errors.Error, OSError, TimeoutError)


class JetStream:
    """A stream at NATS servers. It connects by itself and again, for ever; until then every call is refused at once."""

    def __init__(self, place: NatsServers, publishes: Retention | None) -> None:
        self._place, self._publishes = place, publishes
        self._prepared = False
        self._preparing = asyncio.Lock()
        self._ended = False
        self._why = ""  # there is no connection, as far as is known
        self._begin()

    @property
    def ready(self) -> bool:
        return self._client.is_connected and (self._prepared or self._publishes is None)

    async def publish(self, connection: str, call: Call) -> bool:
        try:
            await self._prepare()
            acknowledged = await self._js.publish(
                f"{self._place.stream}.{connection}",
                call.packed(),
                timeout=_PUBLISH_S,
                stream=self._place.stream,
                headers={api.Header.MSG_ID: f"{connection}:{call.id}"},
            )
        except nats.js.errors.NoStreamResponseError as error:
            self._prepared = False  # it was taken away: the next call makes it anew
            raise _away(error) from error
        except _ERRORS as error:
            raise _away(error) from error
        return not acknowledged.duplicate

    async def reader(self, connection: str, desk: str, after: Cursor | None = None, *, oldest: bool = False) -> JetStreamReader:
        stream, name = self._place.stream, consumer_name(desk, connection)
        try:
            await self._connected()
            about = await self._js.stream_info(stream)
            store = str(about.created)
            known = after.sequence if after is not None and after.store == store else 0
            if known > about.state.last_seq:  # the server lost what it had not written yet: go on with what it has
                log.warning("the stream %s went back from call %d to %d", stream, known, about.state.last_seq)
                known = about.state.last_seq
            try:
                consumer = await self._js.consumer_info(stream, name)
            except nats.js.errors.NotFoundError:
                config = _durable(f"{stream}.{connection}", name, known, oldest)
                consumer = await self._js.add_consumer(stream, config)
            pull = await self._js.pull_subscribe_bind(consumer=name, stream=stream)
        except _ERRORS as error:
            raise _away(error) from error
        floor = consumer.ack_floor.stream_seq if consumer.ack_floor is not None else 0
        position = Cursor(store, max(known, floor))
        return JetStreamReader(self._js, pull, stream, f"{stream}.{connection}", position, self._require_connection)

    async def close(self) -> None:
        self._ended = True
        self._connecting.cancel()
        await asyncio.wait([self._connecting])
        if not self._connecting.cancelled():
            self._connecting.exception()  # looked at, so that asyncio does not complain
        with contextlib.suppress(*_ERRORS):
            await self._client.close()

    # ------------------------------------------------------------ connecting

    def _begin(self, pause_s: float = 0.0) -> None:
        """Begin to connect with a client of its own, after a pause."""
        self._client = Client()
        self._js = self._client.jetstream(timeout=_ASK_S)
        self._connecting = asyncio.create_task(self._connect(pause_s))

    async def _connect(self, pause_s: float) -> None:
        """Connect, trying for ever, and make the stream when we publish."""
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
        with contextlib.suppress(WebhooksAwayError, *_ERRORS):
            await self._prepare()

    async def _connected(self) -> None:
        """Return when the servers are there; wait a moment for the first connection.

        Raises:
            WebhooksAwayError: they are not.
        """
        if not self._connecting.done():
            await asyncio.wait([self._connecting], timeout=_ASK_S)
        self._require_connection()

    def _require_connection(self) -> None:
        """Return when the servers are there now.

        Raises:
            WebhooksAwayError: they are not.
        """
        if self._connecting.done() and not self._connecting.cancelled() and (error := self._connecting.exception()):
            raise _away(error)  # what we were told to connect with cannot be used
        if not self._client.is_connected:
            raise WebhooksAwayError(f"no connection to {self._place.hosts}{': ' if self._why else ''}{self._why}")

    async def _noted(self, error: Exception) -> None:
        """Of many attempts to connect the first is said: what counts is that it is away, why, and back."""
        if not self._client.is_connected:
            if not self._why:
                log.info("no connection to %s: %s", self._place.hosts, error)
            self._why = str(error)

    async def _reconnected(self) -> None:
        self._why = ""
        log.info("the connection to NATS is back")

    async def _closed(self) -> None:
        """A client that a server refuses while it is connected (a password was changed) ends for good: begin with another."""
        if not self._ended:
            self._connecting.cancel()
            self._begin(_PAUSE_S)

    async def _prepare(self) -> None:
        """See to it that the stream is there. What somebody has set for it stays.

        Raises:
            WebhooksAwayError: the servers are not there, or refuse.
        """
        if self._prepared and self._client.is_connected:
            return
        if self._publishes is None:
            raise WebhooksAwayError("this stream was opened for reading")
        self._require_connection()
        async with self._preparing:
            if self._prepared:
                return
            try:
                await self._js.stream_info(self._place.stream)
            except nats.js.errors.NotFoundError:
                await self._js.add_stream(_stream(self._place.stream, self._publishes))
            self._prepared = True


def _stream(name: str, keep: Retention) -> api.StreamConfig:
    return api.StreamConfig(
        name=name,
        subjects=[f"{name}.>"],
        storage=api.StorageType.FILE,
        retention=api.RetentionPolicy.LIMITS,
        discard=api.DiscardPolicy.NEW,
        max_age=keep.age_s,
        max_bytes=keep.most_bytes,
        duplicate_window=min(keep.repeats_s, keep.age_s),
    )


def _durable(subject: str, name: str, after: int, oldest: bool) -> api.ConsumerConfig:
    begin = api.DeliverPolicy.ALL if oldest else api.DeliverPolicy.NEW
    return api.ConsumerConfig(
        name=name,
        durable_name=name,
        filter_subject=subject,
        deliver_policy=api.DeliverPolicy.BY_START_SEQUENCE if after else begin,
        opt_start_seq=after + 1 if after else None,
        ack_policy=api.AckPolicy.EXPLICIT,
        ack_wait=_ACK_WAIT_S,
        max_ack_pending=1,
        inactive_threshold=_AWAY_S,
    )


def _away(error: BaseException) -> WebhooksAwayError:
    return WebhooksAwayError(f"{type(error).__name__}: {error}".removesuffix(": "))


async def _disconnected() -> None:
    log.info("the connection to NATS is lost")
