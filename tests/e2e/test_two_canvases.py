"""One show, two programs: a wide and an upright canvas of the same sources, laid out differently, on air at once."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from studio.document.model import Canvas, Encoding, Scene, Show, Strip
from studio.kinds.sources import MediaFile
from tests.e2e.conftest import advance, settled
from tests.parts import footage, shows
from tests.parts.footage import Box
from tests.parts.nginx import Nginx
from tests.parts.studio import Studio

pytestmark = pytest.mark.part("nginx")

SECONDS = 6
WIDE = {"a": (0, 0, shows.WIDTH, shows.HEIGHT), "b": shows.INSET}
UPRIGHT_WIDTH, UPRIGHT_HEIGHT = 360, 640
UPRIGHT = {"b": (0, 0, 352, 198), "a": (4, 300, 352, 198)}


def layout(boxes: dict[str, Box]) -> tuple[shows.Item, ...]:
    return tuple(shows.boxed(name, *box) for name, box in boxes.items())


def both(cameras: tuple[Path, Path], wide: str, upright: str) -> Show:
    return Show(
        name="Two canvases",
        canvases=(
            Canvas(id="wide", name="Wide", width=shows.WIDTH, height=shows.HEIGHT),
            Canvas(id="upright", name="Upright", width=UPRIGHT_WIDTH, height=UPRIGHT_HEIGHT),
        ),
        sources=(shows.source("a", MediaFile(path=str(cameras[0]))), shows.source("b", MediaFile(path=str(cameras[1])))),
        scenes=(Scene(id="both", name="Both", layouts={"wide": layout(WIDE), "upright": layout(UPRIGHT)}),),
        strips=(Strip(source="a"),),
        encodings=(
            Encoding(id="wide", canvas="wide", video_bps=1_200_000, preset="ultrafast"),
            Encoding(id="upright", canvas="upright", video_bps=1_200_000, preset="ultrafast"),
        ),
        destinations=(shows.push("one", wide, "wide"), shows.push("two", upright, "upright")),
    )


def test_two_canvases_are_on_air_at_once(cameras: tuple[Path, Path], server: Nginx, tmp_path: Path) -> None:
    path = shows.save(both(cameras, f"{server.url()}/wide", f"{server.url()}/upright"), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, "--go-live") as studio:
        studio.destination_is("one", "live")
        studio.destination_is("two", "live")
        studio.on_air(SECONDS, 2 * footage.RATE)  # the ticks of both
        assert studio.stop() == 0
    files = {path.name.split("-")[0]: path for path in server.recordings()}
    for key, boxes, size in (
        ("wide", WIDE, (shows.WIDTH, shows.HEIGHT)),
        ("upright", UPRIGHT, (UPRIGHT_WIDTH, UPRIGHT_HEIGHT)),
    ):
        got = footage.read(files[key], boxes)
        assert (got.width, got.height) == size
        assert got.errors == 0
        assert len(got.times) > SECONDS * footage.RATE - footage.RATE
        assert got.steps() <= {33, 34}
        for camera in ("a", "b"):
            assert advance(got.numbers[camera][settled(got.numbers[camera]) :]) == {1}, (key, camera)
        beeps = got.tones(1000)
        assert [b - a for a, b in itertools.pairwise(beeps[1:])] == pytest.approx([1.0] * (len(beeps) - 2), abs=0.02)
        assert len(beeps) >= SECONDS - 1
