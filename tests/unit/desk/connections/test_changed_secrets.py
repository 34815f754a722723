"""A token that a platform has refreshed is kept, not too often, and nothing of it is logged."""

from __future__ import annotations

import asyncio

import pytest

from studio.desk.connections.changed_secrets import ChangedSecrets
from studio.desk.keys import Secret
from studio.values.errors import RefusedError


class Keyring:
    """Keeps what it is given; refuses `refused`; holds still until `open` is set."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, str, str]] = []
        self.refused = ""
        self.open = asyncio.Event()
        self.open.set()
        self.changed = ChangedSecrets(self.keep)

    async def keep(self, connection: str, name: str, secret: Secret) -> bool:
        await self.open.wait()
        if name == self.refused:
            raise RefusedError("not_found", f"There is no secret {name}.", connection)
        self.kept.append((connection, name, secret.reveal()))
        return True


async def settled(keyring: Keyring) -> None:
    """Until nothing is being kept any more."""
    async with asyncio.timeout(5):
        while keyring.changed._keeping:
            await asyncio.sleep(0)


async def test_the_newest_is_kept(caplog: pytest.LogCaptureFixture) -> None:
    keyring = Keyring()
    keyring.open.clear()
    for value in ("one", "two", "three", "four"):
        keyring.changed.take("channel", {"secret": "token", "value": value})
        await asyncio.sleep(0)
    keyring.changed.take("other", {"secret": "token", "value": "its own"})
    keyring.open.set()
    await settled(keyring)
    assert [value for connection, _, value in keyring.kept if connection == "channel"] == ["one", "four"], "not those between"
    assert ("other", "token", "its own") in keyring.kept
    assert "four" not in caplog.text


@pytest.mark.expect_warnings
@pytest.mark.parametrize(
    "said",
    [
        {},
        {"secret": "token"},
        {"secret": 7, "value": "x"},
        {"secret": "token", "value": ""},
        {"secret": "t", "value": "hush" * 9_000},
    ],
)
async def test_what_is_none_is_left_out(said: dict[str, object], caplog: pytest.LogCaptureFixture) -> None:
    keyring = Keyring()
    keyring.changed.take("channel", said)
    await settled(keyring)
    assert keyring.kept == []
    assert "hush" not in caplog.text


@pytest.mark.expect_warnings
async def test_what_the_desk_refuses_is_said_without_it(caplog: pytest.LogCaptureFixture) -> None:
    keyring = Keyring()
    keyring.refused = "pin"
    keyring.changed.take("channel", {"secret": "pin", "value": "hush"})
    keyring.changed.take("channel", {"secret": "token", "value": "new"})
    await settled(keyring)
    assert keyring.kept == [("channel", "token", "new")]
    assert "There is no secret pin." in caplog.text
    assert "hush" not in caplog.text
