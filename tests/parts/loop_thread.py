"""An event loop in a thread of its own, for stand-ins of platforms beside a test that waits without one."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar

_SOON_S = 30.0
T = TypeVar("T")


class LoopThread:
    """Entered, it runs; left, it has ended."""

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="loop")
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What the coroutine gives."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(_SOON_S)

    def do(self, deed: Callable[[], T]) -> T:
        """Have it done between two turns of the loop."""

        async def done() -> T:
            return deed()

        return self.run(done())

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until it holds."""
        until = time.monotonic() + _SOON_S
        while not self.do(holds):
            assert time.monotonic() < until, "not soon"
            time.sleep(0.05)
