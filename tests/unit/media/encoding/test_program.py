"""Which picture and which samples an encoder gets for a given time, with real rings and no clock."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from studio.ipc import clock as clocks
from studio.ipc import session
from studio.ipc.picture_ring import Format, PictureWriter
from studio.ipc.sound_ring import SoundWriter
from studio.media.encoding.program import SILENCE_AFTER_NS, ProgramPictures, ProgramSound, stands_for
from studio.media.encoding.sound import SOUND_BLOCK


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return session.create(tmp_path)


def publish(ring: PictureWriter, tick: int, repeats: int = 0) -> None:
    ring.begin().y[:] = tick % 200
    ring.publish(clocks.tick_time_ns(tick, 30, 1), tick, repeats)


def test_picture_of_a_tick(folder: Path) -> None:
    pictures = ProgramPictures(folder, "main")
    assert pictures.at(5) is None
    ring = PictureWriter(folder, "program.main", Format.I420, 32, 32)
    for _ in range(20):  # a reader looks for a first ring now and then
        pictures.newest()
    for tick in (10, 11, 12):
        publish(ring, tick)
    assert pictures.size == (32, 32)
    assert pictures.at(13) is None
    for tick in (10, 11, 12):
        picture = pictures.at(tick)
        assert picture is not None
        assert picture.tick == tick
        assert picture.planes.y[0, 0] == tick
    before = pictures.at(4)  # long gone: the oldest later one stands in, and says so
    assert before is not None
    assert before.tick == 10
    assert not stands_for(before, 4)
    pictures.close()
    ring.close()


def test_the_slot_that_is_written_next_is_left_alone(folder: Path) -> None:
    ring = PictureWriter(folder, "program.main", Format.I420, 32, 32, slots=4)
    for tick in (10, 11, 12, 13):
        publish(ring, tick)
    pictures = ProgramPictures(folder, "main")
    picture = pictures.at(10)
    assert picture is not None
    assert picture.tick == 11
    ring.begin()
    assert picture.still_valid()
    pictures.close()
    ring.close()


def test_a_debt_is_paid_with_the_picture_that_carries_it(folder: Path) -> None:
    ring = PictureWriter(folder, "program.main", Format.I420, 32, 32)
    publish(ring, 10)
    publish(ring, 14, repeats=3)
    pictures = ProgramPictures(folder, "main")
    for tick in (11, 12, 13, 14):
        picture = pictures.at(tick)
        assert picture is not None
        assert picture.tick == 14
        assert stands_for(picture, tick)
    pictures.close()
    ring.close()


def test_a_new_mixer_is_found(folder: Path) -> None:
    first = PictureWriter(folder, "program.main", Format.I420, 32, 32)
    publish(first, 10)
    pictures = ProgramPictures(folder, "main")
    kept = pictures.at(10)
    assert kept is not None
    second = PictureWriter(folder, "program.main", Format.I420, 64, 32)  # the first never said goodbye
    publish(second, 20)
    found = [pictures.at(20) for _ in range(20)][-1]
    assert found is not None
    assert found.tick == 20
    assert pictures.size == (64, 32)
    assert kept.planes.y[0, 0] == 10  # the old epoch's memory is still there to be repeated
    pictures.close()
    second.close()


def due_ns(index: int) -> int:
    return clocks.sample_time_ns(index + SOUND_BLOCK)


def test_sound_comes_in_order_as_soon_as_it_is_there(folder: Path) -> None:
    writer = SoundWriter(folder, "program")
    sound = ProgramSound(folder)
    assert sound.next(clocks.NS) is None
    start = 1000 * SOUND_BLOCK
    sound.start(clocks.sample_time_ns(start - 5))
    writer.write(start, np.full((SOUND_BLOCK + 10, 2), 0.5, np.float32))
    assert sound.next(due_ns(start) - 1_000) is None  # the future is not encoded, even where it is known
    block = sound.next(due_ns(start))
    assert block is not None
    assert block[0] == start
    assert (block[1] == 0.5).all()
    assert sound.next(due_ns(start + SOUND_BLOCK)) is None  # only ten samples of it
    assert sound.missing == 0
    writer.close()
    sound.close()


def test_late_sound_becomes_silence_and_is_counted(folder: Path) -> None:
    writer = SoundWriter(folder, "program")
    sound = ProgramSound(folder)
    start = 1000 * SOUND_BLOCK
    sound.start(clocks.sample_time_ns(start))
    writer.write(start, np.full((24, 2), 0.5, np.float32))
    assert sound.next(due_ns(start) + SILENCE_AFTER_NS - 1_000_000) is None
    block = sound.next(due_ns(start) + SILENCE_AFTER_NS)
    assert block is not None
    assert (block[1][:24] == 0.5).all()
    assert (block[1][24:] == 0).all()
    assert sound.missing == SOUND_BLOCK - 24
    writer.close()
    sound.close()


def test_far_behind_it_goes_on_at_the_present(folder: Path) -> None:
    sound = ProgramSound(folder)
    start = 1000 * SOUND_BLOCK
    sound.start(clocks.sample_time_ns(start))
    now_ns = clocks.sample_time_ns(start) + 10 * clocks.NS
    assert sound.next(now_ns) is None
    block = sound.next(now_ns + 60_000_000)
    assert block is not None
    assert 0 < now_ns - clocks.sample_time_ns(block[0]) <= SILENCE_AFTER_NS
    assert sound.missing > 9 * 48_000
    sound.close()
