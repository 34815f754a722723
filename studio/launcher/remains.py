"""What a child leaves behind when it ends: processes that it started itself. They end with it.

A child leads a process group, so that most of them are found by its number. One that moved to a group of its own is found by
the name that its environment carries (Linux alone; elsewhere it is left). A program that hides on purpose stays hidden.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path

NAME = "NIGHTMARKET_PROCESS"  # in the environment of each child: which child of which launcher it is


def mark(name: str) -> str:
    """What the environment of our child `name`, and of all that it starts, carries as `NAME`."""
    return f"{name} of {os.getpid()}"


def end_group(pid: int) -> None:
    """Kill what is left of the process group that the child `pid` led. Call before the child is reaped: its number is its own."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)


def end_marked(name: str) -> None:
    """Kill whatever still carries the child's name. Takes some milliseconds: it looks at every process of this computer."""
    if sys.platform != "linux":
        return
    wanted = f"{NAME}={mark(name)}".encode()
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        with contextlib.suppress(OSError):
            if wanted in Path(entry.path, "environ").read_bytes().split(b"\0"):
                os.kill(int(entry.name), signal.SIGKILL)
