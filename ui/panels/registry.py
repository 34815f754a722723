"""Finds the panels: every folder of `ui` whose package has `PANELS` declares some. There is no list of them anywhere."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterable

import ui
from ui.panels.panel import MODES, Panel


def found() -> tuple[Panel, ...]:
    """All panels of the window, in the order in which Tab goes through them.

    Raises:
        TypeError: a folder's `PANELS` holds something else, a mode that there is not, or an id that another panel has.
    """
    panels: dict[str, Panel] = {}
    for folder in _folders():
        for panel in _declared(folder):
            if panel.id in panels:
                raise TypeError(f"ui.{folder}: another panel has the id '{panel.id}'")
            panels[panel.id] = panel
    return tuple(sorted(panels.values(), key=_rank))


@functools.cache
def _folders() -> tuple[str, ...]:
    """Looked up once: no folder comes while the program runs."""
    return tuple(sorted(entry.name for entry in pkgutil.iter_modules(ui.__path__) if entry.ispkg))


def _declared(folder: str) -> Iterable[Panel]:
    declared = getattr(importlib.import_module(f"ui.{folder}"), "PANELS", ())
    for panel in declared:
        if not isinstance(panel, Panel):
            raise TypeError(f"ui.{folder}: PANELS holds {panel!r}, which is no Panel")
        if not panel.modes or not set(panel.modes) <= set(MODES):
            raise TypeError(f"ui.{folder}: panel '{panel.id}' names its place in one or several of the modes {', '.join(MODES)}")
    return declared


def _rank(panel: Panel) -> tuple[int, int, int, str]:
    """As the eye goes: across, then below, then beside; the first mode that has the panel counts."""
    mode = min(panel.modes, key=MODES.index)
    place = panel.modes[mode]
    return (MODES.index(mode), ("across", "below", "beside").index(place.where), place.order * 100 + place.tab, panel.id)
