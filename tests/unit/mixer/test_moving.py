"""Cards coming in and leaving, in pixels."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from studio.contracts.plan import Items, Motion, PlanCanvas, PlanItem
from studio.ipc.picture_ring import Format, PictureWriter, Planes
from studio.mixer.compositor import Compositor, black_planes
from studio.mixer.inputs import Inputs
from studio.mixer.painter import Painter

W, H = 160, 96
WHOLE = (0, 0, W, H)
BOX = (20, 40, 60, 32)
MS = 1_000_000
Draw = Callable[[Items, int], Planes]
Show = Callable[..., PictureWriter]
NOW = time.monotonic_ns()


def card(kind: Any, leaving: bool = False, box: tuple[int, int, int, int] = BOX, **more: Any) -> PlanItem:
    return PlanItem("card.a.main", box, WHOLE, motion=Motion(kind, NOW, 400 * MS, leaving), **more)


@pytest.fixture
def draw(folder: Path, show: Show) -> Iterator[Draw]:
    """`draw(overlay, ms)`: over grey 100, at a time after the motion's start. The card: opaque 200 within a clear rim of 4."""
    y, a = np.zeros((32, 60), np.uint8), np.zeros((32, 60), np.uint8)
    y[4:-4, 4:-4], a[4:-4, 4:-4] = 200, 255
    chroma = np.zeros((16, 30), np.uint8)
    chroma[2:-2, 2:-2] = 90
    show("source.field", np.full((H, W), 100, np.uint8))
    show("card.a.main", y, chroma, chroma, a)
    inputs = Inputs(folder)
    compositor = Compositor(W, H, inputs)

    def make(overlay: Items, ms: int) -> Planes:
        planes = black_planes(W, H)
        canvas = PlanCanvas("main", W, H, 30, 1, (PlanItem("source.field", WHOLE, WHOLE),), (), overlay)
        inputs.again()
        compositor.compose(planes, canvas, NOW + ms * MS)
        return planes

    yield make
    inputs.close()


def found(planes: Planes, level: int = 200) -> tuple[int, int, int, int]:
    """Where luma of that level lies: x, y, width, height; all zero when nowhere."""
    rows, columns = np.nonzero(planes.y == level)
    if not len(rows):
        return 0, 0, 0, 0
    left, top = int(columns.min()), int(rows.min())
    return left, top, int(columns.max()) + 1 - left, int(rows.max()) + 1 - top


@pytest.mark.parametrize("kind", ["fade", "slide", "pop"])
def test_at_rest_it_looks_as_if_it_had_no_motion(draw: Draw, kind: str) -> None:
    still = draw((replace(card(kind), motion=None),), 500)
    assert found(still) == (24, 44, 52, 24)
    for moved in (draw((card(kind),), 500), draw((card(kind, leaving=True),), 0)):
        assert (moved.y == still.y).all()
        assert (moved.u == still.u).all()
        assert (moved.v == still.v).all()


@pytest.mark.parametrize("kind", ["fade", "slide", "pop"])
def test_before_it_came_and_after_it_left_nothing_is_drawn(draw: Draw, kind: str) -> None:
    for planes in (draw((card(kind),), 0), draw((card(kind, leaving=True),), 400)):
        assert (planes.y == 100).all()
        assert (planes.u == 128).all()


def test_a_fade_mixes(draw: Draw) -> None:
    planes = draw((card("fade"),), 100)
    assert abs(int(planes.y[56, 50]) - 125) <= 1
    assert abs(int(planes.u[28, 25]) - (128 * 3 + 90) / 4) <= 1
    assert planes.y[41, 21] == 100


def test_a_slide_goes_through_every_place_between_whole(draw: Draw) -> None:
    places = [found(draw((card("slide"),), ms)) for ms in range(0, 401, 20)]
    seen = [place for place in places if place[2]]
    assert seen[-1] == (24, 44, 52, 24)
    assert [place[0] + place[2] for place in seen] == sorted(place[0] + place[2] for place in seen)
    assert all(place[2] == 52 for place in seen if place[0] > 0)
    clipped = [place for place in seen if place[0] == 0]
    assert clipped
    assert all(place[2] < 52 for place in clipped)


def test_a_card_that_reaches_over_the_edge_slides_whole(draw: Draw) -> None:
    """It rests half outside on the right; on its way in it is no narrower than it is."""
    half_out = card("slide", box=(W - 30, 40, 60, 32))
    assert found(draw((half_out,), 400))[0] == W - 26
    widths = [found(draw((half_out,), ms))[2] for ms in range(0, 400, 20)]
    assert max(widths) == 26


def test_a_pop_grows_about_its_centre(draw: Draw) -> None:
    left, top, width, height = found(draw((card("pop"),), 210))
    assert 20 < width < 60
    assert abs(left + width / 2 - 50) <= 1
    assert abs(top + height / 2 - 56) <= 1
    widths = [int((draw((card("pop"),), ms).y[56] > 150).sum()) for ms in range(200, 400, 10)]
    assert max(widths) > 52  # beyond its size for a moment


def test_an_opaque_picture_moves_too(draw: Draw, show: Show) -> None:
    show("source.plain", np.full((32, 60), 150, np.uint8))
    item = replace(card("fade"), ring="source.plain")
    assert abs(int(draw((item,), 200).y[50, 50]) - 125) <= 1
    assert draw((item,), 450).y[50, 50] == 150
    assert draw((item,), 390).y[50, 50] < 150  # and back: the layer was not spoilt


def test_a_picture_that_answers_to_an_earlier_wish_is_not_drawn(draw: Draw, folder: Path) -> None:
    later = NOW + 50 * MS
    item = card("slide", fresh_ns=later)
    assert found(draw((item,), 500)) == (0, 0, 0, 0)
    writer = PictureWriter(folder, "card.a.main", Format.I420A, 60, 32)
    for _ in range(20):  # the finder looks for a new ring now and then
        draw((item,), 500)
    planes = writer.begin()
    assert planes.a is not None
    planes.y.fill(180)
    planes.a.fill(255)
    writer.publish(NOW, captured_ns=later)
    assert found(draw((item,), 500), 180) == BOX
    writer.close()


def test_its_layer_is_made_once_per_picture(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    make = Painter._make_layer
    monkeypatch.setattr(Painter, "_make_layer", lambda self, *given: (made.append(self.item.ring), make(self, *given))[1])
    item = card("slide")
    for ms in range(0, 600, 20):
        draw((item,), ms)
    assert made.count("card.a.main") == 1


def test_keys_change_while_it_moves_and_not_afterwards(folder: Path, show: Show) -> None:
    show("card.a.main", np.full((32, 60), 200, np.uint8), a=np.full((32, 60), 255, np.uint8))
    inputs = Inputs(folder)
    compositor, items = Compositor(W, H, inputs), (card("fade"),)
    keys = [compositor.keys(items, NOW + ms * MS) for ms in (100, 200, 400, 500)]
    assert len(set(keys)) == 3
    assert keys[2] == keys[3]
    assert compositor.keys((card("fade", fresh_ns=NOW),), NOW + 600 * MS) == (None,)
    inputs.close()
