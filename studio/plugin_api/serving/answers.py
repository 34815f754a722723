"""Answers on their way to the desk: each goes at once, or waits for its turn while the desk takes nothing."""

from __future__ import annotations

from collections.abc import Callable

from studio.plugin_api.serving.calls import Answer

ANSWERS_BOUND = 256  # four times the calls that can be open


class AnswerQueue:
    """The answers that the desk has not got yet, in their order, the latest of each call. Of too many the oldest are given up:
    the desk asks again, and is answered again. One event loop."""

    def __init__(self, send: Callable[[Answer], bool]) -> None:
        """`send` tells the desk; False when it did not get it."""
        self._send = send
        self._waiting: dict[str, Answer] = {}

    def put(self, answer: Answer) -> None:
        """Send an answer, after those that wait."""
        self._waiting[answer.call] = answer
        if len(self._waiting) > ANSWERS_BOUND:
            del self._waiting[next(iter(self._waiting))]
        self.flush()

    def flush(self) -> None:
        """Send what waits, as far as the desk takes it."""
        while self._waiting:
            call, answer = next(iter(self._waiting.items()))
            del self._waiting[call]
            if not self._send(answer):
                self._waiting = {call: answer} | self._waiting
                return
