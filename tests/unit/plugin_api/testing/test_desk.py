"""The desk's end of a served connection, as authors of plugins test with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.plugin_api.testing import served


class Wall:
    """Takes what is written to it."""

    text_bound = 300

    def __init__(self) -> None:
        self.said: list[str] = []

    async def send(self, text: str, reply_to: str | None) -> str:
        self.said.append(text)
        return f"{len(self.said)}"


async def test_a_question_is_answered_and_once_for_each_call(tmp_path: Path) -> None:
    wall = Wall()
    async with served(tmp_path, wall) as desk:
        first = await desk.ask("chat.write.send", call="1", text="Hello", reply_to=None)
        again = await desk.ask("chat.write.send", call="1", text="Hello", reply_to=None)
    assert (first["ok"], first["value"]) == (True, "1")
    assert again == first
    assert wall.said == ["Hello"]


@pytest.mark.parametrize("question", ["chat.send", "send", "orders.again"])
async def test_what_is_no_question_is_refused_with_those_that_are(tmp_path: Path, question: str) -> None:
    async with served(tmp_path, Wall()) as desk:
        with pytest.raises(ValueError, match=rf"nobody answers '{question}': .*chat\.write\.send"):
            await desk.ask(question, call="1", text="Hello")
