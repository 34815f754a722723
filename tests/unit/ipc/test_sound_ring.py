"""Sound rings: samples lie at their time, whatever is missing is zero and counted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.ipc import session
from studio.ipc.sound_ring import CAPACITY, SoundReader, SoundWriter

F32 = NDArray[np.float32]
START = 5_000_000_123


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return session.create(tmp_path)


def ramp(index: int, count: int) -> F32:
    """Samples that say their own index (exact in float32)."""
    numbers = ((index + np.arange(count)) % 100_003).astype(np.float32)
    return np.stack([numbers, -numbers], axis=1)


def read(reader: SoundReader, index: int, count: int) -> tuple[int, F32]:
    out = np.full((count, 2), 9.0, np.float32)
    return reader.read(index, out), out


def test_nobody_writes(folder: Path) -> None:
    reader = SoundReader(folder, "a")
    there, out = read(reader, START, 64)
    assert (there, reader.end) == (0, 0)
    assert not out.any()


def test_samples_come_back_across_the_wrap(folder: Path) -> None:
    writer, reader = SoundWriter(folder, "a"), SoundReader(folder, "a")
    for block in range(300):
        writer.write(START + block * 1024, ramp(START + block * 1024, 1024))
        there, out = read(reader, START + block * 1024, 1024)
        assert there == 1024
        assert np.array_equal(out, ramp(START + block * 1024, 1024))
    assert reader.end == START + 300 * 1024
    writer.close()
    reader.close()


def test_parts_that_are_not_there_are_silence(folder: Path) -> None:
    writer, reader = SoundWriter(folder, "a"), SoundReader(folder, "a")
    writer.write(START, ramp(START, 1000))
    there, out = read(reader, START - 100, 200)
    assert there == 100
    assert not out[:100].any()
    assert np.array_equal(out[100:], ramp(START, 100))
    there, out = read(reader, START + 900, 300)
    assert there == 100
    assert np.array_equal(out[:100], ramp(START + 900, 100))
    assert not out[100:].any()
    writer.close()
    reader.close()


def test_a_gap_is_silence_and_an_overlap_is_not_written_twice(folder: Path) -> None:
    writer, reader = SoundWriter(folder, "a"), SoundReader(folder, "a")
    writer.write(START, ramp(START, 100))
    writer.write(START + 150, ramp(START + 150, 100))
    writer.write(START + 200, np.full((100, 2), 5.0, np.float32))  # the first fifty are there already
    there, out = read(reader, START, 300)
    assert there == 300
    assert np.array_equal(out[:100], ramp(START, 100))
    assert not out[100:150].any()
    assert np.array_equal(out[150:250], ramp(START + 150, 100))
    assert (out[250:] == 5.0).all()
    writer.write(START + 10, ramp(START + 10, 20))  # wholly in the past
    assert reader.end == START + 300
    writer.close()
    reader.close()


def test_a_jump_starts_a_new_run(folder: Path) -> None:
    writer, reader = SoundWriter(folder, "a"), SoundReader(folder, "a")
    writer.write(START, ramp(START, 100))
    later = START + 3 * CAPACITY
    writer.write(later, ramp(later, 100))
    assert read(reader, later - 50, 50)[0] == 0
    assert read(reader, later, 100)[0] == 100
    writer.write(START, ramp(START, 100))  # and back
    assert reader.end == START + 100
    writer.close()
    reader.close()


def test_reader_follows_a_new_writer(folder: Path) -> None:
    first, reader = SoundWriter(folder, "a"), SoundReader(folder, "a")
    first.write(START, ramp(START, 100))
    assert reader.end == START + 100
    first.close()
    second = SoundWriter(folder, "a")
    second.write(START + 500, ramp(START + 500, 10))
    assert reader.end == START + 510
    second.close()
    reader.close()


WRITER = """
import itertools, select, sys
from pathlib import Path
import numpy as np
from studio.ipc.sound_ring import SoundWriter
ring = SoundWriter(Path(sys.argv[1]), "a")
print("ready", flush=True)
for block in itertools.count():
    if block % 100 == 0 and select.select([sys.stdin], [], [], 0)[0]:
        break  # its reader has seen enough
    numbers = ((block * 512 + np.arange(512)) % 100003).astype(np.float32)
    ring.write(block * 512 + 1, np.stack([numbers, -numbers], axis=1))
ring.close()
"""


def test_the_newest_second_is_whole_while_another_process_writes(folder: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdout.readline()
        reader = SoundReader(folder, "a")
        checked = last = 0
        while checked < 500:
            assert writer.poll() is None, "it ends when it is told to"
            end = reader.end
            there, out = read(reader, end - 1024, 1024)
            lapped = reader.end - end > CAPACITY // 2  # this writer does not keep to real time
            if there == 1024 and not lapped:
                checked, last = checked + (end > last), end
                assert np.array_equal(out, ramp(end - 1025, 1024))
        writer.stdin.close()
        assert writer.wait(20) == 0
    end = reader.end
    there, out = read(reader, end - 1024, 1024)
    assert there == 1024
    assert np.array_equal(out, ramp(end - 1025, 1024))
    reader.close()
