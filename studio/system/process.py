"""What a process says about itself (CPU, memory), and how a real-time one settles.

Every worker says it once a second. On Linux a line of the standard library does, where psutil would cost each process up to
0.8 MB; so it is imported elsewhere only. Linux is tested; macOS and Windows are not.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import sys
import time


def cpu_s() -> float:
    """CPU seconds of this process since its start, all threads, user and system."""
    return time.process_time()


def memory_bytes() -> int:
    """Resident memory of this process now."""
    if sys.platform == "linux":
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    import psutil

    return int(psutil.Process().memory_info().rss)


def peak_memory_bytes() -> int:
    """Highest resident memory of this process so far."""
    if sys.platform == "win32":
        import psutil

        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024  # macOS counts bytes, Linux KiB


def settle() -> None:
    """Call in a real-time worker after start-up: collects once, then never pauses for a collection again.

    A collection of the oldest generation can take hundreds of milliseconds; workers keep no cycles worth collecting.
    What importing and drawing left free goes back to the system: 12 MB of a source worker that has drawn its slate.
    """
    gc.collect()
    give_back_free_memory()
    gc.freeze()
    gc.disable()


def give_back_free_memory() -> None:
    """Hand the C library's free memory back to the system, where that is glibc; elsewhere the system does as it does."""
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):  # musl has no such call
            ctypes.CDLL(None).malloc_trim(0)
