"""A still as a clip: once for its time, no larger in memory than its frame asks, and gone when it is let go."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from studio.ipc.clock import NS
from studio.kinds.sources.playlist.still_clip import StillClip


@pytest.fixture
def white(tmp_path: Path) -> str:
    Image.new("RGB", (1600, 1200), "white").save(tmp_path / "white.jpg")
    return str(tmp_path / "white.jpg")


def test_it_is_seen_once_and_from_where_it_is_wound_to(white: str) -> None:
    clip = StillClip(white, 4, (160, 90), {})
    assert clip.pictures is not None
    picture = clip.pictures.next()
    assert picture is not None
    assert (picture[0].width, picture[0].height) == (120, 90)
    assert picture[1:] == (0, 4 * NS)
    assert clip.pictures.next() is None
    for place, left in ((NS, 3 * NS), (9 * NS, 0)):
        clip.wind(place)
        wound = clip.pictures.next()
        assert wound is not None
        assert wound[1:] == (4 * NS - left, left)


def test_it_is_freed_where_nobody_collects_cycles(white: str) -> None:
    """As in a source worker, where a collection would hold up the pictures."""
    clip = StillClip(white, 4, (160, 90), {})
    left = weakref.ref(clip)
    collected, _ = gc.isenabled(), gc.disable()
    try:
        del clip
        assert left() is None
    finally:
        if collected:
            gc.enable()


def test_a_large_photograph_is_read_no_larger_than_it_is_needed(white: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[int, int]] = []
    load = ImageFile.ImageFile.load

    def noted(self: ImageFile.ImageFile) -> object:
        read.append(self.size)
        return load(self)

    monkeypatch.setattr(ImageFile.ImageFile, "load", noted)
    StillClip(white, 4, (160, 90), {})
    assert set(read) == {(400, 300)}
