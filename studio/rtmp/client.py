"""The publishing end: from the handshake to live, then media until closed. Sans I/O.

connect -> releaseStream, FCPublish, createStream -> publish -> live, as the encoders do that platforms know.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from studio.rtmp import amf0, chunks
from studio.rtmp.chunks import Message
from studio.rtmp.session import CHUNK_BYTES, Session, parse_command
from studio.values.errors import ProtocolError

_CONNECT, _RELEASE, _FC_PUBLISH, _CREATE, _PUBLISH = 1, 2, 3, 4, 5
_DATA_CHUNKS, _AUDIO_CHUNKS, _VIDEO_CHUNKS = 4, 5, 6
_FLASH_VERSION = "FMLE/3.0 (compatible; Nightmarket)"  # servers take this as: a publisher, not a player

Stage = Literal["handshake", "connect", "create", "publish", "live", "over"]


class Live(NamedTuple):
    """The server takes the stream. `server` is the version it states, maybe empty."""

    server: str


class Refused(NamedTuple):
    """The server says no. `stage` is what it refused; code and description are its own words, maybe empty."""

    stage: Stage
    code: str
    description: str


class Moved(NamedTuple):
    """The server wants the stream at another address (a connection refused with code 302 and `redirect`)."""

    url: str


Heard = Live | Refused | Moved
_MOVED = 302
_LONGEST_URL = 1000


class Publisher:
    """One connection. Give it what the socket gave (`feed`), send what `take` gives."""

    def __init__(self, app: str, tc_url: str, key: str) -> None:
        self.stage: Stage = "handshake"
        self._app, self._tc_url, self._key = app, tc_url, key
        self._stream = 0
        self._server = ""
        self._session = Session(client=True)

    @property
    def acknowledged(self) -> int | None:
        """Bytes that the server says it has read (32 bits), None while it says nothing."""
        return self._session.acknowledged

    @property
    def pending(self) -> int:
        """Bytes that `take` would give."""
        return len(self._session.out)

    def take(self) -> bytes:
        """The bytes to send now, maybe none."""
        return self._session.take()

    def feed(self, data: bytes) -> list[Heard]:
        """What the server's bytes mean.

        Raises:
            ProtocolError: it does not speak RTMP.
        """
        events: list[Heard] = []
        for message in self._session.receive(data):
            values = parse_command(message)
            if values is not None:
                event = self._command(values)
                if event is not None:
                    events.append(event)
        if self.stage == "handshake" and self._session.open:
            self._connect()
        return events

    def report_every(self, size: int) -> None:
        """Ask the server to acknowledge at least every `size` bytes."""
        self._session.control(chunks.WINDOW_SIZE, size.to_bytes(4, "big"))

    def send_data(self, body: bytes, timestamp: int) -> None:
        """Metadata (`flv.metadata`)."""
        self._send(chunks.DATA, body, timestamp, _DATA_CHUNKS)

    def send_audio(self, body: bytes, timestamp: int) -> None:
        """An audio body (`flv`) at `timestamp` ms."""
        self._send(chunks.AUDIO, body, timestamp, _AUDIO_CHUNKS)

    def send_video(self, body: bytes, timestamp: int) -> None:
        """A video body (`flv`) at `timestamp` ms (decoding time)."""
        self._send(chunks.VIDEO, body, timestamp, _VIDEO_CHUNKS)

    def close(self) -> None:
        """Say goodbye in order; nothing may follow."""
        if self.stage == "live":
            self._session.command(0, "FCUnpublish", 6, None, self._key)
            self._session.command(0, "deleteStream", 7, None, self._stream)
        self.stage = "over"

    def _send(self, kind: int, body: bytes, timestamp: int, chunk_stream: int) -> None:
        session = self._session
        session.writer.write(session.out, Message(kind, timestamp & 0xFFFFFFFF, self._stream, body), chunk_stream)

    def _connect(self) -> None:
        self.stage = "connect"
        facts = {
            "app": self._app,
            "type": "nonprivate",
            "flashVer": _FLASH_VERSION,
            "swfUrl": self._tc_url,
            "tcUrl": self._tc_url,
        }
        self._session.command(0, "connect", _CONNECT, facts)

    def _command(self, values: list[amf0.Value]) -> Heard | None:
        match values:
            case ["_result", float(number), *rest]:
                self._result(number, rest)
            case ["_error", number, *rest] if number in (_CONNECT, _CREATE, _PUBLISH):
                return self._refused(rest)
            case ["onStatus", _, _, dict(info), *_]:
                return self._status(info)
            case ["close", *_]:
                return self._refused([])
        return None

    def _result(self, number: float, rest: list[amf0.Value]) -> None:
        session = self._session
        if number == _CONNECT and self.stage == "connect":
            self.stage = "create"
            if rest and isinstance(rest[0], dict):
                self._server = str(rest[0].get("fmsVer", ""))[:80]
            session.writer.set_chunk_bytes(session.out, CHUNK_BYTES)
            session.command(0, "releaseStream", _RELEASE, None, self._key)
            session.command(0, "FCPublish", _FC_PUBLISH, None, self._key)
            session.command(0, "createStream", _CREATE, None)
        elif number == _CREATE and self.stage == "create" and len(rest) > 1 and isinstance(rest[1], int | float):
            if not 0 <= rest[1] < 1 << 32:
                raise ProtocolError("impossible stream number")
            self.stage = "publish"
            self._stream = int(rest[1])
            session.command(self._stream, "publish", _PUBLISH, None, self._key, "live")

    def _status(self, info: dict[str, amf0.Value]) -> Heard | None:
        if info.get("level") == "error":
            return self._refused([None, info])
        if info.get("code") == "NetStream.Publish.Start" and self.stage == "publish":
            self.stage = "live"
            return Live(self._server)
        return None

    def _refused(self, rest: list[amf0.Value]) -> Refused | Moved:
        info = next((value for value in rest if isinstance(value, dict) and "code" in value), {})
        more = info.get("ex")
        if self.stage == "connect" and isinstance(more, dict) and more.get("code") == _MOVED:
            url = more.get("redirect")
            if isinstance(url, str) and 0 < len(url) <= _LONGEST_URL:
                self.stage = "over"
                return Moved(url)
        refused = Refused(self.stage, str(info.get("code", ""))[:100], str(info.get("description", ""))[:300])
        self.stage = "over"
        return refused
