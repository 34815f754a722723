"""Half pictures of two moments: no combs, every picture at its own time, and nothing done where there are none."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from studio.media.pictures.interlace import Deinterlacer, order_of
from tests.parts.footage import combed_rows, make_camera, make_interlaced


def luma(frame: av.VideoFrame) -> np.ndarray:
    plane = frame.planes[0]
    return np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: frame.height, : frame.width]


def decoded(path: Path) -> list[av.VideoFrame]:
    with av.open(str(path)) as container:
        return list(container.decode(video=0))


@pytest.fixture(scope="module")
def halves(tmp_path_factory: pytest.TempPathFactory) -> list[av.VideoFrame]:
    return decoded(make_interlaced(tmp_path_factory.mktemp("media") / "halves.mp4", 24))


def test_combs_go_and_every_picture_keeps_its_time(halves: list[av.VideoFrame]) -> None:
    assert all(frame.interlaced_frame for frame in halves)
    assert combed_rows(luma(halves[5])) > 80
    whole = Deinterlacer()
    pictures = [picture for frame in halves for picture in whole.take(frame)] + whole.rest()
    assert [picture.time for picture in pictures] == pytest.approx([frame.time for frame in halves])
    assert max(combed_rows(luma(picture)) for picture in pictures[1:-1]) == 0


def test_the_bar_is_where_the_first_half_has_it(halves: list[av.VideoFrame]) -> None:
    whole = Deinterlacer()
    pictures = [picture for frame in halves for picture in whole.take(frame)]
    for number in range(2, 8):
        row = luma(pictures[number])[90] > 130
        assert abs(int(np.argmax(row)) - 16 * number) <= 3


def test_pictures_that_are_whole_pass_as_they_are(tmp_path: Path) -> None:
    frames = decoded(make_camera(tmp_path / "whole.mp4", 1, 320, 180, 90))
    whole = Deinterlacer()
    assert all(whole.take(frame) == [frame] for frame in frames)
    assert whole.rest() == []


def test_a_new_size_in_the_middle_loses_nothing(halves: list[av.VideoFrame], tmp_path: Path) -> None:
    larger = decoded(make_interlaced(tmp_path / "larger.mp4", 6, 640, 360))
    whole = Deinterlacer()
    sizes = [picture.width for frame in [*halves[:5], *larger] for picture in whole.take(frame)]
    sizes += [picture.width for picture in whole.rest()]
    assert sizes == [320] * 5 + [640] * 6


def test_what_the_numbers_mean_stays_with_the_picture(halves: list[av.VideoFrame]) -> None:
    whole, before = Deinterlacer(), halves[:4]
    for frame in before:
        frame.colorspace, frame.color_range, frame.color_trc, frame.color_primaries = 9, 1, 18, 9
    after = [picture for frame in before for picture in whole.take(frame)]
    found = {(int(one.colorspace), int(one.color_range), int(one.color_trc), int(one.color_primaries)) for one in after}
    assert found == {(9, 1, 18, 9)}


def test_halves_of_which_only_the_container_knows(halves: list[av.VideoFrame], tmp_path: Path) -> None:
    """Motion JPEG in a MOV: the decoder says nothing of halves."""
    path = tmp_path / "halves.mov"
    with av.open(str(path), "w") as container:
        video = container.add_stream("mjpeg", rate=30, options={"q": "2"})
        video.width, video.height, video.pix_fmt = 320, 180, "yuvj420p"
        video.codec_context.field_order = 3
        for number, frame in enumerate(halves[:12]):
            whole = av.VideoFrame.from_ndarray(frame.to_ndarray(), "yuv420p").reformat(format="yuvj420p")
            whole.pts = number
            container.mux(video.encode(whole))
        container.mux(video.encode(None))
    with av.open(str(path)) as container:
        order = order_of(container.streams.video[0].codec_context)
        frames = list(container.decode(video=0))
    assert not any(frame.interlaced_frame for frame in frames)
    assert combed_rows(luma(frames[5])) > 80
    whole = Deinterlacer(order)
    pictures = [picture for frame in frames for picture in whole.take(frame)] + whole.rest()
    assert [picture.time for picture in pictures] == pytest.approx([frame.time for frame in frames])
    assert max(combed_rows(luma(picture)) for picture in pictures[1:-1]) == 0
