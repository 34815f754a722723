"""The sockets at `/live`: each gets the program from the last key picture on."""

from __future__ import annotations

import asyncio

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from rehearsal.program import Program, Viewer


async def watch(program: Program, connection: ServerConnection) -> None:
    """One viewer, until it goes."""
    viewer = program.join()
    gone = asyncio.create_task(connection.wait_closed())
    gone.add_done_callback(lambda _: viewer.news.set())  # also while nothing is on
    try:
        while not gone.done():
            await viewer.news.wait()
            viewer.news.clear()
            await _send(connection, viewer)
    except ConnectionClosed:
        pass
    finally:
        gone.cancel()
        program.viewers.discard(viewer)


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
