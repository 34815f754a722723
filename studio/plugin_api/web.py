"""Clients for the web, which take the computer's proxy as the environment has it, and say in words when it cannot be used; and
their answers, which are read within bounds: a server that was taken over, or a page in its place, must not fill the memory."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping

import httpx

from studio.plugin_api.abilities import AbilityError
from studio.values.sentences import Sentence
from studio.words import abilities as says

__all__ = ["pieces", "proxy_unusable", "read_bounded", "web_client"]

_SETTINGS = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "SOCKS_PROXY")
_SYSTEM = "HTTPS_PROXY, ALL_PROXY"  # where none is set, the system's own settings have it


def web_client(
    *, timeout: float | httpx.Timeout, headers: Mapping[str, str] | None = None, transport: httpx.AsyncBaseTransport | None = None
) -> httpx.AsyncClient:
    """A client. Where the proxy of the environment is none that it can use, each request raises `AbilityError`.

    It asks for answers that are not compressed, so that none becomes larger than what was read; open them by
    `client.stream(...)` and read them by `read_bounded`.
    """
    headers = {"Accept-Encoding": "identity", **(headers or {})}
    try:
        return httpx.AsyncClient(timeout=timeout, headers=headers, transport=transport)
    except (ImportError, ValueError, httpx.InvalidURL):  # SOCKS, for which there is no library; no address of a proxy
        return httpx.AsyncClient(timeout=timeout, headers=headers, transport=_Unusable(), trust_env=False)


def pieces(response: httpx.Response) -> AsyncIterator[bytes]:
    """An answer piece by piece, as it comes, for what is read while it grows.

    What a server has compressed unasked is not opened: whoever reads it does not understand it, as he would not another page.
    """
    return response.aiter_raw() if "content-encoding" in response.headers else response.aiter_bytes()


async def read_bounded(response: httpx.Response, most_bytes: int) -> bytes | None:
    """All of the answer of a request that was streamed; None: it is larger, and no more of it was read.

    Raises:
        httpx.HTTPError: the connection broke.
    """
    found = bytearray()
    async for piece in pieces(response):
        found += piece
        if len(found) > most_bytes:
            return None
    return bytes(found)


def proxy_unusable(environment: Mapping[str, str] = os.environ) -> Sentence:
    """That the proxy cannot be used, and which setting names it. What that says is left out: it may hold a password."""
    there = {name.upper(): value for name, value in environment.items() if value}
    named = [name for name in _SETTINGS if there.get(name, "").lower().startswith("socks")]
    named = named or [name for name in _SETTINGS if name in there]
    return says.proxy_unusable(setting=", ".join(named) or _SYSTEM)


class _Unusable(httpx.AsyncBaseTransport):
    """Sends nothing."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        raise AbilityError("refused", proxy_unusable())
