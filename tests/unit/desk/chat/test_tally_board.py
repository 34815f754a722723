"""A tally begins and ends by hand or by its time; cards follow it, and the journal has who did it."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from studio.control.schema.state.tally import Tally
from studio.desk.chat import chat_journal
from studio.desk.chat.chat_journal import ChatJournal, beside
from studio.desk.chat.tally_board import TallyBoard
from studio.desk.journal import Span, show_journal
from studio.desk.journal.book import Book, open_book
from studio.desk.selling.chat_room import ChatRoom
from studio.document.model import Overlay, Show
from studio.ipc.clock import NS, VirtualClock
from studio.values.errors import OperatorError, RefusedError

ALL_TIME = Span(from_ms=0, to_ms=2**50)


class Stand:
    def __init__(self, folder: Path) -> None:
        self.clock, self.sections, self.cards = VirtualClock(NS), list[Tally](), dict[str, list[dict[str, Any]]]()
        self.troubles: list[OperatorError | None] = []
        self.show = Show(overlays=(Overlay(id="votes", name="Votes", kind="tally"), Overlay(id="logo", name="Logo", kind="logo")))
        self.chat = ChatRoom(lambda _name, _data: None)
        self.journal = ChatJournal(self.clock, self.troubles.append)
        self.board = TallyBoard(self.chat, self.clock, lambda: self.show, self.sections.append, self._say, self.journal.note)
        self.sale = folder / "evening.journal"

    def _say(self, card: str, values: Mapping[str, Any]) -> None:
        self.cards.setdefault(card, []).append(dict(values))

    def write(self, number: int, viewer: str, text: str) -> None:
        row = {"id": str(number), "buyer_key": viewer, "name": "An", "text": text, "at_ms": 1}
        self.chat.take("irc", [row], self.clock.now_ns())

    def pass_s(self, seconds: float) -> None:
        self.clock.advance_ns(round(seconds * NS))
        self.board.turn(self.clock.now_ns())

    async def records(self) -> list[tuple[str, dict[str, Any]]]:
        found = await self.journal.between(ALL_TIME, 100)
        return [(record["kind"], json.loads(record["body"])) for record in found]


@pytest.fixture
async def stand(tmp_path: Path) -> AsyncIterator[Stand]:
    made = Stand(tmp_path)
    await made.journal.move(made.sale)
    yield made
    await made.journal.close()


async def test_a_tally_is_told_to_windows_and_cards_and_noted(stand: Stand) -> None:
    assert not beside(stand.sale).exists()
    await stand.board.start(["1", "2"], None, "window")
    stand.write(1, "a", "1")
    stand.write(2, "b", "2")
    stand.pass_s(1)
    assert [(c.keyword, c.viewers) for c in stand.sections[-1].choices] == [("1", 1), ("2", 1)]
    assert stand.cards["votes"][-1] == {
        "choices": [{"keyword": "1", "viewers": 1}, {"keyword": "2", "viewers": 1}],
        "running": True,
    }
    assert list(stand.cards) == ["votes"]
    await stand.board.stop("phone")
    stand.write(3, "c", "1")
    stand.pass_s(1)
    assert stand.sections[-1].state == "ended"
    assert stand.cards["votes"][-1]["running"] is False
    await stand.board.clear("window")
    assert stand.sections[-1] == Tally()
    assert stand.cards["votes"][-1] == {"choices": []}
    assert await stand.records() == [
        ("tally_started", {"keywords": ["1", "2"], "seconds": None, "by": "window"}),
        ("tally_ended", {"choices": {"1": 1, "2": 1}, "viewers": 2, "messages": 2, "unread": 0, "by": "phone"}),
    ]
    assert not [trouble for trouble in stand.troubles if trouble is not None]


async def test_a_card_that_comes_while_it_runs_says_it_at_once(stand: Stand) -> None:
    await stand.board.start(["1"], None, "window")
    stand.show = Show(overlays=(*stand.show.overlays, Overlay(id="new", name="New", kind="tally")))
    stand.board.show_changed()
    assert stand.cards["new"] == [{"choices": [{"keyword": "1", "viewers": 0}], "running": True}]


async def test_it_ends_after_its_time(stand: Stand) -> None:
    await stand.board.start(["1"], 30, "window")
    stand.pass_s(29.9)
    stand.write(1, "a", "1")
    stand.clock.advance_ns(NS)
    stand.write(2, "b", "1")
    stand.pass_s(0)
    assert (stand.sections[-1].state, stand.sections[-1].viewers) == ("ended", 1)
    with pytest.raises(RefusedError, match="No tally"):
        await stand.board.stop("window")
    await stand.journal.close()
    assert (await stand.records())[-1][1]["by"] == ""


async def test_another_one_ends_the_one_before_and_a_refused_one_does_not(stand: Stand) -> None:
    await stand.board.start(["1"], None, "window")
    with pytest.raises(RefusedError):
        await stand.board.start(["1", "11"], None, "window")
    assert stand.sections[-1].state == "running"
    await stand.board.start(["要"], None, "window")
    assert [kind for kind, _ in await stand.records()] == ["tally_started", "tally_ended", "tally_started"]


async def test_nothing_is_told_twice(stand: Stand) -> None:
    await stand.board.start(["1"], None, "window")
    for _ in range(20):
        stand.pass_s(0.5)
    assert len(stand.sections) == 2
    assert len(stand.cards["votes"]) == 1


async def test_a_journal_that_cannot_be_made_is_said_and_the_tally_goes_on(stand: Stand, tmp_path: Path) -> None:
    await stand.journal.move(tmp_path / "nowhere.journal")
    beside(tmp_path / "nowhere.journal").mkdir()
    await stand.board.start(["1"], None, "window")
    assert stand.sections[-1].state == "running"
    assert isinstance(stand.troubles[-1], OperatorError)


@pytest.mark.expect_warnings
async def test_a_disk_that_hangs_holds_neither_the_tally_nor_the_next_show(
    stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wakes = Event()

    def hangs(path: Path) -> tuple[Book, str | None]:
        wakes.wait(60)
        return open_book(path)

    monkeypatch.setattr(show_journal, "open_book", hangs)
    monkeypatch.setattr(show_journal, "CLOSE_S", 0.01)
    monkeypatch.setattr(chat_journal, "_OPEN_S", 0.01)
    await stand.board.start(["1"], None, "window")
    assert stand.sections[-1].state == "running"
    trouble = stand.troubles[-1]
    assert trouble is not None
    assert trouble.code == "journal_behind"
    wakes.set()
    monkeypatch.undo()
    await stand.journal.move(tmp_path / "next.journal")
    await stand.board.stop("window")
    assert [kind for kind, _ in await stand.records()] == ["tally_ended"]


@pytest.mark.expect_warnings
async def test_a_disk_that_was_full_and_has_room_again_is_said(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    writes, there_is_room = Book.write, Event()

    def full(book: Book, *given: Any) -> None:
        if not there_is_room.is_set():
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        writes(book, *given)

    monkeypatch.setattr(Book, "write", full)
    await stand.board.start(["1"], None, "window")
    assert stand.troubles[-1] is not None
    there_is_room.set()
    for _ in range(200):
        if stand.troubles[-1] is None:
            break
        await asyncio.sleep(0.05)
    assert stand.troubles[-1] is None
    assert [kind for kind, _ in await stand.records()] == ["tally_started"]
