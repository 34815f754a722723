"""Going on air and ending the show."""

from ui.golive.area import GoLive

__all__ = ["GoLive"]
