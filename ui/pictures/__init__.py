"""Live pictures in the window: what is wanted of the multiview, and widgets that show it."""

from ui.pictures.board import ViewBoard
from ui.pictures.view import PictureView

__all__ = ["PictureView", "ViewBoard"]
