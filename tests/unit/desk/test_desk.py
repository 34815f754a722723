"""The whole desk over scripted processes: what it asks of them, and what becomes of what they say."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.contracts import messages, specs
from studio.control.protocol import RpcError
from studio.control.schema.state import State
from studio.control.schema.state.chat import ChatChannel
from studio.desk.journal import ShowJournal
from studio.ipc import session as sessions
from studio.plugin_api.abilities import ChatMessage
from tests.parts.desk_thread import DeskThread, until
from tests.parts.example_show import example_show


@pytest.fixture
def desk(tmp_path: Path, own_data: None) -> Iterator[DeskThread]:
    made = DeskThread(sessions.create(tmp_path), example_show())
    made.start()
    yield made
    made.stop()


def test_a_destination_is_given_its_key_as_it_starts(desk: DeskThread) -> None:
    assert desk.call("key.set", destination="shop", key="live-1") == {"kept": True}
    assert "shop" in desk.call("air.start")["started"]
    servers = {one.id: one.target.server() for one in desk.show.destinations}
    until(lambda: messages.Secret("key", "live-1", servers["shop"]) in desk.processes.told("sink.shop"))
    assert servers["shop"]
    until(lambda: desk.processes.told("sink.phones"))
    assert desk.processes.told("sink.phones") == [messages.Secret("key", "", servers["phones"])]


def test_a_key_that_a_stream_runs_with_is_forgotten_on_purpose_only(desk: DeskThread) -> None:
    desk.call("key.set", destination="shop", key="live-1")
    desk.call("destination.start", destination="shop")
    until(lambda: [said for said in desk.processes.told("sink.shop") if isinstance(said, messages.Secret)])
    with pytest.raises(RpcError, match="interrupts its stream"):
        desk.call("key.forget", destination="shop")
    desk.call("key.forget", destination="shop", confirm="shop")
    told = desk.processes.told("sink.shop")
    assert [said.value for said in told if isinstance(said, messages.Secret)] == ["live-1", ""]


def test_a_key_that_is_corrected_in_an_address_reaches_the_running_sink(desk: DeskThread) -> None:
    desk.call("destination.update", destination="phones", set={"target": {"url": "rtmp://127.0.0.1/app/k1", "key_ref": ""}})
    desk.call("destination.start", destination="phones")
    until(lambda: desk.processes.told("sink.phones"))
    desk.call("destination.update", destination="phones", set={"target": {"url": "rtmp://127.0.0.1/app/k2"}}, confirm=True)
    keys = [messages.Secret("key", key, "rtmp://127.0.0.1:1935") for key in ("k1", "k2")]
    until(lambda: desk.processes.told("sink.phones") == keys)


def test_a_key_does_not_follow_its_destination_to_another_server(desk: DeskThread) -> None:
    def given() -> list[tuple[str, str]]:
        told = desk.processes.told("sink.shop")
        return [(said.value, said.account) for said in told if isinstance(said, messages.Secret)]

    desk.call("key.set", destination="shop", key="live-1")
    desk.call("air.start")
    (shop,) = [one for one in desk.show.destinations if one.id == "shop"]
    until(lambda: given() == [("live-1", shop.target.server())])
    desk.call("destination.update", destination="shop", set={"target": {"url": "rtmp://evil.example/app"}}, confirm=True)
    until(lambda: any(isinstance(said, messages.Configure) for said in desk.processes.told("sink.shop")))
    assert desk.ask(lambda: desk.desk.destinations.state_of(desk.desk.destinations.find("shop")).needs_key)
    desk.call("key.set", destination="shop", key="typed")
    until(lambda: given()[1:] == [("typed", "rtmp://evil.example:1935")])
    desk.call("edit.undo", confirm=True)
    until(lambda: given()[2:] == [("live-1", shop.target.server())])


def test_what_the_user_grants_reaches_the_process_and_what_a_show_asks_for_does_not(desk: DeskThread) -> None:
    def granted() -> list[bool]:
        told = desk.processes.told("plugin.rehearsal")
        configured = [said.spec for said in told if isinstance(said, messages.Configure)]
        return [spec.personal_data for spec in configured if isinstance(spec, specs.PluginSpec)]

    def asks() -> bool:
        return "show.grants" in [alarm.id for alarm in desk.ask(desk.desk.alarms.standing)]

    until(lambda: "plugin.rehearsal" in desk.processes.running)
    desk.call("connection.update", connection="rehearsal", set={"personal_data": True})
    until(asks)
    assert granted() == []
    desk.call("connection.grant", connection="rehearsal", personal_data=True)
    until(lambda: granted() == [True])
    until(lambda: not asks())
    desk.call("connection.grant", connection="rehearsal", personal_data=False)
    until(lambda: granted() == [True, False])


def test_what_a_connection_warns_of_is_an_alarm_while_it_works(desk: DeskThread) -> None:
    def standing() -> list[tuple[str, str]]:
        return [(one.level, one.text) for one in desk.ask(desk.desk.alarms.standing) if one.id == "plugin.rehearsal"]

    until(lambda: "plugin.rehearsal" in desk.processes.running)
    (name,) = [one.name for one in desk.show.connections if one.id == "rehearsal"]
    desk.processes.says("plugin.rehearsal", "running", "The token ends at 21:40.", warns=True)
    until(lambda: standing() == [("warn", f"{name}: The token ends at 21:40.")])
    assert desk.ask(lambda: desk.desk.state._latest(State.connections)["rehearsal"].state) == "running"
    desk.processes.says("plugin.rehearsal", "running", "12 likes.", warns=False)
    until(lambda: standing() == [])


@pytest.mark.expect_warnings
def test_a_source_that_crashes_is_started_again(desk: DeskThread) -> None:
    until(lambda: "source.camera-a" in desk.processes.running)
    first = desk.processes.running["source.camera-a"].pid
    desk.processes.exits("source.camera-a", -11)
    until(lambda: (now := desk.processes.running.get("source.camera-a")) is not None and now.pid != first)
    assert desk.ask(lambda: desk.desk.processes.members["source.camera-a"].worker.restarts) == 1


def test_a_source_that_is_changed_is_told_so(desk: DeskThread) -> None:
    until(lambda: "source.phone" in desk.processes.running)
    desk.call("source.update", source="phone", set={"input": {"type": "stream", "url": "rtsp://127.0.0.1/b"}})

    def sent() -> list[specs.Spec]:
        return [said.spec for said in desk.processes.told("source.phone") if isinstance(said, messages.Configure)]

    until(sent)
    spec = sent()[-1]
    assert isinstance(spec, specs.SourceSpec)
    assert getattr(spec.input, "url", "") == "rtsp://127.0.0.1/b"


def test_what_a_question_fails_over_is_said(desk: DeskThread) -> None:
    assert desk.call("devices.list")["cameras"][0]["name"] == "HD webcam"
    desk.processes.answers("devices", error="The system lists no devices.")
    with pytest.raises(RpcError, match="lists no devices"):
        desk.call("devices.list")


def test_what_a_plugin_says_goes_to_the_desk_alone(desk: DeskThread) -> None:
    """Clients take an event for the desk's own: what the host is to read, how a source is."""
    told: list[str] = []
    desk.call("overlay.add", set={"name": "Logo", "kind": "logo"})
    desk.do(lambda: setattr(desk.desk.clients, "event", lambda name, data: told.append(name)))
    until(lambda: {"plugin.rehearsal", "plugin.cards", "source.camera-a"} <= desk.processes.running.keys())
    for name in ("plugin.cards", "plugin.rehearsal", "source.camera-a"):
        for event in ("host_chat", "source_fresh"):
            if name.startswith("plugin.") or event == "source_fresh":
                desk.processes.event(name, event)
    said = desk.ask(lambda: list(told))  # it is asked after it has heard all of that
    assert [name for name in said if name in ("host_chat", "source_fresh")] == ["source_fresh"]


def test_of_a_process_that_draws_cards_the_cards_alone_are_heard(desk: DeskThread, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, str]] = []
    desk.call("overlay.add", set={"name": "Logo", "kind": "logo"})
    until(lambda: {"plugin.rehearsal", "plugin.cards"} <= desk.processes.running.keys())
    take = desk.desk.sales.take_event
    monkeypatch.setattr(
        desk.desk.sales, "take_event", lambda plugin, event: heard.append((plugin, event.name)) or take(plugin, event)
    )
    for name in ("plugin.cards", "plugin.rehearsal"):
        desk.processes.event(name, "connection_state", state="running", text="", abilities=["chat.write"], capabilities=[])
        desk.processes.event(name, "card_failed", id="price", canvas="main", text="No picture.")
    said = desk.ask(lambda: list(heard))
    assert said == [("cards", "card_failed"), ("rehearsal", "connection_state"), ("rehearsal", "card_failed")]


def test_the_page_of_a_connection_is_told_until_it_begins_anew(desk: DeskThread) -> None:
    def page() -> str:
        told = desk.desk.state._latest(State.connections)["rehearsal"]
        return told.page_url if told.state == "running" else told.state

    until(lambda: desk.ask(page) == "http://127.0.0.1:1/")
    desk.processes.event("plugin.rehearsal", "ingest", url="rtmp://127.0.0.1:1/live", page_url="http://127.0.0.1:2/")
    until(lambda: desk.ask(page) == "http://127.0.0.1:2/")
    desk.processes.greeters.pop("plugin.rehearsal")
    desk.call("connection.restart", connection="rehearsal")
    until(lambda: desk.ask(page) == "")


def test_a_plugin_whose_line_was_full_is_told_of_the_show_once_it_reads_again(
    desk: DeskThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    def queues() -> list[messages.ToWorker]:
        told = desk.processes.told("plugin.rehearsal")
        return [said for said in told if isinstance(said, messages.Command) and said.arguments.get("topic") == "queue"]

    until(lambda: desk.ask(lambda: "rehearsal" in desk.desk.sales.subscriptions._told))
    before, full, send = len(queues()), [True], desk.processes.send

    def refuse(name: str, message: messages.ToWorker) -> bool:
        is_data = isinstance(message, messages.Command) and message.name == "data"
        return False if full[0] and is_data else send(name, message)

    monkeypatch.setattr(desk.processes, "send", refuse)
    desk.call("product.add", set={"title": "Tea", "live_price_minor": 100})
    until(lambda: desk.ask(lambda: "queue" in desk.desk.sales.subscriptions._owed["rehearsal"]))
    full[0] = False
    desk.processes.says("plugin.rehearsal", "running")
    until(lambda: len(queues()) > before)
    (latest,) = queues()[before:]
    assert isinstance(latest, messages.Command)
    assert [product["title"] for product in latest.arguments["data"]["products"]] == ["Tea"]


def test_what_a_connection_was_asked_is_refused_as_soon_as_it_is_started_anew(desk: DeskThread) -> None:
    until(lambda: desk.ask(lambda: "rehearsal" in desk.desk.sales.channels._channels))
    desk.processes.hearers.pop("plugin.rehearsal")
    asked = asyncio.run_coroutine_threadsafe(
        desk._methods.call("chat.send", {"connection": "rehearsal", "text": "Hello", "confirm": True}), desk._loop
    )
    until(
        lambda: any(
            isinstance(said, messages.Command) and said.name == "chat.write.send"
            for said in desk.processes.told("plugin.rehearsal")
        )
    )
    desk.call("connection.restart", connection="rehearsal")
    with pytest.raises(RpcError, match="ended"):
        asked.result(20)


def test_of_a_process_that_has_to_end_nothing_more_is_heard(desk: DeskThread) -> None:
    def online() -> int:
        return desk.desk.sales.audience.online

    until(lambda: "plugin.rehearsal" in desk.processes.running)
    desk.processes.event("plugin.rehearsal", "stats", online=3)
    until(lambda: desk.ask(online) == 3)
    desk.processes.lingers("plugin.rehearsal")
    desk.call("connection.restart", connection="rehearsal")
    desk.processes.event("plugin.rehearsal", "stats", online=70)
    assert desk.ask(online) == 3


def test_a_connection_that_is_renamed_goes_on_with_its_chat(desk: DeskThread) -> None:
    def channel() -> ChatChannel | None:
        return desk.desk.sales.channels._channels.get("rehearsal")

    until(lambda: desk.ask(channel))
    desk.do(lambda: desk.desk.sales.channels.slowed("rehearsal", 30))
    before = len(desk.processes.told("plugin.rehearsal"))
    desk.call("connection.update", connection="rehearsal", set={"name": "Stage"})
    until(lambda: any(isinstance(said, messages.Configure) for said in desk.processes.told("plugin.rehearsal")))
    now = desk.ask(channel)
    assert now is not None
    assert now.slow_s == 30
    assert messages.Command("orders.again") not in desk.processes.told("plugin.rehearsal")[before:]
    desk.processes.greeters.pop("plugin.rehearsal")
    desk.call("connection.update", connection="rehearsal", set={"settings": {"unpaid_s": 77}})
    until(lambda: messages.Command("orders.again") in desk.processes.told("plugin.rehearsal")[before:])
    assert desk.ask(channel) is None, "what was set in the account of before is not known of this one"


def test_the_desk_after_it_goes_on_where_it_was(desk: DeskThread) -> None:
    desk.call("scene.update", scene="host", set={"name": "Anna"})
    desk.call("stage.preview", scene="break")
    desk.stop()
    after = DeskThread(desk.session)
    after.start()
    try:
        assert after.show.scenes[0].name == "Anna"
        assert after.stage.preview == desk.stage.preview
        after.call("edit.undo")
        assert after.show.scenes[0].name == "Host"
    finally:
        after.stop()


@pytest.fixture
def slow_disk(desk: DeskThread, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], object]]:
    """Journals are not read before the test says so."""
    recall, goes_on = ShowJournal.recall, asyncio.Event()

    async def slow(journal: ShowJournal) -> Any:
        await goes_on.wait()
        return await recall(journal)

    with monkeypatch.context() as patch:
        patch.setattr(ShowJournal, "recall", slow)
        yield lambda: desk.do(goes_on.set)


def test_a_client_that_goes_leaves_no_show_with_the_sale_of_another(desk: DeskThread, slow_disk: Callable[[], object]) -> None:
    desk.call("rundown.start")
    asked = asyncio.run_coroutine_threadsafe(desk._methods.call("show.new", {}), desk._loop)
    until(lambda: desk.show.name != "Evening market")
    asked.cancel()
    slow_disk()
    until(lambda: not desk.ask(lambda: desk.section.running))
    assert desk.call("show.new") == {}, "it is another's turn"


def test_a_desk_that_ends_waits_for_no_show(desk: DeskThread, slow_disk: Callable[[], object]) -> None:
    asked = asyncio.run_coroutine_threadsafe(desk._methods.call("show.new", {}), desk._loop)
    until(lambda: desk.show.name != "Evening market")
    desk.stop()
    assert asked.cancelled()


def test_a_desk_that_takes_over_knows_whom_the_one_before_has_blocked(desk: DeskThread) -> None:
    until(lambda: desk.ask(lambda: "rehearsal" in desk.desk.sales.channels._channels))
    desk.channel.writes(ChatMessage(id="1", buyer_key="ann", name="Ann", text="Boo", at_ms=0))
    until(lambda: desk.ask(lambda: desk.desk.sales.chat.recent_rows(1)))
    desk.call("chat.block", id="rehearsal:1", confirm=True)
    desk.remembered()
    desk.stop()
    after = DeskThread(desk.session)
    after.start()
    try:
        assert after.ask(lambda: after.desk.sales.moderation.silenced.viewer("rehearsal:1")) == ("rehearsal", "ann", "Ann")
        until(lambda: after.ask(lambda: "rehearsal" in after.desk.sales.channels._channels))
        after.call("chat.block", id="rehearsal:1", blocked=False)
        assert after.channel.done == [("block", "ann", False)], "its row is not known any more"
    finally:
        after.stop()
