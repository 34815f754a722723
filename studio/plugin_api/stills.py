"""Still pictures for plugins that show them elsewhere than in cards."""

from studio.colour.stills import in_srgb

__all__ = ["in_srgb"]
