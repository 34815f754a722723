"""Laying out items by hand on the preview picture."""

from ui.stage_editor.editor import StageEditor

__all__ = ["StageEditor"]
