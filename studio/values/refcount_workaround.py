"""Keeps `None`, `True` and their like alive under Python 3.11, where PySide6 6.12 forgets to count them.

For every process that uses Qt: the window, and plugins that draw with it.

Measured: almost every call of a Qt method that returns nothing lowers the reference count of `None` by one, and a window
that shows a running show uses up `True` within two minutes (CPython 3.11.7, PySide6 6.12.0). Since Python 3.12 these objects
are immortal (PEP 683) and this does no harm; before, the process dies with "deallocating None". So here they are given
the count that makes them as good as immortal.
"""

from __future__ import annotations

import ctypes
import sys

ENOUGH = 1 << 60  # at a million lost references a second it lasts for 36,000 years
SINGLETONS = (None, True, False, NotImplemented, Ellipsis)


def keep() -> None:
    """Call once, before the first Qt object. Does nothing from Python 3.12 on."""
    if sys.version_info < (3, 12):
        for single in SINGLETONS:
            ctypes.c_ssize_t.from_address(id(single)).value = ENOUGH  # ob_refcnt is the first field of every object
