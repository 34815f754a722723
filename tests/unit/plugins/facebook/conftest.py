"""A server of the test's own making behind a real HTTP client: what it is asked, and what it answers."""

from __future__ import annotations

import httpx
import pytest


class Server:
    """Answers with the next of `answers`. `asked`: what each request carried."""

    def __init__(self) -> None:
        self.answers: list[httpx.Response | Exception] = []
        self.asked: list[tuple[str, str, dict[str, str]]] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        form = httpx.QueryParams((await request.aread()).decode())
        self.asked.append((request.method, request.url.path, {**request.url.params, **form}))
        given = self.answers.pop(0)
        if isinstance(given, Exception):
            raise given
        return given


@pytest.fixture
def server() -> Server:
    return Server()
