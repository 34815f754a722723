"""The sink worker of a WHIP destination: connects, and connects again, by the same rules as a push by RTMP.

One asyncio loop. Pictures and sound do not pass through here: the muxer's process takes them from the encoder itself, since
its handshakes hold the interpreter's lock for seconds. What this one does is the talk: with the desk, and with the server
over HTTP, on a thread for each question.
"""

from __future__ import annotations

import asyncio

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import NS
from studio.kinds.targets.whip import Whip, address
from studio.kinds.targets.whip import sentences as says
from studio.kinds.targets.whip.connection import Connection
from studio.kinds.targets.working.network import tls_context
from studio.kinds.targets.working.sink import Flow, NetworkSink, Shed, serve
from studio.words import network as network_says

_FAREWELL_S = 2.0
_SILENT_NS = 12 * NS  # two checks of the muxer without an answer, and some


def run(spec: specs.SinkSpec, link: DeskLink) -> int:
    """Send until told to stop. Returns the exit code."""
    return serve(WhipSink(spec, link))


class WhipSink(NetworkSink[Connection]):
    """A destination by WHIP over all its connections. Everything runs on the loop's thread."""

    def __init__(self, spec: specs.SinkSpec, link: DeskLink) -> None:
        super().__init__(spec, link, needs_key=says.needs_token())
        self._leaving: dict[asyncio.Task[None], Connection] = {}
        self._shed_before = Shed(0, 0, 0)  # on connections that have ended

    async def _dial(self, now_ns: int) -> bool:
        target = self._spec.target
        assert isinstance(target, Whip)
        to = address.parse(target.url)
        if to.tls:
            tls_context(target.ca_file)  # says what is wrong with it
        self._retry.dialling()
        self._connection = Connection(to, self._key or "", target.ca_file, self._went_live, self._ended)
        await self._connection.start(self._link.folder, self._spec.encoder)
        return True

    # ------------------------------------------------------------ the server

    def _went_live(self) -> None:
        self._connects += 1
        self._retry.live(self._clock.now_ns())

    def _drop_connection(self, goodbye: bool) -> None:
        """Also one that has failed is ended in order: the server may keep its session."""
        if self._connection is not None:
            self._rate.gone(self._connection.sent_bytes)
            self._shed_before = self._shed()
            task = asyncio.get_running_loop().create_task(self._leave(self._connection))
            self._leaving[task] = self._connection
            task.add_done_callback(lambda done: self._leaving.pop(done, None))
            self._connection = None

    async def _leave(self, connection: Connection) -> None:
        goodbye = asyncio.get_running_loop().create_task(connection.close())
        until_ns = self._clock.now_ns() + int(_FAREWELL_S * NS)
        while self._clock.now_ns() < until_ns and not (goodbye.done() and connection.closed):
            await asyncio.sleep(0.02)
        connection.kill()
        await goodbye

    async def _farewell(self) -> None:
        if self._leaving:
            await asyncio.wait(self._leaving, timeout=_FAREWELL_S)
        for connection in self._leaving.values():
            connection.kill()

    # ------------------------------------------------------------ what the operator sees

    def _fares(self, state: messages.State, text: str, now_ns: int) -> tuple[messages.State, str]:
        connection = self._connection
        if connection is not None and connection.waits:
            return state, network_says.waiting()
        if state != "live" or connection is None:
            return state, text
        if connection.silent_ns(now_ns) > _SILENT_NS:
            return "stalled", says.no_sign()
        return state, self._too_slow(now_ns)

    def _shed(self) -> Shed:
        told = self._connection.figures if self._connection is not None else {}
        names = ("dropped_b", "dropped_p", "shed_gops")
        return Shed(*(before + int(told.get(name, 0)) for before, name in zip(self._shed_before, names, strict=True)))

    def _flow(self, live: bool) -> Flow:
        connection = self._connection
        if connection is None:
            return Flow(arrived_bytes=0, waiting_ms=0, picture_ms=None, server="")
        return Flow(
            arrived_bytes=connection.sent_bytes,
            waiting_ms=int(connection.figures.get("waiting_ms", 0)),
            picture_ms=connection.figures.get("picture_ms") if live else None,
            server=connection.address.place,
        )
