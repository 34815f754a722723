"""A platform's WebSocket: greeted or closed again, and each way in which it does not come about in words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from http import HTTPStatus
from types import SimpleNamespace

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import InvalidStatus
from websockets.http11 import Request, Response

from studio.plugin_api import web_socket
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.web_socket import SocketWords, Timing, open_socket
from studio.values.sentences import Template
from tests.parts.ports import free_port

WORDS = SocketWords(
    Template("fair.late", "Late, after {seconds}."),
    Template("fair.closed", "Closed: {code}."),
    Template("fair.unreachable", "Nobody is there.")(),
)


class Platform:
    """Says `greeting` to who connects, or closes with `code`; `status`: it answers as a page would."""

    def __init__(self) -> None:
        self.greeting, self.code, self.status, self.elsewhere = "welcome", 0, 0, ""
        self.asked: list[str] = []
        self.over = asyncio.Event()  # the first connection has ended
        self.connected: Callable[[], None] = lambda: None  # called for each connection

    async def serve(self, connection: ServerConnection) -> None:
        self.connected()
        if self.code:
            await connection.close(self.code)
        elif self.greeting:
            await connection.send(self.greeting)
        await connection.wait_closed()
        self.over.set()

    def answer(self, connection: ServerConnection, request: Request) -> Response | None:
        self.asked.append(request.path)
        if not self.status:
            return None
        response = connection.respond(HTTPStatus(self.status), "No.")
        if self.elsewhere:
            response.headers["Location"] = self.elsewhere
        return response


@pytest.fixture
async def platform() -> AsyncIterator[tuple[Platform, str]]:
    made = Platform()
    server: Server
    async with serve(made.serve, "127.0.0.1", 0, process_request=made.answer) as server:
        yield made, f"ws://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}/ws"


async def welcomed(connection: ClientConnection) -> ClientConnection:
    assert await connection.recv() == "welcome"
    return connection


async def trouble(url: str, seconds: float = 10.0) -> AbilityError:
    with pytest.raises(AbilityError) as caught:
        await open_socket(url, welcomed, Timing(seconds), WORDS)
    return caught.value


async def test_who_is_greeted_has_the_connection(platform: tuple[Platform, str]) -> None:
    connection = await open_socket(platform[1], welcomed, Timing(10.0), WORDS)
    await connection.close()


async def test_who_is_not_greeted_in_time_is_told_and_hangs_up(
    platform: tuple[Platform, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def timeout(seconds: float) -> asyncio.Timeout:
        """As it is, from when the platform has the connection: how long that takes is the machine's business."""
        limit = asyncio.timeout(None)
        platform[0].connected = lambda: limit.reschedule(asyncio.get_running_loop().time() + seconds)
        return limit

    monkeypatch.setattr(web_socket, "asyncio", SimpleNamespace(timeout=timeout))
    platform[0].greeting = ""
    error = await trouble(platform[1], 0.2)
    assert (error.code, error.text) == ("unreachable", "Late, after 0.2.")
    async with asyncio.timeout(10):
        await platform[0].over.wait()


async def test_who_is_closed_on_is_told_the_platforms_number(platform: tuple[Platform, str]) -> None:
    platform[0].code = 4003
    assert (await trouble(platform[1])).text == "Closed: 4003."


async def test_a_greeting_that_is_refused_is_raised_as_it_is_and_hangs_up(platform: tuple[Platform, str]) -> None:
    async def refuse(connection: ClientConnection) -> None:
        raise AbilityError("logged_out", "Not with this token.")

    with pytest.raises(AbilityError, match="Not with this token") as caught:
        await open_socket(platform[1], refuse, Timing(10.0), WORDS)
    assert caught.value.code == "logged_out"
    async with asyncio.timeout(10):
        await platform[0].over.wait()


async def test_what_a_page_in_its_place_means_is_the_platforms_affair(platform: tuple[Platform, str]) -> None:
    def meaning(error: InvalidStatus) -> AbilityError | None:
        return AbilityError("limited", "Later.") if error.response.status_code == 429 else None

    for platform[0].status, code, text in ((429, "limited", "Later."), (404, "unreachable", "Nobody is there.")):
        with pytest.raises(AbilityError) as caught:
            await open_socket(platform[1], welcomed, Timing(10.0), WORDS, meaning)
        assert (caught.value.code, caught.value.text) == (code, text)


@pytest.mark.parametrize("elsewhere", ["/other", "ws://localhost:81/", "http://[", "ws://127.0.0.1:99999/"])
async def test_nobody_is_sent_elsewhere(platform: tuple[Platform, str], elsewhere: str) -> None:
    platform[0].status, platform[0].elsewhere = 302, elsewhere
    assert (await trouble(platform[1])).text == "Nobody is there."
    assert platform[0].asked == ["/ws"]


@pytest.mark.parametrize("url", ["ws://127.0.0.1:{nobody}/", "ws://127.0.0.1:99999/", f"ws://{'x' * 70}.example/", "http://x"])
async def test_an_address_at_which_nobody_is_or_can_be(url: str) -> None:
    error = await trouble(url.format(nobody=free_port()))
    assert (error.code, error.text) == ("unreachable", "Nobody is there.")
