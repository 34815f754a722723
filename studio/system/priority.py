"""Who goes first when the machine is short of CPU. The only module that knows how a system is told.

The mixer must start each tick on time and works less than a millisecond in it; everything else can wait a little. Raising
one's own niceness needs no rights anywhere; a real-time class does, and is taken where the system grants it.
"""

from __future__ import annotations

import contextlib
import os
import sys

# Added to the niceness the launcher was started with. What the air is made of stays close to 0: a browser beside the studio
# runs at 0, and must not push the encoder aside.
_NICENESS = {
    "sink": 0,
    "speaker": 0,
    "source": 1,
    "encoder": 1,
    "ui": 2,
    "plugin": 4,
    "multiview": 6,
    "trial": 6,
    "probe": 10,
    "hints": 10,
    "crowd": 10,
}
_REAL_TIME = {"mixer"}
_DEFAULT_NICENESS = 5


def settle_in(kind: str) -> str:
    """Take the place of a process of that kind; returns it in words: "real time", "high", "normal" or "nice N"."""
    if kind in _REAL_TIME:
        return _first()
    step = _NICENESS.get(kind, _DEFAULT_NICENESS)
    if hasattr(os, "nice"):
        os.nice(step)
    return f"nice {step}"


def _first() -> str:
    if sys.platform == "win32":  # not tested
        import psutil

        try:
            psutil.Process().nice(psutil.HIGH_PRIORITY_CLASS)
        except psutil.Error:
            return "normal"
        return "high"
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # refused without CAP_SYS_NICE or an RTPRIO limit above 0
            os.sched_setscheduler(0, os.SCHED_RR | os.SCHED_RESET_ON_FORK, os.sched_param(1))
            return "real time"
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, -10)
        return "high"
    return "normal"
