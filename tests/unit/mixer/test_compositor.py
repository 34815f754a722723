from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
from numpy.typing import NDArray

from studio import colour
from studio.contracts.plan import Items, PlanCanvas, PlanItem, PlanTransition
from studio.ipc.clock import NS
from studio.ipc.picture_ring import Format, PictureWriter, Planes
from studio.mixer.compositor import Compositor, black_planes
from studio.mixer.inputs import Inputs

U8 = NDArray[np.uint8]
W, H = 64, 48
WHOLE = (0, 0, W, H)


def item(name: str, box: tuple[int, int, int, int] = WHOLE, **more: Any) -> PlanItem:
    return PlanItem(f"source.{name}", box, more.pop("clip", WHOLE), **more)


def canvas(program: Items, overlay: Items = (), transition: PlanTransition | None = None) -> PlanCanvas:
    return PlanCanvas("main", W, H, 30, 1, program, (), overlay, transition)


def composed(folder: Path, *items: PlanItem, times: int = 1) -> Planes:
    """What a compositor draws (over a dirty picture), `times` ticks in a row."""
    inputs = Inputs(folder)
    compositor = Compositor(W, H, inputs)
    planes = black_planes(W, H)
    for _ in range(times):
        planes.y.fill(99)
        planes.u.fill(99)
        planes.v.fill(99)
        compositor.compose(planes, canvas(items), time.monotonic_ns())
    inputs.close()
    return planes


def gradient(height: int, width: int) -> U8:
    """Every pixel of a 2 x 2 block alike, every block different along both axes."""
    rows, columns = np.mgrid[0:height, 0:width] // 2 * 2
    return ((rows * 5 + columns * 3) % 200 + 20).astype(np.uint8)


# ---------------------------------------------------------------- covering and clearing


def test_nothing_is_black(folder: Path) -> None:
    planes = composed(folder)
    assert (planes.y == 16).all()
    assert (planes.u == 128).all()
    assert (planes.v == 128).all()


def test_full_opaque_picture_is_copied_exactly(folder: Path, show: Any) -> None:
    y, u, v = gradient(H, W), gradient(H // 2, W // 2), gradient(H // 2, W // 2)[::-1]
    show("source.a", y, u, v)
    planes = composed(folder, item("a"))
    np.testing.assert_array_equal(planes.y, y)
    np.testing.assert_array_equal(planes.u, u)
    np.testing.assert_array_equal(planes.v, v)


def test_around_a_small_item_is_black(folder: Path, show: Any) -> None:
    show("source.a", np.full((16, 20), 200, np.uint8), 90, 160)
    planes = composed(folder, item("a", (10, 8, 20, 16)))
    expected = np.full((H, W), 16)
    expected[8:24, 10:30] = 200
    np.testing.assert_array_equal(planes.y, expected)
    assert (planes.u[4:12, 5:15] == 90).all()
    assert (planes.v[4:12, 5:15] == 160).all()
    assert (planes.u == 90).sum() == 80


def test_later_items_lie_above(folder: Path, show: Any) -> None:
    show("source.a", np.full((H, W), 50, np.uint8))
    show("source.b", np.full((H, W), 60, np.uint8))
    assert (composed(folder, item("a"), item("b")).y == 60).all()
    assert (composed(folder, item("b"), item("a")).y == 50).all()


def test_what_a_full_opaque_item_hides_is_not_drawn(folder: Path, show: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    show("source.a", np.full((H, W), 50, np.uint8))
    show("source.b", np.full((H, W), 60, np.uint8))
    inputs = Inputs(folder)
    compositor = Compositor(W, H, inputs)
    hidden, above = item("a"), item("b")
    drawn = []
    for one in (hidden, above):
        painter = compositor._painter(one)
        monkeypatch.setattr(painter, "paint", lambda _planes, _shown, one=one: drawn.append(one))
    compositor.compose(black_planes(W, H), canvas((hidden, above)), time.monotonic_ns())
    assert drawn == [above]
    inputs.close()


@pytest.mark.parametrize("more", [{"opacity": 0.5}, {"clip": (0, 0, W, H - 2)}])
def test_what_can_be_seen_through_hides_nothing(folder: Path, show: Any, more: dict[str, Any]) -> None:
    show("source.a", np.full((H, W), 200, np.uint8))
    show("source.b", np.full((H, W), 100, np.uint8))
    planes = composed(folder, item("a"), item("b", **more))
    assert planes.y[H - 1, 0] == (150 if "opacity" in more else 200)


def test_opacity_zero_draws_nothing(folder: Path, show: Any) -> None:
    show("source.a", np.full((H, W), 200, np.uint8))
    assert (composed(folder, item("a", opacity=0.0)).y == 16).all()


def test_a_crop_that_leaves_nothing_draws_nothing(folder: Path, show: Any) -> None:
    show("source.a", np.full((H, W), 200, np.uint8))
    assert (composed(folder, item("a", crop=(0.6, 0, 0.5, 0))).y == 16).all()


# ---------------------------------------------------------------- geometry against a slow reference


def reference(source: U8, one: PlanItem, shift: int, ground: int) -> U8:
    """Crop, mirror, turn, scale by nearest pixel, clip: exact for whole scale factors."""
    height, width = source.shape
    left, top, right, bottom = one.crop
    picture = source[round(top * height) : height - round(bottom * height), round(left * width) : width - round(right * width)]
    if one.flip_h:
        picture = picture[:, ::-1]
    if one.flip_v:
        picture = picture[::-1]
    picture = np.rot90(picture, -one.rotation // 90)
    out = np.full((H >> shift, W >> shift), ground, np.uint8)
    bx, by, bw, bh = (value >> shift for value in one.box)
    cx, cy, cw, ch = (value >> shift for value in one.clip)
    for row in range(max(by, cy, 0), min(by + bh, cy + ch, H >> shift)):
        for column in range(max(bx, cx, 0), min(bx + bw, cx + cw, W >> shift)):
            out[row, column] = picture[(row - by) * picture.shape[0] // bh, (column - bx) * picture.shape[1] // bw]
    return out


@pytest.mark.parametrize("times", [1, 4], ids=["moving", "still"])
@pytest.mark.parametrize("flip_v", [False, True])
@pytest.mark.parametrize("flip_h", [False, True])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_turns_mirrors_crop_and_clip_at_size(
    folder: Path, show: Any, rotation: Literal[0, 90, 180, 270], flip_h: bool, flip_v: bool, times: int
) -> None:
    y, u = gradient(32, 40), gradient(16, 20)
    show("source.a", y, u, u.T.copy().reshape(16, 20))
    crop = (0.1, 0.125, 0.2, 0.25)  # 4 and 8 of 40 columns, 4 and 8 of 32 rows: 28 x 20 is left
    width, height = (20, 28) if rotation in (90, 270) else (28, 20)
    one = item(
        "a",
        (-6, 12, width, height),
        clip=(0, 16, W, H),
        crop=crop,
        rotation=rotation,
        flip_h=flip_h,
        flip_v=flip_v,
    )
    planes = composed(folder, one, times=times)
    np.testing.assert_array_equal(planes.y, reference(y, one, 0, 16))
    np.testing.assert_array_equal(planes.u, reference(u, one, 1, 128))
    np.testing.assert_array_equal(planes.v, reference(u.T.copy().reshape(16, 20), one, 1, 128))


def ramp(height: int, width: int, step: float = 3.0) -> U8:
    return np.rint(np.mgrid[0:height, 0:width][1] * step + 20).astype(np.uint8)


@pytest.mark.parametrize(("size", "box"), [(32, 64), (64, 48), (64, 24), (64, 10)])
def test_scaling_keeps_a_ramp_in_place(folder: Path, show: Any, size: int, box: int) -> None:
    show("source.a", ramp(size, size))
    planes = composed(folder, item("a", (0, 0, box, 48)))
    centres = (np.arange(box) + 0.5) * size / box - 0.5
    found = planes.y[20, :box].astype(float)
    inner = slice(2, box - 2)
    assert np.abs(found - (centres * 3 + 20))[inner].max() < 1.6


def test_shrinking_averages(folder: Path, show: Any) -> None:
    stripes = np.where(np.mgrid[0:384, 0:512][1] % 2 == 0, 20, 220).astype(np.uint8)
    show("source.a", stripes)
    planes = composed(folder, item("a"))  # to an eighth: any filter that skips pixels would show 20 or 220
    assert np.abs(planes.y.astype(int) - 120).max() <= 1


@pytest.mark.parametrize("box", [(-40, -30, 160, 120), (30, 20, 150, 100), (-300, 0, 600, 48)])
def test_a_clipped_enlargement_sits_within_one_pixel(folder: Path, show: Any, box: tuple[int, int, int, int]) -> None:
    source = ramp(48, 64, 3.0)
    show("source.a", source)
    planes = composed(folder, item("a", box))
    x0, x1 = max(0, box[0]), min(W, box[0] + box[2])
    centres = (np.arange(x0, x1) - box[0] + 0.5) * 64 / box[2] - 0.5
    slope = 3.0 * 64 / box[2]  # levels per canvas pixel
    found = planes.y[40, x0:x1].astype(float)
    assert np.abs(found - (np.clip(centres, 0, 63) * 3 + 20)).max() <= slope + 1


# ---------------------------------------------------------------- alpha


def blended(below: U8, above: U8, alpha: U8) -> U8:
    return np.clip(np.rint(below.astype(float) * (255 - alpha) / 255) + above, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("times", [1, 3])
def test_tile_blends_exactly(folder: Path, show: Any, times: int) -> None:
    rng = np.random.default_rng(3)
    ground = rng.integers(16, 236, (H, W), dtype=np.uint8)
    show("source.a", ground, 100, 150)
    rgba = rng.integers(0, 256, (20, 24, 4), dtype=np.uint8)
    rgba[:6, :, 3] = 0  # a clear rim: only the bounds are blended
    y, u, v, a = colour.i420a_from_rgba(rgba)
    show("source.tile", y, u, v, a)
    planes = composed(folder, item("a"), item("tile", (8, 10, 24, 20)), times=times)
    expected = ground.copy()
    expected[10:30, 8:32] = blended(ground[10:30, 8:32], y, a)
    np.testing.assert_array_equal(planes.y, expected)
    half = a.reshape(10, 2, 12, 2).astype(float).mean(axis=(1, 3))
    exact = 100 * (255 - half) / 255 + u
    assert np.abs(planes.u[5:15, 4:16] - exact).max() <= 1.01
    assert (planes.u[:5] == 100).all()


def test_tile_over_grey_is_the_exact_colour(folder: Path, show: Any) -> None:
    """A half transparent sRGB tile: within 3 levels of the exact conversion of the exact mix."""
    show("source.a", np.full((H, W), 126, np.uint8))
    rgba = np.zeros((20, 24, 4), np.uint8)
    rgba[:] = (230, 40, 90, 128)
    y, u, v, a = colour.i420a_from_rgba(rgba)
    show("source.tile", y, u, v, a)
    planes = composed(folder, item("a"), item("tile", (8, 10, 24, 20)))
    weight = 128 / 255
    for plane, full, ground in zip(
        (planes.y[20, 20], planes.u[10, 10], planes.v[10, 10]), colour.ycbcr(230, 40, 90), (126, 128, 128), strict=True
    ):
        assert abs(float(plane) - (full * weight + ground * (1 - weight))) <= 1.5


def test_opacity_of_a_tile(folder: Path, show: Any) -> None:
    show("source.a", np.full((H, W), 200, np.uint8))
    show("source.tile", np.full((20, 24), 100, np.uint8), 128, 128, np.full((20, 24), 255, np.uint8))
    planes = composed(folder, item("a"), item("tile", (8, 10, 24, 20), opacity=0.25))
    assert abs(int(planes.y[20, 20]) - 175) <= 1
    assert planes.y[20, 4] == 200


def test_opacity_of_an_opaque_picture(folder: Path, show: Any) -> None:
    show("source.a", np.full((H, W), 200, np.uint8), 90, 90)
    show("source.b", np.full((H, W), 100, np.uint8), 190, 190)
    planes = composed(folder, item("a"), item("b", opacity=0.3))
    assert (planes.y == 170).all()
    assert (planes.u == 120).all()


def test_a_clear_tile_changes_nothing(folder: Path, show: Any) -> None:
    show("source.a", gradient(H, W))
    zero = np.zeros((20, 24), np.uint8)
    show("source.tile", zero, 0, 0, zero)
    np.testing.assert_array_equal(composed(folder, item("a"), item("tile", (8, 10, 24, 20))).y, gradient(H, W))


def test_a_new_picture_of_a_tile_is_seen(folder: Path, show: Any) -> None:
    full = np.full((20, 24), 255, np.uint8)
    writer = show("source.tile", np.full((20, 24), 100, np.uint8), 128, 128, full)
    inputs = Inputs(folder)
    compositor = Compositor(W, H, inputs)
    planes = black_planes(W, H)
    plan = canvas((item("tile", (0, 0, 24, 20)),))
    for _ in range(3):
        compositor.compose(planes, plan, time.monotonic_ns())
    assert planes.y[5, 5] == 100
    new = writer.begin()
    new.y[:], new.u[:], new.v[:], new.a[:] = 180, 128, 128, 255
    writer.publish(time.monotonic_ns())
    compositor.compose(planes, plan, time.monotonic_ns())
    assert planes.y[5, 5] == 180
    inputs.close()


# ---------------------------------------------------------------- transitions


@pytest.fixture
def two(show: Any) -> tuple[Items, Items]:
    """Sources of which neither falls silent before a test is over, however long the machine takes for it."""
    first = show("source.a", np.full((H, W), 50, np.uint8), 100, 100)
    second = show("source.b", np.full((H, W), 150, np.uint8), 180, 180)
    for writer in (first, second):
        writer.touch(time.monotonic_ns() + 60 * NS)
    return (item("a"),), (item("b"),)


@pytest.mark.parametrize(
    ("at", "level", "chroma"), [(0, 50, 100), (250, 75, 120), (500, 100, 140), (1000, 150, 180), (1500, 150, 180)]
)
def test_fade_is_a_function_of_time(folder: Path, two: tuple[Items, Items], at: int, level: int, chroma: int) -> None:
    start = time.monotonic_ns()
    change = PlanTransition(1, "fade", start, 1_000_000_000, two[0])
    inputs = Inputs(folder)
    planes = black_planes(W, H)
    Compositor(W, H, inputs).compose(planes, canvas(two[1], (), change), start + at * 1_000_000)
    assert (planes.y == level).all()
    assert (planes.u == chroma).all()
    inputs.close()


@pytest.mark.parametrize(("at", "edge"), [(0, 64), (250, 48), (500, 32), (990, 0), (1900, 0)])
def test_slide_pushes_to_the_left(folder: Path, two: tuple[Items, Items], at: int, edge: int) -> None:
    start = time.monotonic_ns()
    change = PlanTransition(1, "slide", start, 1_000_000_000, two[0])
    inputs = Inputs(folder)
    planes = black_planes(W, H)
    Compositor(W, H, inputs).compose(planes, canvas(two[1], (), change), start + at * 1_000_000)
    assert (planes.y[:, :edge] == 50).all()
    assert (planes.y[:, edge:] == 150).all()
    assert (planes.v[:, : edge // 2] == 100).all()
    assert (planes.v[:, edge // 2 :] == 180).all()
    inputs.close()


def test_overlays_stay_through_a_fade_and_leave_in_panic(folder: Path, show: Any, two: tuple[Items, Items]) -> None:
    show("source.logo", np.full((8, 8), 230, np.uint8))
    show("source.calm", np.full((H, W), 70, np.uint8))
    start = time.monotonic_ns()
    plan = canvas(two[1], (item("logo", (0, 0, 8, 8)),), PlanTransition(1, "fade", start, 1_000_000_000, two[0]))
    inputs = Inputs(folder)
    compositor = Compositor(W, H, inputs)
    planes = black_planes(W, H)
    compositor.compose(planes, plan, start + 500_000_000)
    assert (planes.y[:8, :8] == 230).all()
    assert planes.y[20, 20] == 100
    compositor.compose(planes, plan, start + 500_000_001, panic=(item("calm"),))
    assert (planes.y == 70).all()
    inputs.close()


# ---------------------------------------------------------------- torn pictures


def test_what_a_silent_card_says_is_hidden_when_its_time_is_over(folder: Path, show: Any) -> None:
    writer = show("card.price.main", np.full((H, W), 50, np.uint8), a=np.full((H, W), 255, np.uint8))
    show("card.logo.main", np.full((H, W), 90, np.uint8), a=np.full((H, W), 255, np.uint8))
    price = PlanItem("card.price.main", (0, 0, 32, H), WHOLE, held_ns=3 * NS)
    logo = PlanItem("card.logo.main", (32, 0, 32, H), WHOLE)
    inputs = Inputs(folder)
    compositor, planes, alive_ns = Compositor(W, H, inputs), black_planes(W, H), writer.alive_ns
    for silent_ns, level in ((NS, 50), (3 * NS - NS // 10, 50), (3 * NS + 1, 16), (5 * NS, 16)):
        compositor.compose(planes, canvas((price, logo)), alive_ns + silent_ns)
        assert (planes.y[H // 2, 16], planes.y[H // 2, 48]) == (level, 90), silent_ns
    inputs.close()


def test_a_card_of_another_size_comes_when_it_is_due_also_where_its_silence_is_counted(folder: Path) -> None:
    inputs, planes, now_ns = Inputs(folder), black_planes(W, H), time.monotonic_ns()
    compositor = Compositor(W, H, inputs)
    price = PlanItem("card.price.main", WHOLE, WHOLE, held_ns=3 * NS)

    def drawn(level: int, size: int, due_ns: int) -> PictureWriter:
        writer = PictureWriter(folder, "card.price.main", Format.I420A, size * W, size * H, 4)
        pixels = writer.begin()
        assert pixels.a is not None
        pixels.y[:], pixels.u[:], pixels.v[:], pixels.a[:] = level, 128, 128, 255
        writer.publish(due_ns)
        return writer

    first = drawn(50, 1, now_ns)
    compositor.compose(planes, canvas((price,)), now_ns)
    first.close()
    larger = drawn(90, 2, now_ns + NS // 4)
    levels = []
    for tick in range(1, 10):
        compositor.compose(planes, canvas((price,)), now_ns + tick * NS // 30)
        levels.append(int(planes.y[H // 2, W // 2]))
    assert levels == [50] * 7 + [90] * 2
    inputs.close()
    larger.close()


def test_a_picture_overtaken_while_drawing_is_drawn_again(folder: Path, show: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = show("source.a", np.full((H, W), 50, np.uint8), slots=1)
    inputs = Inputs(folder)
    compositor = Compositor(W, H, inputs)
    one = item("a")
    painter = compositor._painter(one)
    paint, overtaken = painter.paint, []

    def overtake(planes: Planes, shown: Any) -> None:
        paint(planes, shown)
        if not overtaken:
            overtaken.append(True)
            writer.begin().y[:] = 150
            writer.publish(time.monotonic_ns())

    monkeypatch.setattr(painter, "paint", overtake)
    planes = black_planes(W, H)
    compositor.compose(planes, canvas((one,)), time.monotonic_ns())
    assert compositor.torn == 1
    assert (planes.y == 150).all()
    inputs.close()
