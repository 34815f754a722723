"""The journal that a sale moves to knows the recordings that run."""

from __future__ import annotations

from pathlib import Path

from studio.desk.selling.witnessed import WitnessedEngine, recording_mark
from studio.document.model import Show
from studio.evidence import opened
from studio.evidence.places import marks_in
from studio.ipc.clock import MonotonicClock

S = 10**9


def nothing(*_anything: object) -> None:
    """Nobody is there."""


def engine() -> WitnessedEngine:
    return WitnessedEngine(Show, MonotonicClock(), ask=nothing, mark=nothing, told=nothing, followers=(), trouble=nothing)


def note(witnessed: WitnessedEngine, file: str, what: str, second: int) -> None:
    witnessed.note_mark(recording_mark({"file": file, "seconds": float(second), "what": what, "mono_ns": second * S}))


def marks(path: Path) -> list[tuple[str, str, float]]:
    with opened(path) as journal:
        return [(mark.file, mark.what, mark.seconds) for mark in marks_in(journal)]


async def test_a_show_that_is_saved_under_another_name_is_found_in_the_picture_from_there_on(tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{name}.journal" for name in ("first", "second", "third"))
    witnessed = engine()
    await witnessed.open(first)
    note(witnessed, "a.mkv", "begin", 0)
    note(witnessed, "b.mkv", "begin", 1)
    note(witnessed, "a.mkv", "mark", 2)
    note(witnessed, "b.mkv", "end", 3)
    await witnessed.move(second)
    await witnessed.move(second)
    note(witnessed, "a.mkv", "end", 4)
    await witnessed.open(third)
    await witnessed.close()
    assert len(marks(first)) == 4
    assert marks(second) == [("a.mkv", "mark", 2.0), ("a.mkv", "end", 4.0)]
    assert marks(third) == []


async def test_more_recordings_than_anybody_makes_are_not_all_remembered(tmp_path: Path) -> None:
    witnessed = engine()
    for number in range(100):
        note(witnessed, f"{number}.mkv", "begin", number)
    await witnessed.open(tmp_path / "evening.journal")
    await witnessed.close()
    assert [file for file, _, _ in marks(tmp_path / "evening.journal")] == [f"{number}.mkv" for number in range(84, 100)]
