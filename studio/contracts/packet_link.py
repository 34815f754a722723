"""Encoded packets from an encoder to its sinks: one encoder serves, any number of sinks dial its endpoint.

A sink proves itself with the session token, then gets the newest `StreamConfig`, the packets since the newest IDR (sound
included), and from there on every packet. The server never waits for a sink: each has its own bounded queue, and what
overflows are pictures up to the next IDR, never sound.
"""

from __future__ import annotations

import hmac
import select
import socket
from collections.abc import Callable
from pathlib import Path

import msgspec

from studio.contracts import packets, wire
from studio.contracts.packet_queue import Framed, SinkQueue
from studio.ipc import clock as clocks
from studio.ipc import endpoint, framing, session
from studio.values.errors import LinkClosedError

_SOUND_LIMIT_NS = 30 * clocks.NS  # a sink that takes nothing for so long has died; it is cut off rather than fed from memory
_REDIAL_S = 0.25
_SINK_FRAME_BYTES = 4 << 10  # a token, and what a sink asks for
_STRANGERS_BOUND = 16  # connections that have not said the token


def endpoint_name(encoder: str) -> str:
    """Where the encoder with the id `encoder` is met."""
    return f"encoder.{encoder}"


class _Sink:
    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.decoder = framing.FrameDecoder(_SINK_FRAME_BYTES)
        self.queue = SinkQueue()
        self.proven = False


class PacketServer:
    """The encoder's end: no thread, never blocks. Call `flush` once per tick, after adding the tick's packets."""

    def __init__(self, folder: Path, encoder: str) -> None:
        self._token = session.token(folder).encode()
        self._listener = endpoint.listen(folder, endpoint_name(encoder))
        self._listener.setblocking(False)
        self._sinks: dict[int, _Sink] = {}
        self._config: Framed | None = None
        self._cache: list[Framed] = []
        self._dropped = 0
        self._keyframe_wanted = False

    @property
    def sinks(self) -> int:
        """Sinks connected."""
        return len(self._sinks)

    @property
    def dropped(self) -> int:
        """Pictures dropped so far because a sink did not take them, over all sinks."""
        return self._dropped + sum(sink.queue.dropped for sink in self._sinks.values())

    def configure(self, config: packets.StreamConfig) -> None:
        """A new run begins: every sink hears `config` before any packet that follows."""
        self._config = Framed(framing.frame(wire.encode(config)))
        self._cache.clear()
        self._give(self._config)

    def add(self, packet: packets.Packet) -> None:
        """Queue `packet` for every sink and keep it for those to come."""
        item = Framed(framing.frame(wire.encode(packet)), packet.dts_ns, packet.kind == "video", packet.key)
        if item.picture and item.key:
            self._cache.clear()
        if self._cache or item.key:
            self._cache.append(item)
        self._give(item)

    def flush(self) -> None:
        """Meet new sinks, hear the old ones, send what the system takes: one send per sink that has news."""
        listening = self._listener.fileno()
        readable, _, _ = select.select([listening, *self._sinks], [], [], 0)
        for ready in readable:
            if ready != listening and not self._hear(self._sinks[ready]):
                self._drop(ready)
        if listening in readable:  # last: it may drop one of the others
            self._accept()
        for descriptor, sink in list(self._sinks.items()):
            if sink.proven and not self._send(sink):
                self._drop(descriptor)

    def take_keyframe_request(self) -> bool:
        """True once after a sink asked for an IDR."""
        wanted, self._keyframe_wanted = self._keyframe_wanted, False
        return wanted

    def close(self, linger_s: float = 0.5) -> None:
        """Give what waits up to `linger_s` to leave, then close."""
        clock = clocks.MonotonicClock()
        until = clock.now_ns() + int(linger_s * clocks.NS)
        self.flush()
        while clock.now_ns() < until and any(sink.queue for sink in self._sinks.values()):
            clock.sleep_until(clock.now_ns() + 5_000_000)
            self.flush()
        for descriptor in list(self._sinks):
            self._drop(descriptor)
        self._listener.close()

    def _give(self, item: Framed) -> None:
        for sink in self._sinks.values():
            if sink.proven:
                sink.queue.add(item)

    def _accept(self) -> None:
        try:
            sock, _ = self._listener.accept()
        except OSError:
            return
        sock.setblocking(False)
        strangers = [descriptor for descriptor, sink in self._sinks.items() if not sink.proven]
        if len(strangers) >= _STRANGERS_BOUND:
            self._drop(strangers[0])  # the one that has waited longest; a sink says its token at once
        self._sinks[sock.fileno()] = _Sink(sock)

    def _hear(self, sink: _Sink) -> bool:
        """False when the sink has gone or talks nonsense."""
        try:
            data = sink.sock.recv(1 << 16)
            for payload in sink.decoder.feed(data):
                if not sink.proven:
                    if not hmac.compare_digest(payload, self._token):
                        return False
                    self._welcome(sink)
                elif _decode_feedback(payload).keyframe:
                    self._keyframe_wanted = True
        except (BlockingIOError, InterruptedError):
            return True
        except (OSError, LinkClosedError, msgspec.MsgspecError, RecursionError):
            return False
        return bool(data)

    def _welcome(self, sink: _Sink) -> None:
        sink.proven = True
        if self._config is not None:
            sink.queue.add(self._config)
        for item in self._cache:
            sink.queue.add(item)

    def _send(self, sink: _Sink) -> bool:
        queue = sink.queue
        try:
            while batch := queue.batch():
                sent = sink.sock.send(batch)
                queue.took(sent)
                if sent < len(batch):
                    break
        except (BlockingIOError, InterruptedError):
            pass
        except OSError:
            return False
        return queue.span_ns() < _SOUND_LIMIT_NS

    def _drop(self, descriptor: int) -> None:
        sink = self._sinks.pop(descriptor)
        self._dropped += sink.queue.dropped
        sink.sock.close()


_decode_feedback: Callable[[bytes], packets.SinkFeedback] = msgspec.msgpack.Decoder(packets.SinkFeedback).decode


class PacketClient:
    """A sink's end; dials again for as long as it lives. One thread: use either `poll` or, under asyncio, `read`.

    After a reconnect the server repeats what it has since the newest IDR; packets that were delivered already are left
    out, so that the stream a caller sees runs on, or goes on at an IDR.
    """

    def __init__(self, folder: Path, encoder: str) -> None:
        self._folder = folder
        self._name = endpoint_name(encoder)
        self._token = session.token(folder).encode()
        self._sock: socket.socket | None = None
        self._decoder = framing.FrameDecoder()
        self._seen_ns = {"video": -1, "audio": -1}

    @property
    def connected(self) -> bool:
        return self._sock is not None

    def fileno(self) -> int:
        """The socket's descriptor, -1 while not connected (for `select`)."""
        return self._sock.fileno() if self._sock is not None else -1

    def dial(self) -> bool:
        """Connect unless connected; False when the encoder is not there. Takes no longer than a fifth of a second."""
        if self._sock is not None:
            return True
        try:
            sock = endpoint.connect(self._folder, self._name, 0.2)
        except (OSError, ValueError):  # ValueError: a port file half written
            return False
        try:
            sock.sendall(framing.frame(self._token))
            sock.setblocking(False)
        except OSError:
            sock.close()
            return False
        self._sock = sock
        self._decoder = framing.FrameDecoder()
        return True

    def poll(self, timeout_s: float) -> list[packets.ToSink]:
        """What arrived, waiting up to `timeout_s` for something; dials when not connected. Empty is no error."""
        if not self.dial():
            clock = clocks.MonotonicClock()
            clock.sleep_until(clock.now_ns() + int(min(timeout_s, _REDIAL_S) * clocks.NS))
            return []
        if timeout_s > 0:
            select.select([self], [], [], timeout_s)
        return self.receive()

    def receive(self) -> list[packets.ToSink]:
        """What has arrived, without waiting. When the encoder has gone, `connected` is False afterwards."""
        if self._sock is None:
            return []
        try:
            return self.feed(self._sock.recv(1 << 18))
        except (BlockingIOError, InterruptedError):
            return []
        except OSError:
            self.close()
            return []

    async def read(self) -> list[packets.ToSink]:
        """Under asyncio: what arrives next, at least one message. Dials until it does; cancel it to stop waiting."""
        import asyncio  # only who has a loop pays its 7 MB

        loop = asyncio.get_running_loop()
        while True:
            if not self.dial() or self._sock is None:
                await asyncio.sleep(_REDIAL_S)
                continue
            try:
                arrived = self.feed(await loop.sock_recv(self._sock, 1 << 18))
            except OSError:
                self.close()
                continue
            if arrived:
                return arrived

    def feed(self, data: bytes) -> list[packets.ToSink]:
        """Messages completed by `data` as read from the socket; empty data means that the encoder has gone."""
        if not data:
            self.close()
            return []
        arrived: list[packets.ToSink] = []
        try:
            for payload in self._decoder.feed(data):
                message: packets.ToSink = packets.decode_to_sink(payload)
                if self._is_new(message):
                    arrived.append(message)
        except (LinkClosedError, msgspec.MsgspecError):
            self.close()
        return arrived

    def ask_keyframe(self) -> None:
        """Ask the encoder for an IDR soon. Lost when it is away: it starts on one anyway when it comes back."""
        if self._sock is None:
            return
        try:
            self._sock.send(framing.frame(wire.encode(packets.SinkFeedback(keyframe=True))))
        except (BlockingIOError, InterruptedError):
            pass
        except OSError:
            self.close()

    def close(self) -> None:
        """Hang up. `dial`, `poll` and `read` connect again."""
        if self._sock is not None:
            self._sock.close()
            self._sock = None

    def _is_new(self, message: packets.ToSink) -> bool:
        if isinstance(message, packets.StreamConfig):
            return True
        new = message.dts_ns > self._seen_ns[message.kind]
        if new:
            self._seen_ns[message.kind] = message.dts_ns
        return new
