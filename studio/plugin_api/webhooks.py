"""Webhook calls of a connection, read from the stream that a relay keeps them in: its NATS servers, or its file on this computer.

A provider that hears of its platform by webhooks makes one `Webhooks` and reads a feed from it (docs/plugins.md, Webhooks).
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.context import Context
from studio.values.errors import WebhooksAwayError
from studio.webhooks import Call, Cursor, Reader, Stream, open_stream, read_place
from studio.words import webhooks as says

__all__ = ["Call", "Webhooks"]

_WAIT_S = 2.0  # a server that was started anew has forgotten that somebody waits
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")


class Webhooks:
    """The calls of one connection, for this desk. Kept in the session folder: where the session began, and how far it has come.

    One feed of it is read at a time, in one event loop; whoever made it closes it.
    """

    def __init__(
        self,
        context: Context,
        relay: str,
        desk: str,
        *,
        connection: str = "",
        user: str = "",
        password: str = "",
        token: str = "",
        oldest: bool = False,
    ) -> None:
        """Nothing is opened before the first call is read.

        Args:
            relay: where the relay keeps its calls: addresses of NATS servers with commas between them, or a file.
            desk: this desk's own name. Each desk has all calls; two of a name would share them.
            connection: what the relay calls the connection; "": as the show does.
            user, password, token: for the NATS servers.
            oldest: a desk that was never here begins with the oldest call that is kept, not with the next.
        """
        self._context, self._relay, self._desk = context, relay, desk
        self._connection = connection or context.id
        self._secrets = {"user": user, "password": password, "token": token}
        self._oldest = oldest
        self._bookmark = Bookmark(context, "webhooks")
        self._stream: Stream | None = None
        self._reader: Reader | None = None

    async def calls(self, *, again: bool = False) -> AsyncGenerator[list[Call], None]:
        """A feed of calls, oldest first, for ever; empty when none has come for two seconds.

        A batch is acknowledged when the next one is asked for: what was yielded before a crash comes once more. The stream
        remembers what was acknowledged, so a desk that was away goes on from there.

        Args:
            again: first those of this session that were acknowledged already, as the feed of the ability `orders` has to: what
                was lost between this process and the desk comes again.

        Raises:
            AbilityError: `unreachable`: the stream is away. `refused`: the settings name none, or desk or connection has no name.
        """
        try:
            reader = await self._open()
            began, _ = self._kept()
            if again and began is not None:
                async for past in reader.history(began.sequence):
                    yield [kept.call for kept in past]
            while True:
                batch = await reader.read(_WAIT_S)
                yield [kept.call for kept in batch]
                if batch:
                    await reader.acknowledge(batch[-1].sequence)
                    self._keep(began, reader.position)
        except WebhooksAwayError as error:
            raise AbilityError("unreachable", says.away(name=self._context.connection, why=str(error))) from error

    async def close(self) -> None:
        """End all of it."""
        reader, stream = self._reader, self._stream
        self._reader = self._stream = None
        if reader is not None:
            await reader.close()
        if stream is not None:
            await stream.close()

    async def _open(self) -> Reader:
        """The reader, opened anew for each feed: what the one before did not acknowledge is read again."""
        if not _NAME.match(self._desk):
            raise AbilityError("refused", says.no_desk_name(name=self._desk[:64]))
        if not _NAME.match(self._connection):  # a NATS subject: `>` would be everybody's calls
            raise AbilityError(
                "refused", says.no_connection_name(name=self._context.connection, connection=self._connection[:64])
            )
        if self._stream is None:
            try:
                place = read_place(self._relay, **self._secrets)
            except ValueError as error:
                raise AbilityError("refused", says.no_place(name=self._context.connection)) from error
            self._stream = open_stream(place)
        if self._reader is not None:
            await self._reader.close()
            self._reader = None
        began, done = self._kept()
        self._reader = await self._stream.reader(self._connection, self._desk, done, oldest=self._oldest)
        position = self._reader.position
        if began is None or began.store != position.store:
            began = position
        self._keep(began, position)
        return self._reader

    def _kept(self) -> tuple[Cursor | None, Cursor | None]:
        """Where this session began, and what of it was acknowledged."""
        began, _, done = self._bookmark.read().partition("\n")
        return Cursor.parse(began), Cursor.parse(done)

    def _keep(self, began: Cursor | None, done: Cursor) -> None:
        self._bookmark.write(f"{began or done}\n{done}")
