"""Where the panels of the window stand: docks around the stage, their usual places, and what is remembered of them."""

from ui.docks.docks import Docks

__all__ = ["Docks"]
