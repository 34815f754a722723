"""What both ends of an RTMP session do alike: handshake, chunks, acknowledgements, pings, and the bytes to send.

Sans I/O: `receive` what came, `take` what is to be sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from studio.rtmp import amf0, chunks
from studio.rtmp.chunks import ChunkReader, ChunkWriter, Message
from studio.rtmp.handshake import Handshake
from studio.values.errors import ProtocolError

CHUNK_BYTES = 4096  # what OBS sends, so that every platform has seen it
_CONTROL, _COMMANDS = 2, 3
_PING, _PONG = 6, 7
_MAX_REPLIES_BYTES = 256 << 10


class Session:
    """One end. `acknowledged` counts the bytes that the other end says it has read (32 bits, wraps)."""

    def __init__(self, client: bool) -> None:
        self.acknowledged: int | None = None
        self.received = 0
        self.out = bytearray()
        self._handshake = Handshake(client)
        self._reader = ChunkReader()
        self.writer = ChunkWriter()
        self._window = 0
        self._reported = 0
        if client:
            self.out += self._handshake.start()

    @property
    def open(self) -> bool:
        """The handshake is done."""
        return self._handshake.done

    def take(self) -> bytes:
        """The bytes to send now, maybe none."""
        data = bytes(self.out)
        self.out.clear()
        return data

    def receive(self, data: bytes) -> Iterator[Message]:
        """Messages for the layer above; control messages are answered here.

        Raises:
            ProtocolError: garbage, or a peer that makes us say more than it takes.
        """
        self.received += len(data)
        if not self._handshake.done:
            self.out += self._handshake.feed(data)
            if not self._handshake.done:
                return
            data = self._handshake.rest
        for message in self._reader.feed(data):
            if message.type <= chunks.PEER_BANDWIDTH:
                self._control(message)
            else:
                yield message
            if len(self.out) > _MAX_REPLIES_BYTES:
                raise ProtocolError("asks without listening")
        if self._window and self.received - self._reported >= self._window // 2:
            self._reported = self.received
            self.control(chunks.ACKNOWLEDGEMENT, (self.received % (1 << 32)).to_bytes(4, "big"))

    def _control(self, message: Message) -> None:
        payload = message.payload
        if len(payload) < 4:
            return
        number = int.from_bytes(payload[:4], "big")
        if message.type == chunks.ACKNOWLEDGEMENT:
            self.acknowledged = number
        elif message.type == chunks.WINDOW_SIZE:
            self._window = number
        elif message.type == chunks.PEER_BANDWIDTH:
            self.control(chunks.WINDOW_SIZE, payload[:4])
        elif message.type == chunks.USER_CONTROL and int.from_bytes(payload[:2], "big") == _PING:
            self.control(chunks.USER_CONTROL, _PONG.to_bytes(2, "big") + payload[2:6])

    def control(self, kind: int, payload: bytes) -> None:
        self.writer.write(self.out, Message(kind, 0, 0, payload), _CONTROL)

    def command(self, stream: int, *values: amf0.Value) -> None:
        self.writer.write(self.out, Message(chunks.COMMAND, 0, stream, amf0.encode(*values)), _COMMANDS)


def parse_command(message: Message) -> list[amf0.Value] | None:
    """Name, transaction number and arguments of a command message; None when it is none.

    Raises:
        ProtocolError: not AMF0.
    """
    payload = message.payload
    if message.type == chunks.COMMAND_AMF3:  # a zero byte, then AMF0 for as long as nothing needs AMF3
        payload = payload[1:]
    elif message.type != chunks.COMMAND:
        return None
    values = amf0.decode(payload)
    if len(values) < 2 or not isinstance(values[0], str) or not isinstance(values[1], int | float):
        raise ProtocolError("malformed command")
    return values
