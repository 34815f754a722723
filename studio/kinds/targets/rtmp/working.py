"""The push worker: takes packets from one encoder and publishes them to one RTMP or RTMPS server, come what may.

One asyncio loop, no threads of its own (the system's name look-up runs in the loop's pool). The loop wakes when the
encoder has packets, when the server speaks, and every 100 ms for the desk and the clock.
"""

from __future__ import annotations

import asyncio

from studio.contracts import messages, packets, specs
from studio.contracts.desk_link import DeskLink
from studio.contracts.packet_link import PacketClient
from studio.ipc.clock import NS
from studio.kinds.targets import RtmpPush
from studio.kinds.targets.rtmp import sentences as rtmp_says
from studio.kinds.targets.rtmp import trouble as troubles
from studio.kinds.targets.rtmp.connection import Connection
from studio.kinds.targets.rtmp.stream import Timeline
from studio.kinds.targets.working.network import tls_context
from studio.kinds.targets.working.queue import PushQueue
from studio.kinds.targets.working.retry import Trouble
from studio.kinds.targets.working.sink import Flow, NetworkSink, Shed, serve
from studio.rtmp import address
from studio.values.errors import DestinationError
from studio.words import network as network_says
from studio.words import push as push_says

_MOST_MOVES = 3
_FAREWELL_S = 1.0
_ASK_AGAIN_NS = 4 * NS


def run(spec: specs.SinkSpec, link: DeskLink) -> int:
    """Push until told to stop. Returns the exit code."""
    return serve(RtmpSink(spec, link))


class RtmpSink(NetworkSink[Connection]):
    """A push over all its connections, and what waits for the network. Everything runs on the loop's thread."""

    def __init__(self, spec: specs.SinkSpec, link: DeskLink) -> None:
        super().__init__(spec, link, needs_key=push_says.no_key())
        self._queue = PushQueue()
        self._line = Timeline()
        self._config: packets.StreamConfig | None = None
        self._feed: PacketClient | None = None
        self._reading = -1
        self._dialling: asyncio.Task[None] | None = None
        self._sent_on: list[address.Address] = []  # where servers sent the stream on to, since it was last dialled afresh
        self._goodbyes: list[Connection] = []
        self._server = ""
        self._asked_ns = -_ASK_AGAIN_NS

    # ------------------------------------------------------------ the desk

    def _configure(self, spec: specs.SinkSpec) -> None:
        if spec.encoder != self._spec.encoder:
            self._config = None
            self._close_feed()
        super()._configure(spec)

    def _begin_again(self, forget_live: bool) -> None:
        self._sent_on.clear()
        super()._begin_again(forget_live)

    # ------------------------------------------------------------ ten times a second

    async def _dial(self, now_ns: int) -> bool:
        target = self._spec.target
        assert isinstance(target, RtmpPush)
        to = self._sent_on[-1] if self._sent_on else address.parse(target.url, self._key)
        context = tls_context(target.ca_file) if to.tls else None
        if self._config is None:  # nothing to send yet: no server would like to wait for it
            self._read_encoder()
            self._say("connecting", network_says.waiting())
            return self._config is not None
        self._close_feed()
        self._retry.dialling()
        bps = self._config.video_bps + self._config.audio_bps
        self._server = to.place
        self._connection = Connection(to, bps, self._line, self._went_live, self._moved, self._ended)
        self._dialling = asyncio.get_running_loop().create_task(self._connection.dial(context))
        return True

    def _attend(self, connection: Connection, now_ns: int) -> None:
        super()._attend(connection, now_ns)  # which may end it
        self._keep_flowing(now_ns)

    def _keep_flowing(self, now_ns: int) -> None:
        connection = self._connection
        if connection is None or not connection.open:
            return
        if self._reading < 0:
            self._read_encoder()
        self._pump(now_ns)
        starving = self._queue.wants_key or (self._line.video_ns >= 0 and not connection.started)
        if starving and self._feed is not None and now_ns - self._asked_ns >= _ASK_AGAIN_NS:
            self._asked_ns = now_ns
            self._feed.ask_keyframe()

    def _pump(self, now_ns: int) -> None:
        self._queue.relieve(now_ns)
        if self._connection is not None:
            self._connection.pump(self._queue, now_ns)

    # ------------------------------------------------------------ the encoder

    def _read_encoder(self) -> None:
        """Be called back when packets come; dials if need be."""
        if self._feed is None:
            self._feed = PacketClient(self._link.folder, self._spec.encoder)
        if self._reading < 0 and self._feed.dial():
            self._reading = self._feed.fileno()
            asyncio.get_running_loop().add_reader(self._reading, self._packets)

    def _packets(self) -> None:
        feed = self._feed
        if feed is None:
            return
        now_ns = self._clock.now_ns()
        open_ = self._connection is not None and self._connection.open
        for item in feed.receive():
            if isinstance(item, packets.StreamConfig):
                self._config = item
            if open_:
                self._queue.add(item, now_ns)
        if not feed.connected:
            self._stop_reading()
        if open_:
            self._pump(now_ns)

    def _stop_reading(self) -> None:
        if self._reading >= 0:
            asyncio.get_running_loop().remove_reader(self._reading)
            self._reading = -1

    def _close_feed(self) -> None:
        self._stop_reading()
        if self._feed is not None:
            self._feed.close()
            self._feed = None

    # ------------------------------------------------------------ the server

    def _went_live(self, version: str) -> None:
        if self._connection is None:
            return
        now_ns = self._clock.now_ns()
        self._retry.live(now_ns)
        self._connects += 1
        self._sent_on.clear()  # should it be lost, the address as entered is asked again
        self._server = f"{self._server} ({version})" if version else self._server
        self._queue.clear()
        self._close_feed()  # a fresh link begins at the newest IDR
        self._asked_ns = now_ns - _ASK_AGAIN_NS + NS // 2  # if that IDR was sent before, ask for one in half a second
        self._read_encoder()
        self._report(now_ns)

    def _moved(self, url: str) -> None:
        """Follow the server's word to another, within bounds; the next dial is to the address as entered again."""
        connection = self._connection
        if connection is None:
            return
        if len(self._sent_on) >= _MOST_MOVES:
            self._ended(troubles.from_move(None, connection.address))
            return
        try:
            to = connection.address.moved(url)
        except DestinationError as error:
            self._ended(troubles.from_move(error, connection.address))
            return
        self._drop_connection(goodbye=False)
        self._sent_on.append(to)
        self._retry.again()

    def _ended(self, trouble: Trouble) -> None:
        self._sent_on.clear()
        super()._ended(trouble)

    def _drop_connection(self, goodbye: bool) -> None:
        """The encoder is not read meanwhile, and what waits is of no use to the next connection."""
        connection = self._connection
        if connection is not None and goodbye:
            connection.pump(self._queue, self._clock.now_ns())
            connection.close()
            self._goodbyes = [*(old for old in self._goodbyes if not old.closed), connection]
        if self._dialling is not None:
            self._dialling.cancel()
            self._dialling = None
        if connection is not None:
            self._rate.gone(connection.written)
            self._connection = None
        self._close_feed()
        self._queue.clear()

    async def _farewell(self) -> None:
        until_ns = self._clock.now_ns() + int(_FAREWELL_S * NS)
        while self._clock.now_ns() < until_ns and any(not old.closed for old in self._goodbyes):
            await asyncio.sleep(0.01)
        for old in self._goodbyes:
            old.abort()

    # ------------------------------------------------------------ what the operator sees

    def _fares(self, state: messages.State, text: str, now_ns: int) -> tuple[messages.State, str]:
        if state != "live":
            return state, text
        if self._connection is not None and self._connection.stalled:
            return "stalled", rtmp_says.stalled()
        return state, network_says.waiting() if self._reading < 0 else self._too_slow(now_ns)

    def _shed(self) -> Shed:
        queue = self._queue
        return Shed(queue.dropped_b, queue.dropped_p, queue.shed_gops)

    def _flow(self, live: bool) -> Flow:
        connection = self._connection
        unsent = connection.unsent_bytes() if connection is not None and live else 0
        bps = self._config.video_bps + self._config.audio_bps if self._config is not None else 1
        return Flow(
            arrived_bytes=connection.written - unsent if connection is not None else 0,
            waiting_ms=unsent * 8000 // bps + self._queue.waiting_ms(),
            picture_ms=connection.picture_ms() if connection is not None and live else None,
            server=self._server,
        )
