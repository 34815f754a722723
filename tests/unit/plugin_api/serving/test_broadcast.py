"""A served broadcast: its parts are found, its status told and asked for anew after each deed; what it has not is unsupported."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import studio.plugin_api.serving.feeds
from studio.plugin_api.abilities import AbilityError, BroadcastStatus, IngestPoint, PlannedBroadcast, StreamHealth
from studio.plugin_api.testing import Desk, served
from studio.values.broadcasts import Privacy


class Bare:
    """Takes a stream, and no more."""

    async def ingest(self) -> IngestPoint:
        return IngestPoint(url="rtmp://127.0.0.1/live", page_url="http://127.0.0.1/")


class Whole(Bare):
    """Has every part. `status`: how it is, or why nobody knows."""

    title_bound = 10

    def __init__(self) -> None:
        self.status: BroadcastStatus | AbilityError = BroadcastStatus(stage="planned", title="Tonight")
        self.looks, self.key = 0, "secret"

    async def broadcast_status(self) -> BroadcastStatus:
        self.looks += 1
        if isinstance(self.status, AbilityError):
            raise self.status
        return self.status

    async def stream_key(self) -> IngestPoint:
        return IngestPoint(url="rtmp://127.0.0.1/live", key=self.key)

    async def set_title(self, title: str) -> None:
        self.status = BroadcastStatus(stage="planned", title=title)

    async def planned_broadcasts(self) -> list[PlannedBroadcast]:
        return [PlannedBroadcast(id="b1", title="Tonight", chosen=True)]

    async def plan_broadcast(self, title: str, privacy: Privacy) -> str:
        return f"{privacy} {title}"

    async def choose_broadcast(self, broadcast_id: str) -> None:
        raise AbilityError("not_found", f"There is no broadcast {broadcast_id}.")

    async def go_live(self) -> None:
        self.status = BroadcastStatus(stage="live", health=StreamHealth(level="good", reasons=("Fine.",)))

    async def end_broadcast(self) -> None:
        self.status = BroadcastStatus(stage="ended")


@pytest.fixture
async def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Whole, Desk]]:
    monkeypatch.setattr(studio.plugin_api.serving.feeds, "STATUS_EVERY_S", 600.0)  # only what is asked for
    platform = Whole()
    async with served(tmp_path, platform) as desk:
        yield platform, desk


async def test_its_parts_and_how_it_is_are_told(whole: tuple[Whole, Desk]) -> None:
    _, desk = whole
    told = await desk.wait_for("broadcast", lambda data: data["status"] is not None)
    assert told == {
        "parts": ["key", "status", "title", "plan", "live"],
        "title_bound": 10,
        "status": {"stage": "planned", "title": "Tonight"},
        "text": "",
    }


async def test_after_a_deed_it_is_asked_anew_at_once(whole: tuple[Whole, Desk]) -> None:
    platform, desk = whole
    await desk.wait_for("broadcast", lambda data: data["status"] is not None)
    assert platform.looks == 1
    assert (await desk.ask("broadcast.go_live", call="1"))["ok"]
    told = await desk.wait_for("broadcast", lambda data: data["status"]["stage"] == "live")
    assert told["status"]["health"] == {"level": "good", "reasons": ("Fine.",)}
    assert (await desk.ask("broadcast.end_broadcast", call="2"))["ok"]
    await desk.wait_for("broadcast", lambda data: data["status"] == {"stage": "ended"})
    assert platform.looks == 3


async def test_what_is_asked_comes_back(whole: tuple[Whole, Desk]) -> None:
    _, desk = whole
    key = await desk.ask("broadcast.stream_key", call="1")
    assert key["value"] == {"url": "rtmp://127.0.0.1/live", "key": "secret", "page_url": ""}
    planned = await desk.ask("broadcast.planned_broadcasts", call="2")
    assert planned["value"] == [{"id": "b1", "title": "Tonight", "chosen": True}]
    made = await desk.ask("broadcast.plan_broadcast", call="3", title="Night", privacy="private")
    assert made["value"] == "private Night"
    chosen = await desk.ask("broadcast.choose_broadcast", call="4", broadcast_id="b9")
    assert (chosen["ok"], chosen["code"], chosen["text"]) == (False, "not_found", "There is no broadcast b9.")


async def test_a_key_is_not_remembered_for_who_asks_again(whole: tuple[Whole, Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    platform, desk = whole
    assert (await desk.ask("broadcast.stream_key", call="1"))["value"]["key"] == "secret"
    monkeypatch.setattr(platform, "key", "another")
    assert (await desk.ask("broadcast.stream_key", call="1"))["value"]["key"] == "another"


async def test_a_longer_title_than_the_platform_takes_is_refused_in_words(whole: tuple[Whole, Desk]) -> None:
    platform, desk = whole
    planned = await desk.ask("broadcast.plan_broadcast", call="0", title="x" * 11, privacy="private")
    assert not planned["ok"]
    assert "titles of 10 characters" in planned["text"]
    answer = await desk.ask("broadcast.set_title", call="1", title="x" * 11)
    assert (answer["ok"], answer["code"]) == (False, "refused")
    assert "titles of 10 characters" in answer["text"]
    assert (await desk.ask("broadcast.set_title", call="2", title="x" * 10))["ok"]
    assert platform.status == BroadcastStatus(stage="planned", title="x" * 10)


async def test_why_nobody_knows_how_it_is_is_no_trouble_of_the_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["studio.plugin_api.serving.serve"], "STATE_EVERY_NS", 0)  # said again and again
    platform = Whole()
    platform.status = AbilityError("refused", "This account cannot go live yet.")
    async with served(tmp_path, platform) as desk:
        told = await desk.wait_for("broadcast", lambda data: bool(data["text"]))
        assert (told["status"], told["text"]) == (None, "This account cannot go live yet.")
        state = await desk.wait_for("connection_state", lambda _data: True)
        assert (state["state"], state["text"]) == ("running", "")
        platform.status = BroadcastStatus(stage="planned")
        await desk.wait_for("broadcast", lambda data: data["status"] is not None and not data["text"])


async def test_one_that_only_takes_a_stream_has_no_parts(tmp_path: Path) -> None:
    async with served(tmp_path, Bare()) as desk:
        told = await desk.wait_for("broadcast", lambda _data: True)
        assert told == {"parts": [], "title_bound": 0, "status": None, "text": ""}
        for number, question in enumerate(("stream_key", "go_live", "end_broadcast", "planned_broadcasts")):
            answer = await desk.ask(f"broadcast.{question}", call=str(number))
            assert (answer["ok"], answer["code"]) == (False, "unsupported")
            assert "on its own page" in answer["text"]
    assert asyncio.all_tasks() == {asyncio.current_task()}
