"""Stills that say what their numbers mean otherwise than by a profile."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.media.inputs.gallery import read_picture
from tests.parts import profiled

P3_CORNERS = struct.pack(">8I", 31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(path: Path, values: tuple[int, int, int], *extra: bytes) -> Path:
    """A small picture of one colour; `extra` stands before its pixels."""
    rows = b"".join(b"\0" + bytes(values) * 8 for _ in range(8))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return path


def shown(path: Path) -> tuple[int, ...]:
    return read_picture(str(path)).getpixel((4, 4))  # type: ignore[return-value]


def near(seen: object, wanted: tuple[int, ...], within: int = 3) -> bool:
    return bool(np.abs(np.array(seen, int) - np.array(wanted)).max() <= within)


@pytest.mark.parametrize("colour", [(220, 40, 60), (40, 180, 90), (250, 240, 225), (128, 128, 128)])
def test_display_p3_without_a_profile(tmp_path: Path, colour: tuple[int, int, int]) -> None:
    values, _ = profiled.numbers(colour, "Display P3")
    assert near(shown(png(tmp_path / "a.png", values, chunk(b"cICP", bytes([12, 13, 0, 1])))), colour)
    assert near(shown(png(tmp_path / "b.png", values, chunk(b"cHRM", P3_CORNERS))), colour)


@pytest.mark.parametrize(
    ("gamma", "wanted"), [(100_000, (188, 137, 255)), (55_556, (146, 82, 255)), (45_455, (128, 64, 255)), (0, (128, 64, 255))]
)
def test_a_png_with_another_gamma(tmp_path: Path, gamma: int, wanted: tuple[int, int, int]) -> None:
    path = png(tmp_path / "a.png", (128, 64, 255), chunk(b"gAMA", struct.pack(">I", gamma)))
    assert near(shown(path), wanted, 2)


def test_srgb_stands_above_gamma_and_code_points_above_both(tmp_path: Path) -> None:
    srgb, linear = chunk(b"sRGB", b"\0"), chunk(b"gAMA", struct.pack(">I", 100_000))
    assert shown(png(tmp_path / "a.png", (128, 64, 255), srgb, linear)) == (128, 64, 255)
    plain = chunk(b"cICP", bytes([1, 13, 0, 1]))
    assert shown(png(tmp_path / "b.png", (128, 64, 255), plain, linear)) == (128, 64, 255)


@pytest.mark.parametrize(("transfer", "white"), [(16, 148), (18, 191)])
def test_reference_white_of_a_bright_picture(tmp_path: Path, transfer: int, white: int) -> None:
    path = png(tmp_path / "a.png", (white,) * 3, chunk(b"cICP", bytes([9, transfer, 0, 1])))
    assert near(shown(path), (224, 224, 224), 3)


def test_a_camera_that_is_set_to_adobe_rgb(tmp_path: Path) -> None:
    for colour in ((220, 40, 60), (40, 180, 90), (128, 128, 128)):
        values, _ = profiled.numbers(colour, "Adobe RGB")
        said = Image.Exif()
        said[0x8769] = {0xA001: 65535, 0xA005: {1: "R03", 2: b"0100"}}
        Image.new("RGB", (16, 16), values).save(tmp_path / "a.jpg", exif=said, quality=98)
        assert near(shown(tmp_path / "a.jpg"), colour, 6)


@pytest.mark.parametrize(
    "extra",
    [
        (chunk(b"cHRM", b"\xff" * 32),),
        (chunk(b"cHRM", bytes(32)),),
        (chunk(b"cHRM", struct.pack(">8I", *[30_000] * 8)),),
        (chunk(b"gAMA", b"\xff" * 4),),
        (chunk(b"cICP", b"\x09"),),
        (chunk(b"cICP", bytes([200, 200, 0, 1])),),
        (chunk(b"cICP", bytes([9, 16, 9, 0])),),
    ],
    ids=range(7),
)
def test_what_cannot_be_is_as_nothing(tmp_path: Path, extra: tuple[bytes, ...]) -> None:
    assert shown(png(tmp_path / "a.png", (128, 64, 255), *extra)) == (128, 64, 255)


def test_a_grey_of_16_bits_whose_nothing_is_white(tmp_path: Path) -> None:
    data = struct.pack("<H", 60 * 257) * 64
    tags = [
        (256, 4, 8),
        (257, 4, 8),
        (258, 3, 16),
        (259, 3, 1),
        (262, 3, 0),
        (273, 4, 122),
        (277, 3, 1),
        (278, 4, 8),
        (279, 4, 128),
    ]
    packed = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    (tmp_path / "a.tif").write_bytes(b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags)) + packed + bytes(4) + data)
    assert shown(tmp_path / "a.tif") == (195, 195, 195)
