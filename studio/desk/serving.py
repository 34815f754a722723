"""From a desk that has its show to one that clients and workers reach: what starts then, and ends in reverse."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from studio.control.dispatch import MethodTable
from studio.control.server import ControlServer
from studio.desk import still_files, watchdog
from studio.desk.desk import Desk

VERSION = "0.1.0"


@contextlib.asynccontextmanager
async def serving(desk: Desk, methods: MethodTable) -> AsyncIterator[None]:
    """Serve clients with `methods`, and workers, while the block runs. The desk has its plugins and its show by then.

    Raises:
        OSError: the session's endpoints cannot be opened.
    """
    server = desk.clients.server = ControlServer(desk.session, methods, desk.state, VERSION)
    processes = desk.processes
    desk.plugins.publish()
    await desk.open_journal()
    desk.refresh()
    processes.end_unclaimed()
    await processes.start()  # not before: workers of an earlier desk dial at once, and whom nobody wishes for is sent away
    await server.start()
    jobs = (
        desk.recovery.run(),
        processes.run(),
        watchdog.watch_machine(desk),
        still_files.watch(processes),
        _look_around(desk),
        desk.sales.chat.run(desk.clock),
        desk.sales.figures.run(),
    )
    tasks = [asyncio.create_task(job) for job in jobs]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await server.stop()  # first: a command that still runs may open another show
        await desk.openings.close()
        await desk.sales.close()
        await processes.stop()


async def _look_around(desk: Desk) -> None:
    """What can wait until the show runs: keyring, keys, which encoders open."""
    await desk.keys.look()
    await desk.destinations.fetch_keys()
    await watchdog.learn_codecs(desk)
