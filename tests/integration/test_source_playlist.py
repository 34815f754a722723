"""A playlist in a real source worker: the slate while there is nothing to play, and one ring for all that follows."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

from PIL import Image

from studio.contracts import messages, specs
from studio.ipc.clock import NS
from studio.kinds.sources.playlist import Playlist
from tests.fakes.source_worker import SourceWorker
from tests.parts.footage import make_camera


def spec(**settings: object) -> specs.SourceSpec:
    return specs.SourceSpec("x", "Clips", Playlist(**settings), (320, 180))  # type: ignore[arg-type]


def test_it_waits_with_words_until_something_can_be_played(tmp_path: Path) -> None:
    film = make_camera(tmp_path / "film.mp4", 2, 320, 180, 100)
    gone = str(tmp_path / "gone.mp4")
    with SourceWorker(spec()) as worker:
        assert worker.wait_state("failed").text == "The playlist is empty. Add files, or choose a folder that has some."
        worker.send(messages.Configure(spec(paths=(gone,))))
        while "“gone.mp4” is not there." not in (said := worker.wait_state("failed").text):
            assert "empty" in said
        worker.send(messages.Configure(spec(paths=(gone, str(film)))))
        assert worker.wait_state("running").figures["item"] == "film.mp4"
        assert len(worker.shots(20)) == 20


def test_a_folder_that_is_filled_begins_to_play(tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    folder.mkdir()
    film = make_camera(tmp_path / "film.mp4", 1, 320, 180, 100)
    with SourceWorker(spec(folder=str(folder))) as worker:
        worker.wait_state("failed")
        os.rename(film, folder / "film.mp4")
        assert worker.wait_state("running").figures["item"] == "film.mp4"


def test_all_shapes_come_in_one_ring_in_their_time(tmp_path: Path) -> None:
    wide, tall = make_camera(tmp_path / "a.mp4", 1, 320, 180, 60), make_camera(tmp_path / "b.mp4", 1, 180, 320, 120)
    Image.new("RGB", (50, 50), "white").save(tmp_path / "c.png")
    with SourceWorker(spec(paths=(str(wide), str(tall), str(tmp_path / "c.png")), picture_s=0.5)) as worker:
        shots = worker.shots(140)
    assert {shot.y.shape for shot in shots} == {(180, 320)}
    steps = [b.due_ns - a.due_ns for a, b in pairwise(shots)]
    still = [round(step / NS, 2) for step in steps if step > NS / 20]
    assert still
    assert set(still) == {0.5}, "a still stands for its time, and nothing else does"
    upright = [shot for shot in shots if shot.y[90, 0] == 16 and 100 < shot.y[90, 160] < 140]
    assert upright
    assert all(shot.due_ns > shot.seen_ns for shot in shots[6:]), "each is there before it is due"
