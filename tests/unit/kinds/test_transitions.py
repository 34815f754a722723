"""What the mixer expects of every kind of transition."""

from __future__ import annotations

import numpy as np
import pytest

from studio.ipc.picture_ring import Planes
from studio.kinds.transitions import FAMILY, is_instant
from studio.kinds.transitions.working import TransitionWork

KINDS = [kind for kind in FAMILY.kinds if not is_instant(kind)]
SIZES = ((64, 36), (2, 2), (22, 6))


def picture(width: int, height: int, seed: int) -> Planes:
    chance = np.random.default_rng(seed)
    shapes = ((height, width), (height // 2, width // 2), (height // 2, width // 2))
    return Planes(*(chance.integers(16, 236, shape, dtype=np.uint8) for shape in shapes))


def mixed(kind: str, outgoing: Planes, incoming: Planes, done: float) -> Planes:
    """The canvas afterwards."""
    work: TransitionWork = FAMILY.working(kind).make()
    canvas = Planes(incoming.y.copy(), incoming.u.copy(), incoming.v.copy())
    if not work.in_place:
        for plane in (canvas.y, canvas.u, canvas.v):
            plane.fill(99)
    work.mix(canvas, outgoing, canvas if work.in_place else incoming, done)
    return canvas


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", SIZES)
def test_it_begins_with_the_outgoing_and_ends_with_the_incoming(kind: str, size: tuple[int, int]) -> None:
    outgoing, incoming = picture(*size, seed=1), picture(*size, seed=2)
    for done, expected in ((0.0, outgoing), (1.0, incoming)):
        canvas = mixed(kind, outgoing, incoming, done)
        for name in ("y", "u", "v"):
            np.testing.assert_array_equal(getattr(canvas, name), getattr(expected, name))


@pytest.mark.parametrize("kind", KINDS)
def test_it_leaves_what_it_is_given_as_it_was_and_draws_all_of_the_canvas(kind: str) -> None:
    outgoing, incoming = picture(64, 36, seed=1), picture(64, 36, seed=2)
    for done in (0.01, 0.3, 0.5, 0.99):
        canvas = mixed(kind, outgoing, incoming, done)
        for name in ("y", "u", "v"):
            np.testing.assert_array_equal(getattr(outgoing, name), getattr(picture(64, 36, seed=1), name))
            np.testing.assert_array_equal(getattr(incoming, name), getattr(picture(64, 36, seed=2), name))
    same = mixed(kind, outgoing, outgoing, 0.4)
    for name in ("y", "u", "v"):
        plane = getattr(same, name)
        assert plane.min() >= 16, "something of the canvas was left as it was, or made up"
        assert plane.max() <= 235
    assert canvas.y.shape == (36, 64)
