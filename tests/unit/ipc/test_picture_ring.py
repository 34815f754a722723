"""Picture rings: one writer in another process as fast as it can, readers here that must never be fooled."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from studio.ipc import ring_files, session
from studio.ipc.picture_ring import Format, PictureReader, PictureWriter, RingFinder, picture_bytes, split_planes

WRITER = """
import itertools, select, sys
from pathlib import Path
from studio.ipc.picture_ring import Format, PictureWriter
ring = PictureWriter(Path(sys.argv[1]), "source.w", Format.I420, 320, 180)
print("ready", flush=True)
for number in itertools.count(1):
    if number % 100 == 1 and select.select([sys.stdin], [], [], 0)[0]:
        break  # its reader has seen enough
    planes = ring.begin()
    value = number % 251
    planes.y[:] = value
    planes.u[:] = value
    planes.v[:] = value
    ring.publish(number * 1000, tick=number, repeats=number % 3, captured_ns=number + 7)
ring.close()
print(number - 1, flush=True)
"""
ENOUGH = 300  # pictures


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return session.create(tmp_path)


def reader(folder: Path, name: str) -> PictureReader:
    found = RingFinder(folder, name, patience=1).ring()
    assert found is not None
    return found


def publish(ring: PictureWriter, value: int, due_ns: int) -> None:
    ring.begin().y[:] = value
    ring.publish(due_ns)


def whole(ring: PictureReader) -> int:
    """The number of the newest picture, of which every pixel and every stamp is; 0: it was overwritten meanwhile."""
    picture = ring.newest()
    if picture is None:
        return 0
    first, last_pixel = int(picture.planes.y[0, 0]), int(picture.planes.v[-1, -1])
    same = bool((picture.flat == first).all())
    if not picture.still_valid():
        return 0
    assert same
    assert first == last_pixel == picture.tick % 251
    assert (picture.due_ns, picture.repeats) == (picture.tick * 1000, picture.tick % 3)
    assert picture.captured_ns == picture.tick + 7
    return picture.tick


def test_what_a_reader_calls_valid_is_whole_while_another_process_writes(folder: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdout.readline()
        finder = RingFinder(folder, "source.w", patience=1)
        ring = finder.ring()
        assert ring is not None
        seen = last = 0
        while not ring.closed:
            assert writer.poll() is None or ring.closed, "it ends when it is told to"
            number = whole(ring)
            if number:
                assert number >= last
                seen, last = seen + (number > last), number
            if seen >= ENOUGH:
                writer.stdin.close()
            ring = finder.ring()
            assert ring is not None
        assert seen >= ENOUGH
        assert writer.wait(20) == 0
        assert whole(ring) == int(writer.stdout.read())
    finder.close()


def test_overwriting_is_noticed(folder: Path) -> None:
    ring = PictureWriter(folder, "a", Format.I420, 32, 32, slots=4)
    publish(ring, 1, 1)
    picture = reader(folder, "a").newest()
    assert picture is not None
    for value in (2, 3, 4):
        publish(ring, value, value)
        assert picture.still_valid()
    ring.begin()
    assert not picture.still_valid()
    ring.publish(5)
    assert not picture.still_valid()
    ring.close()


def test_due_picks_by_time_and_after_by_order(folder: Path) -> None:
    ring = PictureWriter(folder, "a", Format.I420, 32, 32, slots=4)
    looking = reader(folder, "a")
    assert looking.newest() is None
    assert looking.due(100) is None
    for value in (10, 20, 30):
        publish(ring, value, value)
    due = {time: looking.due(time) for time in (5, 10, 19, 20, 99)}
    assert [int(picture.planes.y[0, 0]) for picture in due.values() if picture] == [10, 10, 10, 20, 30]
    first = looking.after(0)
    assert [picture.due_ns for picture in first] == [10, 20, 30]
    assert [picture.due_ns for picture in looking.after(first[1].number)] == [30]
    for value in (40, 50):
        publish(ring, value, value)
    assert [picture.due_ns for picture in looking.after(0)] == [20, 30, 40, 50]
    assert looking.count == 5
    ring.close()


def test_a_new_epoch_takes_over_at_once_after_a_goodbye_and_soon_after_a_crash(folder: Path) -> None:
    finder = RingFinder(folder, "a", patience=15)
    assert finder.ring() is None
    one = PictureWriter(folder, "a", Format.I420, 32, 32)
    publish(one, 1, 1)
    found = [finder.ring() for _ in range(15)][-1]
    assert found is not None
    kept = found.newest()
    assert kept is not None
    one.close()
    two = PictureWriter(folder, "a", Format.BGRA, 48, 30)
    ring = finder.ring()
    assert ring is not None
    assert ring.width == 32  # what has no picture yet takes over nothing
    publish(two, 2, 1)
    ring = finder.ring()
    assert ring is not None
    assert (ring.width, ring.height, ring.format) == (48, 30, Format.BGRA)
    assert kept.still_valid()
    assert kept.planes.y[0, 0] == 1  # a reader's picture outlives its ring
    publish(PictureWriter(folder, "a", Format.I420, 64, 64), 3, 1)  # the second never said goodbye
    widths = [ring.width for _ in range(16) if (ring := finder.ring()) is not None]
    assert widths[-1] == 64
    finder.close()
    two.close()


def test_touch_keeps_a_still_alive(folder: Path) -> None:
    ring = PictureWriter(folder, "a", Format.I420, 32, 32)
    looking = reader(folder, "a")
    assert looking.alive_ns == 0
    publish(ring, 1, 1)
    before = looking.alive_ns
    ring.touch()
    assert looking.alive_ns >= before > 0
    assert looking.count == 1
    ring.close()


def test_a_picture_that_stands_needs_no_writer_until_the_next_takes_over(folder: Path) -> None:
    ring = PictureWriter(folder, "a", Format.I420, 32, 32)
    publish(ring, 7, 1)
    ring.stand()
    finder = RingFinder(folder, "a", patience=1)
    left = finder.ring()
    assert left is not None
    before = time.monotonic_ns()
    assert left.alive_ns >= before
    assert not left.closed
    following = PictureWriter(folder, "a", Format.I420, 64, 64)
    assert finder.ring() is left
    publish(following, 9, 1)
    found = finder.ring()
    assert found is not None
    assert found.width == 64
    assert found.alive_ns < time.monotonic_ns()
    finder.close()
    following.close()


def test_what_a_writer_has_left_can_be_taken_away(folder: Path) -> None:
    ring = PictureWriter(folder, "a", Format.I420, 32, 32)
    publish(ring, 7, 1)
    looking = reader(folder, "a")
    ring.stand()
    ring_files.retire_left(folder, "a")
    assert RingFinder(folder, "a", patience=1).ring() is None
    picture = looking.newest()
    assert picture is not None
    assert picture.planes.y[0, 0] == 7
    again = PictureWriter(folder, "a", Format.I420, 32, 32)
    assert again.epoch == looking.epoch + 1
    again.close()


def test_planes_cover_the_picture_and_nothing_else() -> None:
    for fmt in Format:
        flat = np.arange(picture_bytes(fmt, 8, 4), dtype=np.uint8)
        planes = split_planes(flat, fmt, 8, 4)
        parts = [planes.bgra] if fmt is Format.BGRA else [planes.y, planes.u, planes.v, planes.a]
        assert np.array_equal(np.concatenate([part.reshape(-1) for part in parts if part is not None]), flat)


def test_odd_sides_are_refused_for_yuv(folder: Path) -> None:
    with pytest.raises(ValueError, match="even sides"):
        PictureWriter(folder, "a", Format.I420, 33, 32)


def test_a_reader_cannot_write(folder: Path) -> None:
    ring = PictureWriter(folder, "a", Format.I420, 32, 32)
    publish(ring, 1, 1)
    picture = reader(folder, "a").newest()
    assert picture is not None
    with pytest.raises(ValueError, match="read-only"):
        picture.planes.y[0, 0] = 2
    ring.close()
