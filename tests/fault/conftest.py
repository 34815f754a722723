"""A live show for every fault: two cameras, one encoding, nginx as the platform."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.document.model import Destination
from studio.ipc.picture_ring import RingFinder
from tests.parts import footage, nginx, shows
from tests.parts.studio import Studio

LOOP_S = 60


@pytest.fixture(scope="session")
def cameras(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two files that loop every `LOOP_S` seconds: a test on a busy computer may be longer, and `steps` knows of it."""
    return footage.make_cameras(tmp_path_factory.mktemp("footage"), LOOP_S)


def steps(numbers: list[int]) -> list[int]:
    """By how much a camera's number grows from picture to picture."""
    length = LOOP_S * footage.RATE
    return [(after - before) % length for before, after in itertools.pairwise(numbers)]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[nginx.Nginx]:
    with nginx.running(tmp_path / "nginx") as server:
        yield server


@pytest.fixture
def start(tmp_path: Path, cameras: tuple[Path, Path]) -> Iterator[Callable[..., Studio]]:
    """Start the show, headless and live, on the given destinations; stopped at the end."""
    running: list[Studio] = []

    def begin(*destinations: Destination, arguments: tuple[object, ...] = (), **environment: str) -> Studio:
        path = shows.save(shows.two_cameras(*cameras, *destinations), tmp_path / "show.json")
        options = arguments or ("--headless", path, "--go-live")
        studio = Studio(tmp_path / "studio", *(path if option == "SHOW" else option for option in options), **environment)
        running.append(studio)
        return studio

    yield begin
    for studio in running:
        studio.close()


def shown_now(studio: Studio) -> int:
    """The number of camera a's picture that is on program, full frame: from it on a fault is looked for in what viewers got.

    While all processes start at once a camera may stumble; that is no fault of what is done to the studio afterwards.
    """
    finder = RingFinder(studio.session, "program.main", patience=1)
    ring = finder.ring()
    picture = None if ring is None else ring.newest()
    assert picture is not None
    number = footage.read_number(picture.planes.y, (0, 0, shows.WIDTH, shows.HEIGHT))
    finder.close()
    return number


def seconds_on_air(studio: Studio, seconds: float) -> None:
    """Wait until the mixer has made that many more seconds of program."""

    def ticks(tree: dict[str, Any]) -> int:
        return int(tree["mixer"]["figures"].get("ticks", 0))

    wanted = ticks(studio.until(ticks, 10, "a mixer that counts")) + seconds * footage.RATE
    studio.until(lambda tree: ticks(tree) >= wanted, seconds + 20, f"{seconds} s of program")
