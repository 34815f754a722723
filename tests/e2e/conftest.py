"""Footage for the whole studio: two cameras with their picture's number in the picture."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parts import footage, nginx, shows

LOOP_S = 8


@pytest.fixture(scope="session")
def cameras(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two files, A with sound, that loop every `LOOP_S` seconds: `advance` knows the step from the last number to the first."""
    folder = tmp_path_factory.mktemp("footage")
    return (
        footage.make_camera(folder / "a.mp4", LOOP_S, shows.WIDTH, shows.HEIGHT, 60),
        footage.make_camera(folder / "b.mp4", LOOP_S, 320, 180, 120, sound=False),
    )


@pytest.fixture
def server(tmp_path: Path) -> Iterator[nginx.Nginx]:
    if not nginx.installed():
        pytest.skip("nginx with its RTMP module is not installed")
    with nginx.Nginx(tmp_path / "nginx") as running:
        yield running


def advance(numbers: list[int]) -> set[int]:
    """By how much a looped camera's number grows from picture to picture."""
    length = LOOP_S * footage.RATE
    return {(after - before) % length for before, after in itertools.pairwise(numbers)}


def settled(numbers: list[int]) -> int:
    """The place in a camera's numbers a second after it has begun to move: while all processes start at once, it may stumble."""
    begun = next(index for index, (before, after) in enumerate(itertools.pairwise(numbers)) if after != before)
    assert begun < 4 * footage.RATE, "the camera starts late"
    return begun + footage.RATE
