"""The LUT on pictures: against exact arithmetic, and what it does while there is no table."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray

from studio import colour
from studio.contracts.plan import PlanItem, RenderPlan
from studio.ipc.clock import NS
from studio.ipc.picture_ring import Format, PictureWriter
from studio.kinds.picture_filters.lut import Lut
from studio.kinds.picture_filters.lut.cube import Table
from studio.kinds.picture_filters.lut.working import Looker, loading, make
from studio.kinds.picture_filters.lut.working.table import tetrahedral
from studio.kinds.picture_filters.working import Layer, empty_layer
from studio.mixer.compositor import Compositor, black_planes
from studio.mixer.filters import FilterBench
from studio.mixer.inputs import Inputs

F64 = NDArray[np.float64]
Look = Callable[[F64], F64]  # of colours (3, n), 0..1
SETTLED_S = 20.0


def identity(rgb: F64) -> F64:
    return rgb


def evening(rgb: F64) -> F64:
    """Warm lights, cool shadows, less colour: as looks are."""
    light = np.array([[0.2126, 0.7152, 0.0722]]) @ rgb
    return np.clip(light + 0.8 * (rgb - light) + np.array([[0.08], [0.0], [-0.08]]) * (2 * light - 1), 0, 1) ** 1.1


def negative(rgb: F64) -> F64:
    return 1 - rgb


def write_cube(path: Path, look: Look, size: int = 17, curve: Callable[[float], float] | None = None) -> str:
    axis = np.linspace(0, 1, size)
    blue, green, red = np.meshgrid(axis, axis, axis, indexing="ij")
    colours = look(np.stack([red.ravel(), green.ravel(), blue.ravel()]))
    head = [f"LUT_1D_SIZE {size}"] if curve is not None else []
    rows = [f"{curve(x):.7f} {curve(x):.7f} {curve(x):.7f}" for x in axis] if curve is not None else []
    rows += [f"{r:.7f} {g:.7f} {b:.7f}" for r, g, b in colours.T]
    path.write_text("\n".join([*head, f"LUT_3D_SIZE {size}", *rows]) + "\n")
    return str(path)


def settled(file: str, amount: float = 1.0) -> Looker:
    work = make(Lut(id="l", file=file, amount=amount))
    assert work.settle(SETTLED_S)
    return work


def layer_of(rgb: F64) -> Layer:
    """Stripes of the colours (3, n), eight pixels wide."""
    count = rgb.shape[1]
    layer = empty_layer(8 * count, 8)
    matrix = np.array([colour.ycbcr(*(255 * one)) for one in rgb.T])
    for plane, width, levels in ((layer.y, 8, matrix[:, 0]), (layer.u, 4, matrix[:, 1]), (layer.v, 4, matrix[:, 2])):
        plane[:] = np.repeat(np.rint(levels), width)[None]
    return layer


def seen(layer: Layer) -> F64:
    """Y, U, V (3, n) in the middle of each colour's stripe."""
    return np.stack([layer.y[4, 4::8], layer.u[2, 2::4], layer.v[2, 2::4]]).astype(float)


def random_layer(seed: int, width: int = 128, height: int = 64) -> Layer:
    chance = np.random.default_rng(seed)
    layer = empty_layer(width, height)
    for plane in (layer.y, layer.u, layer.v):
        plane[:] = chance.integers(1, 255, plane.shape)
    return layer


def test_the_identity_changes_no_level_by_more_than_one(tmp_path: Path) -> None:
    """Not even of colours that no screen can show."""
    for size in (2, 33):
        work = settled(write_cube(tmp_path / f"same{size}.cube", identity, size))
        layer = random_layer(size, 512, 256)
        before = [plane.astype(int) for plane in (layer.y, layer.u, layer.v)]
        work.apply(layer)
        for plane, was in zip((layer.y, layer.u, layer.v), before, strict=True):
            assert np.abs(plane - was).max() <= 1


@pytest.mark.parametrize(("look", "mean", "most"), [(evening, 0.6, 2.5), (negative, 0.6, 2.5)])
def test_colours_are_what_the_table_says(tmp_path: Path, look: Look, mean: float, most: float) -> None:
    work = settled(write_cube(tmp_path / "look.cube", look, 33))
    rgb = np.random.default_rng(3).uniform(0.02, 0.98, (3, 400))
    layer = layer_of(rgb)
    given = seen(layer)
    back = np.linalg.inv(np.array([colour.ycbcr(*one) for one in 255 * np.eye(3)]).T - np.array(colour.ycbcr(0, 0, 0))[:, None])
    shown = np.clip(back @ (given - np.array(colour.ycbcr(0, 0, 0))[:, None]), 0, 1)  # what 8 bit left of them
    expected = np.array([colour.ycbcr(*(255 * one)) for one in look(shown).T]).T
    work.apply(layer)
    off = np.abs(seen(layer) - expected)
    assert off.mean() < mean
    assert off.max() < most


def test_grey_stays_grey(tmp_path: Path) -> None:
    work = settled(write_cube(tmp_path / "curve.cube", lambda rgb: rgb**1.5, 17))
    layer = layer_of(np.tile(np.linspace(0, 1, 64), (3, 1)))
    work.apply(layer)
    assert (layer.u == 128).all()
    assert (layer.v == 128).all()
    y = seen(layer)[0]
    assert (np.diff(y) >= 0).all()
    expected = 16 + 219 * np.linspace(0, 1, 64) ** 1.5
    assert np.abs(y - expected).max() <= 1.5


def test_a_curve_stands_before_the_cube(tmp_path: Path) -> None:
    work = settled(write_cube(tmp_path / "both.cube", negative, 33, curve=lambda x: x**2))
    layer = layer_of(np.tile(np.linspace(0, 1, 64), (3, 1)))
    work.apply(layer)
    assert np.abs(seen(layer)[0] - (16 + 219 * (1 - np.linspace(0, 1, 64) ** 2))).max() <= 1.5


def test_the_amount_mixes(tmp_path: Path) -> None:
    file = write_cube(tmp_path / "negative.cube", negative, 2)
    whole, half, none = (random_layer(5) for _ in range(3))
    was = none.y.copy()
    settled(file).apply(whole)
    settled(file, 0.5).apply(half)
    settled(file, 0.0).apply(none)
    np.testing.assert_array_equal(none.y, was)
    assert np.abs(half.y.astype(int) - (whole.y.astype(int) + was) / 2).max() <= 1


def test_interpolation_is_exact_for_what_is_linear() -> None:
    matrix = np.array([[0.5, 0.2, 0.1], [0.0, 0.7, 0.3], [0.2, 0.1, 0.6]], np.float32)
    axis = np.linspace(-1, 3, 5)
    blue, green, red = np.meshgrid(axis, axis, axis, indexing="ij")
    corners = np.stack([red.ravel(), green.ravel(), blue.ravel()])
    table = Table(5, (-1.0,) * 3, (3.0,) * 3, array("f", (matrix @ corners).T.ravel().tolist()))
    colours = np.random.default_rng(1).uniform(-1, 3, (3, 500)).astype(np.float32)
    np.testing.assert_allclose(tetrahedral(colours, table), matrix @ colours, atol=1e-5)


def test_without_a_file_and_with_a_broken_one_pictures_pass(tmp_path: Path) -> None:
    broken = tmp_path / "broken.cube"
    broken.write_text("LUT_3D_SIZE 2\n0 0 0\n")
    for file, said in (
        ("", ""),
        (str(tmp_path / "gone.cube"), "gone.cube is not there."),
        (str(broken), "broken.cube has 1 colours, and its sizes ask for 8."),
    ):
        work = settled(file)
        layer = random_layer(1)
        was = layer.y.copy()
        work.apply(layer)
        np.testing.assert_array_equal(layer.y, was)
        assert (work.problem, work.version) == (said, 0)


def test_a_file_that_comes_or_changes_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_LOOK_EVERY_S", 0.02)
    work = settled(str(tmp_path / "look.cube"))
    assert work.problem == "look.cube is not there."
    write_cube(tmp_path / "new.cube", negative, 2)
    (tmp_path / "new.cube").rename(tmp_path / "look.cube")
    until(lambda: work.problem == "")
    assert work.version == 1
    (tmp_path / "look.cube").write_text("LUT_3D_SIZE 2\n")
    until(lambda: work.problem != "")
    layer = random_layer(1)
    was = layer.y.copy()
    work.apply(layer)
    assert (layer.y != was).any(), "what was read before goes on"


@pytest.mark.expect_warnings
def test_whatever_a_file_does_to_the_tables_is_said_and_it_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_cube: object) -> None:
        raise IndexError("4097")

    monkeypatch.setattr(loading, "_LOOK_EVERY_S", 0.02)
    monkeypatch.setattr(loading, "planes_of", breaks)
    work = settled(write_cube(tmp_path / "look.cube", identity, 2))
    assert work.problem == "look.cube cannot be read: IndexError."
    monkeypatch.undo()
    monkeypatch.setattr(loading, "_LOOK_EVERY_S", 0.02)
    write_cube(tmp_path / "look.cube", negative, 3)
    until(lambda: work.problem == "")
    assert work.version == 1


def test_files_are_read_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six that were read side by side kept the interpreter from the mixer for 140 ms at a time."""
    reading, most = [0], [0]
    read = loading.planes_of
    made: list[Any] = []  # they are all alike

    def counted(cube: Any) -> Any:
        reading[0] += 1
        most[0] = max(most[0], reading[0])
        time.sleep(0.02)
        made.append(made[0] if made else read(cube))
        reading[0] -= 1
        return made[0]

    monkeypatch.setattr(loading, "planes_of", counted)
    works = [make(Lut(id="l", file=write_cube(tmp_path / f"{number}.cube", identity, 2))) for number in range(6)]
    assert all(work.settle(SETTLED_S) for work in works)
    assert most == [1]


def test_filters_with_one_file_read_it_once(tmp_path: Path) -> None:
    file = write_cube(tmp_path / "look.cube", negative, 2)
    one, other = settled(file), settled(file, 0.5)
    assert one._loading is other._loading


def test_a_still_is_drawn_again_when_its_table_has_come(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_LOOK_EVERY_S", 0.02)
    writer = PictureWriter(folder, "source.a", Format.I420, 64, 48)
    planes = writer.begin()
    planes.y[:], planes.u[:], planes.v[:] = 60, 128, 128
    writer.publish(time.monotonic_ns() - 1_000_000)
    ticks = count(time.monotonic_ns(), NS // 50)  # of its own: however long the file takes, the source is not silent
    item = PlanItem("source.a", (0, 0, 64, 48), (0, 0, 64, 48), filters=(Lut(id="l", file=str(tmp_path / "look.cube")),))
    bench, inputs, drawn = FilterBench(), Inputs(folder), black_planes(64, 48)
    bench.follow(RenderPlan(1, (), (), scenes={"s": {"main": (item,)}}))
    compositor = Compositor(64, 48, inputs, bench)
    until(lambda: bench.problems() == ["look.cube is not there."])
    for _ in range(4):
        compositor.draw(drawn, (item,), next(ticks))
    assert (drawn.y == 60).all()
    before = compositor.keys((item,), next(ticks))
    write_cube(tmp_path / "new.cube", negative, 2)
    (tmp_path / "new.cube").rename(tmp_path / "look.cube")
    until(lambda: bench.problems() == [])
    assert compositor.keys((item,), next(ticks)) != before
    compositor.draw(drawn, (item,), next(ticks))
    assert (drawn.y == 16 + 235 - 60).all()
    half = replace(item, filters=(replace(item.filters[0], amount=0.5),))  # type: ignore[call-arg]
    bench.follow(RenderPlan(1, (), (), scenes={"s": {"main": (half,)}}))
    compositor.draw(drawn, (half,), next(ticks))
    assert (np.abs(drawn.y.astype(int) - 125.5) < 1).all(), "another amount has the table at once"
    inputs.close()
    writer.close()


def until(true: Callable[[], bool]) -> None:
    give_up = time.monotonic() + SETTLED_S
    while not true():
        assert time.monotonic() < give_up
        time.sleep(0.01)
