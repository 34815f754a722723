"""A token that a platform has refreshed is kept, not too often, and nothing of it is logged."""

from __future__ import annotations

import asyncio

import pytest

from studio.desk.connections import changed_secrets
from studio.desk.connections.changed_secrets import ChangedSecrets, Place
from studio.desk.keys import Secret
from studio.values.errors import RefusedError, SecretsUnavailableError


class Keyring:
    """Keeps what it is given; refuses `refused`; holds still until `open` is set."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, str, str]] = []
        self.refused = ""
        self.open = asyncio.Event()
        self.open.set()
        self.locked = 0  # so many times it does not open
        self.told: list[set[str]] = []
        self.changed = ChangedSecrets(self.entry, self.keep, self.tell)

    def tell(self) -> None:
        self.told.append(set(self.changed.unkept))

    def entry(self, connection: str, name: str, account: str) -> str:
        if name not in ("token", "pin", "t"):
            raise RefusedError("not_found", f"There is no secret {name}.", connection)
        return f"{connection}-{account}-{name}"

    async def keep(self, place: Place, secret: Secret) -> bool:
        await self.open.wait()
        if place.name == self.refused:
            raise SecretsUnavailableError("no_keyring", "The keyring is locked.")
        if self.locked:
            self.locked -= 1
            return False
        self.kept.append((place.connection, place.name, secret.reveal()))
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
async def test_what_the_keyring_does_not_take_is_said_without_it(caplog: pytest.LogCaptureFixture) -> None:
    keyring = Keyring()
    keyring.refused = "pin"
    keyring.changed.take("channel", {"secret": "pin", "value": "hush"})
    keyring.changed.take("channel", {"secret": "token", "value": "new"})
    await settled(keyring)
    assert keyring.kept == [("channel", "token", "new")]
    assert "The keyring is locked." in caplog.text
    assert "hush" not in caplog.text


class Turns:
    """In place of a connection's bucket: so many turns are left; who finds none asks again at once."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, _now_s: float) -> bool:
        if not self.left:
            return False
        self.left -= 1
        return True

    def wait_s(self, _now_s: float) -> float:
        return 0.0


async def test_what_waits_is_forgotten_once_a_person_typed_another(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = Turns(2)
    monkeypatch.setattr(changed_secrets, "TokenBucket", lambda *_rate: turns)
    keyring = Keyring()
    keyring.changed.take("channel", {"secret": "token", "value": "first"})
    keyring.changed.take("other", {"secret": "token", "value": "its own"})
    async with asyncio.timeout(5):
        while len(keyring.kept) < 2:
            await asyncio.sleep(0)
    keyring.changed.take("channel", {"secret": "token", "value": "waits for its turn"})
    keyring.changed.take("other", {"secret": "token", "value": "waits too"})
    await asyncio.sleep(0)
    keyring.changed.forget("channel--token")
    turns.left = 3
    await settled(keyring)
    assert [value for _, _, value in keyring.kept] == ["first", "its own", "waits too"]
    keyring.changed.take("channel", {"secret": "token", "value": "refreshed later"})
    await settled(keyring)
    assert keyring.kept[-1] == ("channel", "token", "refreshed later")


async def test_a_keyring_that_is_locked_is_asked_again_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changed_secrets, "_AGAIN_S", 0.001)
    keyring = Keyring()
    keyring.locked = 2
    keyring.changed.take("channel", {"secret": "token", "value": "of before"})
    async with asyncio.timeout(5):
        while not keyring.changed.unkept:
            await asyncio.sleep(0)
    keyring.changed.take("channel", {"secret": "token", "value": "newest"})
    await settled(keyring)
    assert keyring.kept == [("channel", "token", "newest")]
    assert keyring.told == [{"channel"}, set()]
    assert not keyring.changed._waiting


async def test_what_a_locked_keyring_did_not_take_is_forgotten_once_a_person_typed_another() -> None:
    keyring = Keyring()
    keyring.locked = 1
    keyring.changed.take("channel", {"secret": "token", "value": "renewed"})
    async with asyncio.timeout(5):
        while not keyring.changed.unkept:
            await asyncio.sleep(0)
    keyring.changed.forget("channel--token")
    assert keyring.told == [{"channel"}, set()]
    assert not keyring.changed._waiting
    for keeping in keyring.changed._keeping.values():
        keeping.cancel()


async def test_one_typed_while_the_keyring_is_asked_is_not_followed_by_the_former() -> None:
    keyring = Keyring()
    keyring.locked = 1
    keyring.open.clear()
    keyring.changed.take("channel", {"secret": "token", "value": "renewed"})
    for _ in range(5):
        await asyncio.sleep(0)
    keyring.changed.forget("channel--token")
    keyring.open.set()
    await settled(keyring)
    assert (keyring.kept, keyring.told) == ([], [])


@pytest.mark.expect_warnings
async def test_secrets_that_a_plugin_does_not_have_wait_for_nothing() -> None:
    keyring = Keyring()
    keyring.open.clear()
    for number in range(1_000):
        keyring.changed.take("channel", {"secret": f"made up {number}", "value": "x" * 8_000})
    assert not keyring.changed._waiting
    assert not keyring.changed._keeping


async def test_a_newer_one_does_not_wait_for_a_keyring_that_did_not_take_the_one_before() -> None:
    """The next process would have been given a token that was spent."""
    keyring = Keyring()
    keyring.locked = 1
    keyring.changed.take("channel", {"secret": "token", "value": "one"})
    async with asyncio.timeout(5):
        while not keyring.told:
            await asyncio.sleep(0)
    keyring.changed.take("channel", {"secret": "token", "value": "two"})
    await settled(keyring)
    assert keyring.kept == [("channel", "token", "two")]
    assert keyring.told == [{"channel"}, set()]
