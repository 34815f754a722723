"""What a plugin that draws cards calls in its `run`. numpy is imported then, and not with this package: the desk needs none."""

from __future__ import annotations

from collections.abc import Mapping

from studio.plugin_api.context import Context
from studio.plugin_api.overlays import OverlayFactory

__all__ = ["run_overlays"]


def run_overlays(context: Context, factories: Mapping[str, OverlayFactory]) -> None:
    """Draw the cards that the desk wishes for, until the studio wants the plugin to end. Called by the plugin's `run`.

    `factories`: makes an overlay for a tile, by kind, for each `[[overlay]]` of `plugin.toml`. Tiles, colours, times and
    pictures in shared memory are looked after. Reports the figures `cards`, `drawn` and `draw_ms` (mean of the latest).
    """
    from studio.plugin_api.drawing import draw_cards  # numpy comes with it

    draw_cards(context, factories)
