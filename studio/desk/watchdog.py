"""What the desk looks at from time to time: the load, the room left, which encoders open, whether a window is there."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from studio.desk.desired_processes import CODECS
from studio.desk.desk import Desk
from studio.system import disk, machine
from studio.values.errors import MediaError

log = logging.getLogger(__name__)
_EVERY_S = 2.0
_VIEWS_LINGER = 5  # looks without any client until nobody draws for windows any more


async def watch_machine(desk: Desk) -> None:
    """Note CPU, disk and processes every two seconds, until cancelled."""
    alone = 0
    machine.processors_percent()  # counts from now on
    while True:
        await asyncio.sleep(_EVERY_S)
        desk.computer.cpu_percent = machine.processors_percent()
        desk.computer.disk_free_bytes = await asyncio.to_thread(disk.free_bytes, _folder(desk))
        desk.publish_machine()
        desk.publish_air()
        alone = alone + 1 if desk.clients.have_gone else 0
        if alone > _VIEWS_LINGER and desk.views.wanted:
            desk.views.set(())


def _folder(desk: Desk) -> Path:
    """Where the first recording goes, else where the show lies."""
    needs = (destination.target.disk() for destination in desk.document.resolved.destinations)
    return next((Path(need.folder) for need in needs if need is not None), desk.document.folder)


async def learn_codecs(desk: Desk) -> None:
    """Ask which encoders open here, once a show leaves the choice to us or wants hardware. x264 needs no question."""
    while all(encoding.encoder == "x264" for encoding in desk.document.show.encodings):
        await asyncio.sleep(_EVERY_S)
    if desk.computer.codecs is not None:
        return
    try:
        answer = await desk.probes.ask("encoders")
    except MediaError as error:
        log.warning("which encoders open here is not known, x264 it is: %s", error.text)
        return
    desk.computer.codecs = {name: bool(answer["encoders"].get(name)) for name in CODECS.values()}
    desk.touch()
