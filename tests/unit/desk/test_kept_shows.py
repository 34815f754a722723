"""A show that goes off air is kept whole: its journal proves itself, and its report is made of it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from studio.desk.kept_shows import KeptShows
from studio.evidence import Seal, verified
from studio.ipc import session as sessions
from studio.show.document import parse
from tests.parts.desk_thread import DeskThread, until
from tests.parts.example_show import example_show


@pytest.fixture
def desk(tmp_path: Path, own_data: None) -> Any:
    running = DeskThread(sessions.create(tmp_path), example_show())
    running.start()
    yield running
    running.stop()


def kept(desk: DeskThread) -> KeptShows:
    return desk.desk.kept_shows


def test_the_end_of_a_show_keeps_it(desk: DeskThread, tmp_path: Path) -> None:
    desk.call("air.start")
    until(lambda: desk.desk.air.state == "on")
    data = {"file": "/videos/evening.mkv", "seconds": 1.5, "what": "begin", "text": "", "mono_ns": 10**9}
    desk.ask(lambda: desk.desk.sales.recording_marked(data))
    desk.call("air.stop")
    until(lambda: kept(desk).told.report)
    told = kept(desk).told
    folder = Path(told.folder)
    assert folder.parent == tmp_path / "data" / "nightmarket" / "shows"
    assert Path(told.report).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert parse((folder / "show.json").read_bytes()) == desk.show
    stream = json.loads((folder / "stream.json").read_text())
    assert stream["stream"]["seconds"] >= 0
    (journal,) = folder.glob("*.journal")
    verdict = verified(journal, Seal.read(stream["seal"]))
    assert verdict.marks == 1
    assert stream["seal"] in told.text
    assert told.report in told.text
    with (folder / "marks.csv").open(encoding="utf-8-sig", newline="") as table:
        assert [row[1:] for row in csv.reader(table)] == [["/videos/evening.mkv", "1.500", "begin", ""]]


def test_a_report_that_fails_is_said_and_the_show_is_kept(desk: DeskThread) -> None:
    desk.processes.answers("report", error="The journal is damaged.")
    with pytest.raises(Exception, match="The journal is damaged"):
        desk.call("report.make")
    told = kept(desk).told
    assert told.failed
    assert "Report of a kept show" in told.text
    assert list(Path(told.folder).glob("*.journal"))


def test_the_report_of_a_kept_show_is_made_anew(desk: DeskThread) -> None:
    first = desk.call("report.make")
    Path(first["report"]).unlink()
    again = desk.call("report.make", show=Path(first["folder"]).name, until="2026-12-31")
    assert again["report"] == first["report"]
    assert Path(again["report"]).is_file()
    assert first["seal"]


@pytest.mark.parametrize(
    ("params", "why"),
    [({"show": "20260101-000000 Nobody's"}, "no kept show"), ({"until": "2026-02-30"}, "There is no day 2026-02-30")],
)
def test_what_is_not_there_is_refused(desk: DeskThread, params: dict[str, str], why: str) -> None:
    with pytest.raises(Exception, match=why):
        desk.call("report.make", **params)


def test_without_room_it_is_said(desk: DeskThread, tmp_path: Path) -> None:
    (tmp_path / "data" / "nightmarket" / "shows").write_text("a file where a folder would be")
    with pytest.raises(Exception, match="cannot be kept"):
        desk.call("report.make")
    assert kept(desk).told.failed
