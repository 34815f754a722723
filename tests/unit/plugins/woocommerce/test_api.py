"""Asking, trying again, resting, and failures in the operator's words; the key is in none of them."""

from __future__ import annotations

import logging
from typing import Any

import httpx
import pytest
from woocommerce import api as woo_api

from studio.plugin_api.abilities import AbilityError
from tests.unit.plugins.woocommerce.conftest import KEY, ROOT, SECRET, MakeApi, Server, said


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (
            said(401, "woocommerce_rest_authentication_error", "Consumer secret is invalid."),
            "refused",
            "secret is invalid",
        ),
        (said(401, "woocommerce_rest_cannot_view", "Sorry."), "refused", "sent in the address"),
        (said(403, "woocommerce_rest_cannot_edit", "Sorry &#8211; no."), "refused", "shop manager .Sorry – no"),
        (httpx.Response(403, text="<h1>Blocked</h1>"), "refused", "firewall"),
        (said(404, "woocommerce_rest_product_invalid_id"), "not_found", "nothing at /wp-json/wc/v3/x"),
        (said(400, "woocommerce_rest_product_invalid_id"), "not_found", "nothing at"),
        (said(404, "rest_no_route"), "refused", "permalinks"),
        (httpx.Response(404, text="<h1>Not Found</h1>"), "refused", "permalinks"),
        (
            httpx.Response(301, headers={"location": "https://www.shop.example/wp-json?consumer_key=1"}),
            "refused",
            r"wp-json: give",
        ),
        (said(400, "rest_invalid_param", "Invalid parameter(s): x\u202e"), "refused", r"refuses: Invalid parameter\(s\): x$"),
        (said(429, "too_many", **{"retry-after": "7"}), "limited", "7 seconds of rest"),
        (httpx.Response(503, text="Briefly unavailable"), "unreachable", "being maintained"),
        (said(500, "internal_server_error", "<p>There has been a critical error"), "unreachable", "error 500"),
        (httpx.Response(200, text="<html>Coming soon</html>"), "refused", "no REST API"),
        (httpx.Response(200, text='{"fine": tru'), "refused", "does not know"),
        (httpx.Response(200, text="[" * 100_000), "refused", "does not know"),
        (httpx.Response(200, json={"fine": "perhaps"}), "refused", "does not know"),
        (httpx.ConnectError("Connection refused"), "unreachable", "shop.example cannot be reached"),
        (httpx.ReadTimeout(""), "unreachable", "within 4 seconds"),
    ],
)
async def test_failures_in_words(server: Server, api: MakeApi, answer: Any, code: str, words: str) -> None:
    server.answers["x"] = [answer]
    with pytest.raises(AbilityError, match=words) as caught:
        await api().change("x", dict[str, bool], {})
    assert caught.value.code == code
    assert len(server.asked) == 1


async def test_reading_is_tried_again_writing_is_not(server: Server, api: MakeApi) -> None:
    server.answers["x"] = [httpx.Response(503), httpx.ConnectError(""), {"fine": True}]
    assert await api().read("x", dict[str, bool]) == {"fine": True}
    server.answers["x"] = [httpx.Response(503), {"fine": True}]
    with pytest.raises(AbilityError):
        await api().change("x", dict[str, bool], {})


@pytest.mark.parametrize("status", [401, 429])
async def test_who_was_sent_away_does_not_knock_on_and_on(server: Server, api: MakeApi, status: int) -> None:
    server.answers["x"] = [said(status, "no", **{"retry-after": "30"}), {"fine": True}]
    client = api()
    for _ in range(3):
        with pytest.raises(AbilityError):
            await client.read("x", dict[str, bool])
    assert len(server.asked) == 1


async def test_a_key_that_may_not_write_may_still_read(server: Server, api: MakeApi) -> None:
    server.answers["x"] = [said(401, "woocommerce_rest_authentication_error"), {"fine": True}]
    client = api()
    with pytest.raises(AbilityError):
        await client.change("x", dict[str, bool], {})
    assert await client.read("x", dict[str, bool]) == {"fine": True}


async def test_an_answer_without_end_is_not_read(server: Server, api: MakeApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(woo_api, "LONGEST", 1 << 20)
    server.answers["x"] = [httpx.Response(200, content=b"[" + b" " * (2 << 20) + b"]")]
    with pytest.raises(AbilityError, match="longer than 1 MB"):
        await api().read("x", list[int])


async def test_pages_are_counted_by_the_shop_or_by_their_rows(
    server: Server, api: MakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(woo_api, "PAGE", 2)
    server.answers["rows"] = [
        httpx.Response(200, json=[1, 2], headers={"x-wp-totalpages": "3"}),
        [3, 4],
        [5],
        httpx.Response(200, json=[], headers={"x-wp-totalpages": "9" * 400}),
    ]
    client = api()
    assert await client.page("rows", int) == ([1, 2], 3)
    assert await client.page("rows", int, {"status": "any"}, 2) == ([3, 4], 3), "a full one has a next"
    assert str(server.asked[-1].url) == f"{ROOT}rows?status=any&per_page=2&page=2"
    assert await client.page("rows", int, number=3) == ([5], 3)
    assert await client.page("rows", int) == ([], 1)


async def test_an_odd_row_does_not_hide_the_others(server: Server, api: MakeApi, caplog: pytest.LogCaptureFixture) -> None:
    server.answers["rows"] = [[1, "two", 3], [1, "two", 3], ["one", {}]]
    client = api()
    for _ in range(2):
        assert (await client.page("rows", int)).rows == [1, 3]
    assert caplog.text.count("1 of 3 rows are left out") == 1, "said once"
    with pytest.raises(AbilityError, match="does not know"):
        await client.page("rows", int)


async def test_the_clock_is_that_of_the_latest_answer(server: Server, api: MakeApi) -> None:
    client = api()
    assert client.server_ms == 0
    server.answers["x"] = [httpx.Response(200, json={}, headers={"date": "Thu, 01 Jan 1970 00:00:07 GMT"})]
    await client.read("x", dict)
    assert client.server_ms == 7000


async def test_nobody_keeps_cookies(server: Server, api: MakeApi) -> None:
    server.answers["x"] = [httpx.Response(200, json={}, headers={"set-cookie": "wp=1; Path=/"})]
    client = api()
    for _ in range(2):
        await client.read("x", dict)
    assert not any("cookie" in request.headers for request in server.asked)


@pytest.mark.parametrize("key_in_address", [True, False])
async def test_the_key_is_never_said(
    server: Server, api: MakeApi, caplog: pytest.LogCaptureFixture, key_in_address: bool
) -> None:
    logging.getLogger("httpx").setLevel(logging.WARNING)  # as the plugin's entry does
    caplog.set_level(logging.INFO)
    server.answers["x"] = [httpx.ConnectError("no")]
    with pytest.raises(AbilityError) as caught:
        await api(key_in_address=key_in_address).read("x", dict)
    assert not any(word in caught.value.text + caplog.text for word in (KEY, SECRET))
