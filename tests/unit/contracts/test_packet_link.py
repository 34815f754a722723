"""The link between encoder and sinks: over real sockets, in one process, both ends stepped by hand."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.contracts import packet_link
from studio.contracts.packet_link import PacketClient, PacketServer
from studio.contracts.packets import Packet, StreamConfig, ToSink
from studio.ipc import clock as clocks
from studio.ipc import endpoint, framing, session

TICK_NS = clocks.NS // 30
CONFIG = StreamConfig(1, 640, 360, 30, 1, b"avcC", b"\x11\x90", 1_000_000, 128_000, "h264", "aac")


def picture(tick: int, size: int = 1000, key: bool = False) -> Packet:
    return Packet("video", tick * TICK_NS, tick * TICK_NS, bytes([tick % 251]) * size, key, picture="I" if key else "P")


def sound(tick: int) -> Packet:
    return Packet("audio", tick * TICK_NS, tick * TICK_NS, b"s" * 300)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return session.create(tmp_path)


@pytest.fixture
def server(folder: Path) -> Iterator[PacketServer]:
    made = PacketServer(folder, "e1")
    yield made
    made.close(0.0)


@pytest.fixture
def dialled(folder: Path, server: PacketServer) -> Iterator[Callable[[], PacketClient]]:
    made: list[PacketClient] = []

    def dial() -> PacketClient:
        client = PacketClient(folder, "e1")
        made.append(client)
        assert client.dial()
        server.flush()  # accepts
        server.flush()  # hears the token and answers
        return client

    yield dial
    for client in made:
        client.close()


def drain(server: PacketServer, client: PacketClient, rounds: int = 50) -> list[ToSink]:
    got: list[ToSink] = []
    for _ in range(rounds):
        server.flush()
        got += client.receive()
    return got


def test_strangers_are_few_and_keep_no_sink_out(folder: Path, server: PacketServer, dialled: Callable[[], PacketClient]) -> None:
    server.configure(CONFIG)
    server.add(picture(1, key=True))
    strangers = []
    for _ in range(40):
        strangers.append(endpoint.connect(folder, packet_link.endpoint_name("e1")))
        server.flush()
    assert server.sinks == packet_link._STRANGERS_BOUND
    assert drain(server, dialled()) == [CONFIG, picture(1, key=True)]
    for sock in strangers:
        sock.close()
    server.flush()
    assert server.sinks == 1


@pytest.mark.parametrize("said", [framing.frame(b"x" * 5000), framing.frame("gu\u00e9ss".encode()), b"\xff" * 100])
def test_who_does_not_know_the_token_is_dropped(folder: Path, server: PacketServer, said: bytes) -> None:
    with endpoint.connect(folder, packet_link.endpoint_name("e1")) as sock:
        server.flush()
        sock.sendall(said)
        server.flush()
        assert server.sinks == 0


def test_a_late_sink_starts_at_the_newest_idr_with_its_sound(server: PacketServer, dialled: Callable[[], PacketClient]) -> None:
    server.configure(CONFIG)
    for tick in range(1, 100):
        server.add(picture(tick, key=tick % 60 == 1))
        server.add(sound(tick))
    got = drain(server, dialled())
    assert got[0] == CONFIG
    packets = [message for message in got if isinstance(message, Packet)]
    assert packets[0] == picture(61, key=True)
    assert packets[1] == sound(61)
    assert packets == [packet for tick in range(61, 100) for packet in (picture(tick, key=tick == 61), sound(tick))]


def test_a_new_run_is_announced_before_its_packets(server: PacketServer, dialled: Callable[[], PacketClient]) -> None:
    client = dialled()
    server.configure(CONFIG)
    server.add(picture(1, key=True))
    second = StreamConfig(2, 640, 360, 30, 1, b"other", b"\x11\x90", 1_000_000, 128_000, "h264", "aac")
    server.configure(second)
    server.add(picture(2, key=True))
    assert drain(server, client) == [CONFIG, picture(1, key=True), second, picture(2, key=True)]
    assert drain(server, dialled()) == [second, picture(2, key=True)]


def test_a_sink_that_does_not_read_loses_pictures_to_the_next_idr_and_no_sound(
    server: PacketServer, dialled: Callable[[], PacketClient]
) -> None:
    slow, quick = dialled(), dialled()
    server.configure(CONFIG)
    got_quick: list[ToSink] = []
    last = 30 * 15
    for tick in range(1, last + 1):
        server.add(picture(tick, 20_000, key=tick % 60 == 1))
        server.add(sound(tick))
        server.flush()
        got_quick += quick.receive()
    got_quick += drain(server, quick)
    assert sum(isinstance(message, Packet) for message in got_quick) == 2 * last  # the other one lost nothing

    packets = [message for message in drain(server, slow, 400) if isinstance(message, Packet)]
    assert [p.dts_ns for p in packets if p.kind == "audio"] == [tick * TICK_NS for tick in range(1, last + 1)]
    pictures = [p for p in packets if p.kind == "video"]
    assert len(pictures) + server.dropped == last
    assert server.dropped > 200
    for before, after in itertools.pairwise(pictures):
        assert after.key or after.dts_ns - before.dts_ns == TICK_NS  # never a picture without the one it refers to
    assert pictures[-1].dts_ns == last * TICK_NS


def test_a_packet_cut_in_the_middle_is_finished(server: PacketServer, dialled: Callable[[], PacketClient]) -> None:
    client = dialled()
    server.configure(CONFIG)
    server.add(picture(1, 3_000_000, key=True))
    server.add(picture(2, 3_000_000))
    assert drain(server, client, 500) == [CONFIG, picture(1, 3_000_000, key=True), picture(2, 3_000_000)]


def test_a_stranger_gets_nothing(folder: Path, server: PacketServer) -> None:
    server.configure(CONFIG)
    stranger = endpoint.connect(folder, packet_link.endpoint_name("e1"))
    stranger.sendall(framing.frame(b"not the token"))
    server.flush()
    server.flush()
    assert stranger.recv(100) == b""
    stranger.close()
    assert server.sinks == 0


def test_feedback_reaches_the_encoder_once(server: PacketServer, dialled: Callable[[], PacketClient]) -> None:
    client = dialled()
    client.ask_keyframe()
    server.flush()
    assert server.take_keyframe_request()
    assert not server.take_keyframe_request()


def test_client_follows_an_encoder_restart_and_does_not_repeat(folder: Path) -> None:
    client = PacketClient(folder, "e1")
    assert client.poll(0.0) == []
    first = PacketServer(folder, "e1")
    assert client.dial()
    drain(first, client)
    first.configure(CONFIG)
    first.add(picture(1, key=True))
    first.add(picture(2))
    assert drain(first, client) == [CONFIG, picture(1, key=True), picture(2)]
    client.close()  # only the link breaks: what was delivered is not delivered again
    assert client.dial()
    first.add(picture(3))
    assert drain(first, client) == [CONFIG, picture(3)]
    first.close()
    assert client.receive() == []
    assert not client.connected
    second = PacketServer(folder, "e1")
    assert client.dial()
    second.configure(CONFIG)
    second.add(picture(10, key=True))
    assert drain(second, client) == [CONFIG, picture(10, key=True)]
    client.close()
    second.close()


async def test_read_waits_for_an_encoder_that_comes_later(folder: Path) -> None:
    client = PacketClient(folder, "e1")
    reading = asyncio.create_task(client.read())
    await asyncio.sleep(0)
    server = PacketServer(folder, "e1")
    server.configure(CONFIG)
    while not reading.done():
        server.flush()
        await asyncio.sleep(0.01)
    assert reading.result() == [CONFIG]
    server.add(picture(1, key=True))
    server.flush()
    assert await client.read() == [picture(1, key=True)]
    client.close()
    server.close()
