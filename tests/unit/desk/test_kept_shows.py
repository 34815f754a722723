"""A show that goes off air is kept whole: its journal proves itself, and its report is made of it."""

from __future__ import annotations

import asyncio
import csv
import errno
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from studio.control.protocol import RpcError
from studio.desk import headless, kept_shows, on_air
from studio.desk.kept_shows import KeptShows
from studio.evidence import Seal, verified
from studio.ipc import session as sessions
from studio.launcher.options import Options
from studio.plugin_api.abilities import ChatMessage
from studio.show.chat.heard import Heard
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
    with pytest.raises(RpcError):
        desk.call("chat.pin", connection="nobody")
    heard = Heard("c:1", 1, "An", "do you have it in black?", False)
    desk.ask(lambda: desk.desk.sales.demand.hear(heard))
    desk.call("air.stop")
    until(lambda: kept(desk).told.report)
    told = kept(desk).told
    folder = Path(told.folder)
    assert folder.parent == tmp_path / "data" / "nightmarket" / "shows"
    assert Path(told.report).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert parse((folder / "show.json").read_bytes()) == desk.show
    stream = json.loads((folder / "stream.json").read_text())
    assert stream["stream"]["seconds"] >= 0
    assert stream["moderation"] == [{"by": "client", "deed": "unpin", "done": 0, "refused": 1}]
    (journal,) = folder.glob("*.journal")
    verdict = verified(journal, Seal.read(stream["seal"]))
    assert verdict.marks == 1
    assert stream["seal"] in told.text
    assert told.report in told.text
    assert heard.text in (folder / "demand.csv").read_text(encoding="utf-8-sig")
    with (folder / "marks.csv").open(encoding="utf-8-sig", newline="") as table:
        assert [row[1:] for row in csv.reader(table)] == [["/videos/evening.mkv", "1.500", "begin", ""]]


def test_what_viewers_wrote_and_asked_until_the_end_is_in_the_report(desk: DeskThread) -> None:
    until(lambda: desk.ask(lambda: desk.desk.sales.figures._follower is not None))
    desk.call("air.start")
    until(lambda: desk.desk.air.state == "on")
    for number, text in enumerate(("多少钱？", "多少钱？", "好漂亮")):
        desk.channel.writes(ChatMessage(id=f"c{number}", buyer_key=f"v{number}", name="An", text=text, at_ms=1))
    until(lambda: desk.ask(lambda: desk.desk.sales.chat._chat.total) == 3)
    desk.call("air.stop")
    until(lambda: kept(desk).told.report)
    folder = Path(kept(desk).told.folder)
    topic = json.loads((folder / "stream.json").read_text())["questions"]["price"]
    assert (topic["title"], topic["quotes"]) == ("Price", ["多少钱？"])
    page = Path(kept(desk).told.report).read_text(encoding="utf-8")
    assert "<td>3</td>" in page
    assert "多少钱？" in page
    assert "An" not in json.dumps(topic)


class Terminal:
    """Takes what is said there."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, text: str) -> None:
        self.lines.append(text)

    def spawn(self, name: str) -> None: ...
    def signal(self, name: str, kill: bool) -> None: ...
    def quit(self, code: int) -> None: ...


def test_a_show_that_has_to_be_ended_by_force_is_kept_too(desk: DeskThread, monkeypatch: pytest.MonkeyPatch) -> None:
    async def stop(_desk: object) -> bool:
        """A destination hangs, and the deadline has passed."""
        return False

    desk.call("air.start")
    until(lambda: desk.desk.air.state == "on")
    monkeypatch.setattr(on_air, "stop", stop)
    terminal = Terminal()
    runs: list[asyncio.Future[None]] = []
    desk.do(lambda: runs.append(asyncio.ensure_future(headless.finish(desk.desk, Options(), terminal, 0))))
    until(lambda: runs and runs[0].done())
    folder = Path(kept(desk).told.folder)
    assert list(folder.glob("*.journal"))
    assert any(str(folder) in line for line in terminal.lines)


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


def test_a_link_out_of_the_folder_is_no_kept_show(desk: DeskThread, tmp_path: Path) -> None:
    first = Path(desk.call("report.make")["folder"])
    elsewhere = first.rename(tmp_path / first.name)
    first.symlink_to(elsewhere)
    with pytest.raises(Exception, match="no kept show"):
        desk.call("report.make", show=first.name)


@pytest.mark.parametrize("full", ["the journal", "the show"])
def test_a_show_that_cannot_be_kept_whole_leaves_no_half_and_the_next_one_is_kept(
    desk: DeskThread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    async def copy(_folder: Path) -> Any:
        raise sqlite3.OperationalError("database or disk is full")

    def write(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as refusing:
        if full == "the journal":
            refusing.setattr(desk.desk.sales.engine, "copy_journal", copy)
        else:
            refusing.setattr(kept_shows, "_write", write)
        with pytest.raises(Exception, match="cannot be kept"):
            desk.call("report.make")
    assert kept(desk).told.failed
    assert list((tmp_path / "data" / "nightmarket" / "shows").iterdir()) == []
    assert Path(desk.call("report.make")["report"]).is_file()


def test_whatever_ends_a_report_another_one_may_be_made(desk: DeskThread, monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask(*_arguments: object) -> Any:
        raise asyncio.CancelledError

    with monkeypatch.context() as broken:
        broken.setattr(desk.desk.probes, "ask", ask)
        desk.do(kept(desk).ended)
        until(lambda: kept(desk).told.folder)
        until(lambda: kept(desk).told.progress is None)
    assert kept(desk).told.progress is None
    assert desk.call("report.make")["report"]


def test_commands_do_not_queue_up_and_the_end_of_a_show_waits_its_turn(
    desk: DeskThread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = asyncio.Event()

    async def ask(*_arguments: object) -> Any:
        await gate.wait()
        return {"report": "report.html"}

    monkeypatch.setattr(desk.desk.probes, "ask", ask)
    for _ in range(2):
        desk.do(kept(desk).ended)
    until(lambda: kept(desk).told.progress is not None)
    with pytest.raises(Exception, match="A report is being made"):
        desk.call("report.make")
    desk.do(gate.set)
    until(lambda: len(list((tmp_path / "data" / "nightmarket" / "shows").iterdir())) == 2)
    until(lambda: kept(desk).told.progress is None)


@pytest.mark.parametrize("data", [{}, {"seconds": "1", "mono_ns": 1}, {"seconds": 1.0, "mono_ns": None}])
def test_a_recording_that_does_not_say_where_it_is_leaves_no_mark(desk: DeskThread, data: dict[str, Any]) -> None:
    desk.ask(lambda: desk.desk.sales.recording_marked({"file": "a.mkv", "what": "begin"} | data))
    folder = Path(desk.call("report.make")["folder"])
    assert not (folder / "marks.csv").exists()


def test_without_room_it_is_said(desk: DeskThread, tmp_path: Path) -> None:
    (tmp_path / "data" / "nightmarket" / "shows").write_text("a file where a folder would be")
    with pytest.raises(Exception, match="cannot be kept"):
        desk.call("report.make")
    assert kept(desk).told.failed
