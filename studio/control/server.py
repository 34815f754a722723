"""The control server: JSON-RPC 2.0 over WebSocket on loopback. One event loop; nobody it serves can make it wait or grow.

A stranger is a connection that has not shown the session's token. Strangers have places of their own (`door`), so that no
number of them keeps a client out that knows the token; of what they send only one small message at a time is looked at.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import logging
from pathlib import Path
from typing import Any

import msgspec
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from studio.control import door, protocol
from studio.control.caller import Caller, calls_for
from studio.control.dispatch import MethodTable
from studio.control.door import Door, foreign_host
from studio.control.outbox import Outbox
from studio.control.schema import EVERY_RIGHT, Right
from studio.control.schema.client import Hello, Subscribe, Topic
from studio.control.state import StateTree
from studio.ipc import session as sessions
from studio.system import atomic_write

log = logging.getLogger(__name__)

PATCH_EVERY_S = 0.05
CLIENTS_BOUND = 64  # clients that have said hello
_CALLS_BOUND = 64  # unfinished calls of one client
_MESSAGE_BOUND_BYTES = 4 << 20
_STRANGER_MESSAGE_BYTES = 4 << 10  # before hello
_STRANGER_MESSAGES = 8
_SHOWN_THE_DOOR = {protocol.NOT_GREETED: 1008, protocol.BUSY: 1013}  # how a hello that is refused ends


class _Client:
    def __init__(self, connection: ServerConnection) -> None:
        self.connection = connection
        self.outbox = Outbox()
        self.greeted = False
        self.rights: frozenset[Right] = EVERY_RIGHT  # none of them counts before hello; hello only takes away
        self.topics: set[Topic] = set()
        self.calls: set[asyncio.Task[None]] = set()
        self.caller = Caller()


class ControlServer:
    """Serves `methods` and `state`. `hello`, `subscribe` and `snapshot` are its own."""

    def __init__(self, session: Path, methods: MethodTable, state: StateTree, version: str) -> None:
        self._session, self._methods, self._state, self._version = session, methods, state, version
        self._token = sessions.token(session)
        self._clients: set[_Client] = set()  # those that have said hello
        self._door = Door()
        self._server: Server | None = None
        self._flush_due: asyncio.TimerHandle | None = None
        state.on_change = self._schedule_flush

    # ------------------------------------------------------------ start and stop

    async def start(self) -> int:
        """Listen, on the port of the desk before us if it is free, and leave `control.json`. Returns the port."""
        wanted = 0
        with contextlib.suppress(OSError, ValueError, KeyError):
            wanted = int(json.loads((self._session / "control.json").read_text())["port"])
        try:
            self._server = await self._listen(wanted)
        except OSError:
            self._server = await self._listen(0)
        port = int(next(iter(self._server.sockets)).getsockname()[1])
        await asyncio.to_thread(self._leave_address, port)
        return port

    def _listen(self, port: int) -> Any:
        return serve(
            self._serve_client,
            "127.0.0.1",
            port,
            create_connection=self._door.connections(),
            origins=[None],  # only web pages send one, and no page has business here
            process_request=foreign_host,
            max_size=_STRANGER_MESSAGE_BYTES,
            compression=None,
            open_timeout=door.HELLO_DEADLINE_S,
            ping_interval=10,
            ping_timeout=20,
            close_timeout=2,
            logger=_library_log(),
        )

    def _leave_address(self, port: int) -> None:
        address = json.dumps({"port": port, "token": self._token})
        atomic_write.write(self._session / "control.json", address.encode(), lasting=False, private=True)

    async def stop(self) -> None:
        if self._flush_due is not None:
            self._flush_due.cancel()
        if self._server is not None:
            self._server.close(close_connections=True)
            await self._server.wait_closed()

    # ------------------------------------------------------------ news

    @property
    def clients(self) -> int:
        return len(self._clients)

    def wanted(self, topic: str) -> bool:
        """True when somebody listens to `topic`."""
        return any(topic in client.topics for client in self._clients)

    def event(self, name: str, data: dict[str, Any]) -> None:
        """Tell everybody that something happened once."""
        self._spread("events", protocol.notification("event", {"name": name, "data": data}))

    def meters(self, levels: dict[str, Any]) -> None:
        """Give everybody the latest sound levels."""
        if self.wanted("meters"):
            text = protocol.notification("meters", {"levels": levels})
            for client in self._clients:
                if "meters" in client.topics:
                    client.outbox.meters(text)

    def _spread(self, topic: str, text: str) -> None:
        for client in self._clients:
            if topic in client.topics:
                client.outbox.news(text)

    def _schedule_flush(self) -> None:
        if self._flush_due is None and self.wanted("state"):
            self._flush_due = asyncio.get_running_loop().call_later(PATCH_EVERY_S, self._flush)

    def _flush(self) -> None:
        if self._flush_due is not None:
            self._flush_due.cancel()
            self._flush_due = None
        ops = self._state.flush()
        if ops:
            self._spread("state", protocol.notification("patch", {"revision": self._state.revision, "ops": ops}))

    def _snapshot(self) -> dict[str, Any]:
        self._flush()
        return self._state.snapshot()

    # ------------------------------------------------------------ one client

    async def _serve_client(self, connection: ServerConnection) -> None:
        client = _Client(connection)
        pump = asyncio.create_task(self._pump(client))
        strange = 0
        try:
            async for text in connection:
                if not client.greeted:
                    strange += 1
                    if strange > _STRANGER_MESSAGES:
                        await connection.close(1008, "say hello first")
                        break
                self._receive(client, text)
                if client.outbox.overflowing:
                    await connection.close(1013, "answers are not being read")
        except ConnectionClosed:
            pass
        finally:
            self._clients.discard(client)
            for task in [pump, *client.calls]:
                task.cancel()
            await asyncio.gather(pump, *client.calls, return_exceptions=True)
            client.caller.leave()

    async def _pump(self, client: _Client) -> None:
        with contextlib.suppress(ConnectionClosed):
            while True:
                text = await client.outbox.take()
                if text is None:
                    text = protocol.notification("snapshot", self._snapshot())
                await client.connection.send(text)

    def _receive(self, client: _Client, text: str | bytes) -> None:
        calls, batch = protocol.parse(text)
        if len(client.calls) >= _CALLS_BOUND:
            busy = protocol.RpcError(protocol.BUSY, "too many unanswered calls")
            for call in calls:
                if call.expects_answer:
                    client.outbox.answer(protocol.response(call.id, error=busy))
            return
        task = asyncio.create_task(self._answer(client, calls, batch))
        client.calls.add(task)
        task.add_done_callback(client.calls.discard)

    async def _answer(self, client: _Client, calls: list[protocol.Call], batch: bool) -> None:
        answers: list[str] = []
        calls_for(client.caller)
        for call in calls:
            try:
                answer = protocol.response(call.id, await self._perform(client, call))
            except protocol.RpcError as error:
                answer = protocol.response(call.id, error=error)
                if call.method == "hello" and not client.greeted and error.code in _SHOWN_THE_DOOR:
                    with contextlib.suppress(ConnectionClosed):
                        await client.connection.send(answer)
                        await client.connection.close(_SHOWN_THE_DOOR[error.code], error.message)
                    return
            if call.expects_answer:
                answers.append(answer)
            await asyncio.sleep(0)  # the desk has other things to do between the calls of a batch
        if batch and answers:
            client.outbox.answer(f"[{','.join(answers)}]")
        elif answers:
            client.outbox.answer(answers[0])

    async def _perform(self, client: _Client, call: protocol.Call) -> Any:
        if call.problem is not None:
            raise call.problem
        if call.method == "hello":
            return self._hello(client, _convert(call.params, Hello))
        if not client.greeted:
            raise protocol.RpcError(protocol.NOT_GREETED, "say hello first")
        if call.method == "subscribe":
            topics = _convert(call.params, Subscribe).topics
            self._flush()
            client.topics = set(topics)
            return {"revision": self._state.revision}
        if call.method == "snapshot":
            return self._snapshot()
        return await self._methods.call(call.method, call.params, client.rights)

    def _hello(self, client: _Client, given: Hello) -> dict[str, Any]:
        if not hmac.compare_digest(given.token.encode(), self._token.encode()):
            log.warning("a client with a wrong token was refused")
            raise protocol.RpcError(protocol.NOT_GREETED, "wrong token")
        if not client.greeted:
            if len(self._clients) >= CLIENTS_BOUND:
                raise protocol.RpcError(protocol.BUSY, "too many clients")
            client.greeted = True
            client.caller.name = given.client
            self._clients.add(client)
            self._door.known(client.connection)
            client.connection.protocol.max_message_size = _MESSAGE_BOUND_BYTES
        if given.rights is not None:
            client.rights &= frozenset(given.rights)
        return {
            "version": self._version,
            "revision": self._state.revision,
            "rights": sorted(client.rights),
            "methods": self._methods.names(client.rights),
        }


def _library_log() -> logging.Logger:
    """The library's log without what strangers can make it say: as many tracebacks as they send bytes of garbage."""
    library = logging.getLogger("websockets")
    library.addFilter(_not_of_strangers)
    return library


def _not_of_strangers(record: logging.LogRecord) -> bool:
    return record.msg != "opening handshake failed"


def _convert(given: dict[str, Any], kind: type[Any]) -> Any:
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        raise protocol.RpcError(protocol.INVALID_PARAMS, str(error)) from error
