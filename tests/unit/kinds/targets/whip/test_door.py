"""The door that the muxer brings its offer to: one offer, by the one who knows the way."""

from __future__ import annotations

import asyncio
import http.client
from urllib.parse import urlsplit

from studio.kinds.targets.whip.door import OfferDoor


def asked(url: str, method: str = "POST", body: str = "offer", path: str = "") -> tuple[int, str]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request(method, path or parts.path, body)
    response = connection.getresponse()
    said = response.status, response.read().decode()
    connection.close()
    return said


async def test_one_offer_is_answered_and_no_stranger_is() -> None:
    heard: list[str] = []

    async def answer(offer: str) -> str | None:
        heard.append(offer)
        return "answer"

    door = OfferDoor(answer)
    url = await door.open()
    assert urlsplit(url).hostname == "127.0.0.1"
    assert await asyncio.to_thread(asked, url, path="/whip") == (502, "")
    assert await asyncio.to_thread(asked, url) == (201, "answer")
    assert await asyncio.to_thread(asked, url) == (502, "")
    assert (await asyncio.to_thread(asked, url, "DELETE", ""))[0] == 200
    assert heard == ["offer"]
    door.close()


async def test_a_refusal_sends_the_muxer_away() -> None:
    async def answer(_offer: str) -> str | None:
        return None

    door = OfferDoor(answer)
    assert await asyncio.to_thread(asked, await door.open()) == (502, "")
    door.close()
