from __future__ import annotations

import numpy as np
import pytest

from studio import colour
from studio.kinds.picture_filters import Filter
from studio.kinds.picture_filters.chroma_key import ChromaKey
from studio.kinds.picture_filters.colour_correction import ColourCorrection
from studio.kinds.picture_filters.working import Layer, empty_layer
from studio.mixer.filters import FilterBench

GREEN = "#00b140"


def layer_of(*colours: str) -> Layer:
    """Vertical stripes, 32 pixels each, of sRGB colours."""
    layer = empty_layer(32 * len(colours), 16)
    for number, one in enumerate(colours):
        y, u, v = colour.hex_ycbcr(one)
        layer.y[:, 32 * number : 32 * number + 32] = y
        layer.u[:, 16 * number : 16 * number + 16] = u
        layer.v[:, 16 * number : 16 * number + 16] = v
    return layer


def apply(layer: Layer, those: tuple[Filter, ...]) -> None:
    FilterBench().chain(those).apply(layer)


def stripe(plane: np.ndarray, number: int, width: int) -> np.ndarray:
    """The inside of a stripe, away from its edges."""
    return plane[:, width * number + width // 4 : width * (number + 1) - width // 4]


def test_key_opens_the_screen_and_keeps_the_subject() -> None:
    layer = layer_of(GREEN, "#c08060", "#00a03a", "#303030", "#ffffff")
    apply(layer, (ChromaKey(id="k", colour=GREEN),))
    assert layer.transparent
    opened = [int(stripe(layer.a, number, 32).max()) for number in (0, 2)]
    kept = [int(stripe(layer.a, number, 32).min()) for number in (1, 3, 4)]
    assert opened == [0, 0], "the screen and its shadow"
    assert kept == [255, 255, 255], "skin, dark cloth, white"


def test_key_is_soft_between_similarity_and_smoothness() -> None:
    cb, cr = colour.ycbcr(0, 177, 64)[1:]
    layer = empty_layer(64, 16)
    layer.y.fill(100)
    away = np.linspace(0, 1, 32) * 112  # straight away from the key colour, along U
    layer.u[:] = np.rint(cb + away)
    layer.v.fill(round(cr))
    apply(layer, (ChromaKey(id="k", colour=GREEN, similarity=0.3, smoothness=0.2, spill=0),))
    alpha = layer.a[8, ::2].astype(float)
    distance = np.hypot(layer.u[4] - cb, round(cr) - cr) / 112
    expected = np.clip((distance - 0.3) / 0.2, 0, 1) * 255
    assert np.abs(alpha - expected).max() < 255 * (1 / 112) / 0.2 * 4  # luma takes the alpha of half a chroma pixel aside
    assert (alpha[distance < 0.28] == 0).all()
    assert (alpha[distance > 0.54] == 255).all()


def test_spill_takes_the_keys_hue_out_and_leaves_others() -> None:
    greenish, skin = "#5a8f6d", "#c08060"  # a grey with a third of the key's green on it
    layer = layer_of(greenish, skin)
    before = [stripe(layer.u, n, 16)[0, 0] for n in (0, 1)], [stripe(layer.v, n, 16)[0, 0] for n in (0, 1)]
    apply(layer, (ChromaKey(id="k", colour=GREEN, spill=1.0),))
    u, v = [stripe(layer.u, n, 16)[0, 0] for n in (0, 1)], [stripe(layer.v, n, 16)[0, 0] for n in (0, 1)]
    assert (u[1], v[1]) == (before[0][1], before[1][1])
    was = np.hypot(int(before[0][0]) - 128, int(before[1][0]) - 128)
    now = np.hypot(int(u[0]) - 128, int(v[0]) - 128)
    assert now < was / 3
    assert stripe(layer.a, 0, 32).min() == 255


def test_spill_off_leaves_colours_alone() -> None:
    layer = layer_of("#98c090")
    u = layer.u.copy()
    apply(layer, (ChromaKey(id="k", colour=GREEN, spill=0.0),))
    np.testing.assert_array_equal(layer.u, u)


def test_key_narrows_an_alpha_that_is_there() -> None:
    layer = layer_of("#c08060", GREEN)
    layer.a.fill(100)
    layer.transparent = True
    apply(layer, (ChromaKey(id="k", colour=GREEN),))
    assert stripe(layer.a, 0, 32).max() == 100
    assert stripe(layer.a, 1, 32).max() == 0


def test_a_disabled_filter_does_nothing() -> None:
    layer = layer_of(GREEN)
    apply(layer, (ChromaKey(id="k", colour=GREEN, enabled=False), ColourCorrection(id="c", brightness=1, enabled=False)))
    assert not layer.transparent
    assert (layer.y == colour.hex_ycbcr(GREEN)[0]).all()
    assert not FilterBench().chain((ChromaKey(id="k", enabled=False),)).opens_holes
    assert FilterBench().chain((ChromaKey(id="k"),)).opens_holes


def test_neutral_correction_changes_nothing() -> None:
    layer = layer_of("#000000", "#ff0000", "#12ab34", "#ffffff")
    y, u, v = layer.y.copy(), layer.u.copy(), layer.v.copy()
    apply(layer, (ColourCorrection(id="c"),))
    np.testing.assert_array_equal(layer.y, y)
    np.testing.assert_array_equal(layer.u, u)
    np.testing.assert_array_equal(layer.v, v)


@pytest.mark.parametrize(
    ("value", "grey", "expected"),
    [
        (ColourCorrection(id="c", brightness=0.1), 0.5, 0.6),
        (ColourCorrection(id="c", contrast=2.0), 0.6, 0.7),
        (ColourCorrection(id="c", contrast=0.5), 0.1, 0.3),
        (ColourCorrection(id="c", gamma=2.0), 0.25, 0.5),
        (ColourCorrection(id="c", gamma=2.0, contrast=0.5, brightness=0.2), 0.25, 0.7),
    ],
)
def test_light(value: ColourCorrection, grey: float, expected: float) -> None:
    layer = layer_of("#808080")
    layer.y.fill(round(16 + 219 * grey))
    apply(layer, (value,))
    assert abs(layer.y[0, 0] - (16 + 219 * expected)) <= 1.5
    assert (layer.u == 128).all()


def test_saturation_and_hue() -> None:
    layer = layer_of("#c04040")
    u, v = int(layer.u[0, 0]) - 128, int(layer.v[0, 0]) - 128
    apply(layer, (ColourCorrection(id="c", saturation=0.0),))
    assert (layer.u == 128).all()
    assert (layer.v == 128).all()
    layer = layer_of("#c04040")
    apply(layer, (ColourCorrection(id="c", hue_deg=90, saturation=0.5),))
    assert abs(layer.u[0, 0] - (128 - v / 2)) <= 1
    assert abs(layer.v[0, 0] - (128 + u / 2)) <= 1
