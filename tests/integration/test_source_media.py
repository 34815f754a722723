"""Real source workers on recordings, stills and drawings that the tests make: due times, levels, sync, seams, faults."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image, ImageOps

from studio import colour
from studio.contracts import messages, specs
from studio.ipc.clock import NS, SAMPLE_RATE_HZ, sample_at
from studio.ipc.picture_ring import Format, RingFinder
from studio.ipc.sound_ring import SoundReader
from studio.kinds import sources
from studio.kinds.sources.test_card.working import is_flash, read_stamp
from tests.fakes.source_worker import Shot, SourceWorker

RATE = 30
BEEP = SAMPLE_RATE_HZ * 80 // 1000


def make_clip(
    path: Path, frames: int = 60, size: tuple[int, int] = (320, 180), sound: bool = True, codec: str = "libx264"
) -> Path:
    """Luma counts the pictures in steps of 2 from 30; every 30th is white, and 80 ms of 1 kHz begin with it."""
    with av.open(str(path), "w") as out:
        video = out.add_stream(codec, rate=RATE)
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        video.options = {"crf": "5", "preset": "ultrafast", "bf": "2"}
        audio = (
            out.add_stream("pcm_s16le" if path.suffix == ".mkv" else "aac", rate=SAMPLE_RATE_HZ, layout="stereo")
            if sound
            else None
        )
        for n in range(frames):
            y = np.full((size[1], size[0]), 235 if n % 30 == 0 else 30 + 2 * n, np.uint8)
            flat = np.concatenate([y, np.full((size[1] // 2, size[0]), 128, np.uint8)])
            frame = av.VideoFrame.from_ndarray(flat, "yuv420p")
            frame.pts, frame.time_base = n, Fraction(1, RATE)
            out.mux(video.encode(frame))
            if audio is not None:
                at = np.arange(n * 1600, (n + 1) * 1600)
                tone = np.where(at % SAMPLE_RATE_HZ < BEEP, 0.5 * np.sin(2 * np.pi * 1000 * at / SAMPLE_RATE_HZ), 0)
                block = np.repeat((tone * 32767).astype(np.int16), 2).reshape(1, -1)
                sound_frame = av.AudioFrame.from_ndarray(block, "s16", "stereo")
                sound_frame.pts, sound_frame.rate = n * 1600, SAMPLE_RATE_HZ
                out.mux(audio.encode(sound_frame))
        out.mux(video.encode(None))
        if audio is not None:
            out.mux(audio.encode(None))
    return path


def media(path: Path, **more: object) -> specs.SourceSpec:
    loop, paused = bool(more.pop("loop", True)), bool(more.pop("paused", False))
    source = sources.MediaFile(path=str(path), loop=loop, paused=paused)
    return specs.SourceSpec("x", "Camera 一号", source, **more)  # type: ignore[arg-type]


def level(shot: Shot) -> int:
    return round(float(shot.y.mean()))


def first_loud(samples: np.ndarray) -> int:
    return int(np.argmax(np.abs(samples[:, 0]) > 0.02))


def test_a_looping_file_has_even_due_times_and_exact_pictures_across_the_seam(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", frames=45)
    with SourceWorker(media(clip)) as worker:
        shots = worker.shots(140)
    steps = [b.due_ns - a.due_ns for a, b in pairwise(shots)]
    assert max(abs(step - NS / RATE) for step in steps) <= NS / 90_000  # the file's own clock tick
    expected = [235 if n % 30 == 0 else 30 + 2 * n for n in range(45)]
    start = next(n for n, shot in enumerate(shots) if level(shot) > 225)
    for n, shot in enumerate(shots[start:]):
        assert abs(level(shot) - expected[n % 45]) <= 1
    assert all(shot.due_ns > shot.seen_ns for shot in shots[6:])  # published before it is due


def test_picture_and_sound_of_a_file_are_in_sync_to_the_sample_in_every_loop(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mkv", frames=60)
    beeps = []
    with SourceWorker(media(clip)) as worker:
        worker.shots(5)
        while len(beeps) < 5:  # two and a half loops
            shot = worker.shots(1)[0]
            if level(shot) > 225:
                index = sample_at(shot.due_ns)
                heard = worker.sound(index - 480, 4800)
                assert abs(first_loud(heard) - 480) <= 50  # 1 ms; Matroska stamps are whole milliseconds
                beeps.append(index - 480 + first_loud(heard))
    assert all(abs(b - a - SAMPLE_RATE_HZ) <= 50 for a, b in pairwise(beeps))


def test_a_sound_only_file_loops_without_losing_a_sample(tmp_path: Path) -> None:
    path = tmp_path / "ramp.wav"
    count = 30_000  # a saw of known samples: the value tells the place
    ramp = (np.arange(count) % 30_000).astype(np.int16)
    with av.open(str(path), "w") as out:
        stream = out.add_stream("pcm_s16le", rate=SAMPLE_RATE_HZ, layout="stereo")
        frame = av.AudioFrame.from_ndarray(np.repeat(ramp, 2).reshape(1, -1), "s16", "stereo")
        frame.rate = SAMPLE_RATE_HZ
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    with SourceWorker(media(path)) as worker:
        worker.wait_state("running")
        while worker.sound_end() == 0:
            time.sleep(0.02)
        start = worker.sound_end()
        heard = np.rint(worker.sound(start, 75_000)[:, 0] * 32768).astype(int)
    steps = np.diff(heard)
    assert set(np.unique(steps)) <= {1, -(count - 1)}
    assert int((steps < 0).sum()) in (2, 3)


def test_pause_holds_the_picture_and_goes_on_where_it_stood(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", frames=65)
    spec = media(clip)
    with SourceWorker(spec) as worker:
        worker.shots(15)
        worker.send(messages.Configure(media(clip, paused=True)))
        until = time.monotonic() + 15
        while not worker.statuses or worker.statuses[-1].figures.get("paused") is not True:
            assert time.monotonic() < until, "it says that it is paused"
            worker.hear(0.1)
        ring = RingFinder(worker.folder, worker.name, patience=1).ring()
        assert ring is not None
        newest = ring.newest()
        assert newest is not None
        held, count = round(float(newest.planes.y.mean())), ring.count
        time.sleep(1.3)
        assert ring.count == count
        assert worker.alive_age_s() < 1.0
        sound = SoundReader(worker.folder, worker.name)
        assert sound.end > 0
        assert sound.resting
        resumed_ns = time.monotonic_ns()
        worker.send(messages.Configure(spec))
        deadline = time.monotonic() + 15
        while (ring.count == count or sound.resting) and time.monotonic() < deadline:
            time.sleep(0.005)
        after = ring.after(2 * count)
        assert abs(round(float(after[0].planes.y.mean())) - held - 2) <= 1  # the very next one
        assert 0 < after[0].due_ns - resumed_ns < NS // 2
        assert not sound.resting
        sound.close()
        ring.close()


def test_seek_shows_the_picture_asked_for(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", frames=65)
    with SourceWorker(media(clip)) as worker:
        found = [level(shot) for shot in worker.shots(10)]
        worker.send(messages.Command("seek", {"seconds": 1.5}))
        found += [level(shot) for shot in worker.shots(40)]
        at = next(n for n, (a, b) in enumerate(pairwise(found)) if abs(b - a) > 6 and max(a, b) < 226)
        assert abs(found[at + 1] - (30 + 2 * 45)) <= 1


def test_a_file_that_does_not_loop_says_so_and_holds_its_last_picture(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", frames=20)
    with SourceWorker(media(clip, loop=False)) as worker:
        shots = worker.shots(20)
        worker.wait_state("ended")
        assert abs(level(shots[-1]) - (30 + 2 * 19)) <= 1
        time.sleep(1.2)
        assert worker.alive_age_s() < 1.0
        assert [event.name for event in worker.events] == ["ended"]
        figures = worker.wait_state("ended").figures
        assert figures["position_s"] == figures["duration_s"]
        worker.send(messages.Command("seek", {"seconds": 0}))
        assert abs(level(worker.shots(1)[0]) - 235) <= 1


@pytest.mark.part("ffmpeg")
@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_a_new_size_makes_a_new_ring_and_rotation_is_upright(tmp_path: Path) -> None:
    flat, turned = tmp_path / "flat.mp4", tmp_path / "turned.mp4"
    with av.open(str(flat), "w") as out:
        video = out.add_stream("libx264", rate=RATE)
        video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
        picture = np.full((270, 320), 128, np.uint8)
        picture[:180] = 50
        picture[:90, :160] = 200  # top left
        for n in range(40):
            frame = av.VideoFrame.from_ndarray(picture, "yuv420p")
            frame.pts, frame.time_base = n, Fraction(1, RATE)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
    turn = ["ffmpeg", "-v", "error", "-i", str(flat), "-c", "copy", "-metadata:s:v:0", "rotate=90", str(turned)]
    subprocess.run(turn, check=True)  # a quarter turn to the left when played
    with SourceWorker(media(turned, size=(90, 160))) as worker:
        shot = worker.shots(1)[0]
        assert shot.y.shape == (160, 90)
        assert shot.y[140, 20] > 180  # bottom left, as ffmpeg itself shows it
        assert shot.y[20, 20] < 70
        assert shot.y[140, 70] < 70
        worker.send(messages.Configure(media(turned, size=(4000, 4000))))
        resized = next(shot for shot in (worker.shots(1)[0] for _ in range(20 * RATE)) if shot.y.shape != (160, 90))
        assert resized.y.shape == (320, 180)
        worker.statuses.clear()
        until = time.monotonic() + 15
        while not worker.statuses or worker.statuses[-1].figures.get("width") != 180:
            assert time.monotonic() < until, "the status says the new size"
            worker.hear(0.1)
        assert worker.statuses[-1].figures["height"] == 320


def test_transparent_video_comes_premultiplied(tmp_path: Path) -> None:
    path = tmp_path / "title.mov"
    rgba = np.zeros((90, 160, 4), np.uint8)
    rgba[:, :80] = (220, 40, 40, 128)
    with av.open(str(path), "w") as out:
        stream = out.add_stream("qtrle", rate=25)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "argb"
        for n in range(10):
            frame = av.VideoFrame.from_ndarray(rgba, "rgba").reformat(format="argb")
            frame.pts, frame.time_base = n, Fraction(1, 25)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    exact = colour.i420a_from_rgba(rgba)
    with SourceWorker(media(path)) as worker:
        shot = worker.shots(1)[0]
    assert shot.format is Format.I420A
    assert shot.a is not None
    assert np.abs(shot.a.astype(int) - exact[3]).max() <= 1
    for plane, right in zip((shot.y, shot.u, shot.v), exact[:3], strict=True):
        inner = (slice(None), slice(0, plane.shape[1] // 2 - 4))
        assert np.abs(plane[inner].astype(int) - right[inner]).max() <= 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gone.mp4", None),
        ("empty.mp4", b""),
        ("text.mp4", b"these are words\n" * 400),
        ("noise.mp4", bytes(np.random.default_rng(1).integers(0, 256, 50_000, np.uint8))),
        ("head.mp4", b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + b"\x00" * 2000),
    ],
)
def test_a_wrong_file_is_named_and_comes_back_when_it_is_mended(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with SourceWorker(media(path)) as worker:
        status = worker.wait_state("failed")
        assert name in status.text
        slate = RingFinder(worker.folder, "slate.x").ring()
        assert slate is not None
        picture = slate.newest()
        assert picture is not None
        assert int(picture.planes.y.max()) > 200  # there are words on it
        slate.close()
        making = make_clip(tmp_path / "good.mp4", frames=20)
        os.replace(making, path)
        assert len(worker.shots(3)) == 3
        assert worker.process.poll() is None


def slate_of(worker: SourceWorker) -> np.ndarray:
    """The picture that stands for the source, as the mixer would take it; its words by now."""
    finder = RingFinder(worker.folder, "slate.x", patience=1)
    worker.wait_state("failed")
    until = time.monotonic() + 15
    while True:
        reader = finder.ring()
        picture = reader.newest() if reader is not None else None
        if picture is not None and picture.planes.y.shape == (80, 160):
            break
        assert time.monotonic() < until, "a slate of the item's own size"
        worker.hear(0.1)
    page = picture.planes.y.copy()
    finder.close()
    return page


def test_the_slate_of_a_small_picture_that_is_missing_names_its_file_and_can_be_read(tmp_path: Path) -> None:
    """A page of 1280x720 on an item of 160x80 was a plain dark square: its letters were four pixels high."""
    pages = []
    for name in ("logo.png", "price list 2.png"):
        spec = specs.SourceSpec("x", "Logo", sources.Image(paths=(str(tmp_path / name),)), size=(160, 80))
        with SourceWorker(spec) as worker:
            pages.append(slate_of(worker))
    assert [int(page.max()) > 180 for page in pages] == [True, True], "there are words on it"
    assert not np.array_equal(*pages), "and the file's name is among them"


def test_a_truncated_file_plays_what_it_has(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mkv", frames=90)
    whole = clip.read_bytes()
    clip.write_bytes(whole[: len(whole) * 2 // 3])
    with SourceWorker(media(clip)) as worker:
        shots = worker.shots(120)  # more than there are: it loops over what is there
        assert worker.process.poll() is None
    assert max(level(shot) for shot in shots) > 100


def test_damage_in_the_middle_is_played_over(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mkv", frames=90)
    data = bytearray(clip.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3000] = bytes(np.random.default_rng(2).integers(0, 256, 3000, np.uint8))
    clip.write_bytes(bytes(data))
    with SourceWorker(media(clip)) as worker:
        assert len(worker.shots(100)) == 100
        assert worker.process.poll() is None


# ---------------------------------------------------------------- stills


def still(*paths: Path, seconds: float = 5.0, **more: object) -> specs.SourceSpec:
    source = sources.Image(paths=tuple(map(str, paths)), seconds_each=seconds)
    return specs.SourceSpec("x", "Card", source, **more)  # type: ignore[arg-type]


def test_an_image_with_alpha_is_exact_and_held(tmp_path: Path) -> None:
    rgba = np.zeros((100, 201, 4), np.uint8)
    rgba[20:80, 40:160] = (30, 200, 90, 180)
    Image.fromarray(rgba).save(tmp_path / "logo.png")
    exact = colour.i420a_from_rgba(np.ascontiguousarray(rgba[:, :200]))
    with SourceWorker(still(tmp_path / "logo.png")) as worker:
        shot = worker.shots(1)[0]
        time.sleep(1.3)
        assert worker.alive_age_s() < 1.0
        for plane, right in zip((shot.y, shot.u, shot.v, shot.a), exact, strict=True):
            assert plane is not None
            assert np.abs(plane.astype(int) - right).max() <= 3
        Image.new("RGB", (64, 64), (255, 255, 255)).save(tmp_path / "new.png")
        os.replace(tmp_path / "new.png", tmp_path / "logo.png")
        changed = worker.shots(1)[0]
        assert abs(level(changed) - 235) <= 1
        worker.send(messages.Configure(still(tmp_path / "logo.png", size=(32, 32))))
        assert worker.shots(1)[0].y.shape == (32, 32)


def test_a_slide_show_steps_to_the_next_picture_and_back(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.png" for n in range(3)]
    for n, path in enumerate(paths):
        Image.new("RGB", (80, 60), (n * 100,) * 3).save(path)
    with SourceWorker(still(*paths, seconds=600)) as worker:
        first = level(worker.shots(1)[0])
        worker.send(messages.Command("step", {"by": 1}))
        second = level(worker.shots(1)[0])
        worker.send(messages.Command("step", {"by": -2}))
        last = level(worker.shots(1)[0])
    assert [first, second, last] == sorted([first, second, last])
    assert first < second < last


def test_images_in_turn_change_on_exact_times(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.png" for n in range(4)]
    for n, path in enumerate(paths):
        Image.new("RGBA", (80, 60), (n * 60,) * 3 + (255,)).save(path)
    with SourceWorker(still(*paths, seconds=0.2)) as worker:
        shots = worker.shots(12)
    assert {b.due_ns - a.due_ns for a, b in pairwise(shots)} == {NS // 5}
    assert [level(shot) for shot in shots[:8]] == [round(colour.ycbcr(*(n * 60,) * 3)[0]) for n in (0, 1, 2, 3) * 2]
    assert all(shot.due_ns > shot.seen_ns for shot in shots[3:])


def test_a_photo_taken_upright_stands_upright(tmp_path: Path) -> None:
    photo = Image.new("RGB", (80, 40), (255, 255, 255))
    exif = photo.getexif()
    exif[0x0112] = 6  # turned by 90 degrees
    photo.save(tmp_path / "photo.jpg", exif=exif)
    assert ImageOps.exif_transpose(Image.open(tmp_path / "photo.jpg")).size == (40, 80)
    with SourceWorker(still(tmp_path / "photo.jpg")) as worker:
        assert worker.shots(1)[0].y.shape == (80, 40)


def test_an_image_bomb_is_refused_with_words(tmp_path: Path) -> None:
    Image.new("1", (30_000, 30_000)).save(tmp_path / "bomb.png")
    with SourceWorker(still(tmp_path / "bomb.png")) as worker:
        status = worker.wait_state("failed")
        assert "bomb.png" in status.text
        assert "million pixels" in status.text
        assert int(status.figures.get("peak_memory_bytes") or 0) < 300 << 20


def test_a_colour_is_exact() -> None:
    with SourceWorker(specs.SourceSpec("x", "Red", sources.Fill(colour="#c02040"), size=(64, 36))) as worker:
        shot = worker.shots(1)[0]
    assert (int(shot.y[5, 5]), int(shot.u[5, 5]), int(shot.v[5, 5])) == colour.hex_ycbcr("#c02040")
    assert shot.y.shape == (36, 64)


# ---------------------------------------------------------------- test card


def test_the_card_flashes_and_beeps_at_the_same_instant_and_stamps_every_picture() -> None:
    source = sources.TestCard(width=1280, height=720, rate_hz=30)
    with SourceWorker(specs.SourceSpec("x", "Card", source, size=(848, 480))) as worker:
        shots = worker.shots(75)
        assert {round((b.due_ns - a.due_ns) / 1000) for a, b in pairwise(shots)} == {33333}
        assert all(read_stamp(shot.y) == shot.due_ns // 1_000_000 % 65536 for shot in shots)
        flashes = [b for a, b in pairwise(shots) if is_flash(b.y) and not is_flash(a.y)]
        assert len(flashes) >= 2
        for flash in flashes:
            assert flash.due_ns % NS < 2_000
            heard = worker.sound(sample_at(flash.due_ns) - 100, 200)
            assert not heard[:100].any()
            assert np.abs(heard[101:110]).min() > 0.01


def test_an_input_of_another_kind_is_taken_over_in_place() -> None:
    card = specs.SourceSpec("x", "One", sources.TestCard(width=320, height=180))
    fill = specs.SourceSpec("x", "Two", sources.Fill(colour="#ffffff"), size=(320, 180))
    with SourceWorker(card) as worker:
        worker.shots(5)
        worker.send(messages.Configure(fill))
        while int(worker.shots(1)[0].y.min()) != 235:
            pass
        assert worker.process.poll() is None
