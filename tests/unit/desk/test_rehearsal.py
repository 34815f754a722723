"""The rehearsal is the first connection of its plugin that the show has, whatever that is called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from studio.contracts import messages, specs
from studio.control.protocol import RpcError
from studio.control.schema.state import State
from studio.document.connections import Connection
from studio.ipc import session as sessions
from studio.kinds.targets import RtmpPush
from tests.parts.desk_thread import DeskThread, until
from tests.parts.example_show import example_show

STAGE = Connection(id="stage", plugin="rehearsal", name="Stage")
SECOND = Connection(id="second", plugin="rehearsal", name="Second stage")
STRANGER = Connection(id="cards", plugin="rehearsal", name="Cards")  # the id of another plugin, as a show handed on may have it


@pytest.fixture
def desk(tmp_path: Path, own_data: None) -> Iterator[DeskThread]:
    show = msgspec.structs.replace(example_show(), connections=(STRANGER, STAGE, SECOND))
    made = DeskThread(sessions.create(tmp_path), show)
    made.start()
    yield made
    made.stop()


def listens(desk: DeskThread, name: str, port: int) -> None:
    """The process of a connection says where it takes streams."""
    worker = f"plugin.{name}"
    until(lambda: worker in desk.processes.running)
    url, page = f"rtmp://127.0.0.1:{port}/live", f"http://127.0.0.1:{port + 1}/"
    desk.processes.event(worker, "ingest", url=url, key=f"key-{name}", page_url=page)


def page(desk: DeskThread) -> str:
    return desk.ask(lambda: desk.desk.state._latest(State.rehearsal).url)


def test_its_destination_goes_there_with_the_key_that_it_says(desk: DeskThread) -> None:
    assert [one.id for one in desk.show.connections] == ["cards", "stage", "second"], "it needs no other"
    desk.call("destination.start", destination="rehearsal")
    listens(desk, "second", 7000)
    listens(desk, "stage", 8000)
    until(lambda: "sink.rehearsal" in desk.processes.running)
    spec = desk.processes.running["sink.rehearsal"].spec
    assert isinstance(spec, specs.SinkSpec)
    assert spec.target == RtmpPush(url="rtmp://127.0.0.1:8000/live")
    until(lambda: messages.Secret("key", "key-stage") in desk.processes.told("sink.rehearsal"))
    until(lambda: page(desk) == "http://127.0.0.1:8001/")
    listens(desk, "stage", 9000)
    until(lambda: page(desk) == "http://127.0.0.1:9001/")


def test_its_crowd_goes_there_and_home_when_it_is_lost(desk: DeskThread) -> None:
    desk.call("destination.start", destination="rehearsal")
    listens(desk, "second", 7000)
    with pytest.raises(RpcError):
        desk.call("crowd.begin")
    listens(desk, "stage", 8000)
    until(lambda: page(desk))
    desk.call("crowd.begin", viewers=3)
    until(lambda: "crowd.rehearsal" in desk.processes.running)
    spec = desk.processes.running["crowd.rehearsal"].spec
    assert isinstance(spec, specs.PluginSpec)
    assert spec.settings["page"] == "http://127.0.0.1:8001/"
    desk.call("destination.stop", destination="rehearsal")
    until(lambda: "crowd.rehearsal" not in desk.processes.running)


def test_how_far_its_viewers_are_behind_is_what_it_measures(desk: DeskThread) -> None:
    desk.call("destination.update", destination="rehearsal", set={"viewer_delay_ms": None})
    desk.call("destination.start", destination="rehearsal")
    listens(desk, "stage", 8000)
    until(lambda: "sink.rehearsal" in desk.processes.running)
    desk.processes.says("sink.rehearsal", "live", picture_ms=300)
    desk.processes.event("plugin.second", "stats", online=1, behind_ms=5)
    desk.processes.event("plugin.stage", "stats", online=1, behind_ms=1200)
    destination = desk.ask(lambda: desk.desk.destinations.find("rehearsal"))
    until(lambda: desk.ask(lambda: desk.desk.destinations.viewer_delay_ms(destination)) == 1500)


def test_a_desk_after_this_one_knows_where_it_listens(desk: DeskThread) -> None:
    listens(desk, "stage", 8000)
    until(lambda: page(desk))
    memory = desk.ask(lambda: desk.desk.rehearsal.as_memory())
    desk.do(lambda: desk.desk.rehearsal.recall({"rehearsal": {}, "crowd": memory["crowd"]}))
    assert desk.ask(lambda: desk.desk.rehearsal.taken_at) == {"rehearsal": ""}
    desk.do(lambda: desk.desk.rehearsal.recall(msgspec.json.decode(msgspec.json.encode(memory))))
    assert desk.ask(lambda: desk.desk.rehearsal.taken_at) == {"rehearsal": "rtmp://127.0.0.1:8000/live"}


def test_what_a_desk_left_that_knew_of_one_rehearsal_alone_is_understood(desk: DeskThread) -> None:
    crowd = desk.ask(lambda: desk.desk.rehearsal.as_memory())["crowd"]
    former = {"url": "rtmp://127.0.0.1:8000/live", "page_url": "http://127.0.0.1:8001/", "key": "key-former"}
    desk.do(lambda: desk.desk.rehearsal.recall({"rehearsal": former | {"stage": ["nonsense"]}, "crowd": crowd}))
    assert desk.ask(lambda: desk.desk.rehearsal.as_memory())["rehearsal"] == {"rehearsal": former}


def test_no_other_process_says_where_it_listens(desk: DeskThread) -> None:
    """A plugin that draws cards, or another shop, would have the stream sent to itself."""
    desk.call("overlay.add", set={"name": "Logo", "kind": "logo"})
    until(lambda: "plugin.cards" in desk.processes.running)
    listens(desk, "cards", 6000)
    listens(desk, "stage", 8000)
    until(lambda: page(desk))
    assert page(desk) == "http://127.0.0.1:8001/"
    assert desk.ask(lambda: desk.desk.rehearsal.taken_at) == {"rehearsal": "rtmp://127.0.0.1:8000/live"}
