"""A show whose cards a test can read back: price card and countdown over a plain grey wall, recorded."""

from __future__ import annotations

from pathlib import Path

from studio.document.model import Box, Canvas, Encoding, Overlay, Scene, Show
from studio.kinds.sources import Fill
from studio.values.look import Look
from tests.parts import shows

PRICE_BOX, COUNTDOWN_BOX = (24, 136, 520, 200), (340, 16, 280, 104)  # x, y, width, height
GROUND_Y = round(16 + 219 * 0x50 / 255)  # luma of the wall
LOOK = {"theme": "night", "language": "en"}


def show(folder: Path) -> Show:
    """Recorded into `folder`."""
    return Show(
        name="Selling",
        canvases=(Canvas(id="main", name="Main", width=shows.WIDTH, height=shows.HEIGHT),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall"),)}),),
        encodings=(Encoding(id="main", canvas="main", video_bps=2_500_000, preset="ultrafast"),),
        destinations=(shows.record("recording", folder),),
        overlays=(overlay("price", "price_card", PRICE_BOX), overlay("countdown", "countdown", COUNTDOWN_BOX)),
        look=Look(**LOOK),  # type: ignore[arg-type]
    )


def overlay(name: str, kind: str, box: tuple[int, int, int, int]) -> Overlay:
    x, y, width, height = box
    return Overlay(id=name, name=name, kind=kind, layouts={"main": Box(x=x, y=y, width=width, height=height)}, motion_ms=100)
