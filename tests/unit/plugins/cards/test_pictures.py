"""Product pictures: cut to cover, corners round, grey when over; and a place kept free when there is none."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from cards import pictures
from cards.palette import palette
from cards.sheet import sheet
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from studio.plugin_api import Look
from tests.parts import profiled

LOOK = Look(theme="paper")


def _drawn(path: str, grey: bool = False, folder: Path | None = None) -> NDArray[np.uint8]:
    pixels = np.zeros((100, 100, 4), np.uint8)
    with sheet(pixels, LOOK) as page:
        pictures.product(page, path, QRectF(10, 10, 80, 80), 16, folder, grey)
    return pixels


def _is(pixel: NDArray[np.uint8], colour: str, within: int = 6) -> bool:
    wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])
    return bool(np.abs(pixel[:3].astype(int) - wanted).max() <= within)


def test_a_picture_covers_its_place(photo: Path) -> None:
    pixels = _drawn(str(photo))
    assert _is(pixels[50, 14], "#20b040")
    assert _is(pixels[50, 85], "#2040d0")
    assert _is(pixels[14, 40], "#20b040")  # no bars above and below
    assert pixels[11, 11, 3] == 0  # the corner is round
    assert pixels[50, 8, 3] == 0
    assert not np.any(pixels[:10]), "nothing outside its place"


def test_its_middle_stays_in_the_middle(photo: Path) -> None:
    pixels = _drawn(str(photo))
    assert _is(pixels[50, 47], "#20b040", 12)
    assert _is(pixels[50, 53], "#2040d0", 12)


def test_what_is_seen_through_is_white(tmp_path: Path) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    assert image.save(str(tmp_path / "clear.png"))
    assert _is(_drawn(str(tmp_path / "clear.png"))[50, 50], "#ffffff", 0)


def test_what_is_over_is_grey_and_dark(photo: Path) -> None:
    pixels, bright = _drawn(str(photo), grey=True), _drawn(str(photo))
    red, green, blue = (int(channel) for channel in pixels[50, 20, :3])
    assert max(red, green, blue) - min(red, green, blue) <= 4
    assert green < int(bright[50, 20, 1])


@pytest.mark.parametrize("path", ["", "/nowhere/at/all.png", "https://shop.example/p.jpg", "bad\0name"])
def test_without_a_picture_its_place_is_kept(path: str) -> None:
    pixels = _drawn(path)
    assert _is(pixels[20, 50], palette(LOOK).well)
    assert len(np.unique(pixels[20:80, 20:80].reshape(-1, 4), axis=0)) > 4  # the sign in it


def test_what_is_no_picture_is_none(tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert np.array_equal(_drawn(str(path)), _drawn(""))
    os.mkfifo(tmp_path / "pipe.png")
    assert np.array_equal(_drawn(str(tmp_path / "pipe.png")), _drawn("")), "nobody waits for what it may bring"


def test_a_picture_that_changed_is_read_again(photo: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    path.write_bytes(photo.read_bytes())
    before = _drawn(str(path))
    path.write_bytes(b"gone bad")
    assert not np.array_equal(_drawn(str(path)), before)


def test_a_relative_path_is_the_folders(photo: Path) -> None:
    assert np.array_equal(_drawn(photo.name, folder=photo.parent), _drawn(str(photo)))


@pytest.mark.parametrize(("space", "colour"), [("Display P3", "#dc283c"), ("Adobe RGB", "#28b45a")])
@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_a_picture_has_the_colours_that_its_file_means(tmp_path: Path, space: str, colour: str, name: str) -> None:
    wanted = QColor(colour)
    path = profiled.save(tmp_path / name, (wanted.red(), wanted.green(), wanted.blue()), space, (200, 200))
    assert _is(_drawn(str(path))[50, 50], colour, 4)


def test_a_grey_of_16_bits_keeps_its_level(tmp_path: Path) -> None:
    assert _is(_drawn(str(profiled.save_grey16(tmp_path / "a.png", 32_896, (200, 200))))[50, 50], "#808080", 2)
