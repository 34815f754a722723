"""The desk's end of a served connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from studio.contracts.messages import Command
from studio.plugin_api.serving import serve
from studio.plugin_api.serving.providers import PROTOCOLS
from studio.plugin_api.serving.questions import QUESTIONS
from studio.plugin_api.testing.context import PluginContext
from studio.plugin_api.testing.stand import SOON_S


class Desk:
    """Asks a served connection and hears what it says. One event loop."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._read = 0

    async def ask(self, question: str, *, call: str, **arguments: object) -> dict[str, Any]:
        """The answer to `<ability>.<method>`, which is not the name of a command of the desk's clients.

        `call` names the question: the same one asked again gets the same answer.

        Raises:
            ValueError: there is no such question.
            TimeoutError: it is not answered soon.
        """
        if question not in QUESTIONS:
            raise ValueError(f"nobody answers {question!r}: a question is one of {', '.join(QUESTIONS)}")
        self._context.told.append(Command(question, {"call": call, **arguments}))
        return await self.wait_for("answer", lambda data: bool(data["call"] == call))

    async def wait_for(self, name: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next event of that name that is wanted.

        Raises:
            TimeoutError: it does not come soon.
        """
        async with asyncio.timeout(SOON_S):
            while True:
                while self._read < len(self._context.events):
                    event, data = self._context.events[self._read]
                    self._read += 1
                    if event == name and wanted(data):
                        return data
                await asyncio.sleep(0.01)


@asynccontextmanager
async def served(folder: Path, *providers: object) -> AsyncIterator[Desk]:
    """A desk at which these providers are served for as long as the block lasts."""
    provides = [word for word, protocol in PROTOCOLS.items() if any(isinstance(provider, protocol) for provider in providers)]
    context = PluginContext(folder, folder, polls=1_000_000, provides=provides)
    serving = asyncio.create_task(serve(context, *providers))
    try:
        yield Desk(context)
        assert not serving.done(), "it ended by itself"
    finally:
        serving.cancel()
        await asyncio.wait([serving])
