"""A proxy in the environment that cannot be used: said in words at each request, and nothing of it quoted."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from twitch import wire
from vendure.api import Access, Api

from studio.desk.selling.picture_download import download, new_client
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import Platform, TokenEndpoint
from studio.plugin_api.web import proxy_unusable, read_bounded, web_client
from studio.values.errors import MediaError


@pytest.fixture(params=["socks5://me:hush@127.0.0.1:1080", "ftp://me:hush@127.0.0.1", "http://me:hush@127.0.0.1:none"])
def proxied(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "SOCKS_PROXY", "NO_PROXY", "no_proxy", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALL_PROXY", request.param)


@pytest.mark.usefixtures("proxied")
async def test_each_request_says_which_setting_it_is() -> None:
    async with web_client(timeout=1.0) as client:
        for _ in range(2):
            with pytest.raises(AbilityError, match="The proxy that ALL_PROXY names cannot be used") as caught:
                await client.get("https://fair.example/")
            assert caught.value.code == "refused"
            assert "hush" not in caught.value.text


@pytest.mark.usefixtures("proxied")
async def test_logins_shops_and_pictures_say_it() -> None:
    endpoint = TokenEndpoint(Platform(name="Fair", client_id="id", token_url="https://fair.example/token"))
    with pytest.raises(AbilityError, match="ALL_PROXY"):
        await endpoint.grant(grant_type="x")
    await endpoint.close()
    shop = Api(Access(url="https://fair.example/admin-api", secret="key"))
    with pytest.raises(AbilityError, match="ALL_PROXY"):
        await shop.read("{ me { id } }", dict)
    await shop.close()
    async with new_client() as client:
        with pytest.raises(MediaError, match="ALL_PROXY"):
            await download(client, "https://127.0.0.1/picture.png", 1_000)


async def test_a_stream_of_events_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOCKS_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(AbilityError, match="SOCKS_PROXY") as caught:
        await wire.opened("wss://fair.example/ws", wire.Patience())
    assert caught.value.code == "refused"


def test_of_several_settings_the_one_with_socks_is_named() -> None:
    assert "that all_proxy names" not in proxy_unusable({"all_proxy": "socks5h://x"})
    assert "that ALL_PROXY names" in proxy_unusable({"all_proxy": "socks5h://x", "HTTPS_PROXY": "http://x"})
    assert "that HTTPS_PROXY, ALL_PROXY names" in proxy_unusable({})


async def test_a_transport_of_its_own_needs_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    async with web_client(timeout=1.0, transport=httpx.MockTransport(lambda _: httpx.Response(204))) as client:
        assert (await client.get("https://fair.example/")).status_code == 204


class Bytes(httpx.AsyncByteStream):
    """A body of so many pieces of a KiB; `read` counts those that were read."""

    def __init__(self, pieces: int) -> None:
        self._pieces, self.read = pieces, 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self._pieces):
            self.read += 1
            yield b"x" * 1024


async def test_of_an_answer_no_more_is_read_than_there_is_room_for() -> None:
    body = Bytes(1_000)
    async with (
        web_client(timeout=1.0, transport=httpx.MockTransport(lambda _: httpx.Response(200, stream=body))) as client,
        client.stream("GET", "https://fair.example/") as response,
    ):
        assert await read_bounded(response, 4 * 1024) is None
    assert body.read == 5


async def test_an_answer_that_fits_is_read_to_its_end() -> None:
    body = Bytes(4)
    async with (
        web_client(timeout=1.0, transport=httpx.MockTransport(lambda _: httpx.Response(200, stream=body))) as client,
        client.stream("GET", "https://fair.example/") as response,
    ):
        assert await read_bounded(response, 4 * 1024) == b"x" * 4096


async def test_what_is_compressed_unasked_is_not_opened() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=Bytes(1))

    async with (
        web_client(timeout=1.0, headers={"Accept": "application/json"}, transport=httpx.MockTransport(answer)) as client,
        client.stream("GET", "https://fair.example/") as response,
    ):
        assert await read_bounded(response, 4 * 1024) == b"x" * 1024
    assert (asked[0].headers["accept-encoding"], asked[0].headers["accept"]) == ("identity", "application/json")
