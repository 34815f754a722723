"""Webhook calls in NATS JetStream: a subject for each connection, a durable consumer for each desk and connection.

A call is published with `Nats-Msg-Id`, by which the server knows it again within the stream's window. A durable consumer has
one call under way at most: so calls come in their order also after a crash of either side, and everything up to an acknowledged
one has been acknowledged.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import nats.js.errors
from nats.js import api

from studio.values.errors import WebhooksAwayError
from studio.webhooks.call import Call
from studio.webhooks.jetstream_connection import ERRORS, NatsConnection, away
from studio.webhooks.jetstream_reader import JetStreamReader, consumer_name
from studio.webhooks.stream import DAY_S, Cursor, Retention

if TYPE_CHECKING:
    from studio.webhooks.opening import NatsServers

__all__ = ["JetStream"]

log = logging.getLogger(__name__)

_PUBLISH_S = 3.0  # Shopify hangs up after five seconds
_AWAY_S = 30 * DAY_S  # a desk's consumer that nobody asks for so long is taken away by the server
_ACK_WAIT_S = 1.0  # a call that a desk took and died with comes again after this; one that takes its time passes over it


class JetStream:
    """A stream at NATS servers. It connects by itself and again, for ever; until then every call is refused at once."""

    def __init__(self, place: NatsServers, publishes: Retention | None) -> None:
        self._place, self._publishes = place, publishes
        self._prepared = False
        self._preparing = asyncio.Lock()
        self._connection = NatsConnection(place, self._prepare)

    @property
    def ready(self) -> bool:
        return self._connection.is_there and (self._prepared or self._publishes is None)

    async def publish(self, connection: str, call: Call) -> bool:
        try:
            await self._prepare()
            acknowledged = await self._connection.js.publish(
                f"{self._place.stream}.{connection}",
                call.packed(),
                timeout=_PUBLISH_S,
                stream=self._place.stream,
                headers={api.Header.MSG_ID: f"{connection}:{call.id}"},
            )
        except nats.js.errors.NoStreamResponseError as error:
            self._prepared = False  # it was taken away: the next call makes it anew
            raise away(error) from error
        except ERRORS as error:
            raise away(error) from error
        return not acknowledged.duplicate

    async def reader(self, connection: str, desk: str, after: Cursor | None = None, *, oldest: bool = False) -> JetStreamReader:
        stream, name = self._place.stream, consumer_name(desk, connection)
        try:
            await self._connection.wait()
            about = await self._connection.js.stream_info(stream)
            store = str(about.created)
            known = after.sequence if after is not None and after.store == store else None
            if (
                known is not None and known > about.state.last_seq
            ):  # the server lost what it had not written yet: go on with what it has
                log.warning("the stream %s went back from call %d to %d", stream, known, about.state.last_seq)
                known = about.state.last_seq
            try:
                consumer = await self._connection.js.consumer_info(stream, name)
            except nats.js.errors.NotFoundError:
                config = _durable(f"{stream}.{connection}", name, known, oldest)
                consumer = await self._connection.js.add_consumer(stream, config)
            pull = await self._connection.js.pull_subscribe_bind(consumer=name, stream=stream)
        except ERRORS as error:
            raise away(error) from error
        floor = consumer.ack_floor.stream_seq if consumer.ack_floor is not None else 0
        position = Cursor(store, max(known or 0, floor))
        return JetStreamReader(self._connection.js, pull, stream, f"{stream}.{connection}", position, self._connection.require)

    async def close(self) -> None:
        await self._connection.close()

    async def _prepare(self) -> None:
        """See to it that the stream is there. What somebody has set for it stays.

        Raises:
            WebhooksAwayError: the servers are not there, or refuse.
        """
        if self._prepared and self._connection.is_there:
            return
        if self._publishes is None:
            raise WebhooksAwayError("this stream was opened for reading")
        self._connection.require()
        async with self._preparing:
            if self._prepared:
                return
            try:
                await self._connection.js.stream_info(self._place.stream)
            except nats.js.errors.NotFoundError:
                await self._connection.js.add_stream(_stream(self._place.stream, self._publishes))
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


def _durable(subject: str, name: str, after: int | None, oldest: bool) -> api.ConsumerConfig:
    begin = api.DeliverPolicy.ALL if oldest else api.DeliverPolicy.NEW
    return api.ConsumerConfig(
        name=name,
        durable_name=name,
        filter_subject=subject,
        deliver_policy=api.DeliverPolicy.BY_START_SEQUENCE if after is not None else begin,
        opt_start_seq=after + 1 if after is not None else None,
        ack_policy=api.AckPolicy.EXPLICIT,
        ack_wait=_ACK_WAIT_S,
        max_ack_pending=1,
        inactive_threshold=_AWAY_S,
    )
