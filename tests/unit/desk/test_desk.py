"""The whole desk over scripted processes: what it asks of them, and what becomes of what they say."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.contracts import messages, specs
from studio.control.protocol import RpcError
from studio.desk.journal import ShowJournal
from studio.ipc import session as sessions
from tests.parts.desk_thread import DeskThread
from tests.parts.example_show import example_show


@pytest.fixture
def desk(tmp_path: Path, own_data: None) -> Iterator[DeskThread]:
    made = DeskThread(sessions.create(tmp_path), example_show())
    made.start()
    yield made
    made.stop()


def until(holds: Callable[[], object]) -> None:
    """Wait until it is so; fails when it never is."""
    deadline_s = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline_s, "it never came true"
        time.sleep(0.005)


def test_a_destination_is_given_its_key_as_it_starts(desk: DeskThread) -> None:
    assert desk.call("key.set", destination="shop", key="live-1") == {"kept": True}
    assert "shop" in desk.call("air.start")["started"]
    until(lambda: messages.Secret("key", "live-1") in desk.processes.told("sink.shop"))
    assert desk.processes.told("sink.phones") == [messages.Secret("key", "")]


@pytest.mark.expect_warnings
def test_a_source_that_crashes_is_started_again(desk: DeskThread) -> None:
    until(lambda: "source.camera-a" in desk.processes.running)
    first = desk.processes.running["source.camera-a"].pid
    desk.processes.exits("source.camera-a", -11)
    until(lambda: "source.camera-a" in desk.processes.running and desk.processes.running["source.camera-a"].pid != first)
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
