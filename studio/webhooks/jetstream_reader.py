"""One desk's reading of one connection from NATS JetStream."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Callable

import msgspec
import nats.errors
from nats.aio.msg import Msg
from nats.js import JetStreamContext, api

from studio.values.errors import WebhooksAwayError
from studio.webhooks.call import Call
from studio.webhooks.jetstream_connection import ERRORS, away
from studio.webhooks.stream import Cursor, Kept

__all__ = ["JetStreamReader", "consumer_name"]

log = logging.getLogger(__name__)

_BATCH = 100
_BATCH_S = 2.0


def consumer_name(desk: str, connection: str) -> str:
    """The durable consumer of a desk for a connection. Neither has an underscore in its name."""
    return f"{desk}_{connection}"


class JetStreamReader:
    """Pulls from a durable consumer that has one call under way at most. What comes again and was acknowledged is passed over."""

    def __init__(
        self,
        js: JetStreamContext,
        pull: JetStreamContext.PullSubscription,
        stream: str,
        subject: str,
        position: Cursor,
        require_connection: Callable[[], None],
    ) -> None:
        """`require_connection` raises WebhooksAwayError while the servers are away: to NATS's client that is mere silence."""
        self._js, self._pull, self._stream, self._subject = js, pull, stream, subject
        self._position = position
        self._require_connection = require_connection
        self._under_way: Msg | None = None

    @property
    def position(self) -> Cursor:
        return self._position

    async def read(self, wait_s: float) -> list[Kept]:
        try:
            while True:
                try:
                    (message,) = await self._pull.fetch(1, timeout=wait_s)
                except nats.errors.TimeoutError:
                    self._require_connection()
                    return []
                sequence = message.metadata.sequence.stream
                if sequence > self._position.sequence:
                    if (call := _call(message)) is not None:
                        self._under_way = message
                        return [Kept(sequence, call)]
                    self._position = self._position._replace(sequence=sequence)
                await message.ack()
        except ERRORS as error:
            raise away(error) from error

    async def acknowledge(self, sequence: int) -> None:
        self._position = self._position._replace(sequence=max(sequence, self._position.sequence))
        message, self._under_way = self._under_way, None
        if message is None:
            return
        try:
            await message.ack()
        except ERRORS as error:
            raise away(error) from error

    async def history(self, after: int) -> AsyncIterator[list[Kept]]:
        last = self._position.sequence
        if after >= last:
            return
        config = api.ConsumerConfig(
            deliver_policy=api.DeliverPolicy.BY_START_SEQUENCE,
            opt_start_seq=after + 1,
            ack_policy=api.AckPolicy.NONE,
            mem_storage=True,
            inactive_threshold=60.0,
        )
        pull = None
        try:
            pull = await self._js.pull_subscribe(self._subject, stream=self._stream, config=config)
            left, read = (await pull.consumer_info()).num_pending or 0, 0
            while left:
                messages = await pull.fetch(min(_BATCH, left), timeout=_BATCH_S)
                for message in messages:
                    read += 1
                    if message.metadata.sequence.consumer != read:
                        raise WebhooksAwayError("a call was lost on the way: it is to be read anew")
                left = messages[-1].metadata.num_pending
                past = [message for message in messages if message.metadata.sequence.stream <= last]
                if past:
                    yield [Kept(each.metadata.sequence.stream, call) for each in past if (call := _call(each)) is not None]
                if len(past) < len(messages):
                    return
        except ERRORS as error:
            raise away(error) from error
        finally:
            if pull is not None:
                with contextlib.suppress(*ERRORS):
                    await pull.unsubscribe()

    async def close(self) -> None:
        with contextlib.suppress(*ERRORS):
            await self._pull.unsubscribe()


def _call(message: Msg) -> Call | None:
    """The call in a message; None, said in the log, where somebody else published what is none."""
    try:
        return Call.unpacked(message.data)
    except (msgspec.DecodeError, msgspec.ValidationError):
        log.warning("message %d of the stream is no webhook call: passed over", message.metadata.sequence.stream)
        return None
