"""The studio's sentences by code, for the window and its translation tools.

A module for each area (what stands before the point in a code), all made by `ui.desk_words.collecting`.
"""

from __future__ import annotations

import importlib
import pkgutil

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {}

for _area in pkgutil.iter_modules(__path__):
    SENTENCES |= importlib.import_module(f"{__name__}.{_area.name}").SENTENCES
