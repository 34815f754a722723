"""Asking, trying again, resting, and failures in the operator's words; the secret is in none of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from oscar import api as oscar_api
from oscar.api import Api

from studio.plugin_api.abilities import AbilityError
from tests.unit.plugins.oscar.conftest import ROOT, Server

MakeApi = Callable[..., Api]


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (httpx.Response(401, json={"detail": "Invalid"}), "refused", "password of 'anna'"),
        (httpx.Response(403, json={"detail": "No"}), "refused", "no to 'anna': .*detail.*No"),
        (httpx.Response(404, json={"detail": "Not found."}), "not_found", "nothing at /api/admin/x/"),
        (httpx.Response(404, text="<h1>Not Found</h1>"), "refused", "OSCARAPI_BLOCK_ADMIN_API_ACCESS"),
        (httpx.Response(302, headers={"location": "/login/?next=/api"}), "refused", "another page, /login/:"),
        (httpx.Response(301, headers={"location": "https://shop.example/x"}), "refused", "another page"),
        (httpx.Response(400, json={"price": ["A valid number is required."]}), "refused", "valid number"),
        (httpx.Response(429, headers={"retry-after": "7"}), "limited", "7 seconds of rest"),
        (httpx.Response(502, text="<html>"), "unreachable", "error 502"),
        (httpx.Response(200, text="<html>Log in</html>"), "refused", "no admin API"),
        (httpx.Response(200, text='{"fine": tru'), "refused", "does not know"),
        (httpx.Response(200, text="[" * 100_000), "refused", "does not know"),
        (httpx.Response(200, json={"fine": "perhaps"}), "refused", "does not know"),
        (httpx.ConnectError("Connection refused"), "unreachable", "shop.example cannot be reached"),
        (httpx.ReadTimeout(""), "unreachable", "within 4 seconds"),
        (httpx.DecodingError("bad gzip"), "unreachable", "bad gzip"),
    ],
)
async def test_failures_in_words(server: Server, api: MakeApi, answer: Any, code: str, words: str) -> None:
    server.answers["admin/x/"] = [answer]
    with pytest.raises(AbilityError, match=words) as caught:
        await api().change("admin/x/", dict[str, bool], {})
    assert caught.value.code == code
    assert len(server.asked) == 1


async def test_reading_is_tried_again_writing_is_not(server: Server, api: MakeApi) -> None:
    server.answers["admin/x/"] = [httpx.Response(503), httpx.ConnectError(""), {"fine": True}]
    assert await api().read("admin/x/", dict[str, bool]) == {"fine": True}
    server.answers["admin/x/"] = [httpx.Response(503), {"fine": True}]
    with pytest.raises(AbilityError):
        await api().change("admin/x/", dict[str, bool], {})


@pytest.mark.parametrize("status", [401, 429])
async def test_who_was_sent_away_does_not_knock_on_and_on(server: Server, api: MakeApi, status: int) -> None:
    server.answers["admin/x/"] = [httpx.Response(status, headers={"retry-after": "30"}), {"fine": True}]
    client = api()
    for _ in range(3):
        with pytest.raises(AbilityError):
            await client.read("admin/x/", dict[str, bool])
    assert len(server.asked) == 1


async def test_an_answer_without_end_is_not_read(server: Server, api: MakeApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oscar_api, "LONGEST", 1 << 20)
    server.answers["admin/x/"] = [httpx.Response(200, content=b"[" + b" " * (2 << 20) + b"]")]
    with pytest.raises(AbilityError, match="longer than 1 MB"):
        await api().read("admin/x/", list[int])


async def test_a_stranger_shows_no_password_and_nobody_keeps_cookies(server: Server, api: MakeApi) -> None:
    server.answers["x/"] = [httpx.Response(200, json={}, headers={"set-cookie": "sessionid=1; Path=/"})]
    client = api()
    await client.read("x/", dict, stranger=True)
    await client.read("x/", dict)
    assert ["authorization" in request.headers for request in server.asked] == [False, True]
    assert not any("cookie" in request.headers for request in server.asked)


async def test_pages_of_all_kinds(server: Server, api: MakeApi) -> None:
    server.answers["rows/"] = [
        [1, 2],
        {"count": 9, "next": "http://inside:8000/api/rows/?limit=2&offset=2", "previous": None, "results": [1, 2]},
        {"next": None, "results": [3]},
        {"results": {}},
    ]
    client = api()
    whole = await client.page("rows/", int)
    assert (whole.rows, whole.following, whole.is_whole) == ([1, 2], "", True)
    first = await client.page("rows/", int)
    assert (first.rows, first.following, first.is_whole) == ([1, 2], "limit=2&offset=2", False)
    last = await client.page("rows/", int, first.following)
    assert (last.rows, last.following) == ([3], "")
    assert str(server.asked[-1].url) == f"{ROOT}rows/?limit=2&offset=2", "of a link only what follows the question mark is used"
    with pytest.raises(AbilityError, match="does not know"):
        await client.page("rows/", int)


async def test_the_secret_is_never_said(server: Server, api: MakeApi, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server.answers["admin/x/"] = [httpx.ConnectError("no")]
    with pytest.raises(AbilityError) as caught:
        await api(secret="s3cr3t-word").read("admin/x/", dict)
    assert "s3cr3t-word" not in caught.value.text + caplog.text
