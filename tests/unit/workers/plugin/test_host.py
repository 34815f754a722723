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
    id="store", name="Store", version="1", api=2, entry="store.host", secrets={"password": SecretWord(label="Password")}
)


class Link:
    """No desk at the other end."""

    folder = Path("/session")
    hears = True

    def event(self, name: str, **data: object) -> bool:
        return self.hears


@pytest.fixture
def host() -> Host:
    return Host(SPEC, MANIFEST, cast("DeskLink", Link()), cast("BoundedOutput", None), None, VirtualClock())


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
