"""What is asked of Owncast, field by field as its handlers read it, and its failures in the operator's words."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from owncast.access import Access
from owncast.answers import Registered, Status
from owncast.api import OwncastApi

from studio.plugin_api.abilities import AbilityError
from tests.parts.answers_in_turn import AnswersInTurn
from tests.parts.http_answers import answer

ACCESS = Access("https://live.example.org", access_token="t0ken")
# Made by hand from Owncast's handlers (Go), of what is used here: the fields of the body, and those of the query.
HANDLED = {
    "POST /api/chat/register": ({"displayName": str}, set()),
    "POST /api/integrations/chat/send": ({"body": str}, set()),
    "POST /api/integrations/chat/system": ({"body": str}, set()),
    "POST /api/integrations/streamtitle": ({"value": str}, set()),
    "POST /api/chat/messagevisibility": ({"idArray": list, "visible": bool}, {"accessToken"}),
    "POST /api/chat/users/setenabled": ({"userId": str, "enabled": bool}, {"accessToken"}),
    "GET /api/chat": ({}, {"accessToken"}),
    "GET /api/status": ({}, set()),
}


class Server(AnswersInTurn):
    """Answers with the next of `answers`."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[httpx.Request] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self.next()


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def api(server: Server) -> AsyncIterator[OwncastApi]:
    made = OwncastApi(ACCESS, httpx.MockTransport(server))
    yield made
    await made.close()


def done() -> httpx.Response:
    return answer(200, {"success": True, "message": "done"})


async def test_requests_have_the_fields_that_the_handlers_read(server: Server, api: OwncastApi) -> None:
    registered = {"id": "u1", "accessToken": "user-token", "displayName": "Studio"}
    status = {"online": True, "viewerCount": 7, "versionNumber": "0.2.3", "streamTitle": "Tonight"}
    told = [{"type": "CHAT", "id": "m1", "body": "<p>Hi</p>", "user": {"id": "u2"}}, {"id": 7}]
    server.answers = [answer(200, registered), done(), done(), done(), answer(200, told), answer(200, status), done(), done()]
    assert await api.register() == Registered("u1", "user-token")
    await api.send("Hello")
    await api.hide("user-token", "m1")
    await api.set_enabled("user-token", "u2", False)
    assert [event.id for event in await api.history("user-token")] == ["m1"]
    assert await api.status() == Status(online=True, viewer_count=7, stream_title="Tonight")
    await api.set_title("Night market")
    as_server = OwncastApi(Access(ACCESS.server, as_server=True, access_token="t0ken"), httpx.MockTransport(server))
    await as_server.send("Hello")
    await as_server.close()
    seen = {}
    for request in server.requests:
        body = json.loads(request.content) if request.content else {}
        seen[f"{request.method} {request.url.path}"] = ({key: type(value) for key, value in body.items()}, {*request.url.params})
        is_integration = "/integrations/" in request.url.path
        assert request.headers.get("authorization") == ("Bearer t0ken" if is_integration else None)
    assert seen == HANDLED


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (answer(401, "unauthorized"), "logged_out", "does not take the access token"),
        (answer(400, {"error": "invalid message"}), "refused", r"\(400\): invalid message"),
        (answer(400, {"success": False, "message": "\u202eBad\nthings"}), "refused", "Bad things"),
        (answer(200, {"success": False, "message": "no"}), "refused", "no"),
        (answer(403, "Forbidden"), "refused", "403"),
        (answer(404, "<html>"), "not_found", "Owncast server"),
        (answer(302, location="https://evil.example"), "refused", "302"),
        (answer(429), "limited", "too much at once"),
        (answer(502), "unreachable", "502"),
        (answer(200, "<html>"), "refused", "does not know"),
        (answer(200, " " * (3 << 20)), "refused", "> 2 MiB"),
        (httpx.ConnectError("refused"), "unreachable", "https://live.example.org cannot be reached"),
        (httpx.ReadTimeout(""), "unreachable", "within 3 seconds"),
    ],
)
async def test_failures_in_words(
    server: Server, api: OwncastApi, caplog: pytest.LogCaptureFixture, given: httpx.Response | Exception, code: str, words: str
) -> None:
    server.answers = [given]
    caplog.set_level(logging.INFO, "owncast")
    with pytest.raises(AbilityError, match=words) as caught:
        await api.send("Hello")
    assert caught.value.code == code
    assert "t0ken" not in f"{caught.value!r}"


async def test_who_may_not_set_the_title_is_told_what_to_do(server: Server, api: OwncastApi) -> None:
    server.answers = [answer(401, "unauthorized")]
    with pytest.raises(AbilityError, match="admin access as well") as caught:
        await api.set_title("Mine")
    assert (caught.value.code, "t0ken" in caught.value.text) == ("logged_out", False)
    without = OwncastApi(Access(ACCESS.server), httpx.MockTransport(server))
    with pytest.raises(AbilityError, match="needs an access token"):
        await without.set_title("Mine")
    await without.close()


async def test_who_may_not_keep_order_is_told_what_to_do(server: Server, api: OwncastApi) -> None:
    server.answers = [answer(401, "unauthorized")]
    with pytest.raises(AbilityError, match="Make it one") as caught:
        await api.hide("user-token", "m1")
    assert caught.value.code == "refused"
    assert "user-token" not in caught.value.text


@pytest.mark.parametrize("strange", [{"viewerCount": -1}, {"viewerCount": 10**12}, {"viewerCount": "7"}, {"online": 1}])
async def test_figures_that_cannot_be_are_none(server: Server, api: OwncastApi, strange: dict[str, object]) -> None:
    server.answers = [answer(200, {"online": True} | strange)]
    with pytest.raises(AbilityError, match="does not know"):
        await api.status()
