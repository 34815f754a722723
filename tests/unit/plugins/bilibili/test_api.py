"""The platform's failures in the operator's words, each of its kind; no secret stands in any of them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from bilibili.access import Access
from bilibili.addresses import Addresses
from bilibili.api import OpenLive
from bilibili.project import Project
from bilibili.refusals import ProjectOverError, refusal

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.reconnecting import pause_s
from studio.values.backoff import REFUSED_S, Backoff
from tests.parts.http_answers import answer

ACCESS = Access("k4yid0k4yid0", "1650000000001", "s3cr3ts3cr3ts3cr3t", "C4ND1NC0DE77")
STARTED = {
    "game_info": {"game_id": "round"},
    "websocket_info": {"auth_body": "{}", "wss_link": ["wss://a.example/sub", "ws://b.example/sub", "wss://c.example/sub"]},
    "anchor_info": {"room_id": 7, "uname": "Shop"},
}
PROJECT = Project("round", 7, ("wss://a.example/sub", "wss://c.example/sub"), "{}")


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
    return answer(200, {"code": code, "message": message, "request_id": "1", "data": data})


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def api(server: Server) -> AsyncIterator[OpenLive]:
    made = OpenLive(ACCESS, Addresses("https://api.example"), httpx.MockTransport(server))
    yield made
    await made.close()


async def test_a_project_from_its_start_to_its_end(server: Server, api: OpenLive) -> None:
    server.answers = [says(0, STARTED), says(0, {}), says(0)]
    assert await api.start() == PROJECT, "only encrypted links are gone to"
    await api.beat(PROJECT)
    await api.end(PROJECT.round_id)
    assert [(request.url.path, request.content) for request in server.requests] == [
        ("/v2/app/start", b'{"code":"C4ND1NC0DE77","app_id":1650000000001}'),
        ("/v2/app/heartbeat", b'{"game_id":"round"}'),
        ("/v2/app/end", b'{"app_id":1650000000001,"game_id":"round"}'),
    ]
    nonces = [request.headers["x-bili-signature-nonce"] for request in server.requests]
    assert len({*nonces}) == 3


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (says(4001), "logged_out", r"access key ID \(4001\)"),
        (says(4002), "logged_out", r"does not belong to the access key ID \(4002\)"),
        (says(4003), "refused", "Set it by the network"),
        (says(4007), "refused", "list of addresses"),
        (says(4008), "refused", "has no right to this"),
        (says(4009), "limited", "in a minute"),
        (says(5002), "unreachable", "error of its own"),
        (says(5004), "refused", "may not run in this room yet"),
        (says(5005), "refused", "barred this room"),
        (says(7001), "limited", "in 10 seconds"),
        (says(7002), "conflict", "runs in this room already"),
        (says(7007), "logged_out", "identity code"),
        (says(8002), "refused", "has no such project"),
        (says(4321, message="\u202eBad\nthings"), "refused", r"refuses \(4321\): Bad things"),
        (answer(429), "limited", "in a minute"),
        (answer(503), "unreachable", "503"),
        (answer(302, location="https://evil.example"), "refused", "302"),
        (answer(200, "<html>"), "refused", "does not know"),
        (answer(200, {"code": "0"}), "refused", "does not know"),
        (says(0, {}), "refused", "does not know"),
        (says(0, STARTED | {"websocket_info": {"auth_body": "{}", "wss_link": []}}), "unreachable", "no encrypted address"),
        (answer(200, " " * (1 << 19)), "refused", "> 256 KiB"),
        (httpx.ConnectError("refused"), "unreachable", "cannot be reached"),
        (httpx.ReadTimeout(""), "unreachable", "within 8 seconds"),
    ],
)
async def test_failures_in_words(
    server: Server, api: OpenLive, caplog: pytest.LogCaptureFixture, given: httpx.Response | Exception, code: str, words: str
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answers = [given]
    with pytest.raises(AbilityError, match=words) as caught:
        await api.start()
    assert caught.value.code == code
    for secret in (ACCESS.access_key_secret, ACCESS.identity_code):
        assert secret not in f"{caught.value!r} {caplog.text}"


@pytest.mark.parametrize("code", [7000, 7003])
async def test_a_round_that_is_over_is_told_apart(server: Server, api: OpenLive, code: int) -> None:
    server.answers = [says(code), says(code)]
    for asked in (api.beat(PROJECT), api.end("round")):
        with pytest.raises(ProjectOverError):
            await asked


@pytest.mark.parametrize("game_info", [None, {}, {"game_id": ""}])
async def test_a_project_may_have_no_rounds(server: Server, api: OpenLive, game_info: object) -> None:
    server.answers = [says(0, STARTED | {"game_info": game_info})]
    assert (await api.start()).round_id == ""


def test_what_opens_a_room_stands_in_no_log() -> None:
    assert "k3y" not in repr(Project("round", 7, (), '{"key": "k3y"}'))


def test_how_long_it_is_no_use_to_ask_again() -> None:
    def waited_s(code: int) -> float:
        return pause_s(refusal(code, ""), Backoff(lambda: 1.0))

    assert (waited_s(7001), waited_s(7002)) == (10, 15), "as the platform says"
    assert (waited_s(4002), waited_s(9999)) == (REFUSED_S, REFUSED_S), "somebody has to see to it"
    assert (waited_s(7003), waited_s(5000)) == (0.5, 0.5), "it passes"
