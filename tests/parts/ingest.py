"""An RTMP server that notes when each message came off the wire; what came is decoded afterwards. One publisher, one thread."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import av
import numpy as np
from numpy.typing import NDArray

from studio.rtmp import flv
from studio.rtmp.server import Ingest, Media, PublishAsked

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shot:
    """A decoded picture: its luma, its presentation time in s, and when (monotonic ns) its packet had come whole."""

    luma: U8
    time_s: float
    arrived_ns: int


class IngestServer:
    """`with IngestServer() as server: ... server.url ...`; after `end` read `pictures` and `sound`."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.2)
        self._messages: list[tuple[int, Media]] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="ingest")
        self.url = f"rtmp://127.0.0.1:{self._listener.getsockname()[1]}/live/key"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.end()
        self._listener.close()

    def end(self) -> None:
        """Take no more."""
        self._over.set()
        self._thread.join(5)

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                link, _ = self._listener.accept()
            except TimeoutError:
                continue
            with link:
                link.settimeout(0.2)
                self._take(link)

    def _take(self, link: socket.socket) -> None:
        ingest = Ingest()
        while not self._over.is_set() and not ingest.over:
            try:
                data = link.recv(1 << 16)
            except TimeoutError:
                continue
            now_ns = time.monotonic_ns()
            if not data:
                return
            for event in ingest.feed(data):
                if isinstance(event, PublishAsked):
                    ingest.accept()
                elif isinstance(event, Media):
                    self._messages.append((now_ns, event))
            link.sendall(ingest.take())

    def pictures(self) -> Iterator[Shot]:
        """Every picture that came, in the order of showing."""
        decoder = av.CodecContext.create("h264", "r")
        arrived: dict[int, int] = {}
        for at_ns, message in self._messages:
            if message.kind != "video":
                continue
            body = flv.parse_video(message.body)
            if body.kind == "config":
                decoder.extradata = body.data
            elif body.kind == "picture":
                packet = av.Packet(body.data)
                packet.dts, packet.pts = message.timestamp, message.timestamp + body.composition_ms
                arrived[packet.pts] = at_ns
                yield from _shots(decoder.decode(packet), arrived)
        yield from _shots(decoder.decode(None), arrived)

    def sound(self) -> tuple[F32, float]:
        """Samples at 48 kHz, both sides averaged, and the time of the first in s."""
        decoder = av.CodecContext.create("aac", "r")
        blocks: list[F32] = []
        start_s = 0.0
        for _, message in self._messages:
            if message.kind != "audio":
                continue
            body = flv.parse_audio(message.body)
            if body.kind == "config":
                decoder.extradata = body.data
                continue
            if not blocks:
                start_s = message.timestamp / 1000
            for frame in decoder.decode(av.Packet(body.data)):
                blocks.append(np.atleast_2d(frame.to_ndarray()).mean(axis=0).astype(np.float32))
        return np.concatenate(blocks), start_s


def _shots(frames: list[av.VideoFrame], arrived: dict[int, int]) -> Iterator[Shot]:
    for frame in frames:
        plane = frame.planes[0]
        luma = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[: frame.height, : frame.width].copy()
        assert frame.pts is not None
        yield Shot(luma, frame.pts / 1000, arrived[frame.pts])
