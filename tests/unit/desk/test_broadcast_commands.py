"""Broadcasts and keys from accounts, at the real desk: what is asked, refused, undone and written down, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from studio.control.protocol import RpcError
from studio.ipc import session as sessions
from studio.plugin_api.abilities import IngestPoint
from tests.fakes.broadcast import KEY, MemoryBroadcast
from tests.parts.desk_thread import DeskThread, until
from tests.parts.example_show import example_show

_URL = "rtmps://live.platform.example/app"


@pytest.fixture
def desk(tmp_path: Path, own_data: None) -> Iterator[DeskThread]:
    made = DeskThread(sessions.create(tmp_path), example_show())
    made.start()
    yield made
    made.stop()


@pytest.fixture
def platform(desk: DeskThread) -> MemoryBroadcast:
    made = MemoryBroadcast(desk.processes, "youtube")
    desk.connects("youtube", made)
    desk.call("connection.add", plugin="youtube", name="Shop on YouTube")
    until(lambda: "youtube" in desk.ask(lambda: dict(desk.desk.broadcasts.there)))
    return made


def refused(desk: DeskThread, method: str, **params: Any) -> RpcError:
    with pytest.raises(RpcError) as caught:
        desk.call(method, **params)
    return caught.value


def address(desk: DeskThread) -> str:
    return next(one.target.place() for one in desk.show.destinations if one.id == "shop")


def key(desk: DeskThread) -> str:
    found = desk.ask(lambda: desk.desk.destinations.key_of(desk.desk.destinations.find("shop")))
    return found.reveal() if found is not None else ""


def test_a_destination_takes_address_and_key_and_undo_takes_back_the_address(desk: DeskThread, platform: MemoryBroadcast) -> None:
    before = address(desk)
    desk.call("key.take", destination="shop", connection="youtube")
    assert (address(desk), key(desk)) == (_URL, KEY)
    desk.call("edit.undo")
    assert address(desk) == before, "in one step"
    assert key(desk) == "", "the key is for the other server alone"


def _files_with(folder: Path, words: bytes) -> list[Path]:
    """Files that have these words. The desk runs on, and a journal of its databases may go between being listed and read."""
    found = []
    for file in folder.rglob("*"):
        with suppress(FileNotFoundError):
            if file.is_file() and words in file.read_bytes():
                found.append(file)
    return found


def test_files_that_go_while_they_are_looked_through_are_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, journal = tmp_path / "a.sqlite", tmp_path / "a.sqlite-journal"
    for file in (kept, journal):
        file.write_bytes(KEY.encode())
    read = Path.read_bytes

    def read_late(file: Path) -> bytes:
        journal.unlink(missing_ok=True)
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", read_late)
    assert _files_with(tmp_path, KEY.encode()) == [kept]


def test_the_key_is_in_no_state_and_no_file(desk: DeskThread, platform: MemoryBroadcast) -> None:
    desk.call("key.take", destination="shop", connection="youtube")
    assert desk.call("broadcast.ingest", connection="youtube") == {"url": _URL}
    desk.remembered()
    assert KEY not in str(desk.ask(desk.desk.state.snapshot))
    assert _files_with(desk.session.parent, b""), "there are some"
    assert _files_with(desk.session.parent, KEY.encode()) == []


def test_on_air_a_key_for_the_same_address_is_taken_and_no_other_address(desk: DeskThread, platform: MemoryBroadcast) -> None:
    desk.call("key.set", destination="shop", key="typed")
    desk.call("destination.start", destination="shop")
    error = refused(desk, "key.take", destination="shop", connection="youtube")
    assert "Stop it first" in error.message
    assert key(desk) == "typed"
    desk.call("destination.stop", destination="shop")
    until(lambda: not desk.ask(lambda: set(desk.desk.air.active)))
    desk.call("key.take", destination="shop", connection="youtube")
    desk.call("destination.start", destination="shop")
    desk.call("key.take", destination="shop", connection="youtube")
    assert key(desk) == KEY


def test_what_takes_no_key_takes_none_from_an_account(desk: DeskThread, platform: MemoryBroadcast) -> None:
    assert "needs no stream key" in refused(desk, "key.take", destination="rehearsal", connection="youtube").message
    assert "no connection" in refused(desk, "key.take", destination="shop", connection="elsewhere").message
    assert platform.done == []


def test_a_platform_without_a_part_says_so(desk: DeskThread) -> None:
    error = refused(desk, "broadcast.title", connection="rehearsal", title="Tonight")
    assert "on its own page" in error.message


def test_a_longer_title_than_the_platform_takes_never_goes_there(desk: DeskThread, platform: MemoryBroadcast) -> None:
    error = refused(desk, "broadcast.title", connection="youtube", title="x" * 101)
    assert "titles of 100 characters" in error.message
    assert platform.done == []


def test_deeds_stand_in_the_journal_with_who_did_them(desk: DeskThread, platform: MemoryBroadcast) -> None:
    desk.call("broadcast.title", connection="youtube", title="Night market")
    desk.call("broadcast.go_live", connection="youtube")
    desk.call("broadcast.end", connection="youtube", confirm="youtube: Tonight")
    kinds = ["broadcast_titled", "broadcast_went_live", "broadcast_ended"]
    records: list[dict[str, Any]] = []

    def noted() -> bool:
        records[:] = desk.call("journal.between", from_ms=0, to_ms=1 << 45, kinds=kinds)["records"]
        return len(records) == 3

    until(noted)
    assert [record["kind"] for record in records] == kinds
    assert '"by":"client"' in records[0]["body"]
    assert '"title":"Night market"' in records[0]["body"]


def test_an_address_that_nobody_was_shown_is_not_taken(desk: DeskThread, platform: MemoryBroadcast) -> None:
    before = address(desk)
    shown = desk.call("broadcast.ingest", connection="youtube")["url"]
    platform.point = IngestPoint(url="rtmp://elsewhere.example/app")
    error = refused(desk, "key.take", destination="shop", connection="youtube", url=shown)
    assert "another address than a moment ago: rtmp://elsewhere.example/app" in error.message
    assert (address(desk), key(desk)) == (before, "")
    desk.call("key.take", destination="shop", connection="youtube", url="rtmp://elsewhere.example/app")
    assert (address(desk), key(desk)) == ("rtmp://elsewhere.example/app", KEY)


def test_a_destination_of_another_protocol_takes_no_address_of_rtmp(desk: DeskThread, platform: MemoryBroadcast) -> None:
    encoding = desk.call("encoding.add", set={"canvas": "main", "low_latency": True, "audio_codec": "opus"})["id"]
    target = {"type": "whip", "url": "https://whip.example/publish"}
    name = desk.call("destination.add", set={"name": "WHIP", "target": target, "encoding": encoding})["id"]
    error = refused(desk, "key.take", destination=name, connection="youtube")
    assert "an address for WHIP begins with https://" in error.message
    assert next(one.target.place() for one in desk.show.destinations if one.id == name) == "https://whip.example/publish"
