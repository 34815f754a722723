"""A server of the test's own making behind a real HTTP client: what it is asked, and what it answers."""

from __future__ import annotations

import httpx
import pytest

from tests.parts.answers_in_turn import AnswersInTurn


class Server(AnswersInTurn):
    """Answers with the next of `answers`. `asked`: what each request carried."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str, dict[str, str]]] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        form = httpx.QueryParams((await request.aread()).decode())
        self.asked.append((request.method, request.url.path, {**request.url.params, **form}))
        return self.next()


@pytest.fixture
def server() -> Server:
    return Server()
