"""What was done in the chats is noted with who did it and how it ended, and told to windows."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from studio.control.schema.answers import Moderated
from studio.control.schema.state.chat import Silenced
from studio.desk.chat import chat_journal
from studio.desk.chat.chat_journal import ChatJournal, beside
from studio.desk.chat.moderation_book import Act, ModerationBook
from studio.desk.journal import Span
from studio.evidence.verify import verified
from studio.ipc.clock import NS, VirtualClock
from studio.values.errors import OperatorError, RefusedError
from studio.values.sentences import Sentence
from studio.words import chat as says

ALL_TIME = Span(from_ms=0, to_ms=2**50)


class Stand:
    def __init__(self, folder: Path) -> None:
        self.troubles: list[OperatorError | None] = []
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.silenced: tuple[Silenced, ...] = ()
        self.wall_ms = 1_000_000
        self.journal = ChatJournal(VirtualClock(NS), self.troubles.append)
        self.book = self.new_book()
        self.sale = folder / "evening.journal"

    def new_book(self) -> ModerationBook:
        return ModerationBook(self.journal.note, lambda *event: self.events.append(event), self._put, lambda: self.wall_ms)

    def _put(self, silenced: tuple[Silenced, ...]) -> None:
        self.silenced = silenced

    def act(self, deed: Any, **about: Any) -> Act:
        return Act(deed, "Mia", "twitch", "My channel", **about)

    def done(self, deed: Any, **about: Any) -> None:
        with self.book.doing(self.act(deed, row="twitch:1", viewer="key", name="Bo", **about)):
            pass

    async def records(self) -> list[dict[str, Any]]:
        return await self.journal.between(ALL_TIME, 10_000)

    async def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(record["body"]) for record in await self.records()]


@pytest.fixture
async def stand(tmp_path: Path) -> AsyncIterator[Stand]:
    made = Stand(tmp_path)
    await made.journal.move(made.sale)
    yield made
    await made.journal.close()


async def test_what_was_done_is_noted_with_its_person_and_told(stand: Stand) -> None:
    with stand.book.doing(stand.act("mute", row="twitch:1", seconds=600)) as act:
        act.name, act.viewer, act.text = "Bo", "key", "Boo"
    (record,) = await stand.records()
    assert (record["kind"], record["wall_ms"] > 1_600_000_000_000) == ("moderated", True)
    noted = Moderated(
        deed="mute",
        by="Mia",
        connection="twitch",
        chat="My channel",
        row="twitch:1",
        viewer="key",
        name="Bo",
        text="Boo",
        seconds=600,
    )
    assert Moderated(**json.loads(record["body"])) == noted
    assert [(name, Moderated(**data)) for name, data in stand.events] == [("moderated", noted)]


async def test_what_was_refused_is_noted_as_code_and_fields(stand: Stand) -> None:
    words = says.too_long(name="My channel", bound=200, count=201)
    with pytest.raises(RefusedError), stand.book.doing(stand.act("send", text="Hello")):
        raise RefusedError("too_long", words)
    (body,) = await stand.bodies()
    assert (body["code"], body["why"]) == ("too_long", str(words))
    assert body["said"] == {"why": {"code": words.code, "fields": {"name": "My channel", "bound": 200, "count": 201}}}
    told = Moderated(**stand.events[0][1]).why
    assert isinstance(told, Sentence)
    assert told.code == words.code


async def test_a_question_is_no_act(stand: Stand) -> None:
    with pytest.raises(RefusedError), stand.book.doing(stand.act("block")):
        raise RefusedError("confirm", says.really_block(viewer="Bo", chat="My channel"), "twitch:1")
    assert (await stand.records(), stand.events) == ([], [])


async def test_what_is_broken_off_may_have_been_done(stand: Stand) -> None:
    with pytest.raises(asyncio.CancelledError), stand.book.doing(stand.act("hide", row="twitch:1")):
        raise asyncio.CancelledError
    (body,) = await stand.bodies()
    assert (body["deed"], body["code"]) == ("hide", "unknown")


async def test_words_of_strangers_have_a_bound(stand: Stand) -> None:
    stand.done("send", text="x" * 5_000)
    (body,) = await stand.bodies()
    assert len(body["text"]) == 200


async def test_a_journal_of_tallies_alone_goes_on_in_one_chain(stand: Stand) -> None:
    await stand.journal.note("tally_started", {"keywords": ["1"], "seconds": None, "by": "window"})
    await stand.journal.close()
    stand.done("block")
    assert [record["kind"] for record in await stand.records()] == ["tally_started", "moderated"]
    await stand.journal.close()
    verdict = verified(beside(stand.sale))
    assert (verdict.records, verdict.outside) == (2, ())


@pytest.mark.expect_warnings
async def test_nobody_waits_for_a_disk_and_what_waits_has_a_bound(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat_journal, "_WAITING", 3)
    for _ in range(6):
        stand.done("hide")
    assert len(await stand.records()) == 3
    assert {trouble.code for trouble in stand.troubles if trouble is not None} == {"journal_behind"}
    stand.done("hide")
    assert len(await stand.records()) == 4
    assert stand.troubles[-1] is None


async def test_a_desk_that_comes_after_knows_whom_the_one_before_has_silenced(stand: Stand) -> None:
    stand.done("mute", seconds=60)
    stand.done("block")
    await stand.journal.note("moderated", {"deed": "of a newer version"})
    records = await stand.records()
    book = stand.new_book()
    assert not stand.silenced
    book.recall(records)
    assert [(silenced.name, silenced.blocked, silenced.by) for silenced in stand.silenced] == [("Bo", True, "Mia")]
