"""What the desk knows of the computer: how busy its processors are, what other processes cost.

The per-system parts live here. Linux is tested; elsewhere a figure that is not known is None.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


class ProcessorLoad:
    """How busy the processors were since the last question."""

    def __init__(self) -> None:
        self._last = _jiffies()

    def percent(self) -> float | None:
        """0..100 over all processors, None where the system does not say."""
        now, before = _jiffies(), self._last
        self._last = now
        if now is None or before is None or now[1] <= before[1]:
            return None
        return round(100.0 * (1 - (now[0] - before[0]) / (now[1] - before[1])), 1)


def _jiffies() -> tuple[int, int] | None:
    """(idle, all) since boot, as in proc(5), /proc/stat: idle and iowait are the fourth and fifth number."""
    if sys.platform != "linux":
        return None
    with open("/proc/stat") as file:
        numbers = [int(number) for number in file.readline().split()[1:9]]
    return numbers[3] + numbers[4], sum(numbers)


def process_figures(pid: int) -> tuple[float, int, int] | None:
    """(CPU seconds, resident bytes, peak resident bytes) of a process, None where it is gone or the system does not say."""
    if sys.platform != "linux":
        return None
    try:
        stat = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
        cpu_s = (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")  # utime and stime, proc(5) fields 14 and 15
        return cpu_s, int(status["VmRSS"].split()[0]) * 1024, int(status["VmHWM"].split()[0]) * 1024
    except (OSError, KeyError, IndexError, ValueError):
        return None
