"""Keeps `None`, `True` and their like alive under Python 3.11, where PySide6 6.12 forgets to count them.

Almost every Qt method that returns nothing lowers the reference count of `None` by one; a plugin that draws for hours would
use it up and die with "deallocating None". Since Python 3.12 these objects are immortal (PEP 683) and this does nothing.
"""

from __future__ import annotations

import ctypes
import sys

_ENOUGH = 1 << 60  # at a million lost references a second it lasts for 36,000 years
_SINGLETONS = (None, True, False, NotImplemented, Ellipsis)


def keep() -> None:
    """Call once, before the first Qt object."""
    if sys.version_info < (3, 12):
        for single in _SINGLETONS:
            ctypes.c_ssize_t.from_address(id(single)).value = _ENOUGH  # ob_refcnt is the first field of every object
