"""Questions to connections: answered by those alone that were asked, and in words when they are not answered."""

from __future__ import annotations

import asyncio

import pytest

from studio.contracts import messages
from studio.desk.asking import ConnectionCalls
from studio.values.errors import RefusedError


class Line:
    """The way to plugins. `there`: somebody hears."""

    def __init__(self, deadline_s: float = 5.0) -> None:
        self.there = True
        self.sent: list[tuple[str, messages.Command]] = []
        self.calls = ConnectionCalls(self._send, deadline_s)

    def _send(self, worker: str, message: messages.ToWorker) -> bool:
        assert isinstance(message, messages.Command)
        self.sent.append((worker, message))
        return self.there

    def ask(self) -> asyncio.Task[object]:
        return asyncio.create_task(self.calls.ask("channel", "My channel", "chat.write.send", text="Hello"))

    async def asked(self) -> str:
        """The call's id, once it was sent."""
        while not self.sent:
            await asyncio.sleep(0)
        return str(self.sent[-1][1].arguments["call"])


async def test_the_value_comes_back() -> None:
    line = Line()
    asking = line.ask()
    call = await line.asked()
    assert line.sent == [("plugin.channel", messages.Command("chat.write.send", {"call": call, "text": "Hello"}))]
    line.calls.heard("channel", {"call": call, "ok": True, "value": "m1"})
    assert await asking == "m1"
    line.calls.heard("channel", {"call": call, "ok": True, "value": "m2"})  # late, and twice


async def test_nobody_answers_for_another_connection() -> None:
    line = Line()
    asking = line.ask()
    call = await line.asked()
    line.calls.heard("stranger", {"call": call, "ok": True, "value": "forged"})
    line.calls.heard("channel", {"call": "guessed", "ok": True, "value": "forged"})
    await asyncio.sleep(0)
    assert not asking.done()
    line.calls.heard("channel", {"call": call, "ok": False, "code": "refused", "text": "You are\u202e banned there."})
    with pytest.raises(RefusedError, match=r"^You are banned there\.$"):
        await asking


@pytest.mark.parametrize(
    ("code", "taken"),
    [("conflict", "conflict"), ("confirm", "refused"), ("forbidden", "refused"), ([], "refused"), (None, "refused")],
)
async def test_a_plugin_refuses_in_its_own_words_alone(code: object, taken: str) -> None:
    line = Line()
    asking = line.ask()
    line.calls.heard("channel", {"call": await line.asked(), "ok": 1, "code": code, "text": "Sell everything?"})
    with pytest.raises(RefusedError) as refused:
        await asking
    assert refused.value.code == taken


async def test_what_is_not_answered_is_said_in_words() -> None:
    line = Line(deadline_s=0.01)
    with pytest.raises(RefusedError, match="My channel does not answer"):
        await line.ask()
    line.there = False
    with pytest.raises(RefusedError, match="My channel is not connected now"):
        await line.ask()
    line = Line()
    asking = line.ask()
    await line.asked()
    line.calls.ended("other")
    line.calls.ended("channel")
    with pytest.raises(RefusedError, match="ended before it answered"):
        await asking
