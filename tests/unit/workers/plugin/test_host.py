"""What a plugin's host takes in of what the desk says."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import VirtualClock
from studio.plugin_api.manifest import Manifest, SecretWord
from studio.workers.plugin.host import Host
from studio.workers.plugin.output import BoundedOutput

SPEC = specs.PluginSpec("mine", "/plugins/store", plugin="store", name="Store", account="here")
MANIFEST = Manifest(
    id="store",
    name="Store",
    version="1",
    api=2,
    entry="store.host",
    secrets={"password": SecretWord(label="Password")},
    memory_mb=1 << 20,  # that of the tests' process is looked at, and may be anything
)


class Link:
    """A desk that hears, or not, and says what `says` holds."""

    folder = Path("/session")
    hears = True

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, object]]] = []
        self.says: list[messages.ToWorker] = []

    def event(self, name: str, **data: object) -> bool:
        if self.hears:
            self.heard.append((name, data))
        return self.hears

    def poll(self, timeout_s: float) -> list[messages.ToWorker]:
        said, self.says = self.says, []
        return said


class Output:
    """Writes nothing."""

    flooded = False


@pytest.fixture
def link() -> Link:
    return Link()


@pytest.fixture
def host(link: Link) -> Host:
    return Host(SPEC, MANIFEST, cast("DeskLink", link), cast("BoundedOutput", Output()), None, VirtualClock())


def test_a_connection_that_is_renamed_keeps_its_secrets_and_has_its_name(host: Host) -> None:
    host.hear(messages.Secret("password", "s3cret", "here", "store"))
    host.hear(messages.Configure(replace(SPEC, name="Corner store")))
    assert (host.connection, host.secret("password")) == ("Corner store", "s3cret")
    host.hear(messages.Configure(replace(SPEC, name="")))
    assert host.connection == "Store"


@pytest.mark.parametrize(("account", "plugin"), [("here", "cards"), ("elsewhere", "store"), ("here", "")])
def test_a_secret_of_another_plugin_or_account_is_passed_over(host: Host, account: str, plugin: str) -> None:
    host.hear(messages.Secret("password", "s3cret", "here", "store"))
    assert host.secret("password") == "s3cret"
    host.hear(messages.Secret("password", "of another", account, plugin))
    assert host.secret("password") == "s3cret"


def test_a_plugin_knows_whether_its_event_has_left(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    assert host.event("chat", rows=[])
    monkeypatch.setattr(Link, "hears", False)
    assert not host.event("chat", rows=[])


def kept(value: str, account: str = "here") -> tuple[str, dict[str, object]]:
    return "keep_secret", {"secret": "password", "value": value, "account": account}


def test_a_secret_that_the_desk_did_not_hear_is_told_again(host: Host, link: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    host.hear(messages.Secret("password", "first", "here", "store"))
    monkeypatch.setattr(Link, "hears", False)
    host.keep_secret("password", "second")
    host.keep_secret("password", "third")
    host.poll()
    assert link.heard == []
    monkeypatch.setattr(Link, "hears", True)
    link.says = [messages.Secret("password", old, "here", "store") for old in ("first", "second")]
    host.poll()
    link.says = [messages.Secret("password", "first", "here", "store")]
    host.poll()
    assert link.heard == [kept("third")]
    assert host.secret("password") == "third", "what a desk that comes back has from before is the older one"


def test_a_secret_that_a_person_typed_meanwhile_stays(host: Host, link: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Link, "hears", False)
    host.keep_secret("password", "refreshed")
    link.says = [messages.Secret("password", "typed", "here", "store")]
    monkeypatch.setattr(Link, "hears", True)
    host.poll()
    assert link.heard == []
    assert host.secret("password") == "typed"


def test_what_the_desk_did_not_hear_is_told_for_the_account_it_came_from(
    host: Host, link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Link, "hears", False)
    host.keep_secret("password", "of here")
    host.hear(messages.Configure(replace(SPEC, account="there")))
    assert host.secret("password") is None
    monkeypatch.setattr(Link, "hears", True)
    host.poll()
    assert link.heard == [kept("of here")]
