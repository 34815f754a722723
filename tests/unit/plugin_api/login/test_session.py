"""A login that lasts: refreshed in time and once, kept each time, and lost in words."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import Session, Tokens
from studio.plugin_api.login import endpoint as endpoints
from tests.unit.plugin_api.login.conftest import NOW_MS, Answer, Ring, Server, granted, no

FRESH = Tokens(access="a", refresh="r", expires_ms=NOW_MS + 3_600_000)
NEARLY = Tokens(access="a", refresh="r", expires_ms=NOW_MS + 60_000)
OVER = Tokens(access="a", refresh="r", expires_ms=NOW_MS - 1)


async def test_nobody_is_logged_in_until_the_keyring_has_a_login(session: Session, ring: Ring) -> None:
    with pytest.raises(AbilityError, match="Nobody is logged in at Fair") as caught:
        await session.token()
    assert caught.value.code == "logged_out"
    assert not session.logged_in
    ring.put(FRESH)
    assert session.logged_in
    assert await session.token() == "a"
    ring.secret = "pasted-token"
    assert await session.token() == "pasted-token"
    assert ring.history == []


@pytest.mark.parametrize("tokens", [NEARLY, OVER])
async def test_it_is_refreshed_before_it_expires_and_kept(session: Session, ring: Ring, server: Server, tokens: Tokens) -> None:
    ring.put(tokens)
    server.answers = [granted(1)]
    assert [await session.token() for _ in range(2)] == ["access-1"] * 2
    assert server.grants() == [{"client_id": "public-id", "grant_type": "refresh_token", "refresh_token": "r"}]
    assert [Tokens.of_secret(secret).refresh for secret in ring.history] == ["refresh-1"]


async def test_many_who_ask_at_once_refresh_it_once(session: Session, ring: Ring, server: Server) -> None:
    ring.put(OVER)
    server.answers = [granted(1)]
    assert await asyncio.gather(*(session.token() for _ in range(5))) == ["access-1"] * 5
    assert len(server.asked) == 1


async def test_who_gives_up_does_not_lose_the_refreshed_login(session: Session, ring: Ring, server: Server) -> None:
    """The refresh token was good for one use: its answer is the only login there is."""
    ring.put(OVER)
    server.answers = [granted(1)]
    asking = asyncio.create_task(session.token())
    await asyncio.sleep(0)
    asking.cancel()
    await asyncio.wait([asking])
    assert await session.token() == "access-1"
    assert len(server.asked) == len(ring.history) == 1


@pytest.mark.parametrize("late", [granted(1), no("invalid_grant")])
@pytest.mark.parametrize("pasted", [False, True])
async def test_a_refresh_that_ends_late_leaves_the_login_made_meanwhile(
    session: Session, ring: Ring, server: Server, late: Answer, pasted: bool
) -> None:
    ring.put(OVER)
    server.answers, server.holds = [late], asyncio.Event()
    asking = asyncio.create_task(session.token())
    while not server.asked:
        await asyncio.sleep(0)
    other = Tokens(access="b", refresh="of b", expires_ms=NOW_MS + 3_600_000, scopes=("read", "write"))
    if pasted:
        ring.put(other)
    else:
        session.begin(other)
    server.holds.set()
    assert await asking == "b"
    assert await session.token() == "b"
    assert ring.secret == other.to_secret()


async def test_the_end_waits_for_a_refresh_as_long_as_the_request_may_take(session: Session, ring: Ring, server: Server) -> None:
    ring.put(OVER)
    server.answers, server.holds = [granted(1)], asyncio.Event()
    asking = asyncio.create_task(session.token())
    while not server.asked:
        await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(1.2, server.holds.set)
    await session.close()
    assert await asking == "access-1"
    assert len(ring.history) == 1


async def test_a_server_that_never_answers_keeps_nobody_from_ending(
    session: Session, ring: Ring, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoints, "_TIMEOUT_S", 0.05)
    ring.put(OVER)
    server.answers, server.holds = [granted(1)], asyncio.Event()
    asking = asyncio.create_task(session.token())
    while not server.asked:
        await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await session.close()
    with pytest.raises(AbilityError, match="cannot be reached"):
        await asking


async def test_a_token_that_is_still_good_outlasts_an_outage(session: Session, ring: Ring, server: Server) -> None:
    ring.put(NEARLY)
    server.answers = [httpx.ConnectError("")] * 2
    assert await session.token() == "a"
    ring.put(OVER)
    with pytest.raises(AbilityError) as caught:
        await session.token()
    assert caught.value.code == "unreachable"
    assert session.logged_in, "the platform was away: it says nothing of the login"


async def test_a_refused_token_is_renewed_once_for_all_who_met_that(session: Session, ring: Ring, server: Server) -> None:
    ring.put(FRESH)
    server.answers = [granted(1)]
    assert await session.renewed("a") == "access-1"
    assert await session.renewed("a") == "access-1"
    assert len(server.asked) == 1


async def test_a_login_that_has_expired_is_said_and_not_asked_for_again(session: Session, ring: Ring, server: Server) -> None:
    ring.put(OVER)
    server.answers = [no("invalid_grant")]
    for _ in range(3):
        with pytest.raises(AbilityError, match="has expired") as caught:
            await session.token()
        assert caught.value.code == "logged_out"
    assert not session.logged_in
    assert len(server.asked) == 1
    ring.put(FRESH)
    assert await session.token() == "a", "the operator has logged in elsewhere"


@pytest.mark.parametrize("words", ["invalid_grant", "Invalid refresh token"])
@pytest.mark.parametrize("status", [400, 401])
async def test_the_platform_ends_a_login_in_either_word(
    session: Session, ring: Ring, server: Server, words: str, status: int
) -> None:
    ring.put(OVER)
    server.answers = [httpx.Response(status, json={"status": status, "message": words})]
    with pytest.raises(AbilityError, match="has expired"):
        await session.token()
    assert not session.logged_in


@pytest.mark.parametrize(
    "refusal",
    [no("temporarily_unavailable"), httpx.Response(403, json={"error": "blocked by policy"}), no("invalid_client", 401)],
)
async def test_a_refusal_that_is_not_of_the_login_leaves_it(
    session: Session, ring: Ring, server: Server, refusal: httpx.Response
) -> None:
    ring.put(OVER)
    server.answers = [refusal, granted(1)]
    with pytest.raises(AbilityError, match="It is kept, and tried again") as caught:
        await session.token()
    assert caught.value.code == "unreachable"
    assert session.logged_in
    assert await session.token() == "access-1"


async def test_a_token_without_another_one_is_lost_when_it_is_refused(session: Session, ring: Ring) -> None:
    ring.secret = "pasted-token"
    assert await session.token() == "pasted-token"
    with pytest.raises(AbilityError, match="has expired"):
        await session.renewed("pasted-token")


async def test_a_secret_that_comes_back_late_from_the_keyring_is_not_taken_for_a_new_one(
    session: Session, ring: Ring, server: Server
) -> None:
    ring.put(OVER)
    server.answers = [granted(1, expires_in=1), granted(2)]
    assert await session.token() == "access-1"
    assert await session.token() == "access-2"
    for late in (OVER.to_secret(), *ring.history):
        ring.secret = late
        assert await session.token() == "access-2"
    assert [form["refresh_token"] for form in server.grants()] == ["r", "refresh-1"]


async def test_less_than_was_asked_for_is_no_login(session: Session, ring: Ring) -> None:
    with pytest.raises(AbilityError, match="lacks rights: write") as caught:
        session.begin(Tokens(access="a", scopes=("read",)))
    assert caught.value.code == "logged_out"
    assert ring.history == []
