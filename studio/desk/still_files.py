"""Looks out for new versions of the pictures that stand on air without a process, and starts their sources again."""

from __future__ import annotations

import asyncio

from studio.contracts import messages, specs
from studio.desk.processes import Processes
from studio.ipc.files import changed_at

_EVERY_S = 1.0


async def watch(processes: Processes) -> None:
    """Look once a second until cancelled. A disk that hangs holds up this alone."""
    while True:
        await asyncio.sleep(_EVERY_S)
        seen = _standing(processes)
        if not seen:
            continue
        now = await asyncio.to_thread(lambda paths: [changed_at(path) for path in paths], [path for path, _ in seen.values()])
        for (name, (path, was)), changed in zip(seen.items(), now, strict=True):
            if changed != was and _standing(processes).get(name) == (path, was):
                processes.restart(name)


def _standing(processes: Processes) -> dict[str, tuple[str, float]]:
    """File of every picture that stands, and when that had been changed as it was read, by worker."""
    found = {}
    for name, member in processes.members.items():
        spec, changed = member.spec, member.worker.status.figures.get(messages.FILE_FIGURE)
        if member.worker.phase != "standing" or not isinstance(spec, specs.SourceSpec):
            continue
        files = spec.input.files()
        if files and isinstance(changed, float | int):
            found[name] = (files[0], float(changed))
    return found
