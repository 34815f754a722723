"""Only pictures that a product names are ever sent, and only as pictures."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from rehearsal.pictures import Pictures

from tests.parts import profiled


def picture(path: Path, size: tuple[int, int] = (1600, 900)) -> Path:
    Image.new("RGB", size, "red").save(path)
    return path


async def test_a_picture_comes_as_a_small_copy(tmp_path: Path) -> None:
    pictures = Pictures()
    token = pictures.token(str(picture(tmp_path / "a.png")))
    copy = await pictures.jpeg(token)
    assert copy
    with Image.open(io.BytesIO(copy)) as opened:
        assert (opened.format, opened.size) == ("JPEG", (560, 315))
    assert await pictures.jpeg(token) is copy
    assert tmp_path.name not in token


async def test_a_changed_file_has_another_token(tmp_path: Path) -> None:
    pictures = Pictures()
    path = picture(tmp_path / "a.png")
    before = pictures.token(str(path))
    assert pictures.token(str(path)) == before
    picture(path, (800, 801))
    assert pictures.token(str(path)) != before


async def test_nothing_else_is_sent(tmp_path: Path) -> None:
    pictures = Pictures()
    secret = tmp_path / "secret.png"
    secret.write_text("not a picture")
    assert await pictures.jpeg(pictures.token(str(secret))) is None
    assert await pictures.jpeg("0" * 32) is None
    assert await pictures.jpeg("../../etc/passwd") is None
    assert pictures.token("") == pictures.token("relative.png") == pictures.token(str(tmp_path)) == ""
    assert pictures.token("https://example.com/a.png") == pictures.token("/a\0b") == ""


async def test_the_copies_kept_are_bounded(tmp_path: Path) -> None:
    pictures = Pictures()
    tokens = [pictures.token(str(picture(tmp_path / f"{at}.png", (8, 8 + at)))) for at in range(70)]
    for token in tokens:
        assert await pictures.jpeg(token)
    assert len(pictures._copies) == 64
    assert await pictures.jpeg(tokens[0])  # made anew


@pytest.mark.parametrize(("space", "colour"), [("Display P3", (220, 40, 60)), ("Adobe RGB", (40, 180, 90))])
async def test_a_copy_has_the_colours_that_the_file_means(tmp_path: Path, space: str, colour: tuple[int, int, int]) -> None:
    pictures = Pictures()
    copy = await pictures.jpeg(pictures.token(str(profiled.save(tmp_path / "a.png", colour, space, (800, 600)))))
    assert copy
    assert max(abs(seen - wanted) for seen, wanted in zip(profiled.middle(copy), colour, strict=True)) <= 4


async def test_a_copy_of_a_grey_of_16_bits_keeps_its_level(tmp_path: Path) -> None:
    pictures = Pictures()
    copy = await pictures.jpeg(pictures.token(str(profiled.save_grey16(tmp_path / "a.png", 32_896))))
    assert copy
    assert profiled.middle(copy) == (128, 128, 128)
