"""The keys of destinations: those that the operator gave for them, and nothing else of the keyring."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import cast

import pytest

from studio.contracts import messages
from studio.desk.air import Air
from studio.desk.crash_recovery import CrashRecovery
from studio.desk.destination_keys import key_entry
from studio.desk.destinations import Destinations
from studio.desk.keys import Keys, Secret
from studio.desk.processes import Processes
from studio.desk.rehearsal import RehearsalPlatform
from studio.desk.show_document import ShowDocument
from studio.document.model import Destination, Show
from studio.ipc.clock import VirtualClock
from studio.kinds.targets import RtmpPush, Target
from studio.kinds.targets.whip import Whip
from studio.values.errors import SecretsUnavailableError


class Line:
    """Stands for the sinks' processes: all are there to hear."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.servers: list[str] = []
        self.members: dict[str, object] = {}

    def send(self, _worker: str, message: messages.ToWorker) -> bool:
        assert isinstance(message, messages.Secret)
        self.keys.append(message.value)
        self.servers.append(message.account)
        return True


class Stand:
    """The part over a show of one destination."""

    def __init__(self, folder: Path, target: Target) -> None:
        self.document, self.line, self.keys = ShowDocument(CrashRecovery(folder), VirtualClock()), Line(), Keys()
        rehearsal, processes = cast("RehearsalPlatform", None), cast("Processes", self.line)
        self.part = Destinations(self.document, processes, Air(), self.keys, rehearsal, lambda: None, lambda: None)
        self.leads_to(target)

    @property
    def one(self) -> Destination:
        (one,) = self.document.show.destinations
        return one

    def leads_to(self, target: Target) -> None:
        """The show has this target from now on."""
        self.document.show = Show(destinations=(Destination(id="shop", name="Shop", encoding="main", target=target),))

    async def given(self) -> list[str]:
        """The keys that its sink is given once the keyring was asked."""
        self.line.keys.clear()
        await self.part.fetch_keys()
        self.line.keys.clear()
        self.part.greet("shop")
        return self.line.keys

    async def type(self, key: str) -> None:
        """Enter a key for it."""
        await self.part.put_key(self.one, Secret(key))


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keyring of the test's own."""
    entries: dict[str, str] = {}
    monkeypatch.setattr("studio.desk.keys._keyring_get", entries.get)
    monkeypatch.setattr("studio.desk.keys._keyring_set", entries.__setitem__)
    monkeypatch.setattr("studio.desk.keys._keyring_delete", lambda name: entries.pop(name, None))
    return entries


def kept(entries: dict[str, str]) -> dict[str, str]:
    """The keys in it, without what is noted of them."""
    return {name: key for name, key in entries.items() if not name.startswith("destination/servers/")}


@pytest.mark.parametrize(
    ("ref", "key"), [("shop-1a2b3c4d", "t0ken"), ("plugin-store-password", None), ("plugin-store/second/password", None)]
)
async def test_a_show_sends_no_secret_of_a_plugin_as_a_key(
    tmp_path: Path, entries: dict[str, str], ref: str, key: str | None
) -> None:
    secrets = dict.fromkeys(("plugin-store-password", "plugin-store/second/password"), "s3cret")
    entries |= {"shop-1a2b3c4d": "t0ken"} | secrets
    stand = Stand(tmp_path, Whip(url="https://evil.example/whip", key_ref=ref))
    for secret in secrets:
        await stand.keys.fetch(secret)  # it is known to the desk, for the plugin
    assert await stand.given() == ([key] if key is not None else [])
    found = stand.part.key_of(stand.one)
    assert (found.reveal() if found is not None else None) == key


async def test_a_key_goes_to_the_server_that_it_was_entered_for(tmp_path: Path, entries: dict[str, str]) -> None:
    here, there = (RtmpPush(url=f"rtmps://{host}.example/app", key_ref="k") for host in ("live", "evil"))
    stand = Stand(tmp_path, here)
    await stand.type("for here")
    stand.leads_to(there)
    assert await stand.given() == []
    assert stand.part.state_of(stand.one).needs_key
    await stand.type("for there")
    assert await stand.given() == ["for there"]
    stand.leads_to(RtmpPush(url="rtmps://live.example:443/other", key_ref="k"))
    assert await stand.given() == ["for here"]
    assert sorted(kept(entries).values()) == ["for here", "for there"]
    assert set(stand.line.servers) == {"rtmps://live.example:443", "rtmps://evil.example:443"}, "a sink that is there for another"
    stand.leads_to(RtmpPush(url="rtmp://live.example:443/app", key_ref="k"))
    assert await stand.given() == [], "where it would be read on the way"


async def test_a_key_of_before_is_for_the_server_that_it_is_found_with(tmp_path: Path, entries: dict[str, str]) -> None:
    entries["k"] = "of before"
    stand = Stand(tmp_path, RtmpPush(url="not yet", key_ref="k"))
    assert await stand.given() == []
    stand.leads_to(RtmpPush(url="rtmp://live.example/app", key_ref="k"))
    assert await stand.given() == ["of before"]
    assert kept(entries) == {key_entry(stand.one): "of before"}
    for ref in ("k", *entries):
        stand = Stand(tmp_path, RtmpPush(url="rtmp://evil.example/app", key_ref=ref))
        assert await stand.given() == [], "neither by the name that it had, nor by the one that it has"
    stand = Stand(tmp_path, RtmpPush(url="rtmp://live.example/app", key_ref="k"))
    assert await stand.given() == ["of before"]


async def test_where_an_edit_leads_the_keyring_is_asked_once(tmp_path: Path, entries: dict[str, str]) -> None:
    stand = Stand(tmp_path, RtmpPush(url="rtmp://b.example/app", key_ref="k"))
    await stand.type("for b")
    later = Stand(tmp_path, RtmpPush(url="rtmp://a.example/app", key_ref="k"))
    later.part.seek_keys()
    assert not later.part._seeking, "what is needed at first is fetched when the desk has the time"
    await later.part.fetch_keys()
    later.leads_to(stand.one.target)
    later.part.seek_keys()
    await asyncio.gather(*later.part._seeking)
    assert later.line.keys == ["for b"], "it may wait for it"
    later.part.seek_keys()
    assert not [task for task in later.part._seeking if not task.done()]


def test_a_key_that_an_edit_corrects_in_an_address_reaches_the_sink(tmp_path: Path) -> None:
    stand = Stand(tmp_path, RtmpPush(url="rtmp://live.example/app/k1"))
    stand.part.send_edited_keys()
    stand.line.keys.clear()
    before = stand.one.target.for_sink("")
    stand.leads_to(RtmpPush(url="rtmp://live.example/app/k2"))
    assert stand.one.target.for_sink("") == before, "its spec is the same, and it is not configured anew"
    stand.part.send_edited_keys()
    assert stand.line.keys == ["k2"]
    stand.part.send_edited_keys()
    assert stand.line.keys == ["k2"], "once"


async def test_a_key_that_is_forgotten_is_kept_for_no_server_and_by_no_sink(tmp_path: Path, entries: dict[str, str]) -> None:
    entries |= {"plugin-store-password": "s3cret", "k": "of before", "destination/rtmps://live.example:443/other": "another"}
    others = dict(list(entries.items())[::2])
    stand = Stand(tmp_path, RtmpPush(url="rtmps://first.example/app", key_ref="k"))
    await stand.part.fetch_keys()
    stand.leads_to(RtmpPush(url="rtmps://second.example/app", key_ref="k"))
    await stand.type("for the second")
    assert len(kept(entries)) == 4
    later = Stand(tmp_path, RtmpPush(url="rtmps://third.example/app", key_ref="k"))
    await later.type("for the third")
    later.line.keys.clear()
    await later.part.forget_key(later.one)
    assert entries == others
    assert later.line.keys == [""], "which has its sink forget it"
    assert later.part.state_of(later.one).needs_key


async def test_without_a_keyring_a_key_is_forgotten_for_all_servers_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_asked: str) -> None:
        raise SecretsUnavailableError("no_keyring", "There is none.")

    for deed in ("get", "set", "delete"):
        monkeypatch.setattr(f"studio.desk.keys._keyring_{deed}", locked)
    here, there = (RtmpPush(url=f"rtmps://{host}.example/app", key_ref="k") for host in ("here", "there"))
    stand = Stand(tmp_path, here)
    await stand.type("for here")
    stand.leads_to(there)
    await stand.type("for there")
    await stand.part.forget_key(stand.one)
    for target in (here, there):
        stand.leads_to(target)
        assert stand.part.key_of(stand.one) is None
