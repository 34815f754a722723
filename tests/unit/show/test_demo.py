"""The demo show that comes with the studio: whole, small, and what its document says it is."""

from __future__ import annotations

import itertools
from pathlib import Path

import av
import numpy as np
import pytest

from studio.document.model import Show
from studio.kinds.sources import Image, MediaFile
from studio.kinds.targets import Recording, Rehearsal
from studio.show import document, stage
from studio.show.compile import compile_plan, source_sizes

FOLDER = Path(__file__).parents[3] / "resources" / "demo"
CLIPS = ("host.mp4", "product.mp4")


@pytest.fixture(scope="module")
def demo() -> Show:
    return document.parse((FOLDER / "demo.json").read_bytes())


def test_the_document_is_written_as_the_studio_writes_it(demo: Show) -> None:
    assert document.to_json(demo) == (FOLDER / "demo.json").read_bytes()


def test_every_file_is_there_and_all_are_small(demo: Show) -> None:
    for source in document.resolve_paths(demo, FOLDER).sources:
        paths = source.input.paths if isinstance(source.input, Image) else ()
        paths = (source.input.path,) if isinstance(source.input, MediaFile) else paths
        assert all(Path(path).is_file() for path in paths)
    assert sum(path.stat().st_size for path in FOLDER.iterdir() if path.is_file()) < 4_000_000


def test_every_scene_has_a_layout_for_both_canvases(demo: Show) -> None:
    assert [(canvas.width, canvas.height) for canvas in demo.canvases] == [(1280, 720), (720, 1280)]
    plan = compile_plan(demo, stage.first(demo), 1, {}, 0)
    for scene in plan.scenes.values():
        assert scene["main"]
        assert scene["vertical"]
        assert scene["main"] != scene["vertical"]
    assert all(len(canvas.overlay) == 1 for canvas in plan.canvases)
    assert source_sizes(demo, {"host": (1280, 720)})["host"] == (1280, 720)


def test_it_goes_to_the_rehearsal_and_nowhere_else(demo: Show) -> None:
    on = [destination for destination in demo.destinations if destination.enabled]
    assert [type(destination.target) for destination in on] == [Rehearsal]
    assert any(isinstance(destination.target, Recording) for destination in demo.destinations)


@pytest.mark.parametrize("name", CLIPS)
def test_a_clip_is_ten_seconds_of_moving_pictures_with_sound(name: str) -> None:
    with av.open(str(FOLDER / name)) as clip:
        video, audio = clip.streams.video[0], clip.streams.audio[0]
        context = video.codec_context
        assert (context.width, context.height, video.average_rate) == (1280, 720, 30)
        assert (context.colorspace, context.color_range) == (1, 1)  # BT.709, limited
        assert (audio.rate, audio.layout.name) == (48_000, "stereo")
        thumbnails, loudness, samples = [], 0.0, 0
        for frame in clip.decode(video, audio):
            if isinstance(frame, av.VideoFrame):
                thumbnails.append(frame.to_ndarray()[:720:16, ::16].astype(np.int16))
            elif isinstance(frame, av.AudioFrame):
                loudness = max(loudness, float(np.abs(frame.to_ndarray()).max()))
                samples += frame.samples
    assert len(thumbnails) == 300
    steps = [float(np.abs(later - earlier).mean()) for earlier, later in itertools.pairwise(thumbnails)]
    assert np.median(steps) > 0.05
    seam = float(np.abs(thumbnails[0] - thumbnails[-1]).mean())
    assert seam < 4 * max(steps)  # the loop has no jump
    assert 0.05 < loudness < 0.95
    assert samples / 48_000 == pytest.approx(10.0, abs=0.05)
