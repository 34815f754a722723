"""What an area declares of a panel: its name, where it stands in which mode, and how it is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from ui.products import Thumbnails
from ui.room import ControlRoom

MODES = ("mixing", "selling")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a panel stands in a mode until the operator moves it.

    `where`: in the column beside the stage, in the row below it, or across, above that row. `order`: from left to right, or
    from top to bottom; panels of the same `where` and `order` are tabs of one place, sorted by `tab`. `share`: of the row's
    width or the column's height; 0 for what needs its own height only. `least_px`, `least_height_px`: how wide it is at least by
    default, and how high the row.
    A panel that is not `shown` stands there once it is opened.
    """

    where: Literal["across", "below", "beside"]
    order: int = 100
    tab: int = 0
    share: float = 0.25
    least_px: int = 0
    least_height_px: int = 0
    shown: bool = True


@dataclass(frozen=True, slots=True)
class PanelContext:
    """What the window gives to every panel that it builds. Panels know nothing else of the window, and nothing of each other."""

    room: ControlRoom
    window: QWidget  # parent of dialogs that outlive the panel's being closed
    thumbnails: Thumbnails
    host_shown_on: Callable[[], str]  # name of the screen that the host view is on, "" when on none
    edit_prompter: Callable[[], object]
    send_crowd: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A part of the window that can be moved, closed and put on another monitor.

    `id`: one word, kept in layouts. `title`: its name in the window's language, translated in the context "Panels". `modes`:
    where it stands in which mode; where a mode is missing the panel is closed until it is opened. `build` is called once, when
    the panel is first opened, and gets whatever the panel needs; what it watches in the state is called at once then.
    `always_hears`: built with the window, because it notes what happens also while nobody has opened it. `has_heading`: the
    widget says by itself what it is, and needs no title while it stands alone. `closable`: False for what must stay in sight.
    `hotkeys`: actions that its widget carries out (`ActsOnHotkeys`).
    """

    id: str
    title: Callable[[], str]
    modes: Mapping[str, Place]
    build: Callable[[PanelContext], QWidget]
    has_heading: bool = False
    closable: bool = True
    always_hears: bool = False
    hotkeys: tuple[str, ...] = ()

    def place(self, mode: str) -> Place:
        """Where it stands in `mode`; where it would be opened when it has no place there."""
        here = self.modes.get(mode)
        if here is not None:
            return here
        other = next(iter(self.modes.values()))
        return Place(where=other.where, order=other.order + 1000, tab=other.tab, share=other.share, shown=False)


@runtime_checkable
class ActsOnHotkeys(Protocol):
    """The widget of a panel that has `hotkeys`."""

    def hotkey_actions(self) -> Mapping[str, Callable[[], object]]:
        """What each of its hotkeys does, by the hotkey's action."""
        ...
