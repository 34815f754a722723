"""Secrets go into the keyring and to the plugin's own process, and nowhere else."""

from __future__ import annotations

import pytest

from studio.contracts import messages
from studio.desk.keys import Keys, Secret
from studio.desk.plugins.vault import Vault
from studio.plugin_api.manifest import Manifest, SecretWord
from studio.values.errors import RefusedError

SHOP = Manifest(id="corner", name="Corner", version="1", api=1, entry="corner.host", secrets={"password": SecretWord("Password")})
OTHER = Manifest(id="other", name="Other", version="1", api=1, entry="other.host", secrets={"password": SecretWord("Password")})


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

    assert await Vault(Keys(), send).put("corner", SHOP, "password", Secret("s3cret"))
    assert sent == [("plugin.corner", messages.Secret("password", "s3cret"))]
    assert list(kept.values()) == ["s3cret"]
    sent.clear()
    later = Vault(Keys(), send)  # the next run of the studio
    await later.give("corner", SHOP)
    assert sent == [("plugin.corner", messages.Secret("password", "s3cret"))]
    sent.clear()
    await later.give("other", OTHER)
    assert sent == [], "another plugin's secret of the same name is its own"


async def test_only_what_the_manifest_names(kept: dict[str, str]) -> None:
    with pytest.raises(RefusedError):
        await Vault(Keys(), lambda _worker, _message: True).put("corner", SHOP, "pin", Secret("1"))
    assert kept == {}
