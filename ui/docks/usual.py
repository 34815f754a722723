"""The usual layout of a mode, put together from the places that panels declare; sizes suit the window as it is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow

from ui.docks.dock import PanelDock
from ui.panels import Place

GAP_PX = 6  # between docks, as the style sheet has it
_LOWEST_STAGE_PX = 216  # the take bar is whole
_LEAST_BESIDE_PX = 216  # a destination's name beside its buttons
_BESIDE, _ACROSS = 0.183, 0.115  # of the window's width and height
_LEAST_ACROSS_PX = 64
_TAKE_BAR_PX, _STAGE_BAR_PX = 104, 28
_BARS = QSize(16, 70)  # margins of the window; menu and status bar
_BOTTOM, _RIGHT = Qt.DockWidgetArea.BottomDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_UPRIGHT, _LYING = Qt.Orientation.Vertical, Qt.Orientation.Horizontal

Sizes = dict[PanelDock, QSize]


def arrange(window: QMainWindow, docks: Iterable[PanelDock], mode: str) -> None:
    """Put all docks where they usually are in `mode`, and open those that usually are open.

    What is closed has its place all the same, and is never shown meanwhile: a window grows when all of it does not fit.
    """
    docks = list(docks)
    for dock in docks:
        dock.setFloating(False)
        window.removeDockWidget(dock)
    across, below, beside = (_groups(docks, mode, where) for where in ("across", "below", "beside"))
    above = _put_in_line(window, across, _BOTTOM, _UPRIGHT)
    first = below[:1]
    if above is not None and first:
        window.splitDockWidget(above, first[0][0], _UPRIGHT)
        _put_in_line(window, below[1:], _BOTTOM, _LYING, first[0][0])
    else:
        _put_in_line(window, below, _BOTTOM, _LYING)
    _put_in_line(window, beside, _RIGHT, _UPRIGHT)
    for group in (*across, *below, *beside):  # only now: what is split off a tab would become a tab
        for dock in group[1:]:
            window.tabifyDockWidget(group[0], dock)
    for dock in docks:
        dock.setVisible(dock.panel.place(mode).shown)
    for group in (*across, *below, *beside):
        front = next((dock for dock in group if dock.open), None)
        if front is not None and len(group) > 1:
            front.raise_()


def usual_sizes(window: QSize, docks: Iterable[PanelDock], mode: str) -> Sizes:
    """Size of every dock that is usually open, of one of each group of tabs, in a window of this size."""
    shown = [dock for dock in docks if dock.panel.place(mode).shown]
    width, height = max(window.width(), 800) - _BARS.width(), max(window.height(), 480) - _BARS.height()
    side = max(_LEAST_BESIDE_PX, round(width * _BESIDE))
    across, below, beside = (_groups(shown, mode, where) for where in ("across", "below", "beside"))
    high = max(_LEAST_ACROSS_PX, round(height * _ACROSS))
    stage = round((width - side - _TAKE_BAR_PX) / 2 * 9 / 16) + _STAGE_BAR_PX
    taken = len(across) * (high + GAP_PX) + GAP_PX
    least = max((_place(dock, mode).least_height_px for group in below for dock in group), default=0)
    low = max(min(least, height - _LOWEST_STAGE_PX - taken), height - stage - taken)
    sizes = {group[0]: QSize(width - side - GAP_PX, high) for group in across}
    for group, wide in zip(below, _widths(below, mode, width - side - GAP_PX * len(below)), strict=True):
        sizes[group[0]] = QSize(wide, low)
    for group, tall in zip(beside, _heights(beside, mode, height - GAP_PX * len(beside)), strict=True):
        sizes[group[0]] = QSize(side, tall)
    return sizes


def resize(window: QMainWindow, sizes: Sizes) -> None:
    """Give docks these sizes, as far as their panels let them."""
    docks = list(sizes)
    window.resizeDocks(docks, [max(1, size.width()) for size in sizes.values()], _LYING)
    window.resizeDocks(docks, [max(1, size.height()) for size in sizes.values()], _UPRIGHT)


def _place(dock: PanelDock, mode: str) -> Place:
    return dock.panel.place(mode)


def _groups(docks: Iterable[PanelDock], mode: str, where: str) -> list[list[PanelDock]]:
    """Tabs of one place, place after place."""
    here = [dock for dock in docks if _place(dock, mode).where == where]
    here.sort(key=lambda dock: (_place(dock, mode).order, _place(dock, mode).tab))
    return [list(group) for _order, group in groupby(here, key=lambda dock: _place(dock, mode).order)]


def _put_in_line(
    window: QMainWindow,
    groups: list[list[PanelDock]],
    area: Qt.DockWidgetArea,
    line: Qt.Orientation,
    last: PanelDock | None = None,
) -> PanelDock | None:
    """The first of one group after another, behind `last` if there is one. Returns the last of the line."""
    for group in groups:
        if last is None:
            window.addDockWidget(area, group[0], line)
        else:
            window.splitDockWidget(last, group[0], line)
        last = group[0]
    return last


def _widths(groups: list[list[PanelDock]], mode: str, room: int) -> list[int]:
    """By their shares; the last has the rest."""
    places = [_place(group[0], mode) for group in groups]
    wide = [max(place.least_px, round(room * place.share)) for place in places]
    return [*wide[:-1], max(1, room - sum(wide[:-1]))] if wide else []


def _heights(groups: list[list[PanelDock]], mode: str, room: int) -> list[int]:
    """What needs no share has its own height, the others share the rest."""
    places = [_place(group[0], mode) for group in groups]
    own = [0 if place.share else group[0].sizeHint().height() for group, place in zip(groups, places, strict=True)]
    rest, whole = room - sum(own), sum(place.share for place in places) or 1
    return [high or round(rest * place.share / whole) for high, place in zip(own, places, strict=True)]
