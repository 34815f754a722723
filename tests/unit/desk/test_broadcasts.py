"""Broadcasts as the desk has them: bounded as they are told, with since when; deeds go to the connection and into the journal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from studio.control.schema.state import State
from studio.control.schema.state.broadcasts import Broadcast
from studio.control.state import StateTree
from studio.desk.alarms import Alarms
from studio.desk.broadcasts import Broadcasts
from studio.document.connections import Connection
from studio.values.errors import RefusedError
from tests.parts import shows

KEY = "live_1000_secret"
STATUS = {"stage": "planned", "title": "Tonight", "bound": True, "receiving": False}


class Stand:
    """The part, with one connection that answers what a test says."""

    def __init__(self) -> None:
        self.state, self.now_ms, self.behind_ms = StateTree(), 1_000, 250
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.noted: list[tuple[str, dict[str, Any]]] = []
        self.answer: object = None
        self.alarms = Alarms(lambda _standing: None)
        self.part = Broadcasts(
            self.find,
            self.ask,
            lambda _connection: self.behind_ms,
            lambda kind, body: self.noted.append((kind, dict(body))),
            self.state,
            self.alarms,
            lambda: self.now_ms,
        )

    def find(self, name: str) -> Connection:
        if name != "yt":
            raise RefusedError("not_found", "There is none.", name)
        return Connection(id="yt", plugin="youtube", name="Shop on YouTube", secrets_ref="plugin-youtube")

    async def ask(self, connection: str, name: str, question: str, **arguments: object) -> object:
        assert (connection, name) == ("yt", "Shop on YouTube")
        self.asked.append((question, arguments))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def says(self, parts: object = ("key", "status", "title"), text: str = "", **status: object) -> Broadcast:
        told: Mapping[str, object] | None = STATUS | status if not text else None
        self.part.hear("yt", "broadcast", {"parts": list(parts), "title_bound": 100, "status": told, "text": text})  # type: ignore[call-overload]
        return self.section["yt"]

    @property
    def section(self) -> dict[str, Broadcast]:
        """As clients are told."""
        self.state.flush()
        told: dict[str, Broadcast] = msgspec.convert(self.state.snapshot()["state"].get("broadcasts", {}), State.broadcasts.kind)
        return told


@pytest.fixture
def stand() -> Stand:
    return Stand()


def test_what_was_so_already_when_the_studio_first_heard_of_it_says_no_since_when(stand: Stand) -> None:
    told = stand.says(stage="live", health={"level": "good"})
    assert told.health is not None
    assert (told.since_ms, told.health.since_ms) == (0, 0)


@pytest.mark.parametrize("gap", ["trouble", "process"])
def test_since_when_is_known_over_a_gap(stand: Stand, gap: str) -> None:
    stand.says(health={"level": "no_data"})
    stand.now_ms = 2_000
    stand.says(stage="live", health={"level": "good"})
    stand.now_ms = 3_000
    if gap == "trouble":
        stand.says(text="YouTube does not answer.")
    else:
        stand.part.ended("yt", for_good=False)
    stand.now_ms = 4_000
    again = stand.says(stage="live", health={"level": "good"})
    assert again.health is not None
    assert (again.since_ms, again.health.since_ms) == (2_000, 2_000)
    stand.part.ended("yt", for_good=True)
    assert stand.says(stage="live").since_ms == 0, "the next connection of that id is another one"


def test_stage_and_health_say_since_when(stand: Stand) -> None:
    stand.says(health={"level": "no_data"})
    stand.now_ms = 2_000
    good = stand.says(stage="live", health={"level": "good"})
    assert good.health is not None
    assert (good.since_ms, good.health.since_ms) == (2_000, 2_000)
    stand.now_ms = 3_000
    same = stand.says(stage="live", health={"level": "good", "reasons": ["Fine"]})
    assert same.health is not None
    assert (same.since_ms, same.health.since_ms, same.health.reasons) == (2_000, 2_000, ("Fine",))
    bad = stand.says(stage="live", health={"level": "bad"})
    assert bad.health is not None
    assert bad.health.since_ms == 3_000


def test_what_viewers_miss_is_an_alarm_for_as_long_as_it_is_so(stand: Stand) -> None:
    def standing() -> list[str]:
        return [alarm.text for alarm in stand.alarms.standing()]

    stand.says(stage="live", receiving=True, health={"level": "bad", "reasons": ["Use <b>4500</b> Kbps.", "No sound."]})
    assert standing() == ["Shop on YouTube receives the stream badly: Use <b>4500</b> Kbps."]
    stand.says(stage="live", receiving=True, health={"level": "bad"})
    assert standing() == ["Shop on YouTube receives the stream badly. Look at the panel Broadcast."]
    stand.says(stage="live", receiving=False, health={"level": "no_data"})
    assert "is live, and no stream arrives there" in standing()[0]
    stand.says(stage="live", receiving=True, health={"level": "ok"})
    assert standing() == []
    stand.says(receiving=False, health={"level": "no_data"})
    assert standing() == [], "nobody watches yet"
    for for_good in (False, True):
        stand.says(stage="live", receiving=False)
        stand.part.ended("yt", for_good=for_good)
        assert standing() == []


def test_words_of_strangers_are_plain_and_bounded(stand: Stand) -> None:
    reasons = ["<b>Low\u202e</b>\n" + "x" * 999, "", *["more"] * 99]
    told = stand.says(title="Night\nmarket" + "!" * 999, health={"level": "bad", "reasons": reasons})
    assert told.title.startswith("Night market!")
    assert len(told.title) == 200
    assert told.health is not None
    assert told.health.reasons[0].startswith("<b>Low</b> xxx")
    assert (len(told.health.reasons), len(told.health.reasons[0])) == (7, 300)


@pytest.mark.parametrize("said", [{"stage": "over the moon"}, {"title": 7}, {"health": {"level": "great"}}, {"bound": "yes"}])
def test_what_cannot_be_is_not_known(stand: Stand, said: dict[str, Any]) -> None:
    told = stand.says(**said)
    assert (told.stage, told.title, told.health) == (None, "", None)
    stand.part.hear("yt", "broadcast", {"parts": "key", "title_bound": "many", "status": [], "text": None})
    assert (stand.section["yt"].parts, stand.section["yt"].title_bound) == ((), 0)


def test_why_it_is_not_known_is_said_and_what_was_known_goes(stand: Stand) -> None:
    assert stand.says().title == "Tonight"
    told = stand.says(text="This account cannot go live yet.")
    assert (told.stage, told.title, told.text) == (None, "", "This account cannot go live yet.")
    assert told.parts == ("key", "status", "title")


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("rtmps://a.example/live2", "rtmps://a.example/live2"),
        ("https://a.example/live2", ""),
        ("rtmp://name:word@a.example/live", ""),
        ("rtmp://a.example/li\nve", ""),
        ("rtmp:///live", ""),
        (7, ""),
    ],
)
def test_an_address_is_one_of_rtmp(stand: Stand, said: object, known: str) -> None:
    stand.says()
    stand.part.hear("yt", "ingest", {"url": said, "key": KEY})
    assert stand.section["yt"].ingest_url == known
    assert KEY not in repr(stand.section)


def test_delays_are_told_in_steps_and_nothing_of_who_has_no_broadcast(stand: Stand) -> None:
    stand.part.hear("yt", "stats", {"behind_ms": 250})
    assert "yt" not in stand.section
    stand.says()
    stand.part.hear("yt", "stats", {"behind_ms": 250})
    assert stand.section["yt"].behind_ms == 200
    stand.part.ended("yt", for_good=True)
    assert stand.section == {}


def test_while_its_process_is_away_nobody_knows_how_it_is_but_its_row_stays(stand: Stand) -> None:
    stand.says()
    stand.part.hear("yt", "stats", {"behind_ms": 250})
    stand.part.ended("yt", for_good=False)
    told = stand.section["yt"]
    assert (told.stage, told.title, told.behind_ms) == (None, "", None)
    assert told.text == "Shop on YouTube is not connected now. Try again when it runs."
    assert told.parts == ("key", "status", "title")
    assert (stand.says().stage, stand.says().text) == ("planned", "")
    stand.part.ended("elsewhere", for_good=False)


async def test_deeds_are_asked_for_and_noted_with_who_did_them(stand: Stand) -> None:
    stand.says()
    await stand.part.set_title("yt", "Night\nmarket", "window")
    await stand.part.go_live("yt", "deck")
    assert stand.asked == [("broadcast.set_title", {"title": "Night market"}), ("broadcast.go_live", {})]
    assert stand.noted == [
        ("broadcast_titled", {"connection": "yt", "by": "window", "title": "Night market"}),
        ("broadcast_went_live", {"connection": "yt", "by": "deck"}),
    ]
    last = stand.section["yt"].last
    assert last is not None
    assert (last.kind, last.by, last.at_ms) == ("went_live", "deck", 1_000)
    assert stand.says().last == last, "and it stays known"


async def test_a_title_without_a_character_that_shows_is_none(stand: Stand) -> None:
    for deed in (stand.part.set_title("yt", " \u202e\n", "window"), stand.part.plan("yt", " \u202e\n", "public", "window")):
        with pytest.raises(RefusedError, match="Enter a title"):
            await deed
    assert stand.asked == []


async def test_a_deed_whose_answer_is_late_is_noted_as_one_that_may_have_been_done(stand: Stand) -> None:
    stand.says(stage="live")
    stand.answer = RefusedError("unreachable", "YouTube does not answer.", "yt")
    with pytest.raises(RefusedError, match="does not answer"):
        await stand.part.end("yt", "window", "yt: Tonight")
    assert stand.noted == [("broadcast_ended", {"connection": "yt", "by": "window", "unanswered": True})]
    assert stand.section["yt"].last is None


async def test_what_is_refused_is_not_noted(stand: Stand) -> None:
    stand.says()
    stand.answer = RefusedError("refused", "The title is not valid.", "yt")
    with pytest.raises(RefusedError, match="not valid"):
        await stand.part.set_title("yt", "<b>", "window")
    with pytest.raises(RefusedError, match="none"):
        await stand.part.set_title("elsewhere", "Mine", "window")
    assert stand.noted == []
    assert stand.section["yt"].last is None


async def test_an_end_is_asked_about_and_again_when_it_is_another_broadcast(stand: Stand) -> None:
    stand.says()
    with pytest.raises(RefusedError) as caught:
        await stand.part.end("yt", "window", None)
    assert (caught.value.code, caught.value.subject) == ("confirm", "yt: Tonight")
    stand.says(title="Tomorrow")
    with pytest.raises(RefusedError, match="'Tomorrow'"):
        await stand.part.end("yt", "window", "yt: Tonight")
    assert stand.asked == []
    await stand.part.end("yt", "window", "yt: Tomorrow")
    assert stand.asked == [("broadcast.end_broadcast", {})]
    assert [kind for kind, _ in stand.noted] == ["broadcast_ended"]


async def test_what_is_planned_is_bounded_too(stand: Stand) -> None:
    stand.answer = [{"id": "a" * 999, "title": "Night\nmarket", "begins_at_ms": 10**30, "chosen": True}, *[{"id": "b"}] * 99]
    planned = await stand.part.planned("yt")
    assert (len(planned), len(planned[0].id), planned[0].title, planned[0].begins_at_ms) == (50, 200, "Night market", None)
    stand.answer = {"nonsense": 1}
    with pytest.raises(RefusedError, match="refuses"):
        await stand.part.planned("yt")


async def test_a_key_is_a_secret_and_noted_without_it(stand: Stand) -> None:
    stand.says()
    stand.answer = {"url": "rtmps://a.example/live2", "key": KEY, "page_url": ""}
    taken = await stand.part.key("yt")
    assert (taken.url, taken.key.reveal()) == ("rtmps://a.example/live2", KEY)
    stand.part.key_taken("yt", shows.push("push", "rtmps://a.example/live2"), "window")
    noted = {"connection": "yt", "destination": "push", "server": "rtmps://a.example:443", "by": "window"}
    assert stand.noted == [("key_taken", noted)]
    assert KEY not in repr((taken, stand.noted, stand.section))


@pytest.mark.parametrize("answer", [None, {"url": "rtmps://a.example/live2"}, {"url": "https://a.b", "key": KEY}, {"key": 7}])
async def test_without_an_address_and_a_key_there_is_nothing_to_take(stand: Stand, answer: object) -> None:
    stand.answer = answer
    with pytest.raises(RefusedError, match="no address and key") as caught:
        await stand.part.key("yt")
    assert caught.value.code == "no_key"
