"""Filters and alpha together, as an item is really drawn."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np

from studio import colour
from studio.contracts.plan import PlanCanvas, PlanItem
from studio.kinds.picture_filters.chroma_key import ChromaKey
from studio.kinds.picture_filters.colour_correction import ColourCorrection
from studio.mixer.compositor import Compositor, black_planes
from studio.mixer.inputs import Inputs

W, H = 128, 64
WHOLE = (0, 0, W, H)


def test_a_green_shot_over_a_background(folder: Path, show: Any) -> None:
    """A red disc before a green screen, keyed over a blue field: blue around it, red inside, no green rim."""
    rows, columns = np.mgrid[0:H, 0:W]
    disc = (rows - 32) ** 2 + (columns - 64) ** 2 < 20**2
    rgb = np.where(disc[..., None], (200, 50, 40), (0, 177, 64)).astype(np.uint8)
    show("source.shot", *colour.i420_from_rgb(rgb))
    show("source.field", *colour.i420_from_rgb(np.full((H, W, 3), (20, 40, 200), np.uint8)))
    inputs = Inputs(folder)
    key = ChromaKey(id="k", colour="#00b140", similarity=0.3, smoothness=0.2)
    items = (PlanItem("source.field", WHOLE, WHOLE), PlanItem("source.shot", WHOLE, WHOLE, filters=(key,)))
    planes = black_planes(W, H)
    Compositor(W, H, inputs).compose(planes, PlanCanvas("main", W, H, 30, 1, items, (), ()), time.monotonic_ns())
    inputs.close()
    red, blue = colour.hex_ycbcr("#c83228"), colour.hex_ycbcr("#1428c8")
    inside, outside = (rows - 32) ** 2 + (columns - 64) ** 2 < 15**2, (rows - 32) ** 2 + (columns - 64) ** 2 > 25**2
    for plane, want_in, want_out, step in zip((planes.y, planes.u, planes.v), red, blue, (1, 2, 2), strict=True):
        assert np.abs(plane[inside[::step, ::step]].astype(int) - want_in).max() <= 3
        assert np.abs(plane[outside[::step, ::step]].astype(int) - want_out).max() <= 1
    green_u, green_v = colour.hex_ycbcr("#00b140")[1:]
    to_green = np.hypot(planes.u.astype(float) - green_u, planes.v.astype(float) - green_v)
    assert to_green.min() > 25


def test_correction_of_a_tile_keeps_its_shape(folder: Path, show: Any) -> None:
    """Straight colours are corrected, not premultiplied ones: a half clear grey stays half clear."""
    rgba = np.zeros((32, 32, 4), np.uint8)
    rgba[:] = (128, 128, 128, 128)
    show("source.tile", *colour.i420a_from_rgba(rgba))
    show("source.field", np.full((H, W), 16, np.uint8))
    inputs = Inputs(folder)
    item = PlanItem("source.tile", (0, 0, 32, 32), WHOLE, filters=(ColourCorrection(id="c", brightness=0.25),))
    planes = black_planes(W, H)
    items = (PlanItem("source.field", WHOLE, WHOLE), item)
    Compositor(W, H, inputs).compose(planes, PlanCanvas("main", W, H, 30, 1, items, (), ()), time.monotonic_ns())
    inputs.close()
    light = 128 / 255 + 0.25
    assert abs(planes.y[10, 10] - (16 + 219 * light * 128 / 255)) <= 3
    assert abs(int(planes.u[5, 5]) - 128) <= 1
