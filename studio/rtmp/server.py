"""The taking end: what a rehearsal platform needs of an RTMP server. One publisher per connection. Sans I/O.

Feed bytes, get events: `PublishAsked` (answer with `accept` or `refuse`), then `Media` until `Ended`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from studio.rtmp import amf0, chunks
from studio.rtmp.chunks import Message
from studio.rtmp.session import CHUNK_BYTES, Session, parse_command
from studio.values.errors import ProtocolError

_WINDOW_BYTES = 256 << 10
_STREAM = 1


class PublishAsked(NamedTuple):
    """Somebody wants to publish: application, stream key (with its query), and the URL as the publisher wrote it."""

    app: str
    key: str
    tc_url: str


class Media(NamedTuple):
    """One message of the stream: a body for `flv.parse_video` or `flv.parse_audio`, or AMF0 metadata. `timestamp` in ms."""

    kind: Literal["video", "audio", "data"]
    timestamp: int
    body: bytes


class Ended(NamedTuple):
    """The publisher says goodbye."""


Event = PublishAsked | Media | Ended
_MEDIA: dict[int, Literal["video", "audio", "data"]] = {
    chunks.VIDEO: "video",
    chunks.AUDIO: "audio",
    chunks.DATA: "data",
}


class Ingest:
    """One connection. Give it what the socket gave (`feed`), send what `take` gives; close when `over`."""

    def __init__(self) -> None:
        self.over = False
        self._session = Session(client=False)
        self._app = self._tc_url = ""
        self._asked = self._live = False

    def take(self) -> bytes:
        """The bytes to send now, maybe none."""
        return self._session.take()

    def feed(self, data: bytes) -> list[Event]:
        """What the publisher's bytes mean.

        Raises:
            ProtocolError: garbage; close the connection.
        """
        events: list[Event] = []
        for message in self._session.receive(data):
            kind = _MEDIA.get(message.type)
            if kind is None:
                event = self._command(parse_command(message))
                if event is not None:
                    events.append(event)
            elif self._live:
                events.append(Media(kind, message.timestamp, _metadata(message) if kind == "data" else message.payload))
            elif not self._asked:
                raise ProtocolError("media before publish")
        return events

    def accept(self) -> None:
        """Take the stream that was asked for."""
        self._live = True
        self._status("status", "NetStream.Publish.Start", "Go ahead.")

    def refuse(self, description: str, code: str = "NetStream.Publish.BadName") -> None:
        """Refuse it, in words for the publisher. Close after sending."""
        self.over = True
        self._status("error", code, description)

    def _status(self, level: str, code: str, description: str) -> None:
        facts = {"level": level, "code": code, "description": description}
        self._session.command(_STREAM, "onStatus", 0, None, facts)

    def _command(self, values: list[amf0.Value] | None) -> Event | None:
        match values:
            case ["connect", number, dict(facts), *_]:
                self._connected(number, facts)
            case ["createStream", number, *_]:
                self._session.command(0, "_result", number, None, _STREAM)
            case ["publish", _, _, str(key), *_] if self._app and not self._asked:
                self._asked = True
                return PublishAsked(self._app, key, self._tc_url)
            case ["deleteStream" | "closeStream" | "FCUnpublish", *_] if self._live:
                self._live = False
                self.over = True
                return Ended()
            case ["play", *_]:
                self.refuse("This server does not play.", "NetStream.Play.Failed")
        return None

    def _connected(self, number: float, facts: dict[str, amf0.Value]) -> None:
        session = self._session
        self._app = str(facts.get("app", "")).strip("/")
        self._tc_url = str(facts.get("tcUrl", ""))
        session.control(chunks.WINDOW_SIZE, _WINDOW_BYTES.to_bytes(4, "big"))
        session.control(chunks.PEER_BANDWIDTH, _WINDOW_BYTES.to_bytes(4, "big") + b"\x02")
        session.writer.set_chunk_bytes(session.out, CHUNK_BYTES)
        if not self._app:
            self.over = True
            info = {"level": "error", "code": "NetConnection.Connect.InvalidApp", "description": "No application named."}
            session.command(0, "_error", number, None, info)
            return
        server = {"fmsVer": "FMS/3,0,1,123", "capabilities": 31}
        info = {"level": "status", "code": "NetConnection.Connect.Success", "description": "Connection succeeded."}
        session.command(0, "_result", number, server, info)


def _metadata(message: Message) -> bytes:
    """The AMF0 body without the publisher's instruction to store it."""
    mark = amf0.encode("@setDataFrame")
    return message.payload.removeprefix(mark)
