"""The control server on a real socket: strict JSON-RPC, tokens, fifty clients, one that does not read."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin

from studio.control import door, outbox, protocol
from studio.control.client import AsyncClient
from studio.control.dispatch import MethodTable
from studio.control.schema import Command, Right
from studio.control.schema.state import Section
from studio.control.server import CLIENTS_BOUND, ControlServer
from studio.control.state import StateTree
from studio.ipc import session as sessions
from studio.values.errors import RefusedError

COUNTER = Section[dict[str, int]](dict[str, int], {})
COUNTER.name = "counter"


class _Double(Command, frozen=True, kw_only=True):
    number: int


_Double.method, _Double.right = "double", "watch"


def _plain(method: str, right: Right = "watch") -> type[Command]:
    """A command without parameters."""
    kind = type(method, (Command,), {}, frozen=True, kw_only=True)
    kind.method, kind.right = method, right
    return kind


@dataclass
class Rig:
    """A server with a few methods."""

    session: Path
    state: StateTree
    server: ControlServer
    awake: asyncio.Event  # `slow` sleeps until then

    @property
    def url(self) -> str:
        return protocol.control_address(self.session)[0]

    @property
    def token(self) -> str:
        return protocol.control_address(self.session)[1]


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    session = sessions.create(tmp_path)
    state, methods, awake = StateTree(), MethodTable(), asyncio.Event()
    state.put(COUNTER, {"value": 0})

    def refuse(_params: Command) -> None:
        raise RefusedError("locked", "This item is locked. Unlock it first.", "item-1")

    def fail(_params: Command) -> None:
        raise ZeroDivisionError

    async def slow(_params: Command) -> str:
        await awake.wait()
        return "slept"

    methods.add(_Double, lambda params: 2 * params.number)
    methods.add(_plain("refuse"), refuse)
    methods.add(_plain("fail"), fail)
    methods.add(_plain("slow"), slow)
    methods.add(_plain("big"), lambda params: "x" * 500_000)
    methods.add(_plain("open", "launch"), lambda params: "opened")
    server = ControlServer(session, methods, state, "1")
    await server.start()
    yield Rig(session, state, server, awake)
    await server.stop()


async def _talk(rig: Rig, *texts: str) -> list[Any]:
    """Answers to raw messages, after a hello."""
    async with connect(rig.url, proxy=None) as connection:
        await connection.send(protocol.request(0, "hello", {"token": rig.token}))
        await connection.recv()
        answers = []
        for text in texts:
            await connection.send(text)
            answers.append(json.loads(await connection.recv()))
        return answers


@pytest.mark.parametrize(
    ("text", "code", "number"),
    [
        ("{not json", protocol.PARSE, None),
        ("\x00\xff", protocol.PARSE, None),
        ("[]", protocol.INVALID_REQUEST, None),
        ("7", protocol.INVALID_REQUEST, None),
        ('{"jsonrpc": "1.0", "id": 3, "method": "double"}', protocol.INVALID_REQUEST, 3),
        ('{"jsonrpc": "2.0", "id": {}, "method": "double"}', protocol.INVALID_REQUEST, None),
        ('{"jsonrpc": "2.0", "id": 3, "method": 5}', protocol.INVALID_REQUEST, 3),
        ('{"jsonrpc": "2.0", "id": 3, "method": "nothing"}', protocol.METHOD_NOT_FOUND, 3),
        ('{"jsonrpc": "2.0", "id": "a", "method": "double", "params": [1]}', protocol.INVALID_PARAMS, "a"),
        ('{"jsonrpc": "2.0", "id": 3, "method": "double", "params": {"number": "1"}}', protocol.INVALID_PARAMS, 3),
        ('{"jsonrpc": "2.0", "id": 3, "method": "double", "params": {"number": 1, "more": 2}}', protocol.INVALID_PARAMS, 3),
        ('{"jsonrpc": "2.0", "id": 3, "method": "subscribe", "params": {"topics": ["all"]}}', protocol.INVALID_PARAMS, 3),
        ("[" * 5000, protocol.PARSE, None),
    ],
)
async def test_what_is_wrong_is_said_and_the_next_call_works(rig: Rig, text: str, code: int, number: object) -> None:
    wrong, right = await _talk(rig, text, protocol.request(9, "double", {"number": 21}))
    assert (wrong["error"]["code"], wrong["id"], wrong["jsonrpc"]) == (code, number, "2.0")
    assert right == {"jsonrpc": "2.0", "id": 9, "result": 42}


async def test_a_refusal_carries_code_and_subject(rig: Rig) -> None:
    (answer,) = await _talk(rig, protocol.request(1, "refuse", {}))
    assert answer["error"] == {
        "code": protocol.OPERATOR,
        "message": "This item is locked. Unlock it first.",
        "data": {"code": "locked", "subject": "item-1"},
    }


@pytest.mark.expect_warnings
async def test_a_bug_of_ours_is_an_answer_too(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        wrong, right = await _talk(rig, protocol.request(1, "fail", {}), protocol.request(2, "double", {"number": 1}))
    assert wrong["error"]["code"] == protocol.INTERNAL
    assert right["result"] == 2
    assert "ZeroDivisionError" in caplog.text


async def test_batches_and_notifications(rig: Rig) -> None:
    call = {"jsonrpc": "2.0", "method": "double", "params": {"number": 1}}
    batch = json.dumps([call | {"id": 1}, call, 5, call | {"id": 2, "method": "nothing"}])
    only_notifications = json.dumps([call, call])
    async with connect(rig.url, proxy=None) as connection:
        await connection.send(protocol.request(0, "hello", {"token": rig.token}))
        await connection.recv()
        await connection.send(json.dumps(call))
        await connection.send(only_notifications)
        await connection.send(batch)
        answers = json.loads(await connection.recv())  # the first thing to arrive: nothing was said to the others
    assert [(one["id"], one.get("result"), one.get("error", {}).get("code")) for one in answers] == [
        (1, 2, None),
        (None, None, protocol.INVALID_REQUEST),
        (2, None, protocol.METHOD_NOT_FOUND),
    ]


async def test_nothing_before_hello(rig: Rig) -> None:
    async with connect(rig.url, proxy=None) as connection:
        await connection.send(protocol.request(1, "snapshot", {}))
        assert json.loads(await connection.recv())["error"]["code"] == protocol.NOT_GREETED


@pytest.mark.expect_warnings
async def test_a_wrong_token_is_shown_the_door(rig: Rig) -> None:
    async with connect(rig.url, proxy=None) as connection:
        await connection.send(protocol.request(1, "hello", {"token": "guess"}))
        assert json.loads(await connection.recv())["error"]["code"] == protocol.NOT_GREETED
        with pytest.raises(ConnectionClosed):
            await connection.recv()
    assert connection.close_code == 1008


async def test_the_address_is_for_the_owner_only_and_outlives_the_server(rig: Rig) -> None:
    file = rig.session / "control.json"
    assert file.stat().st_mode & 0o777 == 0o600
    before = rig.url
    await rig.server.stop()
    second = ControlServer(rig.session, MethodTable(), StateTree(), "1")
    await second.start()
    assert rig.url == before
    await second.stop()


async def test_a_slow_call_does_not_hold_up_others(rig: Rig) -> None:
    async with AsyncClient.open(rig.session) as one:
        slow = asyncio.create_task(one.call("slow"))
        assert await one.call("double", number=4) == 8
        assert not slow.done()
        rig.awake.set()
        assert await slow == "slept"


async def test_fifty_clients_see_the_same_state(rig: Rig) -> None:
    async with contextlib_stack(rig, 50) as clients:
        for value in range(1, 200):
            rig.state.put(COUNTER, {"value": value})
            if value % 20 == 0:
                await asyncio.sleep(0.02)
        rig.server.event("done", {})
        for client in clients:
            await client.until(lambda tree: tree["counter"]["value"] == 199)
        assert {client.revision for client in clients} == {rig.state.revision}
        assert rig.state.revision < 199  # patches are joined


def contextlib_stack(rig: Rig, count: int) -> Any:
    """`count` clients, opened and closed together."""
    from contextlib import AsyncExitStack, asynccontextmanager

    @asynccontextmanager
    async def opened() -> AsyncIterator[list[AsyncClient]]:
        async with AsyncExitStack() as stack:
            yield [await stack.enter_async_context(AsyncClient.open(rig.session, str(number))) for number in range(count)]

    return opened()


async def _lazy(rig: Rig) -> ClientConnection:
    """A subscribed client whose socket takes little and that reads nothing more."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sock.connect(("127.0.0.1", int(rig.url.rsplit(":", 1)[1])))
    sock.setblocking(False)
    connection = await connect(rig.url, sock=sock, max_queue=1, proxy=None, max_size=None, ping_interval=None)
    await connection.send(protocol.request(0, "hello", {"token": rig.token}))
    await connection.recv()
    await connection.send(protocol.request(1, "subscribe", {"topics": ["state", "events"]}))
    await connection.recv()
    return connection


async def test_a_client_that_does_not_read_gets_a_fresh_snapshot(rig: Rig) -> None:
    lazy = await _lazy(rig)
    async with AsyncClient.open(rig.session) as eager:
        for value in range(1, 101):
            rig.server.event("noise", {"number": value, "text": "n" * 60_000})
            await asyncio.sleep(0)
        rig.state.put(COUNTER, {"value": 7})
        await eager.until(lambda tree: tree["counter"]["value"] == 7)
        (client,) = [client for client in rig.server._clients if "meters" not in client.topics]
        assert client.outbox._news_bytes <= outbox.NEWS_BOUND_BYTES
        kinds = []
        while "snapshot" not in kinds:
            message = json.loads(await asyncio.wait_for(lazy.recv(), 5))
            kinds.append(message["method"])
        assert message["params"]["state"]["counter"] == {"value": 7}
        assert kinds.count("event") < 100
    await lazy.close()


async def test_a_client_that_asks_on_without_reading_is_closed(rig: Rig) -> None:
    lazy = await _lazy(rig)
    for number in range(2, 50):
        await lazy.send(protocol.request(number, "big", {}))
        await asyncio.sleep(0.01)
    async with asyncio.timeout(10):
        while rig.server.clients:
            await asyncio.sleep(0.02)
    with pytest.raises(ConnectionClosed):
        await asyncio.wait_for(_read_on(lazy), 10)
    assert lazy.close_code in (1013, 1006)  # 1006: it did not even read that far


async def _read_on(connection: ClientConnection) -> None:
    while True:
        await connection.recv()


async def test_a_client_that_never_says_hello_is_closed(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.control.door.HELLO_DEADLINE_S", 0.05)
    async with connect(rig.url, proxy=None) as connection:
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(connection.recv(), 5)


async def test_garbage_on_the_port_harms_nobody(rig: Rig) -> None:
    port = int(rig.url.rsplit(":", 1)[1])
    for data in (b"\x00" * 3000, b"GET / HTTP/1.1\r\n\r\n", b"GET /" + b"a" * 20_000):
        _reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(data)
        writer.close()
    async with AsyncClient.open(rig.session) as client:
        assert await client.call("double", number=2) == 4


# ---------------------------------------------------------------- strangers


async def _say_and_read_on(stranger: ClientConnection, *texts: str) -> None:
    for text in texts:
        await stranger.send(text)
    await _read_on(stranger)


async def test_a_large_message_before_hello_is_not_even_read(rig: Rig) -> None:
    batch = "[" + ",".join(["1"] * 1_000_000) + "]"
    async with connect(rig.url, proxy=None, max_size=None) as stranger:
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(_say_and_read_on(stranger, batch), 5)
    assert stranger.close_code in (1009, 1006)
    async with AsyncClient.open(rig.session) as client:
        assert await client.call("double", number=2) == 4


async def test_a_batch_has_a_bound_before_and_after_hello(rig: Rig) -> None:
    async with connect(rig.url, proxy=None) as stranger:
        await stranger.send("[" + ",".join(["1"] * 1000) + "]")
        assert json.loads(await stranger.recv())["error"]["code"] == protocol.INVALID_REQUEST
    many = "[" + ",".join(["1"] * 1_900_000) + "]"
    wrong, right = await _talk(rig, many, protocol.request(9, "double", {"number": 21}))
    assert (wrong["error"]["code"], right["result"]) == (protocol.INVALID_REQUEST, 42)


async def test_a_stranger_that_talks_on_is_closed(rig: Rig) -> None:
    async with connect(rig.url, proxy=None) as stranger:
        with pytest.raises(ConnectionClosed):
            await _say_and_read_on(stranger, *["7"] * 100)
    assert stranger.close_code == 1008


async def test_others_are_answered_between_the_calls_of_a_batch(rig: Rig) -> None:
    call = {"jsonrpc": "2.0", "id": 1, "method": "double", "params": {"number": 1}}
    ran: list[int] = []
    rig.server._methods.add(_plain("note"), lambda _params: ran.append(len(ran)))
    async with connect(rig.url, proxy=None) as connection:
        await connection.send(protocol.request(0, "hello", {"token": rig.token}))
        await connection.recv()
        await connection.send(json.dumps([call | {"method": "note", "params": {}}] * 60))
        while not ran:
            await asyncio.sleep(0)
        assert len(ran) < 60
        assert len(json.loads(await connection.recv())) == 60


async def test_a_client_does_only_what_it_has_the_right_for(rig: Rig) -> None:
    async with connect(rig.url, proxy=None) as connection:
        for number, method, params in (
            (0, "hello", {"token": rig.token, "rights": ["watch"]}),
            (1, "double", {"number": 2}),
            (2, "open", {}),
        ):
            await connection.send(protocol.request(number, method, params))
        said = {answer["id"]: answer for answer in [json.loads(await connection.recv()) for _ in range(3)]}
    assert said[0]["result"]["rights"] == ["watch"]
    assert "open" not in said[0]["result"]["methods"]
    assert "double" in said[0]["result"]["methods"]
    assert said[1]["result"] == 4
    assert said[2]["error"]["code"] == protocol.NOT_ALLOWED
    assert "`launch`" in said[2]["error"]["message"]


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        (["watch"], None, ["watch"]),
        (["watch", "queue"], ["launch", "queue"], ["queue"]),
        (None, ["watch"], ["watch"]),
        (["watch"], [], []),
    ],
)
async def test_a_second_hello_only_gives_rights_up(
    rig: Rig, first: list[str] | None, second: list[str] | None, left: list[str]
) -> None:
    hello = {"token": rig.token}
    async with connect(rig.url, proxy=None) as connection:
        for number, rights in enumerate((first, second)):
            await connection.send(protocol.request(number, "hello", hello | ({} if rights is None else {"rights": rights})))
        await connection.send(protocol.request(2, "open", {}))
        said = [json.loads(await connection.recv()) for _ in range(3)]
    assert said[1]["result"]["rights"] == left
    assert said[2]["error"]["code"] == protocol.NOT_ALLOWED
    async with connect(rig.url, proxy=None) as connection:
        await connection.send(protocol.request(0, "hello", hello))
        await connection.send(protocol.request(1, "open", {}))
        said = [json.loads(await connection.recv()) for _ in range(2)]
    assert said[1]["result"] == "opened", "whoever has the token may ask for all of them, on a connection of its own"


async def test_a_right_that_there_is_not_is_named(rig: Rig) -> None:
    async with connect(rig.url, proxy=None) as connection:
        await connection.send(protocol.request(0, "hello", {"token": rig.token, "rights": ["everything"]}))
        error = json.loads(await connection.recv())["error"]
    assert error["code"] == protocol.INVALID_PARAMS
    assert "everything" in error["message"]


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8000", "http://evil.example", "null"])
async def test_a_web_page_is_refused(rig: Rig, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refusal:
        await connect(rig.url, proxy=None, origin=Origin(origin))
    assert refusal.value.response.status_code == 403


@pytest.mark.parametrize("host", ["evil.example:{port}", "127.0.0.1", "127.0.0.1:{port}.evil.example", "127.0.0.1:1", ""])
async def test_another_host_is_not_us(rig: Rig, host: str) -> None:
    port = int(rig.url.rsplit(":", 1)[1])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    asked = (
        f"GET / HTTP/1.1\r\nHost: {host.format(port=port)}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    writer.write(asked.encode())
    assert (await asyncio.wait_for(reader.readline(), 5)).split()[1] in (b"403", b"400")
    writer.close()


async def test_strangers_take_no_place_of_a_client(rig: Rig) -> None:
    port = int(rig.url.rsplit(":", 1)[1])
    silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(100)]
    polite = [await connect(rig.url, proxy=None) for _ in range(100)]
    async with contextlib_stack(rig, CLIENTS_BOUND) as clients:
        assert await clients[-1].call("double", number=2) == 4
        with pytest.raises(protocol.RpcError, match="too many clients"):
            async with AsyncClient.open(rig.session):
                pass
    async with AsyncClient.open(rig.session) as client:  # the others' places are free again
        assert await client.call("double", number=2) == 4
    assert len(rig.server._door._strangers) <= door.STRANGERS_BOUND
    for stranger in polite:
        await stranger.close()
    for _reader, writer in silent:
        writer.close()


@pytest.mark.parametrize("number", ["1" * 30, "1e400", f'"{"x" * 5000}"'])
async def test_an_id_that_cannot_be_sent_back_is_refused(rig: Rig, number: str) -> None:
    text = f'{{"jsonrpc": "2.0", "id": {number}, "method": "double", "params": {{"number": 1}}}}'
    wrong, right = await _talk(rig, text, protocol.request(9, "double", {"number": 21}))
    assert (wrong["id"], right["result"]) == (None, 42)
    assert "error" in wrong
