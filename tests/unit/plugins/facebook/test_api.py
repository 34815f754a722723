"""The API's failures in the operator's words, each of its kind; no token stands in any of them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from facebook.access import Access
from facebook.addresses import Addresses
from facebook.answers import Done, Node, PageNode
from facebook.api import Graph
from facebook.refusals import FacebookRefusalError

from studio.plugin_api.abilities import AbilityError
from tests.parts.http_answers import answer
from tests.unit.plugins.facebook.conftest import Server

TOKEN, SECRET = "EAAB" + "x" * 60, "0123456789abcdef0123456789abcdef"


@pytest.fixture
async def api(server: Server) -> AsyncIterator[Graph]:
    made = Graph(Addresses(), Access(TOKEN, app_secret=SECRET), httpx.MockTransport(server))
    yield made
    await made.close()


def no(status: int, code: int, message: str = "No", **more: object) -> httpx.Response:
    return answer(status, {"error": {"message": message, "type": "OAuthException", "code": code, **more}})


async def test_each_request_is_signed_in_its_query_or_its_form(server: Server, api: Graph) -> None:
    server.answers = [answer(200, {"id": "1", "name": "Shop", "website": "x"}), answer(200, {"id": "2"}), answer(200, {})]
    assert await api.get("me", PageNode, fields="id,name") == PageNode("1", "Shop")
    await api.post("2", Node, title="Tonight")
    await api.delete("3_4", Done)
    signed = Access(TOKEN, app_secret=SECRET).proof(TOKEN) | {"access_token": TOKEN}
    assert server.asked == [
        ("GET", "/v25.0/me", signed | {"fields": "id,name"}),
        ("POST", "/v25.0/2", signed | {"title": "Tonight"}),
        ("DELETE", "/v25.0/3_4", signed),
    ]


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (no(400, 190, "Session has expired."), "logged_out", "Session has expired"),
        (no(400, 190, f"Malformed access token {TOKEN}"), "logged_out", "Malformed access token …"),
        (
            no(400, 190, "Malformed access token EAACAnothersTokenButNotOurs"),
            "logged_out",
            "access token: Malformed access token … ",
        ),
        (no(400, 1, f"Secret {SECRET} is of no app"), "unreachable", "error of its own"),
        (no(400, 101, f"Secret {SECRET} is of no app"), "refused", "Secret … is of no app"),
        (no(401, 102), "logged_out", "does not take the access token"),
        (no(400, 4), "limited", "asked too much"),
        (no(400, 17), "limited", "asked too much"),
        (no(400, 32), "limited", "asked too much"),
        (no(400, 613), "limited", "asked too much"),
        (no(400, 80_001), "limited", "asked too much"),
        (answer(429), "limited", "in 60 seconds"),
        (no(403, 10, "Needs a permission."), "refused", "lacks a permission: Needs a permission"),
        (no(403, 200, "Needs a permission."), "refused", "lacks a permission"),
        (no(403, 283), "refused", "lacks a permission"),
        (no(403, 200, error_subcode=1_363_120, error_user_msg="60 days old"), "refused", "go live: 60 days old"),
        (no(400, 100, "\u202eBad\nparameter"), "refused", r"refuses \(100\): Bad parameter"),
        (no(400, 100, error_subcode=33), "not_found", "does not have this"),
        (no(404, 803), "not_found", "does not have this"),
        (no(400, 100, "Invalid appsecret_proof provided"), "refused", "not of the app"),
        (no(400, 368, "abusive"), "refused", "blocked this for a while: abusive"),
        (no(400, 506), "refused", "same words twice"),
        (no(500, 1), "unreachable", r"an error of its own \(1\)"),
        (no(500, 2), "unreachable", r"an error of its own \(2\)"),
        (no(400, 999, is_transient=True), "unreachable", "an error of its own"),
        (answer(503, "<html>"), "unreachable", "503"),
        (answer(404, "<html>"), "refused", r"refuses \(404\)"),
        (answer(302, "", location="https://evil.example"), "refused", "302"),
        (answer(200, "<html>"), "refused", "does not know"),
        (answer(200, {"id": "../1"}), "refused", "does not know"),
        (answer(200, "[" * (5 << 20)), "refused", "> 4 MiB"),
        (httpx.ConnectError("refused"), "unreachable", "cannot be reached"),
        (httpx.ReadTimeout(""), "unreachable", "within 4 seconds"),
    ],
)
async def test_failures_in_words(
    server: Server, api: Graph, caplog: pytest.LogCaptureFixture, given: httpx.Response | Exception, code: str, words: str
) -> None:
    server.answers = [given]
    with caplog.at_level(logging.INFO, "facebook"), pytest.raises(AbilityError, match=words) as caught:
        await api.get("me", PageNode)
    assert caught.value.code == code
    assert TOKEN not in f"{caught.value!r} {caught.value.text}"
    assert SECRET not in f"{caught.value!r} {caught.value.text}"


async def test_a_refusal_knows_facebooks_numbers(server: Server, api: Graph) -> None:
    server.answers = [no(400, 100, error_subcode=33)]
    with pytest.raises(FacebookRefusalError) as caught:
        await api.get("me", PageNode)
    assert (caught.value.number, caught.value.below) == (100, 33)


async def opened() -> None:
    """Nothing is done then."""


async def test_an_event_that_does_not_end_is_refused(server: Server, api: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facebook.api._EVENT_BYTES", 1_000)
    server.answers = [answer(200, "data: " + "x" * 5_000)]
    with pytest.raises(AbilityError, match="an event that does not end"):
        await api.hear("1", "message", 5.0, lambda _event: None, opened)
