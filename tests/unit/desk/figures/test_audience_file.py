"""Who watched, on disk: kept over crashes, half lines and disks that refuse, in bounded room."""

from __future__ import annotations

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
    audience_file.copy(old, new)
    assert list(audience_file.read(new)) == [sample(1)]
    audience_file.copy(old, old)
    assert list(audience_file.read(old)) == [sample(1)]
