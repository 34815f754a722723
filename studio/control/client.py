"""Clients of the control server for scripts and tests, in a blocking and an asyncio form."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Callable, Collection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from websockets.asyncio.client import ClientConnection as AsyncConnection
from websockets.asyncio.client import connect as async_connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import ClientConnection, connect

from studio.control import protocol
from studio.control.schema import Right
from studio.control.schema.client import Hello
from studio.values.errors import LinkClosedError

__all__ = ["AsyncClient", "Client"]

_BOUND_BYTES = 64 << 20


def _result(message: dict[str, Any]) -> Any:
    error = message.get("error")
    if error is not None:
        raise protocol.RpcError(error["code"], error["message"], error.get("data"))
    return message["result"]


def _hello(token: str, name: str, rights: Collection[Right] | None) -> dict[str, Any]:
    return Hello(token=token, client=name, rights=None if rights is None else tuple(rights)).params()


class Client:
    """A blocking client: one call at a time, one thread. Notifications that arrive meanwhile are dropped."""

    def __init__(
        self, session: Path, name: str = "script", timeout_s: float = 10.0, rights: Collection[Right] | None = None
    ) -> None:
        """Connect and say hello. `rights`: those to have; None: all.

        Raises:
            OSError: no desk answers there.
            LinkClosedError: it went away before it had answered.
        """
        url, token = protocol.control_address(session)
        self._timeout_s = timeout_s
        self._numbers = itertools.count(1)
        self._open = contextlib.ExitStack()
        try:
            dialled = connect(url, open_timeout=timeout_s, max_size=_BOUND_BYTES, compression=None, proxy=None)
            self._connection: ClientConnection = self._open.enter_context(dialled)
        except WebSocketException as error:
            raise LinkClosedError(str(error)) from error
        self.call("hello", **_hello(token, name, rights))

    def call(self, method: str, **params: Any) -> Any:
        """Call a method of the desk and return its result.

        Raises:
            RpcError: the desk refused.
            LinkClosedError: it went away.
            TimeoutError: it said nothing within the client's `timeout_s`.
        """
        number = next(self._numbers)
        try:
            self._connection.send(protocol.request(number, method, params))
            while True:
                message = protocol.decode(self._connection.recv(self._timeout_s))
                if message.get("id") == number:
                    return _result(message)
        except ConnectionClosed as error:
            raise LinkClosedError(str(error)) from error

    def state(self) -> dict[str, Any]:
        """Fetch the state tree as it is now."""
        tree: dict[str, Any] = self.call("snapshot")["state"]
        return tree

    def close(self) -> None:
        """Hang up. A client that is used in `with` does so by itself."""
        self._open.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class AsyncClient:
    """An asyncio client that keeps the state tree current. Use `async with AsyncClient.open(session) as client`.

    `revision` and `state` are those of the tree, `meters` the latest levels by ring; docs/control.md says what is in them.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._news = asyncio.Event()
        self.revision: int = 0
        self.state: dict[str, Any] = {}
        self.meters: dict[str, Any] = {}
        self.events: list[dict[str, Any]] = []  # the latest 1000

    @classmethod
    @contextlib.asynccontextmanager
    async def open(
        cls, session: Path, name: str = "script", rights: Collection[Right] | None = None
    ) -> AsyncIterator[AsyncClient]:
        """Connect, say hello, subscribe to everything, fetch the state. `rights`: those to have; None: all.

        Raises:
            OSError: no desk answers there.
        """
        url, token = protocol.control_address(session)
        async with async_connect(url, max_size=_BOUND_BYTES, compression=None, proxy=None) as connection:
            client = cls(connection)
            reader = asyncio.create_task(client._read())
            try:
                await client.call("hello", **_hello(token, name, rights))
                await client.call("subscribe", topics=["state", "meters", "events"])
                await client.call("snapshot")
                yield client
            finally:
                reader.cancel()
                await asyncio.gather(reader, return_exceptions=True)

    async def call(self, method: str, **params: Any) -> Any:
        """Call a method of the desk and return its result. Calls may be made side by side.

        Raises:
            RpcError: the desk refused.
            LinkClosedError: it went away.
        """
        number = next(self._numbers)
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        try:
            await self._connection.send(protocol.request(number, method, params))
            return await answer
        except ConnectionClosed as error:
            raise LinkClosedError(str(error)) from error
        finally:
            self._waiting.pop(number, None)

    async def until(self, holds: Callable[[dict[str, Any]], bool], timeout_s: float = 10.0) -> dict[str, Any]:
        """Wait until the state tree satisfies `holds`; returns it.

        Raises:
            TimeoutError: it did not within `timeout_s`.
        """
        async with asyncio.timeout(timeout_s):
            while not holds(self.state):
                self._news.clear()
                await self._news.wait()
        return self.state

    async def _read(self) -> None:
        try:
            async for text in self._connection:
                self._hear(protocol.decode(text))
        finally:
            for answer in self._waiting.values():
                if not answer.done():
                    answer.set_exception(LinkClosedError("the desk went away"))

    def _hear(self, message: dict[str, Any]) -> None:
        answer = self._waiting.get(message.get("id", -1))
        if answer is not None and not answer.done():
            self._settle(answer, message)
        params = message.get("params", {})
        match message.get("method"):
            case "patch" if self.state and params["revision"] > self.revision:  # without a snapshot there is nothing to patch
                self.state = protocol.apply_ops(self.state, params["ops"])
                self.revision = params["revision"]
            case "snapshot":
                self._take_snapshot(params)
            case "meters":
                self.meters = params["levels"]
            case "event":
                self.events = [*self.events[-999:], params]
        self._news.set()

    def _settle(self, answer: asyncio.Future[Any], message: dict[str, Any]) -> None:
        """Hand over an answer. A snapshot counts at once: the patches behind it may arrive before its asker runs again."""
        try:
            result = _result(message)
        except protocol.RpcError as error:
            answer.set_exception(error)
            return
        if isinstance(result, dict) and result.keys() == {"revision", "state"}:
            self._take_snapshot(result)
        answer.set_result(result)

    def _take_snapshot(self, given: dict[str, Any]) -> None:
        self.state, self.revision = given["state"], given["revision"]
        self._news.set()
