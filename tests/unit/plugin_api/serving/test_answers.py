"""Answers on their way to a desk that takes none for a while."""

from __future__ import annotations

from studio.plugin_api.serving.answers import ANSWERS_BOUND, AnswerQueue
from studio.plugin_api.serving.calls import Answer


class Desk:
    def __init__(self) -> None:
        self.reads = False
        self.heard: list[Answer] = []

    def hear(self, answer: Answer) -> bool:
        if self.reads:
            self.heard.append(answer)
        return self.reads


def answer(call: str, ok: bool = True) -> Answer:
    return Answer(call=call, question="catalogue.open_link", ok=ok)


def test_answers_wait_for_their_turn_and_one_of_a_call_is_enough() -> None:
    desk = Desk()
    queue = AnswerQueue(desk.hear)
    for call in ("1", "2", "1"):
        queue.put(answer(call))
    assert desk.heard == []
    desk.reads = True
    queue.put(answer("3"))
    assert [heard.call for heard in desk.heard] == ["1", "2", "3"]
    queue.flush()
    assert len(desk.heard) == 3


def test_of_too_many_the_oldest_are_given_up() -> None:
    desk = Desk()
    queue = AnswerQueue(desk.hear)
    for number in range(ANSWERS_BOUND + 3):
        queue.put(answer(str(number)))
    desk.reads = True
    queue.flush()
    assert [heard.call for heard in desk.heard] == [str(number) for number in range(3, ANSWERS_BOUND + 3)]
