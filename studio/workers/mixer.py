"""The mixer process: composes every canvas and mixes the sound, on time."""

from __future__ import annotations

from studio.contracts import specs
from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import MonotonicClock
from studio.mixer.loop import Loop
from studio.system import process


def run(spec: specs.MixerSpec, link: DeskLink) -> int:
    """Runs until the link says stop."""
    loop = Loop(link.folder, spec.plan, link, MonotonicClock())
    process.settle()
    try:
        loop.run()
    finally:
        loop.close()
    return 0
