"""Where buyers queue: all that ask within one turn of the event loop are served in one transaction, in the order they came."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable

from rehearsal.shop.database import Database
from rehearsal.shop.goods import Order, Refused

Job = Callable[[], Order]


class Till:
    """Serves jobs in batches. A refused one is undone alone; a failing disk refuses the whole batch."""

    def __init__(self, database: Database, served: Callable[[], None]) -> None:
        """`served` is called after each batch, on the loop."""
        self._database = database
        self._served = served
        self._queue: list[tuple[Job, asyncio.Future[Order]]] = []

    def ask(self, job: Job) -> asyncio.Future[Order]:
        """The order, or `Refused`, in the next turn."""
        loop = asyncio.get_running_loop()
        if not self._queue:
            loop.call_soon(self._serve)
        future = loop.create_future()
        self._queue.append((job, future))
        return future

    def _serve(self) -> None:
        queue, self._queue = self._queue, []
        answers: list[Order | Refused] = []
        try:
            with self._database.transaction():
                answers = [_answer(job) for job, _ in queue]
        except sqlite3.Error as error:
            answers = [Refused("failed", f"The shop cannot write: {error}") for _ in queue]
        for (_, future), answer in zip(queue, answers, strict=True):
            if future.done():
                continue
            if isinstance(answer, Refused):
                future.set_exception(answer)
            else:
                future.set_result(answer)
        self._served()


def _answer(job: Job) -> Order | Refused:
    try:
        return job()
    except Refused as refusal:
        return refusal
