"""Secrets go into the keyring and to the process of their account, and nowhere else."""

from __future__ import annotations

import pytest

from studio.contracts import messages
from studio.desk.connections.vault import Vault, Whose
from studio.desk.keys import Keys, Secret


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keyring of our own: the system's is tested where keys are."""
    entries: dict[str, str] = {}
    monkeypatch.setattr("studio.desk.keys._keyring_get", entries.get)
    monkeypatch.setattr("studio.desk.keys._keyring_set", entries.__setitem__)
    return entries


async def test_a_secret_is_kept_and_given_to_each_new_process(kept: dict[str, str]) -> None:
    sent: list[tuple[str, messages.ToWorker]] = []

    def send(worker: str, message: messages.ToWorker) -> bool:
        sent.append((worker, message))
        return True

    mine = Whose("corner", "mine")
    assert await Vault(Keys(), send).put({"plugin.corner": mine}, "password", "plugin-corner-password", Secret("s3cret"))
    assert sent == [("plugin.corner", messages.Secret("password", "s3cret", "mine", "corner"))]
    assert kept == {"plugin-corner-password": "s3cret"}
    sent.clear()
    later = Vault(Keys(), send)  # the next run of the studio
    await later.give("plugin.corner", ("password", "pin"), "plugin-corner-{}".format, lambda _name: "", mine)
    assert sent == [("plugin.corner", messages.Secret("password", "s3cret", "mine", "corner"))]
    sent.clear()
    await later.give("plugin.other", ("password",), "plugin-other-{}".format, lambda _name: "", Whose("other", ""))
    assert sent == [], "another plugin's secret of the same name is its own"
