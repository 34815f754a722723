"""Still pictures on air without a process: they follow their files and edits, go with their sources, and outlive the desk."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image as Pillow

from studio import colour
from studio.document.model import Canvas, Scene, Show
from studio.ipc import ring_files
from studio.ipc.picture_ring import RingFinder
from studio.kinds.sources import Fill, Image
from tests.parts import shows
from tests.parts.studio import Studio

WALL, RED, BLUE = "#205030", "#c02020", "#2020c0"
INSET = (20, 20, 80, 60)
STILLS = ("source.wall", "source.logo", "source.slate")


def luma(text: str) -> int:
    return colour.hex_ycbcr(text)[0]


def paint(path: Path, text: str) -> None:
    """A picture of one colour, in place at one instant."""
    fresh = path.with_suffix(".fresh.png")
    Pillow.new("RGB", (80, 60), text).save(fresh)
    os.replace(fresh, path)


@pytest.fixture(scope="module")
def logo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pictures") / "logo.png"
    paint(path, RED)
    return path


@pytest.fixture(scope="module")
def studio(logo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("stills")
    show = Show(
        name="Stills",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour=WALL)), shows.source("logo", Image(paths=(str(logo),)))),
        scenes=(Scene(id="all", name="All", layouts={"main": (shows.full("wall", 320, 180), shows.boxed("logo", *INSET))}),),
    )
    with Studio(folder / "studio", "--headless", shows.save(show, folder / "show.json")) as running:
        yield running


@pytest.fixture(autouse=True)
def connection(studio: Studio) -> Iterator[None]:
    """One connection a test, with its threads."""
    yield
    studio.hang_up()


def standing(studio: Studio, *names: str) -> None:
    """Wait until these have no process any more, and are well."""

    def stand(tree: dict[str, object]) -> bool:
        processes = tree["processes"]
        assert isinstance(processes, dict)
        return all(processes.get(name, {}).get("state") == "standing" and not processes[name]["pid"] for name in names)

    tree = studio.until(stand, 20, f"{names} stand")
    assert all(tree["sources"][name.removeprefix("source.")]["state"] == "running" for name in names)


def on_program(studio: Studio, x: int, y: int) -> int:
    """Luma of that pixel of the newest program picture."""
    finder = RingFinder(studio.session, "program.main", patience=1)
    ring = finder.ring()
    assert ring is not None
    picture = ring.newest()
    assert picture is not None
    level = int(picture.planes.y[y, x])
    finder.close()
    return level


def shows_soon(studio: Studio, text: str, x: int = 60, y: int = 50) -> None:
    until = time.monotonic() + 10
    while abs(on_program(studio, x, y) - luma(text)) > 2:
        assert time.monotonic() < until, f"{on_program(studio, x, y)} instead of {luma(text)}"
        time.sleep(0.05)


def test_stills_stand_on_air_without_a_process(studio: Studio) -> None:
    standing(studio, *STILLS)
    time.sleep(3.0)  # longer than a source may be silent
    assert abs(on_program(studio, 60, 50) - luma(RED)) <= 2
    assert abs(on_program(studio, 300, 150) - luma(WALL)) <= 2
    for name in STILLS:
        with pytest.raises(AssertionError):
            studio.pid(name)


def test_a_new_version_of_the_file_is_shown(studio: Studio, logo: Path) -> None:
    standing(studio, *STILLS)
    paint(logo, BLUE)
    shows_soon(studio, BLUE)
    standing(studio, *STILLS)


def test_a_file_that_goes_leaves_its_picture_and_is_said(studio: Studio, logo: Path) -> None:
    standing(studio, *STILLS)
    kept = logo.read_bytes()
    shown = on_program(studio, 60, 50)
    logo.unlink()
    studio.until(lambda tree: tree["sources"]["logo"]["state"] == "failed", 15, "the missing file is said")
    time.sleep(2.5)
    assert on_program(studio, 60, 50) == shown
    logo.write_bytes(kept)
    standing(studio, *STILLS)


def test_an_edit_is_drawn_and_stands_again(studio: Studio) -> None:
    standing(studio, *STILLS)
    studio.call("source.update", source="wall", set={"input": {"colour": RED}})
    shows_soon(studio, RED, 300, 150)
    standing(studio, *STILLS)
    studio.call("edit.undo")
    shows_soon(studio, WALL, 300, 150)


def test_a_desk_that_dies_changes_nothing_on_air(studio: Studio) -> None:
    standing(studio, *STILLS)
    studio.kill("desk")
    seen = set()
    until = time.monotonic() + 4
    while time.monotonic() < until:
        seen.add(on_program(studio, 300, 150))
        time.sleep(0.01)
    assert all(abs(level - luma(WALL)) <= 2 for level in seen), seen
    standing(studio, *STILLS)


def test_a_source_that_is_removed_leaves_nothing_and_comes_back_with_undo(studio: Studio) -> None:
    standing(studio, *STILLS)
    studio.call("source.remove", source="logo", confirm=True)
    studio.until(lambda tree: "source.logo" not in tree["processes"], 10, "it is gone")
    assert ring_files.epochs(studio.session, "source.logo") == []
    assert ring_files.epochs(studio.session, "slate.logo") == []
    studio.call("edit.undo")
    standing(studio, *STILLS)
