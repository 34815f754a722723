"""Measured colours: known patches through every kind of conversion, against the exact BT.709 values."""

from __future__ import annotations

import av
import numpy as np
import pytest

from studio import colour
from studio.ipc.picture_ring import Format, Planes, picture_bytes, split_planes
from studio.media.pictures.pixels import PROGRAM, Colour, PictureConverter, shape_of

PATCHES = [(255, 255, 255), (0, 0, 0), (255, 0, 0), (0, 255, 0), (0, 0, 255), (200, 140, 110), (128, 128, 128), (20, 90, 60)]
KR_KB = {"bt601": (0.299, 0.114), "bt709": (0.2126, 0.0722), "bt2020": (0.2627, 0.0593)}
CODE = {"bt601": 5, "bt709": 1, "bt2020": 9}


def blank(width: int, height: int, alpha: bool = False) -> Planes:
    fmt = Format.I420A if alpha else Format.I420
    return split_planes(np.zeros(picture_bytes(fmt, width, height), np.uint8), fmt, width, height)


def ycc(rgb: tuple[int, int, int], matrix: str, full: bool) -> tuple[int, int, int]:
    """The definition, written out again here: numbers of a patch in a given matrix and range."""
    kr, kb = KR_KB[matrix]
    red, green, blue = (part / 255 for part in rgb)
    light = kr * red + (1 - kr - kb) * green + kb * blue
    cb, cr = (blue - light) / (2 * (1 - kb)), (red - light) / (2 * (1 - kr))
    if full:
        return tuple(round(min(255, max(0, value))) for value in (255 * light, 255 * cb + 128, 255 * cr + 128))  # type: ignore[return-value]
    return round(16 + 219 * light), round(128 + 224 * cb), round(128 + 224 * cr)


def yuv_frame(fmt: str, numbers: tuple[int, int, int], width: int = 96, height: int = 64) -> av.VideoFrame:
    frame = av.VideoFrame(width, height, fmt)
    for plane, number in zip(frame.planes, numbers, strict=False):
        plane.update(bytes([number]) * plane.buffer_size)
    return frame


def centre(planes: Planes) -> tuple[int, int, int]:
    return tuple(int(p[p.shape[0] // 2, p.shape[1] // 2]) for p in (planes.y, planes.u, planes.v))  # type: ignore[return-value]


@pytest.mark.parametrize("matrix", KR_KB)
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("fmt", ["yuv420p", "yuv422p", "yuv444p"])
def test_every_matrix_and_range_arrives_as_bt709_limited(matrix: str, full: bool, fmt: str) -> None:
    converter = PictureConverter()
    for patch in PATCHES:
        frame = yuv_frame(fmt, ycc(patch, matrix, full))
        frame.colorspace, frame.color_range = CODE[matrix], 2 if full else 1
        target = blank(48, 32)
        converter.write(frame, target)
        assert np.abs(np.subtract(centre(target), colour.ycbcr(*patch))).max() <= 2.5, patch


@pytest.mark.parametrize("fmt", ["rgb24", "bgra", "bgr0", "gbrp"])
def test_rgb_arrives_as_bt709_limited(fmt: str) -> None:
    converter = PictureConverter()
    for patch in PATCHES:
        rgb = np.full((64, 96, 3), patch, np.uint8)
        frame = av.VideoFrame.from_ndarray(rgb, "rgb24")
        frame = frame.reformat(format=fmt)
        target = blank(48, 32)
        converter.write(frame, target)
        assert np.abs(np.subtract(centre(target), colour.ycbcr(*patch))).max() <= 2, patch


@pytest.mark.parametrize(("fmt", "source"), [("yuyv422", "yuv422p"), ("nv12", "yuv420p"), ("yuv420p10le", "yuv420p")])
def test_packed_and_deep_formats_keep_their_matrix(fmt: str, source: str) -> None:
    converter = PictureConverter()
    for patch in PATCHES:
        frame = yuv_frame(source, ycc(patch, "bt601", False))
        frame.colorspace, frame.color_range = 5, 1
        frame = frame.reformat(format=fmt, src_colorspace=5, dst_colorspace=5, src_color_range=1, dst_color_range=1)
        target = blank(48, 32)
        converter.write(frame, target)
        assert np.abs(np.subtract(centre(target), colour.ycbcr(*patch))).max() <= 3, patch


@pytest.mark.parametrize(("said", "black", "white"), [(1, 16, 235), (2, 0, 255), (0, 0, 255)])
@pytest.mark.parametrize("fmt", ["gray", "gray10le"])
def test_a_grey_without_colours_keeps_black_and_white(fmt: str, said: int, black: int, white: int) -> None:
    for level, light in ((black, 16), (white, 235)):
        frame = av.VideoFrame(96, 64, fmt)
        number = bytes([level]) if fmt == "gray" else (level * 1023 // 255 if said != 1 else level * 4).to_bytes(2, "little")
        frame.planes[0].update(number * (frame.planes[0].buffer_size // len(number)))
        frame.color_range = said
        target = blank(48, 32)
        PictureConverter().write(frame, target)
        assert np.abs(np.subtract(centre(target), (light, 128, 128))).max() <= 1, level


def test_small_pictures_of_pq_and_hlg_are_bt2020_where_they_do_not_say() -> None:
    frame = av.VideoFrame(640, 360, "yuv420p")
    frame.color_trc = 16
    assert shape_of(frame).colour == Colour("bt2020", False, "pq", "bt2020")


def test_untagged_pictures_are_read_by_custom() -> None:
    assert shape_of(av.VideoFrame(720, 576, "yuv420p")).colour == Colour("bt601", False)
    assert shape_of(av.VideoFrame(1280, 720, "yuv420p")).colour == PROGRAM
    assert shape_of(av.VideoFrame(1280, 720, "yuvj422p")).colour == Colour("bt601", True)


def test_alpha_is_multiplied_in_with_the_black_level() -> None:
    rgba = np.zeros((64, 96, 4), np.uint8)
    rgba[:] = (200, 140, 110, 128)
    exact = colour.i420a_from_rgba(rgba)
    for fmt in ("rgba", "bgra", "yuva420p", "yuva444p10le"):
        frame = av.VideoFrame.from_ndarray(rgba, "rgba").reformat(format=fmt, dst_colorspace=1, dst_color_range=1)
        if fmt.startswith("yuva"):
            frame.colorspace, frame.color_range = 1, 1
        target = blank(48, 32, alpha=True)
        PictureConverter().write(frame, target)
        assert target.a is not None
        assert np.abs(np.subtract(centre(target), [int(p[8, 8]) for p in exact[:3]])).max() <= 3, fmt
        assert abs(int(target.a[8, 8]) - 128) <= 1


def test_an_opaque_picture_into_an_alpha_ring_is_opaque() -> None:
    target = blank(48, 32, alpha=True)
    PictureConverter().write(yuv_frame("yuv420p", (100, 128, 128)), target)
    assert target.a is not None
    assert int(target.a.min()) == 255


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_quarter_turns_are_clockwise(turn: int) -> None:
    upright = np.zeros((64, 96), np.uint8) + 16
    upright[:32, :48] = 235  # top left
    grey = np.full((32, 48), 128, np.uint8)
    target = blank(64, 96) if turn != 180 else blank(96, 64)
    PictureConverter().write_planes((upright, grey, grey), target, turn)
    assert np.array_equal(target.y, np.rot90(upright, -turn // 90))


def test_padding_of_rows_is_not_seen_and_odd_sides_are_cut() -> None:
    frame = yuv_frame("yuv420p", (100, 110, 150), 333, 101)
    assert frame.planes[0].line_size > 333
    frame.colorspace, frame.color_range = 1, 1
    target = blank(332, 100)
    PictureConverter().write(frame, target)
    assert {int(p.min()) for p in (target.y, target.u, target.v)} == {100, 110, 150}
    assert {int(p.max()) for p in (target.y, target.u, target.v)} == {100, 110, 150}
