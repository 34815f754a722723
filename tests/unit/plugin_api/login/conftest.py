"""A server for logins of the test's own making behind a real HTTP client, and a keyring with one place."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest

from studio.plugin_api.login import Platform, Session, TokenEndpoint, Tokens

NOW_MS = 1_800_000_000_000
PLATFORM = Platform(
    name="Fair",
    client_id="public-id",
    token_url="https://fair.example/token",
    device_url="https://fair.example/device",
    authorize_url="https://fair.example/agree",
    authorize_fields=(("access_type", "offline"),),
    scopes=("read", "write"),
)
Answer = httpx.Response | Exception | dict[str, Any]


class Server:
    """Answers with the next of `answers`; `asked`: the path and the form of each request. With `holds` it answers once
    that is set."""

    def __init__(self) -> None:
        self.holds: asyncio.Event | None = None
        self.answers: list[Answer] = []
        self.asked: list[tuple[str, dict[str, str]]] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append((request.url.path, dict(parse_qsl(request.content.decode()))))
        answer = self.answers.pop(0)
        if self.holds is not None:
            await self.holds.wait()
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)

    def grants(self) -> list[dict[str, str]]:
        """The forms in which tokens were asked for."""
        return [form for path, form in self.asked if path == "/token"]


class Ring:
    """A keyring with one place: what lies there, and all that was ever put there."""

    def __init__(self) -> None:
        self.secret: str | None = None
        self.history: list[str] = []

    def keep(self, secret: str) -> None:
        self.secret = secret
        self.history.append(secret)

    def put(self, tokens: Tokens) -> None:
        """By another hand."""
        self.secret = tokens.to_secret()


def granted(number: int, **more: Any) -> dict[str, Any]:
    """The `number`th answer with tokens."""
    answer = {"access_token": f"access-{number}", "refresh_token": f"refresh-{number}", "expires_in": 3600, "scope": "read write"}
    return answer | more


def no(code: str, status: int = 400) -> httpx.Response:
    return httpx.Response(status, json={"error": code})


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
async def endpoint(server: Server) -> AsyncIterator[TokenEndpoint]:
    made = TokenEndpoint(PLATFORM, httpx.MockTransport(server), lambda: NOW_MS)
    yield made
    await made.close()


@pytest.fixture
async def session(endpoint: TokenEndpoint, ring: Ring) -> AsyncIterator[Session]:
    made = Session(endpoint, lambda: ring.secret, ring.keep)
    yield made
    await made.close()
