"""Finds out what the checks before Go live look at: disk, keys, sources, mixer, encoders, filters' files."""

from __future__ import annotations

import asyncio
from pathlib import Path

from studio.desk import kind_checks, report
from studio.desk.black import sending_black, sending_dark
from studio.desk.desk import Desk
from studio.desk.preflight import Facts
from studio.document import model
from studio.system import disk


async def gather(desk: Desk, destinations: tuple[model.Destination, ...]) -> Facts:
    """The facts for going live to these."""
    document, computer = desk.document, desk.computer
    resolved = {destination.id: destination for destination in document.resolved.destinations}
    free: dict[str, int | None] = {}
    for destination in destinations:
        need = resolved[destination.id].target.disk()
        if need is not None:
            free[destination.id] = await asyncio.to_thread(disk.free_bytes, Path(need.folder))
    mixer, sources = desk.processes.status("mixer"), report.workers(desk.processes, "source")
    plan = desk.planner.plan()
    return Facts(
        show=document.show,
        destinations=destinations,
        mixer=mixer.state if mixer is not None else "starting",
        mixer_text=mixer.text if mixer is not None else "",
        sources={name: source.state for name, source in sources.items()},
        source_texts={name: source.text for name, source in sources.items()},
        ring_room_bytes=await asyncio.to_thread(disk.free_bytes, desk.session),
        missing_keys=frozenset(destination.id for destination in destinations if desk.destinations.key_of(destination) is None),
        keyring=desk.keys.available,
        codecs=computer.codecs,
        disk_free_bytes=free,
        cpu_percent=computer.cpu_percent,
        filters=await kind_checks.complaints(document.resolved),
        black=sending_black(document.show, plan, destinations),
        broadcasts=desk.broadcasts.there,
        watched=desk.sales.words.section,
        dark=sending_dark(document.show, plan, desk.black.dark, destinations),
    )
