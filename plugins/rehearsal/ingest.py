"""The RTMP side: one publisher at a time, on this computer, into the program."""

from __future__ import annotations

import asyncio
import contextlib
import socket

from rehearsal.listening import listen
from rehearsal.program import Program
from studio.plugin_api.rtmp import Ended, Ingest, Media, ProtocolError, PublishAsked, metadata_size

STREAM_KEY = "show"  # no secret: only this computer can reach the ingest
_SILENCE_S = 20.0
STRANGERS_BOUND = 16  # connections that publish nothing (yet)


class Publishers:
    """The RTMP port. The newest publisher is the one that lives.

    Of too many who publish nothing, the one that has waited longest goes.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._publisher: asyncio.StreamWriter | None = None
        self._strangers: dict[asyncio.StreamWriter, None] = {}  # the oldest first

    async def listen(self, port: int) -> asyncio.Server:
        """Start serving; close it with `async with`. Port 0: any free one."""

        async def start(listener: socket.socket, backlog: int) -> asyncio.Server:
            return await asyncio.start_server(self.serve, sock=listener, backlog=backlog)

        return await listen(port, start)

    @property
    def live(self) -> bool:
        return self._publisher is not None

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until it ends."""
        self._strangers[writer] = None
        if len(self._strangers) > STRANGERS_BOUND:
            oldest = next(iter(self._strangers))
            del self._strangers[oldest]
            oldest.transport.abort()
        session = Ingest()
        try:
            with contextlib.suppress(OSError, TimeoutError, ProtocolError):  # whoever publishes says so where they do
                while not session.over and (data := await asyncio.wait_for(reader.read(1 << 16), _SILENCE_S)):
                    for event in session.feed(data):
                        self._hear(session, writer, event)
                    writer.write(session.take())
                    await writer.drain()
        finally:
            self._strangers.pop(writer, None)
            if self._publisher is writer:
                self._publisher = None
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    def _hear(self, session: Ingest, writer: asyncio.StreamWriter, event: PublishAsked | Media | Ended) -> None:
        match event:
            case PublishAsked(key=key) if key.partition("?")[0] != STREAM_KEY:
                session.refuse("The rehearsal takes only the studio's own show.")
            case PublishAsked():
                session.accept()
                if self._publisher is not None:
                    self._publisher.close()
                self._publisher = writer
                self._strangers.pop(writer, None)
                self._program.start()
            case Media() if self._publisher is writer:
                self._media(event)

    def _media(self, media: Media) -> None:
        match media.kind:
            case "video":
                self._program.video(media.timestamp, media.body)
            case "audio":
                self._program.audio(media.timestamp, media.body)
            case "data":
                size = metadata_size(media.body)
                if size is not None:
                    self._program.size(*size)
