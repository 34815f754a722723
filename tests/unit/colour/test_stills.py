"""The numbers of a still mean what its file says: each comes to the sRGB colour it was made from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.colour.stills import in_srgb
from studio.media.inputs.gallery import read_picture
from tests.parts import profiled

COLOURS = [(220, 40, 60), (40, 180, 90), (128, 128, 128), (250, 240, 225), (10, 12, 20)]


def near(seen: object, wanted: tuple[int, ...], within: int = 3) -> bool:
    return bool(np.abs(np.array(seen, int) - np.array(wanted)).max() <= within)


@pytest.mark.parametrize("space", profiled.SPACES)
@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.tif"])
def test_a_picture_with_a_profile_has_the_colours_it_was_made_with(
    tmp_path: Path, space: str, colour: tuple[int, int, int], name: str
) -> None:
    picture = read_picture(str(profiled.save(tmp_path / name, colour, space)))
    assert picture.mode == "RGB"
    assert near(picture.getpixel((30, 20)), colour, 8 if space == "ProPhoto" or name.endswith(("jpg", "webp")) else 3)


def test_transparency_stays_beside_the_profile(tmp_path: Path) -> None:
    picture = read_picture(str(profiled.save(tmp_path / "a.png", (220, 40, 60), "Display P3", alpha=90)))
    assert picture.mode == "RGBA"
    assert near(picture.getpixel((30, 20)), (220, 40, 60, 90))


def test_a_palette_picture_is_converted_too(tmp_path: Path) -> None:
    values, profile = profiled.numbers((40, 180, 90), "Adobe RGB")
    Image.new("RGB", (20, 20), values).quantize(4).save(tmp_path / "a.png", icc_profile=profile)
    assert near(read_picture(str(tmp_path / "a.png")).getpixel((5, 5)), (40, 180, 90))


@pytest.mark.parametrize(("level", "grey"), [(0, 0), (65535, 255), (32896, 128), (257 * 60, 60)])
def test_a_grey_of_16_bits_keeps_its_level(tmp_path: Path, level: int, grey: int) -> None:
    for name in ("a.png", "a.tif"):
        picture = read_picture(str(profiled.save_grey16(tmp_path / name, level)))
        assert (picture.mode, picture.getpixel((9, 9))) == ("RGB", (grey, grey, grey))


def test_a_grey_of_16_bits_with_a_see_through_value() -> None:
    picture = Image.fromarray(np.array([[0, 40_000]], np.uint16))
    picture.info["transparency"] = 40_000
    shown = in_srgb(picture)
    assert [shown.getpixel((0, 0)), shown.getpixel((1, 0))] == [(0, 0, 0, 255), (156, 156, 156, 0)]


def test_a_grey_profile_is_followed() -> None:
    picture = Image.new("L", (8, 8), 128)
    picture.info["icc_profile"] = profiled.grey_profile(1.0)  # half of the light, which sRGB writes as 188
    assert near(in_srgb(picture).getpixel((4, 4)), (188, 188, 188))


@pytest.mark.parametrize("profile", [b"", b"no profile", b"\0" * 200])
def test_a_broken_profile_is_as_none(profile: bytes) -> None:
    picture = Image.new("RGB", (8, 8), (1, 2, 3))
    picture.info["icc_profile"] = profile
    assert in_srgb(picture).getpixel((4, 4)) == (1, 2, 3)


def test_a_profile_of_another_kind_of_picture_is_left_out() -> None:
    picture = Image.new("RGB", (8, 8), (128, 64, 3))
    picture.info["icc_profile"] = profiled.grey_profile(1.0)
    assert in_srgb(picture).mode == "RGB"
