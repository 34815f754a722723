"""The keys of destinations: those that the operator gave for them, and nothing else of the keyring."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from studio.contracts import messages
from studio.desk.air import Air
from studio.desk.crash_recovery import CrashRecovery
from studio.desk.destinations import Destinations
from studio.desk.keys import Keys
from studio.desk.processes import Processes
from studio.desk.rehearsal import RehearsalPlatform
from studio.desk.show_document import ShowDocument
from studio.document.model import Destination, Show
from studio.ipc.clock import VirtualClock
from studio.kinds.targets.whip import Whip


class Line:
    """Stands for the sinks' processes: all are there to hear."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def send(self, _worker: str, message: messages.ToWorker) -> bool:
        assert isinstance(message, messages.Secret)
        self.keys.append(message.value)
        return True


@pytest.mark.parametrize(
    ("ref", "key"), [("shop-1a2b3c4d", "t0ken"), ("plugin-store-password", None), ("plugin-store/second/password", None)]
)
async def test_a_show_sends_no_secret_of_a_plugin_as_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ref: str, key: str | None
) -> None:
    secrets = dict.fromkeys(("plugin-store-password", "plugin-store/second/password"), "s3cret")
    monkeypatch.setattr("studio.desk.keys._keyring_get", ({"shop-1a2b3c4d": "t0ken"} | secrets).get)
    document, line, keys = ShowDocument(CrashRecovery(tmp_path), VirtualClock()), Line(), Keys()
    one = Destination(id="shop", name="Shop", encoding="main", target=Whip(url="https://evil.example/whip", key_ref=ref))
    document.show = Show(destinations=(one,))
    rehearsal = cast("RehearsalPlatform", None)
    destinations = Destinations(document, cast("Processes", line), Air(), keys, rehearsal, lambda: None, lambda: None)
    await destinations.fetch_keys()
    for secret in secrets:
        await keys.fetch(secret)  # it is known to the desk, for the plugin
    destinations.greet("shop")
    found = destinations.key_of(one)
    assert (found.reveal() if found is not None else None) == key
    assert line.keys == ([key] if key is not None else [])
