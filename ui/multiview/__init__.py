"""The strip of small pictures of all scenes and sources."""

from ui.multiview.strip import MultiviewStrip

__all__ = ["MultiviewStrip"]
