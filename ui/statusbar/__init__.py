"""Figures at the foot of the window."""

from ui.statusbar.bar import StatusBar

__all__ = ["StatusBar"]
