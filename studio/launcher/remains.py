"""What a child leaves behind when it ends: processes that it started itself. They end with it.

A child leads a process group, so that most of them are found by its number. One that moved to a group of its own is found by
the name that its environment carries. A program that hides on purpose stays hidden. Linux is tested.
"""

from __future__ import annotations

import contextlib
import os
import signal

from studio.system import environments

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
    for pid in environments.carrying(NAME, mark(name)):
        with contextlib.suppress(OSError):
            os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))  # Windows ends a process whatever the signal
