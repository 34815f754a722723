"""A server of the tests' own in a thread of its own, for tests that wait for processes."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Generic, TypeVar

_SOON_S = 30.0
S = TypeVar("S", bound=AbstractAsyncContextManager[Any])
T = TypeVar("T")


class Served(Generic[S]):
    """`server` runs until `close`; `do` has it do something, in the event loop that it serves in."""

    def __init__(self, server: S) -> None:
        self.server = server
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="served")
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self.server.__aenter__(), self._loop).result(_SOON_S)

    def do(self, deed: Callable[[], T]) -> T:
        """What `deed` returns."""

        async def done() -> T:
            return deed()

        return asyncio.run_coroutine_threadsafe(done(), self._loop).result(_SOON_S)

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until it holds."""
        until = time.monotonic() + _SOON_S
        while not self.do(holds):
            assert time.monotonic() < until, "not soon"
            time.sleep(0.05)

    def close(self) -> None:
        """End the server and its thread."""
        asyncio.run_coroutine_threadsafe(self.server.__aexit__(None, None, None), self._loop).result(_SOON_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()
