"""The journal of a sale lies where it may be written and belongs to nobody else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studio.desk.journal import journal_of, place

SESSION = Path("/session/sale-1.journal")


def test_it_lies_beside_its_show(tmp_path: Path) -> None:
    assert journal_of(tmp_path / "evening.json", SESSION) == tmp_path / "evening.journal"


def test_the_demos_is_the_sessions() -> None:
    demo = Path(place.__file__).parents[3] / "resources" / "demo" / "demo.json"
    assert demo.exists()
    assert journal_of(demo, SESSION) == SESSION
    assert journal_of(Path(os.path.relpath(demo)), SESSION) == SESSION


def test_where_nothing_may_be_written_it_is_among_the_users_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    first, other = (journal_of(tmp_path / folder / "evening.json", SESSION) for folder in ("a", "b"))
    assert first.is_relative_to(tmp_path / "data")
    assert first.suffix == ".journal"
    assert first != other
    assert journal_of(tmp_path / "a" / "evening.json", SESSION) == first
