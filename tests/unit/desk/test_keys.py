"""Keys never show, and a keyring that is missing, silent or broken keeps nobody waiting."""

from __future__ import annotations

import asyncio
import threading

import keyring
import keyring.backend
import keyring.backends.fail
import pytest

from studio.desk import keys
from studio.desk.keys import Keys, Secret
from studio.values.errors import SecretsUnavailableError
from tests.fakes.keyring import MemoryKeyring


@pytest.fixture
def ring() -> object:
    before, ring = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_a_secret_does_not_print() -> None:
    secret = Secret("live_123")
    assert "live_123" not in f"{secret} {secret!r} {[secret]} {vars(Keys()) | {'k': secret}}"
    assert secret.reveal() == "live_123"


async def test_a_key_goes_to_the_keyring_and_back(ring: MemoryKeyring) -> None:
    assert await Keys().put("shop", Secret("秘密-1"))
    assert await Keys().fetch("shop") == Secret("秘密-1")
    await Keys().forget("shop")
    await Keys().forget("shop")
    assert ring.kept == {}
    assert await Keys().fetch("shop") is None


async def test_a_key_that_is_there_by_its_former_name_alone_moves(ring: MemoryKeyring) -> None:
    await Keys().put("shop", Secret("old"))
    assert await Keys().fetch("here/shop", "shop") == Secret("old")
    assert ring.kept == {("nightmarket", "here/shop"): "old"}
    assert await Keys().fetch("there/shop", "shop") is None, "it is no other's any more"
    await Keys().put("shop", Secret("older"))
    assert await Keys().fetch("here/shop", "shop") == Secret("old")
    assert ("nightmarket", "shop") in ring.kept
    assert await Keys().fetch("elsewhere") is None


async def test_a_key_that_is_typed_while_its_former_one_moves_is_the_one_that_stays(
    ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, goes_on, moving = Keys(), threading.Event(), threading.Event()
    await here.put("shop", Secret("old"))
    move = keys._keyring_move

    def slowly(former: str, ref: str) -> str | None:
        moving.set()
        goes_on.wait(20)
        return move(former, ref)

    monkeypatch.setattr(keys, "_keyring_move", slowly)
    found = asyncio.create_task(here.fetch("here/shop", "shop"))
    await asyncio.to_thread(moving.wait, 20)
    typed = asyncio.create_task(here.put("here/shop", Secret("typed")))
    await asyncio.sleep(0)
    goes_on.set()
    assert await typed
    assert await found == Secret("typed")
    assert ring.kept == {("nightmarket", "here/shop"): "typed"}


async def test_without_a_keyring_a_key_lives_in_memory() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    try:
        here = Keys()
        await here.look()
        assert not here.available
        assert not await here.put("shop", Secret("s"))
        assert await here.fetch("shop") == Secret("s")
        assert await Keys().fetch("shop") is None
    finally:
        keyring.set_keyring(before)


async def test_a_keyring_that_waits_for_somebody_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "DEADLINE_S", 0.05)
    answered = threading.Event()
    with pytest.raises(SecretsUnavailableError, match="Unlock"):
        await keys.in_thread(lambda: answered.wait(20))
    answered.set()
