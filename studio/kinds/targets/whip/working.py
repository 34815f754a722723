"""The sink worker of a WHIP destination: connects, and connects again, by the same rules as a push by RTMP.

One asyncio loop. Pictures and sound do not pass through here: the muxer's process takes them from the encoder itself, since
its handshakes hold the interpreter's lock for seconds. What this one does is the talk: with the desk, and with the server
over HTTP, on a thread for each question.
"""

from __future__ import annotations

import asyncio

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import NS, MonotonicClock
from studio.kinds.targets.base import share_key
from studio.kinds.targets.whip import Whip, address
from studio.kinds.targets.whip import sentences as says
from studio.kinds.targets.whip.connection import Connection
from studio.kinds.targets.working.network import tls_context
from studio.kinds.targets.working.rate import Rate
from studio.kinds.targets.working.retry import Retry, Trouble
from studio.values.errors import DestinationError
from studio.words import network as network_says

_STEP_S = 0.1
_FAREWELL_S = 2.0
_KEY_COMES_NS = NS  # the desk sends it when it has heard our hello: before that none is missing
_FIGURES_EVERY_NS = NS // 2
_SHEDDING_SHOWN_NS = 5 * NS
_SILENT_NS = 12 * NS  # two checks of the muxer without an answer, and some
_COUNTED = ("dropped_b", "dropped_p", "shed_gops")


def run(spec: specs.SinkSpec, link: DeskLink) -> int:
    """Send until told to stop. Returns the exit code."""
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(WhipPush(spec, link).run())
    return 0


class WhipPush:
    """One destination. Everything runs on the loop's thread."""

    def __init__(self, spec: specs.SinkSpec, link: DeskLink) -> None:
        self._spec, self._link = spec, link
        self._clock = MonotonicClock()
        self._token: str | None = None
        self._began_ns = self._clock.now_ns()
        self._retry = Retry()
        self._rate = Rate()
        self._connection: Connection | None = None
        self._leaving: dict[asyncio.Task[None], Connection] = {}
        self._connects = 0
        self._before = dict.fromkeys(_COUNTED, 0)  # of connections that have ended
        self._shed_ns, self._shed_seen = -_SHEDDING_SHOWN_NS, 0
        self._said: tuple[messages.State, str] = ("starting", "")
        self._said_ns = 0

    async def run(self) -> None:
        while not self._link.stopping:
            for message in self._link.poll():
                self._hear(message)
            await self._step(self._clock.now_ns())
            await asyncio.sleep(_STEP_S)
        await self._finish()

    # ------------------------------------------------------------ the desk

    def _hear(self, message: messages.ToWorker) -> None:
        match message:
            case messages.Secret(name="key", account=server) if server not in ("", self._spec.target.server()):
                return  # for another server: the spec that leads there comes, or has gone
            case messages.Secret(name="key", value=value) if value != (self._token or ""):
                self._token = value or None  # an empty one: forgotten
                self._begin_again(forget_live=True)
            case messages.Command(name="retry") if self._retry.phase in ("waiting", "failed"):
                self._retry.reset()
            case messages.Configure(spec=specs.SinkSpec() as spec):
                old, self._spec = self._spec, spec
                if not share_key(spec.target, old.target):
                    self._token = None  # another server's: this one must not see it
                if (spec.target, spec.encoder, spec.active) != (old.target, old.encoder, old.active):
                    self._begin_again(forget_live=spec.target != old.target)

    def _begin_again(self, forget_live: bool) -> None:
        self._hang_up()
        self._retry.reset(forget_live)

    # ------------------------------------------------------------ ten times a second

    async def _step(self, now_ns: int) -> None:
        if not self._spec.active:
            self._hang_up()
            self._say("idle", "")
            return
        if self._connection is not None:
            self._connection.watch(now_ns)
        elif self._retry.due(now_ns):
            await self._start(now_ns)
        self._report(now_ns)

    async def _start(self, now_ns: int) -> None:
        target = self._spec.target
        assert isinstance(target, Whip)
        if self._token is None and target.key_ref:
            return
        try:
            to = address.parse(target.url)
            if to.tls:
                tls_context(target.ca_file)
        except DestinationError as error:
            self._retry.trouble(Trouble("final", error.text), now_ns)
            return
        self._retry.dialling()
        self._connection = Connection(to, self._token or "", target.ca_file, self._went_live, self._ended)
        await self._connection.start(self._link.folder, self._spec.encoder)

    # ------------------------------------------------------------ the server

    def _went_live(self) -> None:
        self._connects += 1
        self._retry.live(self._clock.now_ns())

    def _ended(self, trouble: Trouble) -> None:
        self._drop_connection()
        now_ns = self._clock.now_ns()
        self._retry.trouble(trouble, now_ns)
        self._report(now_ns)

    def _hang_up(self) -> None:
        """End the connection because it is no longer wanted, not because of trouble: the next one is dialled at once."""
        self._drop_connection()
        if self._retry.phase in ("dialling", "live"):
            self._retry.reset()

    def _drop_connection(self) -> None:
        """End the connection in order, if there is one; its goodbyes take their own time."""
        connection, self._connection = self._connection, None
        if connection is not None:
            self._rate.gone(connection.sent_bytes)
            for name in _COUNTED:
                self._before[name] += int(connection.figures.get(name, 0))
            task = asyncio.get_running_loop().create_task(self._leave(connection))
            self._leaving[task] = connection
            task.add_done_callback(lambda done: self._leaving.pop(done, None))

    async def _leave(self, connection: Connection) -> None:
        goodbye = asyncio.get_running_loop().create_task(connection.close())
        until_ns = self._clock.now_ns() + int(_FAREWELL_S * NS)
        while self._clock.now_ns() < until_ns and not (goodbye.done() and connection.closed):
            await asyncio.sleep(0.02)
        connection.kill()
        await goodbye

    async def _finish(self) -> None:
        self._hang_up()
        if self._leaving:
            await asyncio.wait(self._leaving, timeout=_FAREWELL_S)
        for connection in self._leaving.values():
            connection.kill()
        self._say("ended", "")

    # ------------------------------------------------------------ what the operator sees

    def _report(self, now_ns: int) -> None:
        state, text = self._retry.state(now_ns)
        connection = self._connection
        if self._token is None and self._spec.target.key_name() and connection is None:
            if now_ns - self._began_ns >= _KEY_COMES_NS:
                state, text = "waiting", says.needs_token()
        elif connection is not None and connection.waits:
            text = network_says.waiting()
        elif state == "live" and connection is not None and connection.silent_ns(now_ns) > _SILENT_NS:
            state, text = "stalled", says.no_sign()
        elif state == "live" and now_ns - self._shed_ns < _SHEDDING_SHOWN_NS:
            text = network_says.too_slow()
        self._say(state, text)

    def _say(self, state: messages.State, text: str) -> None:
        now_ns = self._clock.now_ns()
        if (state, text) == self._said and now_ns - self._said_ns < _FIGURES_EVERY_NS:
            return
        self._said, self._said_ns = (state, text), now_ns
        connection = self._connection
        now = connection.figures if connection is not None else {}
        live = state in ("live", "stalled")
        self._rate.count(connection.sent_bytes if connection is not None else 0, live, now_ns)
        counted = {name: self._before[name] + int(now.get(name, 0)) for name in _COUNTED}
        dropped = counted["dropped_b"] + counted["dropped_p"]
        if dropped != self._shed_seen:
            self._shed_seen, self._shed_ns = dropped, now_ns
        figures: dict[str, messages.Figure] = {
            "sent_bps": self._rate.bps,
            "sent_bytes": self._rate.total,
            "congestion_ms": int(now.get("waiting_ms", 0)),
            "picture_ms": now.get("picture_ms") if live else None,
            "dropped": dropped,
            **counted,
            "reconnects": max(0, self._connects - 1),
            "live_s": self._rate.live_s,
            "server": connection.address.place if connection is not None else "",
        }
        self._link.status(state, text, **figures)
