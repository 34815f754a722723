"""When a token ends: who is asked by which token, what is said of each answer, and when it is asked again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import httpx
import pytest
from facebook import token_end
from facebook.access import Access
from facebook.addresses import Addresses
from facebook.api import Graph
from facebook.token_end import TokenEnd, clock_words

from tests.parts.http_answers import answer
from tests.unit.plugins.facebook.conftest import Server

TOKEN, SECRET, APP = "EAAB" + "x" * 60, "0123456789abcdef0123456789abcdef", "700100"
HOUR_S, DAY_S = 3_600, 86_400


@pytest.fixture
async def api(server: Server) -> AsyncIterator[Graph]:
    made = Graph(Addresses(), Access(TOKEN), httpx.MockTransport(server))
    yield made
    await made.close()


def told(api: Graph, ends_s: int | None, data_s: int | None = 0) -> tuple[httpx.Response, int, int]:
    """An answer about a token that ends in so many seconds; the moments, ms since 1970."""
    now_s = api.now_ms // 1000
    found: dict[str, Any] = {"is_valid": True, "data_access_expires_at": now_s + data_s if data_s else data_s}
    if ends_s is not None:
        found["expires_at"] = now_s + ends_s if ends_s else 0
    return answer(200, {"data": found}), (now_s + (ends_s or 0)) * 1000, (now_s + (data_s or 0)) * 1000


async def test_the_application_asks_where_its_secret_is_known(server: Server, api: Graph) -> None:
    api.token = "EAAB" + "y" * 60
    access = Access(TOKEN, "1", APP, SECRET)
    server.answers = [told(api, 0)[0]]
    await TokenEnd(api, access).look()
    by = f"{APP}|{SECRET}"
    assert server.asked == [("GET", "/v25.0/debug_token", {"input_token": api.token, "access_token": by, **access.proof(by)})]


@pytest.mark.parametrize("access", [Access(TOKEN, "1"), Access(TOKEN, "1", APP)])
async def test_else_the_token_asks_for_itself(server: Server, api: Graph, access: Access) -> None:
    api.token = "EAAB" + "y" * 60
    server.answers = [told(api, 0)[0]]
    await TokenEnd(api, access).look()
    assert server.asked == [("GET", "/v25.0/debug_token", {"input_token": TOKEN, "access_token": TOKEN})]


async def test_an_end_within_a_day_is_an_alarm_with_its_time(server: Server, api: Graph) -> None:
    given, at_ms, _ = told(api, 2 * HOUR_S, 90 * DAY_S)
    server.answers = [given]
    end = TokenEnd(api, Access(TOKEN))
    assert (end.warning, end.notice) == ("", ""), "nobody has asked"
    await end.look()
    assert end.warning.startswith(f"The access token ends at {clock_words(at_ms, api.now_ms)}. For one that lasts")
    assert end.notice == ""
    await end.look()
    assert len(server.asked) == 1


async def test_an_end_within_a_week_is_said_with_its_date(server: Server, api: Graph) -> None:
    given, at_ms, _ = told(api, 6 * DAY_S)
    server.answers = [given]
    end = TokenEnd(api, Access(TOKEN))
    await end.look()
    assert end.warning == ""
    assert f"{datetime.fromtimestamp(at_ms / 1000).astimezone():%Y-%m-%d %H:%M}" in end.notice


@pytest.mark.parametrize(("ends_s", "data_s"), [(0, 0), (0, None), (60 * DAY_S, 90 * DAY_S)])
async def test_of_one_that_lasts_nothing_is_said(server: Server, api: Graph, ends_s: int, data_s: int | None) -> None:
    server.answers = [told(api, ends_s, data_s)[0]]
    end = TokenEnd(api, Access(TOKEN))
    await end.look()
    assert (end.warning, end.notice) == ("", "")


async def test_what_it_opens_may_end_before_it_does(server: Server, api: Graph) -> None:
    given, _, data_ms = told(api, 0, HOUR_S)
    server.answers = [given]
    end = TokenEnd(api, Access(TOKEN))
    await end.look()
    assert f"read the page until {clock_words(data_ms, api.now_ms)}" in end.warning


@pytest.mark.parametrize(
    "given",
    [
        answer(400, {"error": {"message": f"You must provide an app access token, not {TOKEN}", "code": 100}}),
        answer(200, {"data": {"is_valid": True}}),
        answer(200, {"data": {"expires_at": "soon"}}),
        answer(200, {"data": {"expires_at": 10**12}}),
        answer(200, {}),
    ],
)
async def test_that_facebook_does_not_tell_is_said(
    server: Server, api: Graph, caplog: pytest.LogCaptureFixture, given: httpx.Response
) -> None:
    server.answers = [given]
    end = TokenEnd(api, Access(TOKEN))
    with caplog.at_level("INFO", "facebook"):
        for _ in range(2):
            await end.look()
    assert "does not say when the access token ends" in end.notice
    assert end.warning == ""
    assert TOKEN not in end.notice + caplog.text


async def test_who_was_away_is_asked_again_later(server: Server, api: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    end = TokenEnd(api, Access(TOKEN))
    server.answers = [httpx.ConnectError("refused")]
    for _ in range(2):
        await end.look()
    assert (len(server.asked), end.notice, end.warning) == (1, "", "")
    monkeypatch.setattr(token_end, "_AGAIN_S", 0.0)
    again = TokenEnd(api, Access(TOKEN))
    server.answers = [httpx.ConnectError("refused"), told(api, HOUR_S)[0]]
    for _ in range(2):
        await again.look()
    assert "ends at" in again.warning


async def test_while_comments_are_read_it_is_asked_until_it_is_told(
    server: Server, api: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(token_end, "_AGAIN_S", 0.0)
    end = TokenEnd(api, Access(TOKEN))
    server.answers = [httpx.ConnectError("refused"), told(api, HOUR_S)[0]]
    watching = asyncio.create_task(end.watch())
    async with asyncio.timeout(10):
        while not end.warning:
            await asyncio.sleep(0)
    watching.cancel()
    await asyncio.wait([watching])
    assert (watching.cancelled(), len(server.asked)) == (True, 2), "who reads on is not stopped by the answer"


def test_a_moment_of_today_has_no_date() -> None:
    noon = datetime(2026, 11, 30, 12).timestamp() * 1000
    assert clock_words(noon + 9.5 * 3_600_000, noon) == "21:30"
    assert clock_words(noon + 12 * 3_600_000, noon) == "2026-12-01 00:00"
