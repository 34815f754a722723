"""How busy the computer is: what the studio does within some seconds takes longer beside programs that want all processors."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
_IDLE_S = 0.7  # to begin an interpreter with what the desk imports, where nothing else runs


def slowness() -> float:
    """How many times longer the same work takes at this moment; 1 where nothing else runs."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", "import studio.desk.desk"], cwd=ROOT, check=True, timeout=100)
    return max(1.0, (time.monotonic() - began) / _IDLE_S)


def in_time(took_s: float, promised_s: float) -> bool:
    """Whether what took so long holds a promise that is made for a computer with time for it."""
    return took_s < promised_s or took_s < promised_s * slowness()
