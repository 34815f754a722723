"""What a window may know of rings: it finds the live pictures that the desk made for it, and reads them."""

from __future__ import annotations

from studio.ipc.picture_ring import Picture, PictureReader, RingFinder

__all__ = ["Picture", "PictureReader", "RingFinder"]
