"""Canvases of the show and how they are encoded."""
