"""What the platform is asked, and its failures in the operator's words, each of its kind; no secret stands in any of them."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from douyin.access import Access
from douyin.addresses import Addresses
from douyin.answers import Missed
from douyin.api import OpenLive

from studio.plugin_api.abilities import AbilityError
from tests.parts.http_answers import answer

ACCESS = Access("tt0123456789abcdef", app_secret="s3cr3ts3cr3ts3cr3t", launch_token="launch0token")
TASK = {"roomid": "7", "appid": ACCESS.app_id, "msg_type": "live_gift"}


class Server:
    """Answers with the next of `answers`."""

    def __init__(self) -> None:
        self.answers: list[httpx.Response | Exception] = []
        self.requests: list[httpx.Request] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        given = self.answers.pop(0)
        if isinstance(given, Exception):
            raise given
        return given


def says(code: int, data: object = None, message: str = "no") -> httpx.Response:
    return answer(200, {"err_no": code, "err_msg": message, "logid": "1", "data": data})


def token(name: str) -> httpx.Response:
    return answer(200, {"err_no": 0, "err_tips": "success", "data": {"access_token": name, "expires_in": 7200}})


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def api(server: Server) -> AsyncIterator[OpenLive]:
    made = OpenLive(ACCESS, Addresses("https://tokens.example", "https://live.example"), httpx.MockTransport(server))
    yield made
    await made.close()


async def test_each_question_is_asked_as_it_is_documented(server: Server, api: OpenLive) -> None:
    page = {"page_num": 3, "total_count": 201, "data_list": [{"roomid": "7", "msg_type": "live_gift", "payload": "[]"}]}
    launched = answer(200, {"data": {"ack_cfg": [], "info": {"room_id": 7214015683695250235, "nick_name": "Shop"}}})
    server.answers = [token("t1"), says(0, {"task_id": "1"}), says(0, {"status": 3}), says(0, page), says(0), says(0), launched]
    await api.start("7", "live_gift")
    assert await api.status("7", "live_gift") == 3
    assert await api.missed("7", "live_gift", 3) == [Missed("[]")]
    await api.stop("7", "live_gift")
    await api.report("7", 2, [{"msg_id": "1"}])
    assert await api.launched_room() == "7214015683695250235"
    asked: list[tuple[str, str, Any]] = [
        (request.method, request.url.path, json.loads(request.content or "null") or dict(request.url.params))
        for request in server.requests
    ]
    assert asked == [
        (
            "POST",
            "/api/apps/v2/token",
            {"appid": ACCESS.app_id, "secret": ACCESS.app_secret, "grant_type": "client_credential"},
        ),
        ("POST", "/api/live_data/task/start", TASK),
        ("GET", "/api/live_data/task/get", TASK),
        ("GET", "/api/live_data/task/fail_data/get", TASK | {"page_num": "3", "page_size": "100"}),
        ("POST", "/api/live_data/task/stop", TASK),
        ("POST", "/api/live_data/ack", {"room_id": "7", "app_id": ACCESS.app_id, "ack_type": 2, "data": '[{"msg_id":"1"}]'}),
        ("POST", "/api/webcastmate/info", {"token": ACCESS.launch_token}),
    ]
    assert {request.headers["content-type"] for request in server.requests} == {"application/json"}
    assert {request.headers.get("access-token") for request in server.requests[1:-1]} == {"t1"}
    assert server.requests[-1].headers["x-token"] == "t1"


@pytest.mark.parametrize("data", [{"page_num": 1, "total_count": 0, "data_list": None}, None])
async def test_an_empty_page_may_be_none(server: Server, api: OpenLive, data: object) -> None:
    server.answers = [token("t1"), answer(200, {"err_no": 0, "err_msg": None, "data": data})]
    assert await api.missed("7", "live_gift", 1) == []


async def test_an_odd_push_has_its_place_in_a_page_and_takes_no_other_with_it(server: Server, api: OpenLive) -> None:
    large = "x" * (2 << 20)
    odd = [{"payload": 5}, {"payload": None}, {}, None, 7, {"roomid": 7, "msg_type": 1, "payload": "[1]"}, {"payload": large}]
    server.answers = [token("t1"), says(0, {"data_list": odd}), says(0, {"data_list": [{"payload": "[]"}] * 101})]
    assert await api.missed("7", "live_gift", 1) == [Missed()] * 5 + [Missed("[1]"), Missed(large)]
    assert len(await api.missed("7", "live_gift", 1)) == 100


async def test_a_token_that_is_over_is_fetched_once_more_and_not_again(server: Server, api: OpenLive) -> None:
    server.answers = [token("t1"), says(40022), token("t2"), says(0, {}), says(40022), says(40022)]
    await api.start("7", "live_gift")
    assert server.requests[-1].headers["access-token"] == "t2"
    for _ in range(2):
        with pytest.raises(AbilityError, match="does not take the access token") as caught:
            await api.start("7", "live_gift")
        assert caught.value.code == "unreachable", "it is tried again"
    assert [request.url.path for request in server.requests].count("/api/apps/v2/token") == 2


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (says(40015), "logged_out", r"does not know the AppID \(40015\)"),
        (says(40017), "logged_out", r"does not belong to the AppID \(40017\)"),
        (says(40002), "refused", "has no right to this"),
        (says(40007), "limited", "in a moment"),
        (says(10001), "unreachable", "error of its own"),
        (says(-1), "unreachable", "error of its own"),
        (says(5003019), "conflict", r"pushes nothing from this room \(5003019\)"),
        (says(40023, message="\u202eBad\nthings"), "refused", r"refuses \(40023\): Bad things"),
        (answer(200, {"errcode": 40001, "errmsg": "bad"}), "logged_out", "30 minutes"),
        (answer(429), "limited", "in a moment"),
        (answer(503), "unreachable", "503"),
        (answer(302, location="https://evil.example"), "refused", "302"),
        (answer(200, "<html>"), "refused", "does not know"),
        (answer(200, {"err_no": "0"}), "refused", "does not know"),
        (says(0, {}), "refused", "does not know"),
        (answer(200, "[" * (9 << 20)), "refused", "longer than 8 MiB"),
        (httpx.ConnectError("refused"), "unreachable", "cannot be reached"),
        (httpx.ReadTimeout(""), "unreachable", "within 8 seconds"),
    ],
)
async def test_failures_in_words(
    server: Server, api: OpenLive, caplog: pytest.LogCaptureFixture, given: httpx.Response | Exception, code: str, words: str
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answers = [given]  # to the question for a token
    with pytest.raises(AbilityError, match=words) as caught:
        await api.start("7", "live_gift")
    assert caught.value.code == code
    for secret in (ACCESS.app_secret, ACCESS.launch_token):
        assert secret not in f"{caught.value!r} {caplog.text}"
