"""Phones' HDR and wide colours: known light in, known levels out. The transfer functions are written out again here."""

from __future__ import annotations

import math

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from studio import colour
from studio.ipc.picture_ring import Format, Planes, picture_bytes, split_planes
from studio.media.pictures.pixels import PictureConverter

F64 = NDArray[np.float64]

PRIMARIES = {  # H.273 code, x and y of red, green, blue; all with the white D65
    "bt709": (1, [(0.640, 0.330), (0.300, 0.600), (0.150, 0.060)]),
    "bt2020": (9, [(0.708, 0.292), (0.170, 0.797), (0.131, 0.046)]),
    "p3": (12, [(0.680, 0.320), (0.265, 0.690), (0.150, 0.060)]),
}
MATRIX = {"bt709": (1, 0.2126, 0.0722), "bt2020": (9, 0.2627, 0.0593), "p3": (1, 0.2126, 0.0722)}
PQ, HLG, GAMMA = 16, 18, 1  # H.273 TransferCharacteristics
COLOURS = [(220, 40, 60), (40, 180, 90), (60, 80, 200), (240, 200, 170), (128, 128, 128), (12, 12, 12)]


def xyz(name: str) -> F64:
    """R, G, B of these primaries to X, Y, Z."""
    columns = np.array([[x / y, 1.0, (1 - x - y) / y] for x, y in PRIMARIES[name][1]]).T
    white = np.array([0.3127 / 0.3290, 1.0, (1 - 0.3127 - 0.3290) / 0.3290])
    return columns * np.linalg.solve(columns, white)


def pq(nits: F64) -> F64:
    power = (nits / 10_000) ** 0.1593017578125
    return ((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** 78.84375


def hlg(nits: F64) -> F64:
    """The signal that a display of 1000 cd/m2 shows as `nits`, BT.2100."""
    luminance = float(nits @ [0.2627, 0.6780, 0.0593]) / 1000
    scene = nits / 1000 * (luminance ** (1 / 1.2 - 1) if luminance else 0.0)
    low = np.sqrt(3 * scene)
    high = 0.17883277 * np.log(np.maximum(12 * scene - 0.28466892, 1e-9)) + 0.55991073
    return np.where(scene <= 1 / 12, low, high)


def frame(signal: F64, primaries: str, transfer: int, full: bool = False, size: int = 64) -> av.VideoFrame:
    """10 bit, one colour, R', G', B' 0..1."""
    code, kr, kb = MATRIX[primaries]
    red, green, blue = signal
    luma = kr * red + (1 - kr - kb) * green + kb * blue
    cb, cr = (blue - luma) / (2 * (1 - kb)), (red - luma) / (2 * (1 - kr))
    black, light_span, chroma_span = (0, 1023, 1023) if full else (64, 876, 896)
    levels = (black + light_span * luma, 512 + chroma_span * cb, 512 + chroma_span * cr)
    made = av.VideoFrame(size, size, "yuv420p10le")
    for plane, level in zip(made.planes, levels, strict=True):
        plane.update(np.full(plane.buffer_size // 2, round(level), "<u2").tobytes())
    made.colorspace, made.color_range = code, 2 if full else 1
    made.color_trc, made.color_primaries = transfer, PRIMARIES[primaries][0]
    return made


def blank(size: int = 32) -> Planes:
    return split_planes(np.zeros(picture_bytes(Format.I420, size, size), np.uint8), Format.I420, size, size)


def shown(given: av.VideoFrame) -> tuple[int, int, int]:
    target = blank()
    PictureConverter().write(given, target)
    middle = [int(plane[plane.shape[0] // 2, plane.shape[1] // 2]) for plane in (target.y, target.u, target.v)]
    return middle[0], middle[1], middle[2]


def grey(level: int) -> float:
    """A luma level as 0..255."""
    return (level - 16) * 255 / 219


def linear(rgb: tuple[int, int, int], gamma: float) -> F64:
    return (np.array(rgb) / 255) ** gamma


@pytest.mark.parametrize(("transfer", "encode"), [(PQ, pq), (HLG, hlg)])
def test_greys_of_hdr_keep_white_below_white_and_black_black(transfer: int, encode: object) -> None:
    nits = [0.0, 1.0, 10.0, 50.0, 100.0, 203.0, 400.0, 1000.0]
    levels = []
    for light in nits:
        y, u, v = shown(frame(encode(np.full(3, light)), "bt2020", transfer))  # type: ignore[operator]
        assert (u, v) == (128, 128)
        levels.append(grey(y))
    black, _, dark, half, *_ = levels
    assert levels == sorted(levels)
    assert abs(black) <= 1
    assert 50 <= dark <= 70  # not 76 and more, as if the numbers were taken for the program's
    assert 130 <= half <= 145
    assert 215 <= levels[nits.index(203.0)] <= 235
    assert 252 <= levels[-1] <= 256


@pytest.mark.parametrize("rgb", COLOURS)
@pytest.mark.parametrize(("transfer", "encode"), [(PQ, pq), (HLG, hlg)])
def test_colours_of_hdr_keep_their_hue_and_about_their_saturation(
    rgb: tuple[int, int, int], transfer: int, encode: object
) -> None:
    light = np.linalg.inv(xyz("bt2020")) @ xyz("bt709") @ linear(rgb, 2.2) * 203
    _, u, v = shown(frame(encode(light), "bt2020", transfer))  # type: ignore[operator]
    _, wanted_u, wanted_v = colour.ycbcr(*rgb)
    wanted, seen = complex(wanted_u - 128, wanted_v - 128), complex(u - 128, v - 128)
    if abs(wanted) < 8:
        assert abs(seen) < 4
    else:
        assert 0.7 < abs(seen) / abs(wanted) < 1.15
        assert abs(math.degrees(np.angle(seen / wanted))) < 8


@pytest.mark.parametrize("rgb", COLOURS)
@pytest.mark.parametrize("primaries", ["bt2020", "p3"])
@pytest.mark.parametrize("full", [False, True])
def test_wide_primaries_come_to_the_colours_that_they_name(rgb: tuple[int, int, int], primaries: str, full: bool) -> None:
    light = np.linalg.inv(xyz(primaries)) @ xyz("bt709") @ linear(rgb, 2.4)
    seen = shown(frame(np.maximum(light, 0) ** (1 / 2.4), primaries, GAMMA, full))
    within = 8 if primaries == "bt2020" else 4  # at BT.709's edge a step of the table is that much
    assert np.abs(np.subtract(seen, colour.ycbcr(*rgb))).max() <= within


def test_pq_without_named_primaries_has_those_of_bt2020() -> None:
    light = np.linalg.inv(xyz("bt2020")) @ xyz("bt709") @ linear((220, 40, 60), 2.2) * 203
    named, silent = frame(pq(light), "bt2020", PQ), frame(pq(light), "bt2020", PQ)
    silent.color_primaries = 2
    assert shown(named) == shown(silent)


def test_what_no_screen_of_the_program_can_show_stays_inside_it() -> None:
    for signal in ([0.9, 0, 0], [0, 0.9, 0], [0, 0, 0.9], [0, 0.9, 0.9], [1, 1, 0]):
        y, u, v = shown(frame(np.array(signal, float), "bt2020", PQ))
        assert 16 <= y <= 235
        assert 16 <= min(u, v) <= max(u, v) <= 240


def test_a_ramp_of_hdr_has_no_steps() -> None:
    made = av.VideoFrame(256, 64, "yuv420p")
    levels = np.arange(256, dtype=np.uint8)
    for plane, values in zip(made.planes, (levels, np.full(128, 128, np.uint8), np.full(128, 128, np.uint8)), strict=True):
        rows = np.zeros((plane.height, plane.line_size), np.uint8)
        rows[:, : plane.width] = values
        plane.update(rows.tobytes())
    made.colorspace, made.color_range, made.color_trc, made.color_primaries = 9, 1, PQ, 9
    target = split_planes(np.zeros(picture_bytes(Format.I420, 256, 64), np.uint8), Format.I420, 256, 64)
    PictureConverter().write(made, target)
    steps = np.diff(target.y[32, 16:190].astype(int))
    assert steps.min() >= 0
    assert steps.max() <= 5


def test_the_programs_own_colours_take_no_detour() -> None:
    plain = frame(np.array([0.5, 0.4, 0.3]), "bt709", GAMMA)
    unnamed = frame(np.array([0.5, 0.4, 0.3]), "bt709", GAMMA)
    unnamed.color_trc = unnamed.color_primaries = 2
    assert shown(plain) == shown(unnamed)
