"""One picture from the web: asked for, bounded in bytes and time, and looked at by its first bytes. Nothing is decoded."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading

import httpx

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.web import web_client
from studio.values.errors import MediaError

_DEADLINE_S = 30.0  # for all of it; a server that sends a byte now and then is given up as well
_TIMEOUT = httpx.Timeout(10.0, connect=5.0)
_REDIRECTS = 4
_HEADERS = {"Accept": "image/webp,image/png,image/jpeg,image/gif", "Accept-Encoding": "identity"}  # nothing that unpacks to more


def new_client() -> httpx.AsyncClient:
    """What `download` asks with. Reads certificates from the disk: call it in a thread."""
    return web_client(timeout=_TIMEOUT, headers=_HEADERS)


async def download(client: httpx.AsyncClient, url: str, most_bytes: int) -> tuple[bytes, str]:
    """The picture at `url`, of at most so many bytes, and what it is: png, jpg, webp or gif.

    Raises:
        MediaError: there is none, for one reason or another, that the text says without the address.
    """
    try:
        async with asyncio.timeout(_DEADLINE_S):
            return await _followed(client, url, most_bytes)
    except TimeoutError as error:
        raise MediaError("picture_slow", f"It did not come within {_DEADLINE_S:.0f} s.") from error
    except AbilityError as error:  # no way to the web
        raise MediaError("picture_unreachable", f"It cannot be fetched: {error.text}") from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        words = str(error) or type(error).__name__
        raise MediaError("picture_unreachable", f"It cannot be fetched: {words}") from error


def kind_of(head: bytes) -> str:
    """What the first 12 bytes of a file say that it is: png, jpg, webp, gif; empty: no picture that can be shown."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    return "gif" if head.startswith((b"GIF87a", b"GIF89a")) else ""


async def _followed(client: httpx.AsyncClient, url: str, most_bytes: int) -> tuple[bytes, str]:
    place = httpx.URL(url)
    for _ in range(_REDIRECTS + 1):
        if place.scheme not in ("http", "https"):
            raise MediaError("picture_refused", f"Its address leads to {place.scheme}:, which is not followed.")
        await _name_answered(place.host)
        async with client.stream("GET", place, follow_redirects=False) as response:
            if response.has_redirect_location:
                place = response.url.join(response.headers["location"])
                continue
            if response.status_code != 200:
                raise MediaError("picture_refused", f"The server answers {response.status_code} {response.reason_phrase}.")
            return await _body(response, most_bytes)
    raise MediaError("picture_refused", f"The server sends on to another address more than {_REDIRECTS} times.")


async def _body(response: httpx.Response, most_bytes: int) -> tuple[bytes, str]:
    data, kind = bytearray(), ""
    async for block in response.aiter_raw():
        data += block
        if len(data) > most_bytes:
            raise MediaError("picture_too_large", f"It is larger than {most_bytes >> 20} MB.")
        if not kind and len(data) >= 12:
            kind = kind_of(bytes(data[:12]))
            if not kind:
                break
    if not kind:
        raise MediaError("picture_unknown", "What comes is no PNG, JPEG, WebP or GIF picture.")
    return bytes(data), kind


async def _name_answered(host: str) -> None:
    """Wait until the system has looked `host` up, well or not, on a thread of its own.

    The loop's own threads must stay free for the disk: a name server that is silent would take all of them. One that
    hangs is left behind; it ends with the system's patience.
    """
    loop, answered = asyncio.get_running_loop(), asyncio.Event()

    def work() -> None:
        with contextlib.suppress(OSError, UnicodeError):
            socket.getaddrinfo(host, None)
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(answered.set)

    threading.Thread(target=work, name="picture-name", daemon=True).start()
    await answered.wait()
