"""Footage for the whole studio: two cameras with their picture's number in the picture."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parts import footage, nginx

LOOP_S = 8


@pytest.fixture(scope="session")
def cameras(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two files, A with sound, that loop every `LOOP_S` seconds: `advance` knows the step from the last number to the first."""
    return footage.make_cameras(tmp_path_factory.mktemp("footage"), LOOP_S)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[nginx.Nginx]:
    with nginx.running(tmp_path / "nginx") as server:
        yield server


def advance(numbers: list[int]) -> set[int]:
    """By how much a looped camera's number grows from picture to picture."""
    length = LOOP_S * footage.RATE
    return {(after - before) % length for before, after in itertools.pairwise(numbers)}


def settled(numbers: list[int]) -> int:
    """The place in a camera's numbers a second after it has begun to move: while all processes start at once, it may stumble."""
    begun = next(index for index, (before, after) in enumerate(itertools.pairwise(numbers)) if after != before)
    assert begun < 4 * footage.RATE, "the camera starts late"
    return begun + footage.RATE
