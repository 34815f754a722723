"""A chart of known colours through source, mixer, encoder and decoder: what comes out is what went in."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image as Pillow

from studio import colour
from studio.document.model import Canvas, Encoding, Lane, Scene, Show
from studio.kinds.sources import Image, MediaFile
from tests.parts import footage, shows
from tests.parts.footage import Box
from tests.parts.studio import Studio

U8 = NDArray[np.uint8]
Colours = tuple[float, float, float]
LEVELS = 3
WIDTH, HEIGHT, STRIP = 640, 480, 60
CHART = (0, 0, WIDTH, 360)
TILE = (0, 360, WIDTH, STRIP)
WEBCAM = (0, 420, WIDTH, STRIP)
BT709, LIMITED, FULL, BT601 = 1, 1, 2, 6  # ITU-T H.273: matrix 1 and 6; FFmpeg's numbers for the ranges

RGB = (
    *((255, 255, 255), (0, 0, 0), (128, 128, 128), (191, 191, 0)),
    *((0, 191, 191), (0, 191, 0), (191, 0, 191), (191, 0, 0)),
    *((0, 0, 191), (255, 0, 0), (0, 255, 0), (0, 0, 255)),
    *((224, 172, 105), (141, 85, 36), (255, 219, 172), (0, 177, 64)),
)
# rows Y, Cb, Cr of R, G, B in 0..255, ITU-R BT.601-7, full range as in JPEG (JFIF)
JPEG = np.array([[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]])


def planes(colours: list[Colours], columns: int, width: int, height: int) -> U8:
    """An I420 picture of equal patches, row by row."""
    rows = len(colours) // columns
    out = []
    for part, step in ((0, 1), (1, 2), (2, 2)):
        values = np.array([round(one[part]) for one in colours], np.uint8).reshape(rows, columns)
        out.append(values.repeat(height // rows // step, 0).repeat(width // columns // step, 1).reshape(-1))
    return np.concatenate(out).reshape(height * 3 // 2, width)


def video(path: Path, picture: U8, codec: str, pixels: str, space: int, span: int, options: dict[str, str]) -> Path:
    """Two seconds of one picture, tagged."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=footage.RATE, options=options)
        context = stream.codec_context
        stream.width, stream.height, stream.pix_fmt = picture.shape[1], picture.shape[0] * 2 // 3, pixels
        context.colorspace, context.color_range = space, span
        context.color_primaries = context.color_trc = BT709
        for _ in range(2 * footage.RATE):
            frame = av.VideoFrame.from_ndarray(picture, pixels)
            frame.colorspace, frame.color_range = space, span
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def jpeg_colours(rgb: tuple[int, int, int]) -> Colours:
    y, cb, cr = JPEG @ np.array(rgb)
    return float(y), min(255.0, cb + 128), min(255.0, cr + 128)


def tile(path: Path) -> Path:
    """An sRGB picture of eight patches, the last one half transparent."""
    rgba = np.array([(*rgb, 255) for rgb in RGB[3:10]] + [(*RGB[10], 128)], np.uint8)
    Pillow.fromarray(rgba.repeat(WIDTH // 8, 0)[None].repeat(STRIP, 0)).save(path)
    return path


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recording of a program that shows the chart, the tile and the webcam."""
    folder = tmp_path_factory.mktemp("colours")
    chart = planes([colour.ycbcr(*rgb) for rgb in RGB], 4, WIDTH, 360)
    webcam = planes([jpeg_colours(rgb) for rgb in RGB[3:11]], 8, WIDTH, STRIP)
    files = {
        "chart": video(folder / "chart.mkv", chart, "libx264", "yuv420p", BT709, LIMITED, {"crf": "1", "preset": "ultrafast"}),
        "webcam": video(folder / "webcam.mkv", webcam, "mjpeg", "yuvj420p", BT601, FULL, {"qmin": "1", "qmax": "1", "q": "1"}),
    }
    show = Show(
        name="Colours",
        canvases=(Canvas(id="main", name="Main", width=WIDTH, height=HEIGHT),),
        sources=(
            *(shows.source(name, MediaFile(path=str(path))) for name, path in files.items()),
            shows.source("tile", Image(paths=(str(tile(folder / "tile.png")),))),
        ),
        scenes=(Scene(id="all", name="All", layouts={"main": (shows.boxed("chart", *CHART), shows.boxed("webcam", *WEBCAM))}),),
        lanes=(Lane(id="above", name="Above", layouts={"main": (shows.boxed("tile", *TILE),)}),),
        encodings=(Encoding(id="main", canvas="main", video_bps=60_000_000, preset="veryfast"),),
    )
    path, recording = shows.save(show, folder / "show.json"), folder / "out.mkv"
    with Studio(folder / "studio", "--headless", path, "--record", recording) as studio:
        studio.destination_is("recording-file", "live")
        studio.on_air(3)
        assert studio.stop() == 0
    return recording


def patches(box: Box, columns: int, count: int) -> dict[str, Box]:
    """The places of a strip's or chart's patches, in order."""
    x, y, width, height = box
    w, h = width // columns, height // (count // columns)
    return {str(i): (x + i % columns * w, y + i // columns * h, w, h) for i in range(count)}


def assert_same(recording: Path, places: dict[str, Box], wanted: list[Colours]) -> None:
    got = footage.read(recording, {}, places)
    found = [got.patches[name][-1] for name in places]
    off = [max(abs(a - b) for a, b in zip(one, two, strict=True)) for one, two in zip(found, wanted, strict=True)]
    print(f"\nfurthest off: {max(off):.1f} levels")
    assert max(off) <= LEVELS, [(RGB[i], found[i], wanted[i]) for i, one in enumerate(off) if one > LEVELS]


def test_a_bt709_chart_arrives_as_it_was(seen: Path) -> None:
    assert_same(seen, patches(CHART, 4, 16), [colour.ycbcr(*rgb) for rgb in RGB])


def test_an_srgb_tile_is_converted_exactly(seen: Path) -> None:
    wanted = [colour.ycbcr(*rgb) for rgb in RGB[3:11]]
    share = 128 / 255
    half = wanted[-1]
    wanted[-1] = (16 + (half[0] - 16) * share, 128 + (half[1] - 128) * share, 128 + (half[2] - 128) * share)
    assert_same(seen, patches(TILE, 8, 8), wanted)


def test_a_webcams_full_range_bt601_becomes_bt709(seen: Path) -> None:
    assert_same(seen, patches(WEBCAM, 8, 8), [colour.ycbcr(*rgb) for rgb in RGB[3:11]])


def test_the_stream_says_what_its_colours_mean(seen: Path) -> None:
    with av.open(str(seen)) as container:
        frame = next(container.decode(video=0))
        assert (frame.colorspace, frame.color_range) == (BT709, LIMITED)
