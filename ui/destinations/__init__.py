"""Where the program goes: the list with its states, and the dialog."""

from ui.destinations.area import Destinations

__all__ = ["Destinations"]
