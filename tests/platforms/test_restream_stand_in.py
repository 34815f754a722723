"""The stand-in for Restream beside clients of others: an OAuth client logs in at it as Restream's documentation has it done, and
a WebSocket client hears it."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from requests_oauthlib import OAuth2Session

from tests.parts.restream import CLIENT_ID, CLIENT_SECRET, Restream

REDIRECT = "http://127.0.0.1:9/"


@pytest.fixture(autouse=True)
def _in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # of this computer
    monkeypatch.setenv("OAUTHLIB_RELAX_TOKEN_SCOPE", "1")  # Restream has the rights set by the application


async def test_a_client_of_others_logs_in_refreshes_and_hears() -> None:
    async with Restream() as restream, aiohttp.ClientSession() as web:
        restream.identity.redirects = [REDIRECT]
        token_url = f"{restream.place}/oauth/token"
        client = OAuth2Session(CLIENT_ID, redirect_uri=REDIRECT)
        address, state = client.authorization_url(f"{restream.place}/login")
        async with web.get(address, allow_redirects=False) as page:
            back = parse_qs(urlsplit(page.headers["Location"]).query)
        assert back["state"] == [state]
        code = {"code": back["code"][0], "client_secret": CLIENT_SECRET, "include_client_id": True}
        first = await asyncio.to_thread(client.fetch_token, token_url, **code)
        who = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
        second = await asyncio.to_thread(client.refresh_token, token_url, **who)
        assert second["access_token"] != first["access_token"]
        async with web.ws_connect(f"{restream.place}/ws", params={"accessToken": second["access_token"]}) as socket:
            greeted = [json.loads((await socket.receive()).data)["action"] for _ in range(2)]
            assert greeted == ["connection_info", "connection_info"]
            restream.chats.say("An", "Hello", "Twitch")
            told = json.loads((await socket.receive()).data)
            assert told["payload"]["eventPayload"]["text"] == "Hello"
        with pytest.raises(aiohttp.WSServerHandshakeError, match="401"):
            await web.ws_connect(f"{restream.place}/ws", params={"accessToken": first["access_token"]})
    assert restream.contract.problems == []


async def test_what_is_not_published_is_a_problem() -> None:
    async with Restream() as restream:
        restream.chats.tell("event", {"text": "no event"})
        restream.chats.tell("gossip", {})
        restream.chats.tell_connection("Twitch", "error")
    assert len(restream.contract.problems) == 3
