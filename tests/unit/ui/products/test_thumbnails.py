from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QColor, QImage

from ui.products import Thumbnails

Until = Callable[..., None]


@pytest.fixture
def thumbnails(nothing_left: None, until: Until) -> Iterator[Thumbnails]:
    made = Thumbnails()
    yield made
    until(lambda: not made._looking.isActive())
    made.deleteLater()


def picture(path: Path, width: int, height: int) -> str:
    """Red at the left quarter, blue in the middle, red at the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#0000ff"))
    for x in range(width):
        if x < width // 4 or x >= width - width // 4:
            for y in range(height):
                image.setPixelColor(x, y, QColor("#ff0000"))
    assert image.save(str(path))
    return str(path)


def test_the_middle_square_is_shown_at_the_wanted_size(thumbnails: Thumbnails, tmp_path: Path, until: Until) -> None:
    place = picture(tmp_path / "wide.png", 200, 100)
    assert thumbnails.get(place, 40) is None, "it is read later"
    until(lambda: thumbnails.get(place, 40) is not None)
    shown = thumbnails.get(place, 40)
    assert shown is not None
    assert (shown.width(), shown.height()) == (40, 40)
    assert shown.toImage().pixelColor(20, 20) == QColor("#0000ff")
    assert shown.toImage().pixelColor(1, 20).blue() > 200, "the red sides are cut away"


def test_paths_are_relative_to_the_shows_folder(thumbnails: Thumbnails, tmp_path: Path, until: Until) -> None:
    picture(tmp_path / "square.png", 50, 50)
    until(lambda: thumbnails.get("square.png", 20, str(tmp_path)) is not None)


@pytest.mark.parametrize("name", ["broken.png", "pipe.png"])
def test_what_cannot_be_read_is_asked_for_once(thumbnails: Thumbnails, tmp_path: Path, until: Until, name: str) -> None:
    (tmp_path / "broken.png").write_bytes(b"no picture")
    os.mkfifo(tmp_path / "pipe.png")
    told: list[None] = []
    thumbnails.loaded.connect(lambda: told.append(None))
    assert thumbnails.get(str(tmp_path / name), 20) is None
    until(lambda: told)
    assert thumbnails.get(str(tmp_path / name), 20) is None
    assert not thumbnails._asked


def test_pictures_of_the_web_are_read_where_they_lie(thumbnails: Thumbnails, tmp_path: Path, until: Until) -> None:
    url, told = "https://example.invalid/square.png", []
    thumbnails.loaded.connect(lambda: told.append(1))
    thumbnails.know_files({url: picture(tmp_path / "square.png", 50, 50)})
    assert told, "who shows it looks again"
    until(lambda: thumbnails.get(url, 20, "/another/folder") is not None)
    assert thumbnails._web is None, "nothing was asked of the web"
