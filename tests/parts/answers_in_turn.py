"""What a server of a test's own making answers a real HTTP client: one prepared answer after the other."""

from __future__ import annotations

import httpx


class AnswersInTurn:
    """`answers`: the next one first; an exception is raised in place of an answer."""

    def __init__(self) -> None:
        self.answers: list[httpx.Response | Exception] = []

    def next(self) -> httpx.Response:
        """The next answer, which is gone with it."""
        given = self.answers.pop(0)
        if isinstance(given, Exception):
            raise given
        return given
