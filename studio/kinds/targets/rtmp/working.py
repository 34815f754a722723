"""The push worker: takes packets from one encoder and publishes them to one RTMP or RTMPS server, come what may.

One asyncio loop, no threads of its own (the system's name look-up runs in the loop's pool). The loop wakes when the
encoder has packets, when the server speaks, and every 100 ms for the desk and the clock.
"""

from __future__ import annotations

import asyncio

from studio.contracts import messages, packets, specs
from studio.contracts.desk_link import DeskLink
from studio.contracts.packet_link import PacketClient
from studio.ipc.clock import NS, MonotonicClock
from studio.kinds.targets import RtmpPush
from studio.kinds.targets.base import share_key
from studio.kinds.targets.rtmp import sentences as rtmp_says
from studio.kinds.targets.rtmp import trouble as troubles
from studio.kinds.targets.rtmp.connection import Connection
from studio.kinds.targets.rtmp.stream import Timeline
from studio.kinds.targets.working.network import tls_context
from studio.kinds.targets.working.queue import PushQueue
from studio.kinds.targets.working.rate import Rate
from studio.kinds.targets.working.retry import Retry, Trouble
from studio.rtmp import address
from studio.values.errors import DestinationError
from studio.words import network as network_says
from studio.words import push as push_says

_STEP_S = 0.1
_MOST_MOVES = 3
_FAREWELL_S = 1.0
_KEY_COMES_NS = NS  # the desk sends it when it has heard our hello: before that none is missing
_ASK_AGAIN_NS = 4 * NS
_FIGURES_EVERY_NS = NS // 2
_SHEDDING_SHOWN_NS = 5 * NS


def run(spec: specs.SinkSpec, link: DeskLink) -> int:
    """Push until told to stop. Returns the exit code."""
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(Push(spec, link).run())
    return 0


class Push:
    """One destination. Everything runs on the loop's thread."""

    def __init__(self, spec: specs.SinkSpec, link: DeskLink) -> None:
        self._spec, self._link = spec, link
        self._clock = MonotonicClock()
        self._key: str | None = None
        self._began_ns = self._clock.now_ns()
        self._retry = Retry()
        self._queue = PushQueue()
        self._line = Timeline()
        self._config: packets.StreamConfig | None = None
        self._feed: PacketClient | None = None
        self._reading = -1
        self._connection: Connection | None = None
        self._dial: asyncio.Task[None] | None = None
        self._sent_on: list[address.Address] = []  # where servers sent the stream on to, since it was last dialled afresh
        self._goodbyes: list[Connection] = []
        self._rate = Rate()
        self._server = ""
        self._connects = 0
        self._asked_ns = self._shed_ns = -_ASK_AGAIN_NS
        self._shed_seen = 0
        self._said: tuple[messages.State, str] = ("starting", "")
        self._said_ns = 0

    async def run(self) -> None:
        while not self._link.stopping:
            for message in self._link.poll():
                self._hear(message)
            self._step(self._clock.now_ns())
            await asyncio.sleep(_STEP_S)
        await self._finish()

    # ------------------------------------------------------------ the desk

    def _hear(self, message: messages.ToWorker) -> None:
        match message:
            case messages.Secret(name="key", account=server) if server not in ("", self._spec.target.server()):
                return  # for another server: the spec that leads there comes, or has gone
            case messages.Secret(name="key", value=value) if value != (self._key or ""):
                self._key = value or None  # an empty one: forgotten
                self._begin_again(forget_live=True)
            case messages.Command(name="retry") if self._retry.phase in ("waiting", "failed"):
                self._retry.reset()
            case messages.Configure(spec=specs.SinkSpec() as spec):
                self._configure(spec)

    def _configure(self, spec: specs.SinkSpec) -> None:
        old, self._spec = self._spec, spec
        if spec.encoder != old.encoder:
            self._config = None
            self._close_feed()
        if not share_key(spec.target, old.target):
            self._key = None  # another platform's: this one must not see it
        if spec.target != old.target or spec.encoder != old.encoder or spec.active != old.active:
            self._begin_again(forget_live=spec.target != old.target)

    def _begin_again(self, forget_live: bool) -> None:
        self._hang_up()
        self._sent_on.clear()
        self._retry.reset(forget_live)

    # ------------------------------------------------------------ ten times a second

    def _step(self, now_ns: int) -> None:
        if not self._spec.active:
            self._hang_up()
            self._close_feed()
            self._say("idle", "")
            return
        connection = self._connection
        if connection is not None:
            connection.watch(now_ns)
            self._keep_flowing(now_ns)
        elif self._retry.due(now_ns) and not self._start(now_ns):
            return
        self._report(now_ns)

    def _lack_key(self, text: str, now_ns: int) -> None:
        if now_ns - self._began_ns < _KEY_COMES_NS:
            self._say("connecting", "")
        else:
            self._say("waiting", text)

    def _start(self, now_ns: int) -> bool:
        """Dial. False when something is missing, which has been said."""
        target = self._spec.target
        assert isinstance(target, RtmpPush)
        if self._key is None and target.key_ref:
            self._lack_key(push_says.no_key(), now_ns)
            return False
        try:
            to = self._sent_on[-1] if self._sent_on else address.parse(target.url, self._key)
            context = tls_context(target.ca_file) if to.tls else None
        except DestinationError as error:
            if error.code == "key_missing":
                self._lack_key(error.text, now_ns)
                return False
            self._retry.trouble(Trouble("final", error.text), now_ns)
            return True
        if self._config is None:  # nothing to send yet: no server would like to wait for it
            self._read_encoder()
            self._say("connecting", network_says.waiting())
            return self._config is not None
        self._close_feed()
        self._retry.dialling()
        bps = self._config.video_bps + self._config.audio_bps
        self._server = to.place
        self._connection = Connection(to, bps, self._line, self._went_live, self._moved, self._ended)
        self._dial = asyncio.get_running_loop().create_task(self._connection.dial(context))
        return True

    def _keep_flowing(self, now_ns: int) -> None:
        connection = self._connection
        if connection is None or not connection.open:
            return
        if self._reading < 0:
            self._read_encoder()
        self._flow(now_ns)
        starving = self._queue.wants_key or (self._line.video_ns >= 0 and not connection.started)
        if starving and self._feed is not None and now_ns - self._asked_ns >= _ASK_AGAIN_NS:
            self._asked_ns = now_ns
            self._feed.ask_keyframe()

    def _flow(self, now_ns: int) -> None:
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
            self._flow(now_ns)

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
        self._drop_connection()
        self._sent_on.append(to)
        self._retry.again()

    def _ended(self, trouble: Trouble) -> None:
        now_ns = self._clock.now_ns()
        self._sent_on.clear()
        self._drop_connection()
        self._retry.trouble(trouble, now_ns)
        self._report(now_ns)

    def _hang_up(self) -> None:
        """End the connection in order, if there is one."""
        if self._connection is not None:
            self._connection.pump(self._queue, self._clock.now_ns())
            self._connection.close()
            self._goodbyes = [*(old for old in self._goodbyes if not old.closed), self._connection]
        self._drop_connection()
        if self._retry.phase in ("dialling", "live"):
            self._retry.reset()

    def _drop_connection(self) -> None:
        if self._dial is not None:
            self._dial.cancel()
            self._dial = None
        if self._connection is not None:
            self._rate.gone(self._connection.written)
            self._connection = None
        self._close_feed()
        self._queue.clear()

    async def _finish(self) -> None:
        self._hang_up()
        self._close_feed()
        until_ns = self._clock.now_ns() + int(_FAREWELL_S * NS)
        while self._clock.now_ns() < until_ns and any(not old.closed for old in self._goodbyes):
            await asyncio.sleep(0.01)
        for old in self._goodbyes:
            old.abort()
        self._say("ended", "")

    # ------------------------------------------------------------ what the operator sees

    def _report(self, now_ns: int) -> None:
        state, text = self._retry.state(now_ns)
        if state == "live":
            state, text = self._quality(now_ns)
        self._say(state, text)

    def _quality(self, now_ns: int) -> tuple[messages.State, str]:
        """How the live stream fares."""
        if self._queue.shed != self._shed_seen:
            self._shed_seen = self._queue.shed
            self._shed_ns = now_ns
        if self._connection is not None and self._connection.stalled:
            return "stalled", rtmp_says.stalled()
        if self._reading < 0:
            return "live", network_says.waiting()
        if now_ns - self._shed_ns < _SHEDDING_SHOWN_NS:
            return "live", network_says.too_slow()
        return "live", ""

    def _say(self, state: messages.State, text: str) -> None:
        now_ns = self._clock.now_ns()
        if (state, text) == self._said and now_ns - self._said_ns < _FIGURES_EVERY_NS:
            return
        self._said, self._said_ns = (state, text), now_ns
        connection, queue = self._connection, self._queue
        live = state in ("live", "stalled")
        unsent = connection.unsent_bytes() if connection is not None and live else 0
        self._rate.count(connection.written - unsent if connection is not None else 0, live, now_ns)
        bps = self._config.video_bps + self._config.audio_bps if self._config is not None else 1
        figures: dict[str, messages.Figure] = {
            "sent_bps": self._rate.bps,
            "sent_bytes": self._rate.total,
            "congestion_ms": unsent * 8000 // bps + queue.waiting_ms(),
            "picture_ms": connection.picture_ms() if connection is not None and live else None,
            "dropped": queue.shed,
            "dropped_b": queue.dropped_b,
            "dropped_p": queue.dropped_p,
            "shed_gops": queue.shed_gops,
            "reconnects": max(0, self._connects - 1),
            "live_s": self._rate.live_s,
            "server": self._server,
        }
        self._link.status(state, text, **figures)
