"""Asking, signing, trying again, resting, and failures in the operator's words; no secret is in any of them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from typing import Any, cast

import httpx
import pytest
from tiktok_shop import api as module
from tiktok_shop.access import Access
from tiktok_shop.api import Api
from tiktok_shop.signing import signature

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import Session
from tests.parts.http_answers import answer

KEY, SECRET, TOKEN = "6a6b7c8d", "s3cret-of-the-app", "ROW_access"
PLACE = "https://open-api.example"


class Login:
    """Has tokens."""

    def __init__(self) -> None:
        self.tokens = [TOKEN]

    async def token(self) -> str:
        return self.tokens[-1]

    async def renewed(self, refused: str) -> str:
        self.tokens.append(f"{refused}-again")
        return self.tokens[-1]


class Server:
    """Answers with the next of its `answers`, the last one again and again."""

    def __init__(self) -> None:
        self.answers: list[httpx.Response | Exception] = []
        self.asked: list[httpx.Request] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        said = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(said, Exception):
            raise said
        return said


def said(code: int = 0, message: str = "Success", data: Any = None, status: int = 200, **headers: str) -> httpx.Response:
    return answer(status, {"code": code, "message": message, "data": data}, **headers)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def login() -> Login:
    return Login()


@pytest.fixture
async def api(server: Server, login: Login) -> AsyncIterator[Api]:
    made = Api(Access(KEY, SECRET, rate_hz=500.0), PLACE, cast("Session", login), httpx.MockTransport(server))
    yield made
    await made.close()


async def test_a_question_is_signed_over_what_is_sent(server: Server, api: Api) -> None:
    server.answers = [said(data={"a": 1})]
    assert await api.read("/order/202309/orders/search", dict, {"page_token": "b2Z+/= &"}, {"note": "盖子"}) == {"a": 1}
    (request,) = server.asked
    query = dict(request.url.params)
    assert (request.method, request.url.host, request.url.path) == ("POST", "open-api.example", "/order/202309/orders/search")
    assert (query["app_key"], query["page_token"], request.headers["x-tts-access-token"]) == (KEY, "b2Z+/= &", TOKEN)
    assert query["sign"] == signature(SECRET, request.url.path, query, request.content)
    assert SECRET not in str(request.url)
    assert TOKEN not in str(request.url)


async def test_without_data_there_is_nothing(server: Server, api: Api) -> None:
    server.answers = [said()]
    assert await api.read("/x", dict) == {}
    assert (server.asked[0].method, server.asked[0].content) == ("GET", b"")


@pytest.mark.parametrize(
    ("answers", "code", "words"),
    [
        (httpx.ConnectError("Connection refused"), "unreachable", "open-api.example cannot be reached"),
        (httpx.ReadTimeout(""), "unreachable", "within 4 seconds"),
        (answer(200, "<html>Log in to the hotel's network</html>"), "refused", "status 200"),
        (answer(301, ""), "refused", "status 301"),
        (answer(200, "[" * 100_000), "refused", "proxy"),
        (answer(502, "<html>"), "unreachable", "error 502"),
        (said(data={"fine": "perhaps"}), "refused", "does not know"),
        (said(36009033, "Access denied. Your IP address is not in the IP allow list.", status=403), "refused", "on its list"),
        (said(12345, "Words\u202e of its own"), "refused", r"Words of its own .code 12345"),
    ],
)
async def test_failures_in_words(server: Server, api: Api, answers: Any, code: str, words: str) -> None:
    server.answers = [answers]
    with pytest.raises(AbilityError, match=words) as caught:
        await api.change("/x", dict[str, bool], {}, {})
    assert caught.value.code == code
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (answer(429, "", **{"retry-after": "30"}), "limited"),
        (said(36009002, "Too many requests."), "limited"),
        (said(106001, "Invalid credentials. The `sign` query parameter is invalid.", status=401), "refused"),
        (said(36009004, "Invalid credentials. Invalid `app_key` query parameter.", status=400), "refused"),
    ],
)
async def test_who_was_sent_away_does_not_knock_on_and_on(server: Server, api: Api, answers: Any, code: str) -> None:
    server.answers = [answers, said()]
    for _ in range(3):
        with pytest.raises(AbilityError) as caught:
            await api.read("/x", dict)
        assert caught.value.code == code
    assert len(server.asked) == 1


@pytest.mark.parametrize(("code", "asked"), [("refused", 1), ("limited", 1), ("logged_out", 3), ("unreachable", 3)])
async def test_who_gives_no_token_to_this_app_is_not_asked_on_and_on(
    server: Server, api: Api, login: Login, monkeypatch: pytest.MonkeyPatch, code: Any, asked: int
) -> None:
    """A login that somebody pastes anew, and a network that is back, are noticed at once."""
    times: list[str] = []

    async def none() -> str:
        times.append(code)
        raise AbilityError(code, "no token")

    monkeypatch.setattr(login, "token", none)
    for _ in range(3):
        with pytest.raises(AbilityError, match="no token"):
            await api.change("/x", dict, {}, {})
    assert (len(times), server.asked) == (asked, [])


async def test_a_token_that_is_over_is_renewed_once(server: Server, api: Api, login: Login) -> None:
    over = "Expired credentials. The `access_token` or `x-tts-access-token` header has expired."
    server.answers = [said(105002, over, status=401), said(data={"a": 1})]
    assert await api.read("/x", dict) == {"a": 1}
    assert server.asked[-1].headers["x-tts-access-token"] == f"{TOKEN}-again"
    server.answers = [said(36009004, "The `x-tts-access-token` header is invalid.", status=401) for _ in range(2)]
    with pytest.raises(AbilityError, match="refuses the login") as caught:
        await api.read("/x", dict)
    assert (caught.value.code, len(login.tokens)) == ("logged_out", 3)


@pytest.mark.parametrize("stranger", [answer(502, "<html>"), answer(200, "<html>Log in to the hotel's network</html>")])
async def test_a_stranger_s_clock_is_not_tiktok_s(server: Server, api: Api, stranger: httpx.Response) -> None:
    """Orders are followed from a moment by this clock: a proxy's would have those before it left out."""
    stranger.headers["date"] = "Fri, 01 Jan 2094 00:00:00 GMT"
    server.answers = [stranger]
    with pytest.raises(AbilityError):
        await api.change("/x", dict, {}, {})
    assert api.server_ms == 0


async def test_an_answer_without_end_is_not_read(server: Server, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 1 << 20)
    server.answers = [answer(200, " " * (2 << 20))]
    with pytest.raises(AbilityError, match="longer than 1 MiB"):
        await api.read("/x", dict)


async def test_no_secret_is_said(server: Server, api: Api, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("httpx").setLevel(logging.WARNING)  # as the plugin's entry does
    caplog.set_level(logging.INFO)
    server.answers = [httpx.ConnectError("no")]
    with pytest.raises(AbilityError) as caught:
        await api.read("/x", dict)
    assert not any(word in caught.value.text + caplog.text for word in (SECRET, TOKEN))
