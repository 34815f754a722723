"""The flow in the browser, at a real loopback port: what ends it, what does not, and that nothing stays open behind it."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
import socket
from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import BrowserLogin, Session, TokenEndpoint, Tokens
from studio.plugin_api.login.loopback import LoopbackListener
from studio.plugin_api.login.pkce import challenge
from tests.parts.ports import free_port
from tests.unit.plugin_api.login.conftest import PLATFORM, Ring, Server, granted, no


class Rig:
    """A login, and the browser that comes back from the platform's page."""

    def __init__(self, endpoint: TokenEndpoint, session: Session, longest_s: float = 20.0) -> None:
        self.done = 0
        self.session = session
        self.login = BrowserLogin(endpoint, session, self._agreed, longest_s)

    def _agreed(self) -> None:
        self.done += 1

    async def begun(self) -> dict[str, str]:
        """Begin; what the page is asked for with."""
        await self.login.log_in()
        assert self.login.prompt is not None
        assert self.login.prompt.code == ""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.login.prompt.address).query).items()}

    async def ended(self) -> None:
        async with asyncio.timeout(10):
            while self.login.prompt is not None:
                await asyncio.sleep(0.001)

    async def trouble(self) -> str:
        """Why nobody is logged in."""
        with pytest.raises(AbilityError) as caught:
            await self.session.token()
        assert caught.value.code == "logged_out"
        return caught.value.text


@pytest.fixture
async def rig(endpoint: TokenEndpoint, session: Session) -> AsyncIterator[Rig]:
    made = Rig(endpoint, session)
    yield made
    await made.login.close()


async def back(page: dict[str, str], **query: str) -> httpx.Response:
    """The browser is sent back."""
    async with httpx.AsyncClient(trust_env=False) as browser:
        return await browser.get(page["redirect_uri"], params=query)


def is_open(page: dict[str, str]) -> bool:
    """Whether somebody listens where the browser is sent back to."""
    with socket.socket() as dialling:
        return dialling.connect_ex(("127.0.0.1", urlsplit(page["redirect_uri"]).port or 0)) == 0


async def test_the_browser_brings_the_code_which_is_exchanged_with_the_proof(rig: Rig, server: Server, ring: Ring) -> None:
    server.answers = [granted(1)]
    page = await rig.begun()
    assert "waits for you to agree in the browser" in await rig.trouble()
    answer = await back(page, state=page["state"], code="c0de")
    assert answer.status_code == 200
    assert "Fair has answered" in answer.text
    assert (answer.headers["cache-control"], answer.headers["referrer-policy"]) == ("no-store", "no-referrer")
    await rig.ended()
    (form,) = server.grants()
    assert form.pop("code_verifier", "") != page["code_challenge"]
    assert form == {
        "client_id": "public-id",
        "grant_type": "authorization_code",
        "code": "c0de",
        "redirect_uri": page["redirect_uri"],
    }
    assert (rig.done, await rig.session.token()) == (1, "access-1")
    assert ring.secret is not None
    assert Tokens.of_secret(ring.secret).refresh == "refresh-1"
    assert not is_open(page)


async def test_the_proof_fits_the_challenge(rig: Rig, server: Server) -> None:
    server.answers = [granted(1)]
    page = await rig.begun()
    await back(page, state=page["state"], code="c0de")
    await rig.ended()
    assert challenge(server.grants()[0]["code_verifier"]) == page["code_challenge"]


async def test_it_listens_on_this_computer_alone(rig: Rig) -> None:
    page = await rig.begun()
    place = urlsplit(page["redirect_uri"])
    assert (place.scheme, place.hostname, place.path) == ("http", "127.0.0.1", "/")
    with socket.socket() as taken:
        taken.bind(("127.0.0.2", place.port or 0))  # were it listening everywhere, this would be refused
    await rig.login.close()
    assert not is_open(page)


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"code": "c0de"},
        {"state": "guessed", "code": "c0de"},
        {"state": "guessed", "error": "access_denied"},
    ],
)
async def test_a_stranger_is_turned_away_and_the_platform_still_waited_for(
    rig: Rig, server: Server, query: dict[str, str]
) -> None:
    server.answers = [granted(1)]
    page = await rig.begun()
    for _ in range(20):  # a tab of an earlier login that is opened again, or a page of another site
        answer = await back(page, **query)
        assert (answer.status_code, "no answer of Fair to this login" in answer.text) == (400, True)
    assert "waits for you to agree in the browser" in await rig.trouble()
    assert (rig.done, server.asked) == (0, [])
    await back(page, state=page["state"], code="c0de")
    await rig.ended()
    assert (rig.done, is_open(page)) == (1, False)


async def test_a_denied_consent_is_said(rig: Rig, server: Server) -> None:
    page = await rig.begun()
    answer = await back(page, state=page["state"], error="access_denied")
    await rig.ended()
    assert "was refused there" in answer.text
    assert "was refused there" in await rig.trouble()
    assert server.asked == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (no("invalid_grant"), "takes no login: invalid_grant"),
        (granted(1, scope="read"), "lacks rights: write"),
        (httpx.Response(200, json={}), "not understood"),
        (httpx.ConnectError(""), "cannot be reached"),
    ],
)
async def test_an_exchange_that_fails_is_said(
    rig: Rig, server: Server, answer: httpx.Response | Exception | dict[str, object], words: str
) -> None:
    server.answers = [answer]
    page = await rig.begun()
    await back(page, state=page["state"], code="c0de")
    await rig.ended()
    assert (rig.done, words in await rig.trouble()) == (0, True)


async def test_connections_in_which_nothing_is_said_are_no_request(rig: Rig, server: Server) -> None:
    server.answers = [granted(1)]
    page = await rig.begun()
    port = urlsplit(page["redirect_uri"]).port
    silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
    for _reader, writer in silent[:2]:
        writer.close()
    await back(page, state=page["state"], code="c0de")
    await rig.ended()
    assert rig.done == 1
    reader, writer = silent[2]
    async with asyncio.timeout(10):
        assert await reader.read() == b"", "it is hung up"
    writer.close()


class ClosedAround(LoopbackListener):
    """Is closed while somebody is let in."""

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.closing = asyncio.create_task(self.close())  # before what is let in has its first turn
        super()._connected(reader, writer)


class ClosedBefore(LoopbackListener):
    """Hears no more when somebody is let in."""

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._stop_listening()
        super()._connected(reader, writer)


@pytest.mark.parametrize("kind", [ClosedAround, ClosedBefore])
async def test_who_is_let_in_while_the_port_closes_is_hung_up(kind: type[LoopbackListener]) -> None:
    listener = kind()
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(await listener.open()).port)
    async with asyncio.timeout(3):  # less than a request may take
        assert await reader.read() == b""
    writer.close()
    await listener.close()


async def test_a_request_that_does_not_end_is_cut_off(rig: Rig, server: Server) -> None:
    server.answers = [granted(1)]
    page = await rig.begun()
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(page["redirect_uri"]).port)
    writer.write(b"GET /" + b"x" * 200_000)
    with contextlib.suppress(ConnectionError):  # it may be hung up before all has been sent
        async with asyncio.timeout(10):
            await reader.read()
    writer.close()
    await back(page, state=page["state"], code="c0de")
    await rig.ended()
    assert rig.done == 1


async def test_nobody_waits_for_ever(endpoint: TokenEndpoint, session: Session) -> None:
    rig = Rig(endpoint, session, longest_s=0.05)
    page = await rig.begun()
    await rig.ended()
    assert "Nobody agreed in the browser in time" in await rig.trouble()
    assert not is_open(page)


async def test_a_login_begun_anew_takes_the_place_of_the_one_before(rig: Rig, server: Server) -> None:
    server.answers = [granted(1)]
    first = await rig.begun()
    second = await rig.begun()
    assert first["state"] != second["state"]
    assert not is_open(first)
    await back(second, state=second["state"], code="c0de")
    await rig.ended()
    assert rig.done == 1


async def test_no_code_and_no_token_is_logged(rig: Rig, server: Server, caplog: pytest.LogCaptureFixture) -> None:
    server.answers = [granted(1)]
    with caplog.at_level(logging.DEBUG, logger="studio"):
        page = await rig.begun()
        await back(page, state=page["state"], code="c0de")
        await rig.ended()
    for secret in ("c0de", "access-1", "refresh-1", page["state"]):
        assert secret not in caplog.text


async def test_a_platform_that_compares_the_whole_address_has_one_port_and_is_asked_for_no_rights(server: Server) -> None:
    port = free_port()
    platform = dataclasses.replace(PLATFORM, scopes_field="", redirect_port=port)
    endpoint = TokenEndpoint(platform, httpx.MockTransport(server))
    kept = Ring()
    rig = Rig(endpoint, Session(endpoint, lambda: kept.secret, kept.keep))
    page = await rig.begun()
    assert page["redirect_uri"] == f"http://127.0.0.1:{port}/"
    assert "scope" not in page
    server.answers = [granted(1, scope="read")]
    await back(page, state=page["state"], code="c0de")
    await rig.ended()
    assert "lacks rights: write" in await rig.trouble()
    first, second = await rig.begun(), await rig.begun()
    assert first["redirect_uri"] == second["redirect_uri"] == page["redirect_uri"], "a port that was used is free at once"
    await rig.login.close()
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with pytest.raises(AbilityError, match=f"Port {port} of this computer is taken"):
            await rig.login.log_in()
    await rig.login.close()
    await endpoint.close()


async def test_a_platform_that_sends_the_browser_back_with_nothing_has_been_told_no(server: Server) -> None:
    endpoint = TokenEndpoint(dataclasses.replace(PLATFORM, denies_bare=True), httpx.MockTransport(server))
    rig = Rig(endpoint, Session(endpoint, lambda: None, lambda _: None))
    page = await rig.begun()
    assert "was refused there" in (await back(page)).text
    await rig.ended()
    assert "was refused there" in await rig.trouble()
    await endpoint.close()
