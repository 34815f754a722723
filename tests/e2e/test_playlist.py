"""A playlist on program of the real studio: what is recorded has every file for its time, no black between, sound in sync."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from PIL import Image as Pillow

from studio.document.model import Canvas, Encoding, Scene, Show, Strip
from studio.kinds.sources.playlist import Playlist
from tests.parts import footage, shows
from tests.parts.studio import Studio

LIGHT, DARK, GREY = 120, 60, 153  # luma of the two films and of the still
MIDDLE = (240, 120, 160, 120)  # of the canvas: all of them, the upright one too, lie there
LENGTHS = {LIGHT: 2, GREY: 1, DARK: 3}  # seconds, in their order


def made(folder: Path) -> tuple[str, ...]:
    """A wide film, a still, a file that is not there, and an upright film."""
    footage.make_camera(folder / "light.mp4", LENGTHS[LIGHT], 320, 180, LIGHT)
    Pillow.new("RGBA", (90, 90), (159, 159, 159, 255)).save(folder / "grey.png")
    footage.make_camera(folder / "dark.mp4", LENGTHS[DARK], 180, 320, DARK)
    return tuple(str(folder / name) for name in ("light.mp4", "grey.png", "gone.mp4", "dark.mp4"))


def test_files_of_all_shapes_are_on_air_one_after_another(tmp_path: Path) -> None:
    recordings = tmp_path / "recordings"
    playlist = Playlist(paths=made(tmp_path), picture_s=LENGTHS[GREY], width=640, height=360)
    show = Show(
        name="Playlist",
        canvases=(Canvas(id="main", name="Main", width=shows.WIDTH, height=shows.HEIGHT),),
        sources=(shows.source("list", playlist),),
        scenes=(Scene(id="all", name="All", layouts={"main": (shows.full("list"),)}),),
        strips=(Strip(source="list"),),
        encodings=(Encoding(id="main", canvas="main", video_bps=1_000_000, preset="ultrafast"),),
        destinations=(shows.record("file", recordings),),
    )
    with Studio(tmp_path / "studio", "--headless", shows.save(show, tmp_path / "show.json")) as studio:
        tree = studio.until(lambda tree: tree["sources"].get("list", {}).get("figures", {}).get("item"), 20, "something plays")
        figures = tree["sources"]["list"]["figures"]
        assert (figures["width"], figures["height"], figures["items"]) == (640, 360, 4)
        studio.until(lambda tree: "“gone.mp4” is not there." in tree["sources"]["list"]["text"], 20, "what is left out is said")
        studio.call("air.start")
        studio.destination_is("file", "live")
        studio.on_air(15)
        playing = studio.state()["sources"]["list"]["figures"]["item_number"]
        studio.call("source.step", source="list")
        studio.until(lambda tree: tree["sources"]["list"]["figures"]["item_number"] != playing, 5, "the next one plays")
        studio.call("source.pause", source="list", paused=True)
        studio.until(lambda tree: tree["sources"]["list"]["figures"]["paused"], 5, "it is paused")
        assert studio.stop() == 0
    received = footage.read(next(recordings.glob("*.mkv")), {}, {"middle": MIDDLE})
    received.levels = [luma for luma, _, _ in received.patches["middle"]]
    levels = received.levels[footage.RATE : 14 * footage.RATE]
    assert min(levels) > DARK - 10, "never black"
    shades = [min(LENGTHS, key=lambda shade: abs(shade - level)) for level in levels if level < 200]  # but for the flashes
    runs = [(shade, len(list(same))) for shade, same in groupby(shades)][1:-1]
    assert len(runs) >= 5
    for shade, pictures in runs:
        flashes = 0 if shade == GREY else 2 * LENGTHS[shade]
        assert pictures == pytest.approx(LENGTHS[shade] * footage.RATE - flashes, abs=1)
    order = "".join({LIGHT: "l", GREY: "g", DARK: "d"}[shade] for shade, _ in runs)
    assert order in "lgd" * 5
    flashes, beeps = received.flashes(), received.beeps()
    within = [flash for flash in flashes if 1 < flash - received.times[0] < 13]
    assert len(within) >= 8
    for flash in within:
        assert min(abs(flash - beep) for beep in beeps) < 0.045, "sound and picture stay together over every seam"
