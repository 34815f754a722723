"""Who watched, on disk: kept over crashes, half lines and disks that refuse, in bounded room."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from studio.desk.figures import audience_file
from studio.show.figures import Counts, Sample


def sample(number: int) -> Sample:
    return Sample(number, 1_000 + number, {"room": Counts(number, number + 1, None, 7)})


def test_what_was_written_is_read_in_order(tmp_path: Path) -> None:
    path = audience_file.beside(tmp_path / "evening.journal")
    assert path.name == "evening.audience"
    assert list(audience_file.read(path)) == []
    audience_file.append(path, [sample(1), sample(2)])
    audience_file.append(path, [sample(3)])
    assert list(audience_file.read(path)) == [sample(1), sample(2), sample(3)]
    assert path.stat().st_mode & 0o077 == 0


def test_half_a_line_costs_that_line_alone(tmp_path: Path) -> None:
    path = tmp_path / "evening.audience"
    audience_file.append(path, [sample(1), sample(2)])
    path.write_bytes(path.read_bytes()[:-9])
    audience_file.append(path, [sample(3)])
    assert list(audience_file.read(path)) == [sample(1), sample(3)]


@pytest.mark.parametrize(
    "garbage",
    [
        b'{"at_ns":1,"wall_ms":1,"counts":{"\xff":[1]}}',
        b'{"at_ns":1,"wall_ms":1,"more":' + b"[" * 100_000,
        b"\x00\xff\x00",
        b'{"at_ns":1,"wall_ms":1,"counts":{"room":[-5]}}',
        b'{"at_ns":%s,"wall_ms":1,"counts":{}}' % (b"9" * 50),
        b"[]",
    ],
    ids=["no text", "too deep", "no JSON", "less than nobody", "no time", "another thing"],
)
def test_what_is_no_line_of_it_is_passed_over(tmp_path: Path, garbage: bytes) -> None:
    path = tmp_path / "evening.audience"
    audience_file.append(path, [sample(1)])
    with path.open("ab") as file:
        file.write(b"\n" + garbage)
    audience_file.append(path, [sample(2)])
    assert list(audience_file.read(path)) == [sample(1), sample(2)]


@pytest.mark.expect_warnings
def test_a_full_disk_costs_nothing_of_a_file_that_is_to_be_shortened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audience_file, "_BYTES", 4_000)
    path = tmp_path / "evening.audience"
    audience_file.append(path, map(sample, range(200)))
    held = path.read_bytes()

    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    audience_file.shorten(path)
    assert path.read_bytes() == held


def test_a_file_that_has_become_too_large_forgets_its_older_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audience_file, "_BYTES", 4_000)
    path = tmp_path / "evening.audience"
    audience_file.append(path, map(sample, range(200)))
    audience_file.shorten(path)
    left = list(audience_file.read(path))
    assert path.stat().st_size <= 4_000
    assert 10 < len(left) < 100
    assert left == [sample(number) for number in range(200 - len(left), 200)]


def test_a_show_that_goes_on_under_another_name_takes_its_viewers_along(tmp_path: Path) -> None:
    old, new = tmp_path / "old.audience", tmp_path / "new.audience"
    audience_file.append(old, [sample(1)])
    audience_file.append(new, [sample(9)])
    first = Sample(5, 5, {}, after=7)
    audience_file.copy(old, new, first)
    assert list(audience_file.read(new)) == [first, sample(1)]
    again = Sample(6, 6, {}, after=2)
    audience_file.copy(new, old, again)
    assert list(audience_file.read(old)) == [again, sample(1)]


def test_where_another_show_ends_is_not_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audience_file, "_BYTES", 4_000)
    path, first = tmp_path / "evening.audience", Sample(5, 5, {}, after=7)
    audience_file.append(path, [first, *map(sample, range(200))])
    audience_file.shorten(path)
    assert next(iter(audience_file.read(path))) == first
