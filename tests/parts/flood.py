"""Platforms whose viewers write more than anybody can read: a plugin, and connections of it in a studio."""

from __future__ import annotations

from pathlib import Path

from tests.parts import plugins
from tests.parts.studio import Studio

HOUR_MS = 3_600_000
FLOOD = '''
"""What is written to it, "700 60", is how many messages a second come, and for how many seconds; "700 0": as many at once.

A tenth is sent twice. Its clock is `skew_ms` before ours.
"""
import asyncio
import itertools
import random
import time

from studio.plugin_api import run_async
from studio.plugin_api.abilities import ChatMessage
from studio.plugin_api.serving import serve

COMMON = ["1", "666", "want it", "链接", "好看", "多少钱", "how much?", "主播好", "来了"]


class Flood:
    text_bound = 100

    def __init__(self, skew_ms):
        self._skew_ms, self._orders = skew_ms, asyncio.Queue()
        self._numbers, self._dice = itertools.count(), random.Random(skew_ms)

    async def messages(self):
        while True:
            try:
                async with asyncio.timeout(5):
                    rate, seconds = await self._orders.get()
            except TimeoutError:
                yield []
                continue
            if not seconds:
                yield self._twice_in_part(rate)
                continue
            began, said = time.monotonic(), 0
            while said < rate * seconds:
                await asyncio.sleep(0.02)
                due = min(rate * seconds, int(rate * (time.monotonic() - began)))
                yield self._twice_in_part(due - said)
                said = due

    async def send(self, text, reply_to):
        self._orders.put_nowait([int(word) for word in text.split()])
        return ""

    def _twice_in_part(self, count):
        rows = [self._message() for _ in range(count)]
        return rows + rows[: count // 10]

    def _message(self):
        number, dice = next(self._numbers), self._dice
        common = dice.choice(COMMON)
        return ChatMessage(
            id=f"message-{number}",
            buyer_key=f"viewer-{dice.randrange(100_000)}",
            name=f"Viewer {number % 1000}",
            text=common if dice.random() < 0.6 else f"{common}, the {number} one, size {dice.randrange(50)}",
            at_ms=time.time_ns() // 1_000_000 + self._skew_ms,
            buyer=number % 50 == 0,
        )


def run(context):
    run_async(context, lambda: serve(context, Flood(int(context.settings["skew_ms"]))))
'''
TOML = """
provides = ["chat.read", "chat.write"]

[settings.skew_ms]
type = "number"
label = "Its clock"
default = 0
min = -100000000
max = 100000000
"""


def installed(own: Path) -> dict[str, str]:
    """Write the plugin into a folder of the user's own plugins; the environment in which a studio finds it."""
    plugins.write(own, "flood", FLOOD, TOML)
    return {"NIGHTMARKET_PLUGINS": str(own)}


def connected(studio: Studio, platforms: int) -> list[str]:
    """The ids of so many new connections, once their chats can be written in. Their clocks are hours apart."""
    made: list[str] = []
    for number in range(platforms):
        settings = {"skew_ms": (number - 1) * HOUR_MS}
        made.append(studio.call("connection.add", plugin="flood", name=f"Platform {number + 1}", settings=settings)["id"])
    studio.until(lambda tree: all(tree["chat"].get(name, {}).get("can_send") for name in made), 30, "the platforms' chats")
    return made


def flood(studio: Studio, connection: str, count: int, seconds: int) -> int:
    """So many messages a second for so long, or at once where `seconds` is 0. How many are to be counted: what asks for
    them as well."""
    studio.call("chat.send", connection=connection, text=f"{count} {seconds}", confirm=True)
    return count * (seconds or 1) + 1
