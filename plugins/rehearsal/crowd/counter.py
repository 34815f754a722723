"""A connection to the shop that several people share, and what of the goods it has been shown."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import Sequence
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from rehearsal.crowd.plan import Person

Answer = dict[str, Any]
_AGAIN = frozenset({"enter", "buy", "pay", "refund", "return"})  # harmless when done twice
_LOST: Answer = {"ok": False, "code": "lost", "text": ""}
_RETRY_S = 0.5


class Counter:
    """Keeps its connection up, as the page does: what was asked when it broke is asked again where that is harmless."""

    def __init__(self, url: str, people: Sequence[Person]) -> None:
        self._url = url
        self._people = people
        self._connection: ClientConnection | None = None
        self._open: dict[int, tuple[dict[str, Any], asyncio.Future[Answer]]] = {}
        self._number = 0
        self._goods: dict[str, dict[str, Any]] = {}
        self.pinned: str | None = None
        self.ready = asyncio.Event()
        self.reconnects = -1
        self.answers_ms: list[float] = []

    @property
    def people_here(self) -> int:
        """How many have come in by this connection and are there."""
        return len(self._people) if self._connection is not None else 0

    async def run(self) -> None:
        """Stay connected until cancelled."""
        while True:
            try:
                async with connect(self._url, compression=None, max_size=8 << 20) as connection:
                    self.reconnects += 1
                    await self._converse(connection)
            except (OSError, ConnectionClosed, InvalidHandshake, TimeoutError):
                pass
            self._connection = None
            for number, (message, future) in list(self._open.items()):
                if message["do"] not in _AGAIN:
                    del self._open[number]
                    future.set_result(_LOST)
            await asyncio.sleep(_RETRY_S)

    async def _converse(self, connection: ClientConnection) -> None:
        for person in self._people:
            await connection.send(json.dumps({"n": 0, "do": "enter", "buyer": person.key, "name": person.name}))
        for message, _ in list(self._open.values()):
            await connection.send(json.dumps(message))
        self._connection = connection
        async for news in connection:
            self._hear(json.loads(news))

    async def ask(self, person: Person, **request: Any) -> Answer:
        """The shop's answer, however long it takes."""
        self._number += 1
        message = {"n": self._number, "as": person.key, **request}
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._open[self._number] = (message, future)
        asked = time.perf_counter()
        if self._connection is not None:
            with contextlib.suppress(ConnectionClosed):  # asked again, or given up, when that is noticed
                await self._connection.send(json.dumps(message))
        answer = await future
        self.answers_ms.append((time.perf_counter() - asked) * 1000)
        return answer

    def choice(self, pick: float) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """What somebody buys: in two of three cases the pinned item, else any in the bag; and one of its SKUs."""
        pinned = self._goods.get(self.pinned or "")
        there = [item for item in self._goods.values() if item["open"]]
        item = pinned if pinned and (pick < 2 / 3 or not there) else there[int(pick * 7919) % len(there)] if there else None
        return None if item is None else (item, item["skus"][int(pick * 104_729) % len(item["skus"])])

    def _hear(self, news: dict[str, Any]) -> None:
        if "snapshot" in news:
            self._goods = {item["id"]: item for item in news["snapshot"]["items"]}
            self.pinned = news["snapshot"]["pinned"]
            self.ready.set()
        elif "patch" in news:
            self._goods |= {item["id"]: item for item in news["patch"].get("items", ())}
            for item_id in news["patch"].get("gone", ()):
                self._goods.pop(item_id, None)
            self.pinned = news["patch"].get("pinned", self.pinned) if "pinned" in news["patch"] else self.pinned
        elif news["n"] in self._open:
            self._open.pop(news["n"])[1].set_result(news)
