"""The rehearsal's simulated crowd: sent in, watched and sent home from the window."""

from ui.crowd.dialog import CrowdDialog

__all__ = ["CrowdDialog"]
