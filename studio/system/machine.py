"""How busy the processors are, and what a process costs that says nothing of itself. For the desk; psutil comes with it.

Linux is tested; macOS and Windows are psutil's word.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import psutil


def processors_percent() -> float:
    """How busy all processors were, 0..100, since the last question of this thread, or since the import."""
    return float(psutil.cpu_percent())


def process_figures(pid: int) -> tuple[float, int, int] | None:
    """(CPU seconds, resident bytes, peak resident bytes) of a process, None where it is gone or the system does not say."""
    try:
        process = psutil.Process(pid)
        times, memory = process.cpu_times(), process.memory_info()
        return float(times.user + times.system), int(memory.rss), _peak_bytes(pid, memory)
    except (psutil.Error, OSError, ValueError):
        return None


def _peak_bytes(pid: int, memory: Any) -> int:
    """What psutil knows on Windows alone; macOS says it of the own process only, so that it is what is used now there."""
    if sys.platform == "linux":
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):  # proc(5): KiB, although it says kB
                return int(line.split()[1]) * 1024
        raise ValueError("a process without memory: it has ended, and nobody has asked how")
    return int(getattr(memory, "peak_wset", memory.rss))
