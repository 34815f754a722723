"""What viewers write reaches windows in batches; what is picked reaches the host."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from studio.control.schema.state.chat import ChatCounts, ConnectionCounts
from studio.control.schema.state.host import Host
from studio.desk.selling import chat_room
from studio.desk.selling.chat_room import ChatRoom
from studio.desk.selling.host_view import HostView
from studio.ipc.clock import NS, VirtualClock
from studio.plugin_api.abilities import ChatMessage
from studio.values.errors import RefusedError


def row(number: int, text: str) -> dict[str, Any]:
    return {"id": str(number), "buyer_key": f"b{number}", "name": "An", "text": text, "badges": [], "at_ms": 1, "buyer": False}


class Windows:
    def __init__(self) -> None:
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.shown = Host()
        self.counts = list[ChatCounts]()
        self.chat = ChatRoom(lambda name, data: self.events.append((name, data)), counted=self.counts.append)
        self.host = HostView(self._told)

    def _told(self, section: Host) -> None:
        self.shown = section


@pytest.fixture
def windows() -> Windows:
    return Windows()


def test_messages_are_handed_on_and_can_be_picked(windows: Windows) -> None:
    chat, host = windows.chat, windows.host
    chat.take("rehearsal", [row(number, f"hello number {number}") for number in range(8)], NS)
    chat.hand_on(2 * NS)
    name, batch = windows.events[0]
    assert name == "chat"
    assert [one["text"] for one in batch["rows"]] == [f"hello number {number}" for number in range(8)]
    for one in batch["rows"]:
        host.pick(chat.row(one["id"]))
    assert [one.text for one in windows.shown.picked] == [f"hello number {number}" for number in range(2, 8)]
    host.unpick(batch["rows"][7]["id"])
    assert len(windows.shown.picked) == 5
    with pytest.raises(RefusedError):
        chat.row("rehearsal:none")


def test_a_window_that_comes_late_gets_the_last_rows(windows: Windows) -> None:
    chat = windows.chat
    assert chat.recent() == []
    for number in range(600):
        chat.take("rehearsal", [row(number, f"hello number {number}")], (1 + number) * NS)
        chat.hand_on((1 + number) * NS)
    assert [one["text"] for one in chat.recent()] == [f"hello number {number}" for number in range(100, 600)]
    told = [data["rows"] for name, data in windows.events if name == "chat"]
    assert chat.recent()[-1] == told[-1][-1], "as windows were told"


@pytest.mark.expect_warnings
def test_chat_that_cannot_be_read_is_passed_over(windows: Windows) -> None:
    windows.chat.take("rehearsal", [{"id": 5}, row(1, "how long does it keep?"), "nonsense"], NS)  # type: ignore[list-item]
    windows.chat.take("rehearsal", 7, NS)  # type: ignore[arg-type]
    windows.chat.hand_on(2 * NS)
    assert [said["text"] for said in windows.events[0][1]["rows"]] == ["how long does it keep?"], "one bad row loses no other"


def test_what_strangers_write_is_plain_and_bounded(windows: Windows) -> None:
    said = row(1, "how \u202elong\x00 does\n it keep? " + "x" * 9_000)
    said |= {"id": "i" * 9_000, "name": "\u2066An\u2069" * 100, "badges": ["b" * 900] * 50, "at_ms": -(2**60)}
    windows.chat.take("rehearsal", [said], NS)
    windows.chat.hand_on(2 * NS)
    (shown,) = windows.events[0][1]["rows"]
    assert shown["text"].startswith("how long does it keep? xxx")
    assert (len(shown["text"]), len(shown["name"]), shown["at_ms"]) == (500, 60, 0)
    assert len(shown["id"]) < 250
    assert [len(badge) for badge in shown["badges"]] == [60] * 8


def test_a_desk_that_takes_over_knows_what_the_host_was_told(windows: Windows) -> None:
    windows.chat.take("rehearsal", [row(1, "how long does it keep?")], NS)
    windows.chat.hand_on(2 * NS)
    windows.host.pick(windows.chat.row("rehearsal:1"))
    windows.host.message("Five minutes")
    windows.host.prompter("Good evening")
    after = Windows()
    after.host.recall(windows.host.as_memory())
    assert after.shown == windows.shown


def test_a_row_that_a_moderator_takes_away_is_gone_and_does_not_come_again(windows: Windows) -> None:
    windows.chat.take("rehearsal", [row(number, "buy elsewhere") for number in range(60)], NS)
    windows.chat.hand_on(2 * NS)
    ((_, batch),) = [event for event in windows.events if event[0] == "chat"]
    (spam,) = batch["rows"]
    said = windows.chat.messages(spam["id"])
    assert (said[0], len(said)) == (("rehearsal", "0", "b0"), 50), "of many who say the same the first can be hidden"
    windows.chat.hide(spam["id"])
    assert windows.events[-1] == ("chat_hidden", {"ids": [spam["id"]]})
    windows.chat.take("rehearsal", [row(number, "buy elsewhere") for number in range(60, 80)], 3 * NS)
    windows.chat.hand_on(5 * NS)
    assert not [told for name, data in windows.events[2:] if name == "chat" for told in data["rows"]]
    assert windows.chat.recent() == []
    with pytest.raises(RefusedError):
        windows.chat.messages(spam["id"])


def test_what_the_show_writes_is_a_row_that_the_host_is_not_told_of(windows: Windows) -> None:
    message = ChatMessage(id="m1", buyer_key="", name="My channel", text="Link 1 is open", at_ms=1)
    assert windows.chat.say("rehearsal", message, NS) == "rehearsal:m1"
    echo = row(1, "Link 1 is open") | {"id": "m1"}
    windows.chat.take("rehearsal", [echo], NS)  # its platform tells of it, too
    windows.chat.hand_on(2 * NS)
    ((name, batch),) = windows.events
    assert name == "chat", "the host's view has none of it"
    assert [(said["id"], said["why"], said["count"]) for said in batch["rows"]] == [("rehearsal:m1", "own", 1)]


@pytest.mark.expect_warnings
def test_a_flood_of_rows_that_are_none_is_said_once(windows: Windows, caplog: pytest.LogCaptureFixture) -> None:
    windows.chat.take("evil", [7] * 100_000 + [row(1, "after them")], NS)
    windows.chat.take("evil", [7, row(2, "hello"), 7], NS)
    assert len(caplog.records) == 2
    windows.chat.hand_on(2 * NS)
    assert [one["text"] for name, batch in windows.events if name == "chat" for one in batch["rows"]] == ["hello"]


def test_counts_are_told_twice_a_second_while_they_change(windows: Windows) -> None:
    chat = windows.chat
    for tenth in range(10):
        chat.hear("rehearsal", {"rows": [row(tenth, f"hello number {tenth}")]}, NS + tenth * NS // 10)
        chat.hand_on(NS + tenth * NS // 10)
    assert [counts.messages for counts in windows.counts] == [1, 6]
    for second in range(3, 40):
        chat.hand_on(second * NS)
    last = windows.counts[-1]
    assert (last.messages, last.per_second, last.shown, last.of) == (10, 0, 0, 0)
    assert len(windows.counts) < 10, "nothing new is not said"


def test_messages_that_had_no_room_on_their_way_are_counted(windows: Windows) -> None:
    windows.chat.hear("a", {"rows": [row(1, "hello")], "skipped": ["1", "2", "3", "2"], "lost": 7}, NS)
    windows.chat.hand_on(NS)
    (counts,) = windows.counts
    assert counts.connections == {"a": ConnectionCounts(messages=10, lost=7)}
    assert (counts.messages, counts.hidden, windows.events[0][1]["hidden"]) == (10, 9, 9)


@pytest.mark.parametrize(("skipped", "lost"), [(7, "7"), ([7, None, {}], -7), ({"1": "2"}, True), (None, 2.5)])
def test_nonsense_about_them_counts_nothing(windows: Windows, skipped: object, lost: object) -> None:
    windows.chat.hear("a", {"rows": [row(1, "hello")], "skipped": skipped, "lost": lost}, NS)
    windows.chat.hand_on(NS)
    assert windows.counts[0].messages == 1


def test_no_event_counts_more_than_it_can_have_lost(windows: Windows) -> None:
    windows.chat.hear("a", {"skipped": [f"{number}" * 900 for number in range(9_000)], "lost": 2**80}, NS)
    windows.chat.hand_on(NS)
    assert windows.counts[0].connections["a"].lost == 1_000_000
    assert windows.counts[0].messages <= 1_002_000


def test_rows_that_are_too_many_at_once_are_counted(windows: Windows) -> None:
    windows.chat.hear("a", {"rows": [row(number, "hello") for number in range(2_100)]}, NS)
    windows.chat.hand_on(NS)
    assert windows.counts[0].connections == {"a": ConnectionCounts(messages=2_100, lost=100)}


@pytest.mark.expect_warnings
async def test_a_turn_that_fails_ends_no_other_and_is_logged_once_a_minute(
    windows: Windows, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    went, times = asyncio.Event(), list[int]()

    def turn(now_ns: int) -> None:
        times.append(now_ns)
        clock.advance_ns(20 * NS)
        if len(times) == 6:
            went.set()
        raise KeyError("a row that nobody has")

    clock = VirtualClock()
    monkeypatch.setattr(chat_room, "_EVERY_S", 0)
    monkeypatch.setattr(windows.chat, "hand_on", turn)
    running = asyncio.create_task(windows.chat.run(clock))
    await went.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert len(times) == 6
    assert [record.exc_info is not None for record in caplog.records] == [True, True], "20 s lie between two turns"
