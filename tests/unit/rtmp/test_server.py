"""The ingest's own rules: refusing, players, media out of turn. Its conversation with a publisher: test_client."""

from __future__ import annotations

import pytest

from studio.rtmp import Ingest, Live, PublishAsked, Publisher, Refused, chunks
from studio.rtmp.chunks import Message
from studio.rtmp.session import Session, parse_command
from studio.values.errors import ProtocolError


def connected() -> tuple[Session, Ingest]:
    client, server = Session(client=True), Ingest()
    server.feed(client.take())
    list(client.receive(server.take()))
    return client, server


def test_refuses_in_its_own_words() -> None:
    client, server = Publisher("live", "rtmp://host/live", "wrong"), Ingest()
    heard: list[Live | Refused] = []
    for _ in range(6):
        for event in server.feed(client.take()):
            assert isinstance(event, PublishAsked)
            server.refuse("No such key.")
        heard += client.feed(server.take())
    assert heard == [Refused("publish", "NetStream.Publish.BadName", "No such key.")]
    assert server.over
    assert client.stage == "over"


def test_players_are_sent_away() -> None:
    client, server = connected()
    client.command(0, "connect", 1, {"app": "live"})
    client.command(1, "play", 2, None, "key")
    assert server.feed(client.take()) == []
    assert server.over
    replies = [parse_command(message) for message in client.receive(server.take())]
    assert replies[-1] is not None
    assert replies[-1][3]["code"] == "NetStream.Play.Failed"


def test_no_application() -> None:
    client, server = connected()
    client.command(0, "connect", 1, {"app": ""})
    server.feed(client.take())
    assert server.over


def test_media_before_publish_is_refused_and_a_second_publish_ignored() -> None:
    client, server = connected()
    client.writer.write(client.out, Message(chunks.VIDEO, 0, 1, b"x"), 6)
    with pytest.raises(ProtocolError, match="before publish"):
        server.feed(client.take())
    client, server = connected()
    client.command(0, "connect", 1, {"app": "live"})
    client.command(1, "publish", 2, None, "a", "live")
    client.command(1, "publish", 3, None, "b", "live")
    assert server.feed(client.take()) == [PublishAsked("live", "a", "")]


@pytest.mark.parametrize("values", [(1.0, 2.0), ("connect",), ("connect", "one")])
def test_malformed_commands(values: tuple[object, ...]) -> None:
    client, server = connected()
    client.command(0, *values)
    with pytest.raises(ProtocolError, match="malformed"):
        server.feed(client.take())
