"""Shows are kept, thirty of them or 2 GB; the oldest go first, and never one whose session runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.ipc import session as sessions
from studio.launcher import kept, kept_shows


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data" / "shows"


def old(root: Path, number: int, size: int = 0, session: Path | None = None) -> Path:
    folder = root / f"20260101-{number:06d} Show"
    folder.mkdir(parents=True)
    (folder / "evening.journal").write_bytes(bytes(size))
    if session is not None:
        (folder / "session").write_text(str(session))
    return folder


def left(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


def test_a_new_one_is_for_its_owner_alone_and_has_a_name_that_every_disk_takes(root: Path, tmp_path: Path) -> None:
    first, second = (kept_shows.begin(root, "../A: 7/8 “夜市”?\n" + "x" * 300, tmp_path) for _ in range(2))
    assert first != second
    assert {first.parent, second.parent} == {root}
    assert first.stat().st_mode & 0o777 == 0o700
    assert "夜市" in first.name
    assert len(first.name.encode()) < 255


def test_thirty_are_kept_and_nobody_elses_folder_goes(root: Path, tmp_path: Path) -> None:
    for number in range(40):
        old(root, number)
    (root / "my own notes").mkdir()
    (root / "20260101-000000 link").symlink_to(tmp_path)
    new = kept_shows.begin(root, "Tonight", tmp_path)
    assert left(root) == sorted(
        ["20260101-000000 link", "my own notes", new.name, *(f"20260101-{number:06d} Show" for number in range(11, 40))]
    )


def test_two_gigabytes_are_kept_and_the_newest_in_any_case(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_shows, "BYTES", 1000)
    for number, size in enumerate((300, 300, 300, 300)):
        old(root, number, size)
    kept_shows.let_go(root)
    assert left(root) == [f"20260101-{number:06d} Show" for number in (1, 2, 3)]
    old(root, 9, 5000)
    kept_shows.let_go(root)
    assert left(root) == ["20260101-000009 Show"]


def test_the_show_of_a_session_that_runs_stays(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_shows, "SHOWS", 2)
    old(root, 0, session=tmp_path)
    for number in range(1, 5):
        old(root, number, session=tmp_path / "gone")
    kept_shows.let_go(root)
    assert left(root) == ["20260101-000000 Show", "20260101-000004 Show"]


def test_its_logs_come_to_it_when_the_session_ends(root: Path, tmp_path: Path) -> None:
    session = sessions.create(tmp_path)
    (session / "logs" / "desk.log").write_text("password=hunter2\n")
    mine, other = kept_shows.begin(root, "Mine", session), kept_shows.begin(root, "Another's", tmp_path)
    kept.keep(session, tmp_path / "no such folder", root)
    assert (mine / "logs" / "desk.log").read_text() == "password=***\n"
    assert [path.name for path in mine.iterdir()] == ["logs"]
    assert [path.name for path in other.iterdir()] == ["session"]


def test_logs_go_nowhere_else(root: Path, tmp_path: Path) -> None:
    session = sessions.create(tmp_path)
    (session / "logs" / "desk.log").write_text("a line\n")
    mine, elsewhere = kept_shows.begin(root, "Mine", session), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (mine / "logs").symlink_to(elsewhere)
    kept.keep(session, tmp_path / "no such folder", root)
    assert list(elsewhere.iterdir()) == []
    assert not (mine / "session").exists()


def test_a_disk_that_knows_no_owners_keeps_shows_too(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def chmod(_path: Path, _mode: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", chmod)
    assert kept_shows.begin(root, "Tonight", tmp_path).is_dir()


def test_without_a_place_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder would be")
    kept_shows.let_go(tmp_path / "data" / "shows")
    with pytest.raises(OSError, match="data"):
        kept_shows.begin(tmp_path / "data" / "shows", "Tonight", tmp_path)
