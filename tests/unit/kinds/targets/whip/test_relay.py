"""Datagrams between a muxer and a server, both played by sockets of the test."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest
from aioice import stun

from studio.kinds.targets.whip.relay import Relay, _socket, is_wish_for_key

PASSWORD = "a-password-of-twenty-two"
PLI = bytes([0x81, 206, 0, 2]) + bytes(8)


def check(username: str, password: str = PASSWORD) -> bytes:
    request = stun.Message(stun.Method.BINDING, stun.Class.REQUEST)
    request.attributes["USERNAME"] = username
    request.add_message_integrity(password.encode())
    request.add_fingerprint()
    return bytes(request)


def agreed(request: bytes) -> bytes:
    answer = stun.Message(stun.Method.BINDING, stun.Class.RESPONSE, transaction_id=stun.parse_message(request).transaction_id)
    return bytes(answer)


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Of the muxer and of the server."""
    made = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
    for sock in made:
        sock.bind(("127.0.0.1", 0))
        sock.setblocking(False)
    yield made[0], made[1]
    for sock in made:
        sock.close()


async def received(sock: socket.socket) -> tuple[bytes, tuple[str, int]]:
    data, source = await asyncio.wait_for(asyncio.get_running_loop().sock_recvfrom(sock, 2048), 10)
    return data, source


async def test_all_candidates_are_tried_and_the_one_that_answers_is_kept(ends: tuple[socket.socket, socket.socket]) -> None:
    muxer, server = ends
    wishes: list[str] = []
    relay = Relay("ours", PASSWORD, lambda: wishes.append("key"), lambda: wishes.append("refused"))
    try:
        relay.aim([("not-an-address", 1), ("::1", 9), ("127.0.0.1", 9), server.getsockname()])
        muxer.sendto(b"\x80 from nobody that is known", relay.address)
        request = check("theirs:ours")
        muxer.sendto(request, relay.address)
        data, source = await received(server)
        assert data == request
        server.sendto(agreed(request), source)
        assert (await received(muxer))[0] == agreed(request)
        muxer.sendto(b"\x80 media", relay.address)
        assert (await received(server))[0] == b"\x80 media"
        assert relay.sent_bytes == len(b"\x80 media")
        assert relay.heard_ns > 0
        server.sendto(PLI, source)
        assert (await received(muxer))[0] == PLI
        assert wishes == ["key"]
        server.sendto(check("ours:theirs"), source)
        answer = stun.parse_message((await received(server))[0])
        assert answer.attributes["XOR-MAPPED-ADDRESS"] == server.getsockname()
    finally:
        relay.close()


async def test_a_server_that_has_ended_is_noticed_by_what_its_system_says(ends: tuple[socket.socket, socket.socket]) -> None:
    muxer, server = ends
    gone = asyncio.Event()
    relay = Relay("ours", PASSWORD, lambda: None, gone.set)
    try:
        relay.aim([server.getsockname()])
        request = check("theirs:ours")
        muxer.sendto(request, relay.address)
        _, source = await received(server)
        server.sendto(agreed(request), source)
        await received(muxer)
        server.close()
        muxer.sendto(b"\x80 media", relay.address)
        await asyncio.wait_for(gone.wait(), 10)
    finally:
        relay.close()


async def test_after_one_was_chosen_nobody_else_is_heard(ends: tuple[socket.socket, socket.socket]) -> None:
    muxer, server = ends
    wishes: list[str] = []
    relay = Relay("ours", PASSWORD, lambda: wishes.append("key"), lambda: None)
    try:
        relay.aim([server.getsockname()])
        request = check("theirs:ours")
        muxer.sendto(request, relay.address)
        server.sendto(agreed(request), (await received(server))[1])
        await received(muxer)
        chosen = relay._outer[socket.AF_INET]
        relay._arrived(muxer, PLI, server.getsockname())  # another socket than the one it is met with
        relay._arrived(chosen, PLI, ("127.0.0.1", 9))  # had come before it was connected
        assert wishes == []
        relay._arrived(chosen, PLI, server.getsockname())
        assert wishes == ["key"]
    finally:
        relay.close()


async def test_an_address_in_its_long_form_is_known_again() -> None:
    relay = Relay("ours", PASSWORD, lambda: None, lambda: None)
    try:
        relay.aim([("0:0:0:0:0:0:0:1", 9)])
        assert [where for _, where in relay._candidates] == [("::1", 9)]
    finally:
        relay.close()


def test_a_socket_that_gets_no_place_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[socket.socket] = []

    class Noted(socket.socket):
        def __init__(self, *given: int) -> None:
            super().__init__(*given)
            made.append(self)

    monkeypatch.setattr(socket, "socket", Noted)
    with pytest.raises(OSError, match="assign"):
        _socket(socket.AF_INET, "203.0.113.1")
    assert [sock.fileno() for sock in made] == [-1]


@pytest.mark.parametrize(
    ("data", "wish"), [(PLI, True), (bytes([0x84, 206]) + bytes(18), True), (bytes([0x81, 201]) + bytes(30), False)]
)
def test_what_asks_for_a_key_picture(data: bytes, wish: bool) -> None:
    assert is_wish_for_key(data) is wish
