"""The rehearsal platform's process: an RTMP ingest and a web page, both on 127.0.0.1 only."""

from __future__ import annotations

import asyncio
import contextlib
import http
from pathlib import Path

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from rehearsal.program import Program, Viewer
from studio.plugin_api import Context, run_async
from studio.plugin_api.rtmp import Ended, Ingest, Media, ProtocolError, PublishAsked, metadata_size

HOST = "127.0.0.1"
STREAM_KEY = "show"  # no secret: only this computer can reach the ingest
_SILENCE_S = 20.0
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}


class Platform:
    """Both servers and the program between them. Lives in one asyncio loop."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._program = Program()
        self._publisher: asyncio.StreamWriter | None = None
        page = Path(__file__).with_name("page")
        self._files = {f"/{path.name}": (path.read_bytes(), _TYPES[path.suffix]) for path in page.iterdir()}
        self._files["/"] = self._files["/index.html"]
        self._web_port = 0

    async def serve(self) -> None:
        """Serve until cancelled."""
        ingest = await asyncio.start_server(self._ingest, HOST, int(self._context.settings.get("rtmp_port", 0)))
        port = int(self._context.settings.get("web_port", 0))
        async with ingest, await self._web(port) as web:
            self._web_port = next(iter(web.sockets)).getsockname()[1]
            rtmp_url = f"rtmp://{HOST}:{ingest.sockets[0].getsockname()[1]}/live"
            page_url = f"http://{HOST}:{self._web_port}/"
            while True:
                live = self._publisher is not None
                self._context.report(
                    "live" if live else "running",
                    rtmp_url=rtmp_url,
                    page_url=page_url,
                    key=STREAM_KEY,
                    viewers=len(self._program.viewers),
                    pictures=self._program.pictures,
                )
                await asyncio.sleep(0.5)

    async def _web(self, port: int) -> Server:
        return await serve(self._watch, HOST, port, process_request=self._page, compression=None, max_size=4096)

    # ------------------------------------------------------------ publisher

    async def _ingest(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        session = Ingest()
        try:
            while not session.over:
                data = await asyncio.wait_for(reader.read(1 << 16), _SILENCE_S)
                if not data:
                    break
                for event in session.feed(data):
                    self._hear(session, writer, event)
                writer.write(session.take())
                await writer.drain()
        except (OSError, TimeoutError, ProtocolError) as error:
            self._context.event("publisher_lost", reason=str(error))
        finally:
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
                    self._publisher.close()  # the newer one is the one that lives
                self._publisher = writer
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

    # ------------------------------------------------------------ viewers

    def _page(self, connection: ServerConnection, request: Request) -> Response | None:
        host = request.headers.get("Host", "")
        if host not in (f"{HOST}:{self._web_port}", f"localhost:{self._web_port}"):
            return connection.respond(http.HTTPStatus.FORBIDDEN, "This page is for this computer only.\n")
        if request.path == "/live":
            return None
        found = self._files.get(request.path.partition("?")[0])
        if found is None:
            return connection.respond(http.HTTPStatus.NOT_FOUND, "No such page.\n")
        body, kind = found
        headers = Headers()
        headers["Content-Type"] = f"{kind}; charset=utf-8"
        headers["Content-Length"] = str(len(body))
        headers["Cache-Control"] = "no-store"
        headers["Connection"] = "close"
        return Response(200, "OK", headers, body)

    async def _watch(self, connection: ServerConnection) -> None:
        viewer = self._program.join()
        try:
            while True:
                await viewer.news.wait()
                viewer.news.clear()
                await self._send(connection, viewer)
        except ConnectionClosed:
            pass
        finally:
            self._program.viewers.discard(viewer)

    @staticmethod
    async def _send(connection: ServerConnection, viewer: Viewer) -> None:
        """Everything pending, neighbouring fragments in one message."""
        while viewer.pending:
            message = viewer.pending.popleft()
            if isinstance(message, bytes):
                parts = [message]
                while viewer.pending and isinstance(viewer.pending[0], bytes):
                    parts.append(viewer.pending.popleft())  # type: ignore[arg-type]
                message = b"".join(parts)
            await connection.send(message)


def run(context: Context) -> None:
    """Entry of the plugin."""
    run_async(context, Platform(context).serve)
