"""What the sinks of servers on the network do alike: hear the desk, dial as `Retry` says, report twice a second.

One asyncio loop. How a connection is made, kept going and ended is the kind's own.
"""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import NS, MonotonicClock
from studio.kinds.targets.base import share_key
from studio.kinds.targets.working.rate import Rate
from studio.kinds.targets.working.retry import Retry, Trouble
from studio.values.errors import DestinationError
from studio.words import network as says

_STEP_S = 0.1
_KEY_COMES_NS = NS  # the desk sends it when it has heard our hello: before that none is missing
_FIGURES_EVERY_NS = NS // 2
_SHEDDING_SHOWN_NS = 5 * NS


class Dialled(Protocol):
    """A connection of any kind."""

    def watch(self, now_ns: int) -> None:
        """Notice a server, or whatever else it needs, that hangs. Called about ten times a second."""


C = TypeVar("C", bound=Dialled)


class Shed(NamedTuple):
    """Pictures left out so far, over all connections, because the network did not take them."""

    b: int  # that no other refers to
    p: int  # all others
    groups: int  # times that a group of pictures was cut short or left out

    @property
    def pictures(self) -> int:
        """All pictures left out."""
        return self.b + self.p


@dataclass(frozen=True, slots=True)
class Flow:
    """How much has left on the current connection, how much waits, and where it goes."""

    arrived_bytes: int  # that the server's system has confirmed, as far as that is known
    waiting_ms: int
    picture_ms: int | None  # how old pictures are when they leave; None: not live, or not known
    server: str


def serve(sink: NetworkSink[Any]) -> int:
    """Send until the desk says stop. Returns the exit code."""
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(sink.run())
    return 0


class NetworkSink(ABC, Generic[C]):
    """One destination over all its connections. Everything runs on the loop's thread.

    `needs_key`: what the operator is told while the desk has sent no key and the settings name one.
    """

    def __init__(self, spec: specs.SinkSpec, link: DeskLink, needs_key: str) -> None:
        self._spec, self._link, self._needs_key = spec, link, needs_key
        self._clock = MonotonicClock()
        self._key: str | None = None
        self._began_ns = self._clock.now_ns()
        self._retry = Retry()
        self._rate = Rate()
        self._connection: C | None = None
        self._connects = 0
        self._shed_ns, self._shed_seen = -_SHEDDING_SHOWN_NS, 0
        self._said: tuple[messages.State, str] = ("starting", "")
        self._said_ns = 0

    async def run(self) -> None:
        """Serve until the desk says stop, then say goodbye."""
        while not self._link.stopping:
            for message in self._link.poll():
                self._hear(message)
            await self._step(self._clock.now_ns())
            await asyncio.sleep(_STEP_S)
        self._hang_up()
        await self._farewell()
        self._say("ended", "")

    # ------------------------------------------------------------ what the kind does

    @abstractmethod
    async def _dial(self, now_ns: int) -> bool:
        """Begin a connection. False when something is missing, which has been said.

        Raises:
            DestinationError: the settings lead nowhere; the operator is told, and it is not dialled again.
        """

    @abstractmethod
    def _drop_connection(self, goodbye: bool) -> None:
        """Have no connection any more, and count what it sent; nothing where there is none.

        `goodbye`: it has not failed and is ended in order, which takes its own time.
        """

    @abstractmethod
    async def _farewell(self) -> None:
        """Wait a second or two for goodbyes that are still being said, and end by force what is left."""

    @abstractmethod
    def _shed(self) -> Shed:
        """Count what has been left out."""

    @abstractmethod
    def _flow(self, live: bool) -> Flow:
        """Measure the current connection; of one that is not `live` only what costs nothing."""

    @abstractmethod
    def _fares(self, state: messages.State, text: str, now_ns: int) -> tuple[messages.State, str]:
        """Say how it is: `state` and `text` of `Retry`, or what the connection knows better."""

    def _attend(self, connection: C, now_ns: int) -> None:
        """Look after the connection, ten times a second."""
        connection.watch(now_ns)

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
        if not share_key(spec.target, old.target):
            self._key = None  # another server's: this one must not see it
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
            self._attend(self._connection, now_ns)
        elif self._retry.due(now_ns) and not await self._start(now_ns):
            return
        self._report(now_ns)

    async def _start(self, now_ns: int) -> bool:
        """Dial. False when something is missing, which has been said."""
        if self._key is None and self._spec.target.key_name():
            return self._lack_key(self._needs_key, now_ns)
        try:
            return await self._dial(now_ns)
        except DestinationError as error:
            if error.code == "key_missing":
                return self._lack_key(error.text, now_ns)
            self._retry.trouble(Trouble("final", error.text), now_ns)
            return True

    def _lack_key(self, text: str, now_ns: int) -> bool:
        if now_ns - self._began_ns < _KEY_COMES_NS:
            self._say("connecting", "")
        else:
            self._say("waiting", text)
        return False

    # ------------------------------------------------------------ the server

    def _ended(self, trouble: Trouble) -> None:
        """The connection failed or ended: the next one is dialled when `Retry` says so."""
        now_ns = self._clock.now_ns()
        self._drop_connection(goodbye=False)
        self._retry.trouble(trouble, now_ns)
        self._report(now_ns)

    def _hang_up(self) -> None:
        """End the connection because it is no longer wanted, not because of trouble: the next one is dialled at once."""
        self._drop_connection(goodbye=True)
        if self._retry.phase in ("dialling", "live"):
            self._retry.reset()

    # ------------------------------------------------------------ what the operator sees

    def _report(self, now_ns: int) -> None:
        state, text = self._retry.state(now_ns)
        if state == "live" and (left_out := self._shed().pictures) != self._shed_seen:
            self._shed_seen, self._shed_ns = left_out, now_ns
        self._say(*self._fares(state, text, now_ns))

    def _too_slow(self, now_ns: int) -> str:
        """What is said for some seconds after pictures were left out; empty otherwise."""
        return says.too_slow() if now_ns - self._shed_ns < _SHEDDING_SHOWN_NS else ""

    def _say(self, state: messages.State, text: str) -> None:
        now_ns = self._clock.now_ns()
        if (state, text) == self._said and now_ns - self._said_ns < _FIGURES_EVERY_NS:
            return
        self._said, self._said_ns = (state, text), now_ns
        live = state in ("live", "stalled")
        flow, shed = self._flow(live), self._shed()
        self._rate.count(flow.arrived_bytes, live, now_ns)
        figures: dict[str, messages.Figure] = {
            "sent_bps": self._rate.bps,
            "sent_bytes": self._rate.total,
            "congestion_ms": flow.waiting_ms,
            "picture_ms": flow.picture_ms,
            "dropped": shed.pictures,
            "dropped_b": shed.b,
            "dropped_p": shed.p,
            "shed_gops": shed.groups,
            "reconnects": max(0, self._connects - 1),
            "live_s": self._rate.live_s,
            "server": flow.server,
        }
        self._link.status(state, text, **figures)
