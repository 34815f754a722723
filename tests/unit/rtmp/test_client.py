"""Publisher and ingest against each other and against what only bad servers say. Against real servers: integration."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.rtmp import Ended, Ingest, Live, Media, Moved, PublishAsked, Publisher, Refused, chunks, flv
from studio.rtmp.chunks import Message
from studio.rtmp.session import Session
from studio.values.errors import ProtocolError


def publisher() -> Publisher:
    return Publisher("live", "rtmp://host/live", "key")


def talk(client: Publisher, server: Ingest, piece: int = 100_000) -> tuple[list[Live | Refused | Moved], list[object]]:
    """Carry bytes until nobody has more to say, in pieces; the events of both, which accept what is asked."""
    heard: list[Live | Refused | Moved] = []
    asked: list[object] = []
    for _ in range(20):
        up, down = client.take(), server.take()
        for at in range(0, len(up), piece):
            for event in server.feed(up[at : at + piece]):
                asked.append(event)
                if isinstance(event, PublishAsked):
                    server.accept()
        for at in range(0, len(down), piece):
            heard += client.feed(down[at : at + piece])
        if not up and not down:
            return heard, asked
    raise AssertionError("they never stop talking")


@pytest.mark.parametrize("piece", [1, 7, 100_000])
def test_goes_live_and_media_arrives(piece: int) -> None:
    client, server = publisher(), Ingest()
    heard, asked = talk(client, server, piece)
    assert heard == [Live("FMS/3,0,1,123")]
    assert asked == [PublishAsked("live", "key", "rtmp://host/live")]
    client.send_data(flv.metadata(1280, 720, 30, 1, 1), 0)
    client.send_video(flv.video(b"v" * 50_000, True, 0), 40)
    client.send_audio(flv.audio(b"a"), 43)
    client.close()
    _, media = talk(client, server, piece)
    assert [(m.kind, m.timestamp) for m in media if isinstance(m, Media)] == [("data", 0), ("video", 40), ("audio", 43)]
    assert media[1] == Media("video", 40, flv.video(b"v" * 50_000, True, 0))
    assert media[-1] == Ended()
    assert server.over


def test_acknowledgements_both_ways() -> None:
    client, server = publisher(), Ingest()
    talk(client, server)
    assert client.acknowledged is None
    client.report_every(10_000)
    for time in range(10):
        client.send_video(flv.video(b"v" * 5000, False, 0), time)
        talk(client, server)
    assert client.acknowledged is not None
    assert client.acknowledged > 40_000


def serve(stage: str, *reply: object) -> list[Live | Refused | Moved]:
    """What the publisher makes of `reply` when it is at `stage`."""
    client, server = publisher(), Session(client=False)
    for _ in range(10):
        for message in server.receive(client.take()):
            name = message.payload[3:].split(b"\x00")[0]
            if stage == "connect" and name.startswith(b"connect"):
                server.command(0, *reply)
            elif name.startswith(b"connect"):
                server.command(0, "_result", 1, {}, {"code": "NetConnection.Connect.Success"})
            elif name.startswith(b"createStream"):
                if stage == "create":
                    server.command(0, *reply)
                server.command(0, "_result", 4, None, 1)
            elif name.startswith(b"publish"):
                server.command(0, *reply)
        events = client.feed(server.take())
        if events:
            return events
    return []


def test_refusals_carry_the_servers_own_words() -> None:
    info = {"level": "error", "code": "NetConnection.Connect.Rejected", "description": "no such app"}
    assert serve("connect", "_error", 1, None, info) == [Refused("connect", "NetConnection.Connect.Rejected", "no such app")]
    info = {"level": "error", "code": "NetStream.Publish.BadName", "description": "taken"}
    assert serve("publish", "onStatus", 0, None, info) == [Refused("publish", "NetStream.Publish.BadName", "taken")]
    assert serve("publish", "_error", 5, None, None) == [Refused("publish", "", "")]
    assert serve("publish", "close", 0, None) == [Refused("publish", "", "")]


def rejected(**more: object) -> dict[str, object]:
    return {"level": "error", "code": "NetConnection.Connect.Rejected", "description": "moved", **more}


def test_a_server_that_sends_the_stream_on_is_no_refusal() -> None:
    info = rejected(ex={"code": 302, "redirect": "rtmp://other.example/live"})
    assert serve("connect", "_error", 1, None, info) == [Moved("rtmp://other.example/live")]
    assert serve("connect", "onStatus", 0, None, info) == [Moved("rtmp://other.example/live")]


@pytest.mark.parametrize("ex", [None, "text", {}, {"code": 302}, {"code": 302, "redirect": 5}, {"code": 403, "redirect": "x"}])
def test_what_is_no_redirect_is_a_refusal(ex: object) -> None:
    heard = serve("connect", "_error", 1, None, rejected(ex=ex))
    assert heard == [Refused("connect", "NetConnection.Connect.Rejected", "moved")]
    long = rejected(ex={"code": 302, "redirect": "rtmp://x/" + "a" * 5000})
    assert isinstance(serve("connect", "_error", 1, None, long)[0], Refused)


def test_statuses_that_mean_nothing_change_nothing() -> None:
    assert serve("publish", "onStatus", 0, None, {"level": "status", "code": "NetStream.Play.Start"}) == []
    assert serve("publish", "onStatus", 0, None, "text") == []
    assert serve("publish", "_error", 2, None, {"code": "FCPublish unknown"}) == []


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -1.0, 2.0**32])
def test_impossible_stream_numbers(number: float) -> None:
    with pytest.raises(ProtocolError, match="impossible"):
        serve("create", "_result", 4, None, number)


def test_pings_are_answered() -> None:
    client, server = publisher(), Session(client=False)
    list(server.receive(client.take()))
    server.control(chunks.USER_CONTROL, bytes.fromhex("0006 0000002a"))
    client.feed(server.take())
    data = client.take()
    assert bytes.fromhex("04 00000000 0007 0000002a") in data


def test_an_endless_asker_is_cut_off() -> None:
    client, server = publisher(), Session(client=False)
    list(server.receive(client.take()))
    client.feed(server.take())
    ping = bytearray()
    for _ in range(50_000):
        server.writer.write(ping, Message(chunks.USER_CONTROL, 0, 0, bytes.fromhex("0006 0000002a")), 2)
    with pytest.raises(ProtocolError, match="without listening"):
        client.feed(bytes(ping))


def test_what_is_not_rtmp_is_named() -> None:
    with pytest.raises(ProtocolError, match="web server"):
        publisher().feed(b"HTTP/1.1 400 Bad Request\r\n")
    with pytest.raises(ProtocolError, match="rtmps"):
        publisher().feed(bytes.fromhex("15030100020246"))
    with pytest.raises(ProtocolError, match="does not speak RTMP"):
        publisher().feed(b"SSH-2.0")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.binary(max_size=400), max_size=10), st.booleans())
def test_garbage_after_the_handshake_ends(pieces: list[bytes], to_client: bool) -> None:
    client, server = publisher(), Ingest()
    talk(client, server)
    try:
        for piece in pieces:
            (client if to_client else server).feed(piece)
    except ProtocolError:
        pass
    assert len(client.take()) + len(server.take()) < 600_000


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_conversations_end(data: st.DataObject) -> None:
    """One byte of what each side says is changed on the way."""
    client, server = publisher(), Ingest()
    try:
        for _ in range(6):
            for sender, taker in ((client, server), (server, client)):
                said = bytearray(sender.take())  # type: ignore[attr-defined]
                if said:
                    at = data.draw(st.integers(0, len(said) - 1))
                    said[at] = data.draw(st.integers(0, 255))
                    for event in taker.feed(bytes(said)):  # type: ignore[attr-defined]
                        if isinstance(event, PublishAsked):
                            server.accept()
    except ProtocolError:
        pass
