"""What a panel of the window is: an area declares it, the window finds it and builds it."""

from ui.panels.panel import MODES, Panel, PanelContext, Place

__all__ = ["MODES", "Panel", "PanelContext", "Place"]
