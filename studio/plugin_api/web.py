"""Clients for the web, which take the computer's proxy as the environment has it, and say in words when it cannot be used."""

from __future__ import annotations

import os
from collections.abc import Mapping

import httpx

from studio.plugin_api.abilities import AbilityError
from studio.values.sentences import Sentence
from studio.words import abilities as says

__all__ = ["proxy_unusable", "web_client"]

_SETTINGS = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "SOCKS_PROXY")
_SYSTEM = "HTTPS_PROXY, ALL_PROXY"  # where none is set, the system's own settings have it


def web_client(
    *, timeout: float | httpx.Timeout, headers: Mapping[str, str] | None = None, transport: httpx.AsyncBaseTransport | None = None
) -> httpx.AsyncClient:
    """A client. Where the proxy of the environment is none that it can use, each request raises `AbilityError`."""
    try:
        return httpx.AsyncClient(timeout=timeout, headers=headers, transport=transport)
    except (ImportError, ValueError, httpx.InvalidURL):  # SOCKS, for which there is no library; no address of a proxy
        return httpx.AsyncClient(timeout=timeout, headers=headers, transport=_Unusable(), trust_env=False)


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
