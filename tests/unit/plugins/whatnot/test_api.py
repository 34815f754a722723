"""Asking, trying again, resting, pages, and failures in the operator's words; the token is in none of them."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from whatnot import api as whatnot_api
from whatnot.access import Access
from whatnot.answers import Product
from whatnot.api import Api, is_id
from whatnot.limits import Limits

from studio.plugin_api.abilities import AbilityError
from tests.unit.plugins.whatnot.conftest import NOW_MS, TOKEN, Server, said


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (said(401, "unauthorized"), "refused", "does not take the token"),
        (said(403, "missing-scope", required_scopes=["read:orders"]), "refused", "permission read:orders"),
        (said(403, "forbidden", "Inventory writes are not enabled."), "refused", "seller do it: Inventory writes"),
        (httpx.Response(403, text="<h1>Blocked</h1>"), "refused", "not Whatnot's Seller API"),
        (said(404, "product-not-found"), "not_found", "nothing at /seller-api/rest/v2/x"),
        (said(422, "invalid-parameter", "limit\u202e is too large"), "refused", "refuses: limit is too large"),
        (httpx.Response(422, json={"detail": [{"msg": "too large"}]}), "refused", "too large"),
        (said(429, "rate-limited"), "limited", "7 seconds of rest"),
        (said(503), "unreachable", "error 503"),
        (httpx.Response(301, headers={"location": "https://example.org"}), "refused", "another page"),
        (httpx.Response(200, text="<html>Coming soon</html>"), "refused", "not Whatnot's Seller API"),
        (httpx.Response(200, text='{"id": tru'), "refused", "does not know"),
        (httpx.Response(200, text='{"id":' + "[" * 100_000), "refused", "does not know"),
        (httpx.Response(200, json={"title": "no id"}), "refused", "does not know"),
        (httpx.ConnectError("Connection refused"), "unreachable", "api.whatnot.com cannot be reached"),
        (httpx.ReadTimeout(""), "unreachable", "within 4 seconds"),
    ],
)
async def test_failures_in_words(server: Server, api: Api, answer: Any, code: str, words: str) -> None:
    server.answers["x"] = [answer]
    with pytest.raises(AbilityError, match=words) as caught:
        await api.read("x", Product)
    assert caught.value.code == code
    assert TOKEN not in caught.value.text


async def test_reading_and_writing_are_tried_again(server: Server, api: Api) -> None:
    server.answers["x"] = [httpx.Response(503), httpx.ConnectError(""), {"id": "1"}]
    assert await api.read("x", Product) == Product("1")
    server.answers["x"] = [httpx.Response(503), {"id": "2"}]
    assert await api.write("x", Product, {"key": 1}) == Product("2")
    bodies = [request.content for request in server.asked if request.method == "POST"]
    assert bodies == [b'{"key":1}'] * 2, "the same change under the same key"
    assert {request.headers["authorization"] for request in server.asked} == {f"Bearer {TOKEN}"}
    assert api.server_ms == NOW_MS


@pytest.mark.parametrize("status", [401, 429])
async def test_who_was_sent_away_does_not_knock_on_and_on(server: Server, api: Api, status: int) -> None:
    server.answers["x"] = [said(status), {"id": "1"}]
    for _ in range(3):
        with pytest.raises(AbilityError):
            await api.read("x", Product)
    assert len(server.asked) == 1


async def test_an_answer_that_does_not_end_is_not_read(server: Server, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whatnot_api, "LONGEST", 1000)
    server.answers["x"] = [httpx.Response(200, text='{"id": "' + "1" * 2000)]
    with pytest.raises(AbilityError, match="longer"):
        await api.read("x", Product)


async def test_who_waits_in_our_own_queue_does_not_blame_whatnot(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whatnot_api, "TIMEOUT_S", 0.1)
    slow = Api(Access(token=TOKEN), httpx.MockTransport(server), Limits(0.001, 1.0))
    server.answers["x"] = [{"id": "1"}]
    await slow.read("x", Product)
    with pytest.raises(AbilityError, match="turn of one question") as caught:
        await slow.read("x", Product)
    assert caught.value.code == "unreachable"
    assert len(server.asked) == 1
    await slow.close()


@pytest.mark.parametrize(
    ("answer", "following"),
    [
        ({"data": [{"id": "1"}], "next_cursor": "abc"}, "abc"),
        ({"products": [{"id": "1"}], "next_cursor": None}, ""),
        ({"items": [{"id": "1"}], "pagination": {"next_cursor": "abc"}}, "abc"),
        ({"results": [{"id": "1"}]}, None),
        ({"data": [{"id": "1"}], "next_cursor": 7}, None),
        ({"data": [{"id": "1"}], "next_cursor": "a" * 70_000}, None),
    ],
)
async def test_a_page_and_where_it_goes_on(server: Server, api: Api, answer: dict[str, Any], following: str | None) -> None:
    server.answers["products"] = [answer]
    page = await api.page("products", Product, "so=far&x")
    assert (page.rows, page.following) == ([Product("1")], following)
    assert dict(server.asked[0].url.params) == {"limit": "50", "cursor": "so=far&x"}


@pytest.mark.parametrize("answer", [{"data": [], "more": []}, {"id": "1"}])
async def test_a_page_of_another_form_is_refused(server: Server, api: Api, answer: dict[str, Any]) -> None:
    server.answers["products"] = [answer]
    with pytest.raises(AbilityError, match="does not know"):
        await api.page("products", Product)


async def test_an_odd_row_does_not_hide_the_others(server: Server, api: Api, caplog: pytest.LogCaptureFixture) -> None:
    server.answers["products"] = [{"data": [{"id": "1"}, {"id": 2}, {"id": "3"}]}]
    for _ in range(2):
        assert [row.id for row in (await api.page("products", Product)).rows] == ["1", "3"]
    assert len([one for one in caplog.records if "left out" in one.message]) == 1


async def test_a_page_of_nothing_but_odd_rows_has_none_and_its_cursor(server: Server, api: Api) -> None:
    server.answers["products"] = [{"data": [{"title": "no id"}, {"id": "2", "title": 7}], "next_cursor": "a"}]
    assert await api.page("products", Product) == ([], "a", ("", "2"))


@pytest.mark.parametrize("text", ["1001", "v_7-x", "T3JkZXI6MQ==", "a.b:c"])
def test_ids(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "..", ".", "1/2", "1?x", "1 2", "é", "1" * 101, "%2e"])
def test_what_would_lead_elsewhere_is_no_id(text: str) -> None:
    assert not is_id(text)
