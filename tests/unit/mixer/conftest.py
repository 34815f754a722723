"""A session folder with rings that a test fills by hand."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.ipc import session
from studio.ipc.picture_ring import Format, PictureWriter

U8 = NDArray[np.uint8]
Show = Callable[..., PictureWriter]


@pytest.fixture
def folder() -> Iterator[Path]:
    made = session.create()
    yield made
    shutil.rmtree(made)


@pytest.fixture
def show(folder: Path) -> Iterator[Show]:
    """`show(name, y, u, v, a=None)`: a ring with that picture, due long ago. Planes are arrays; a number fills U or V."""
    writers: list[PictureWriter] = []

    def make(name: str, y: U8, u: U8 | int = 128, v: U8 | int = 128, a: U8 | None = None, slots: int = 4) -> PictureWriter:
        height, width = y.shape
        writer = PictureWriter(folder, name, Format.I420 if a is None else Format.I420A, width, height, slots)
        writers.append(writer)
        planes = writer.begin()
        planes.y[:], planes.u[:], planes.v[:] = y, u, v
        if a is not None:
            assert planes.a is not None
            planes.a[:] = a
        writer.publish(time.monotonic_ns() - 1_000_000)
        return writer

    yield make
    for writer in writers:
        writer.close()
