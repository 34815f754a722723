"""One connection to a WHIP server: its door for the muxer, the muxer's process, the answer and the end over HTTP.

Knows nothing of retries. Everything runs on the loop's thread; callbacks come from there.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from studio.ipc.clock import NS
from studio.kinds.targets.whip import sdp
from studio.kinds.targets.whip import sentences as says
from studio.kinds.targets.whip import trouble as troubles
from studio.kinds.targets.whip.address import Address
from studio.kinds.targets.whip.aside import aside
from studio.kinds.targets.whip.child import MuxerProcess
from studio.kinds.targets.whip.door import OfferDoor
from studio.kinds.targets.whip.relay import Relay
from studio.kinds.targets.whip.signalling import TIMEOUT_S, Answer, Exchange, RefusedError
from studio.kinds.targets.working.retry import Trouble
from studio.words import network as network_says

_CONNECT_NS = int((TIMEOUT_S + 12.0) * NS)  # from the muxer's start to its first packet, the encoder being there
_HUNG_NS = 5 * NS  # it says how it is twice a second
CONSENT_S = 30  # RFC 7675: what the muxer waits for a sign of life


class Connection:
    """From the muxer's start to its end. `ended` is called once, with the reason; after `close` it is not."""

    def __init__(
        self, address: Address, token: str, ca_file: str, live: Callable[[], None], ended: Callable[[Trouble], None]
    ) -> None:
        self.address = address
        self.figures: dict[str, Any] = {}
        self.open = False
        self.waits = False  # for the encoder
        self._exchange = Exchange(address, token, ca_file)
        self._live, self._ended = live, ended
        self._door = OfferDoor(self._answer)
        self._muxer: MuxerProcess | None = None
        self._relay: Relay | None = None
        self._answered: Answer | None = None
        self._trouble: Trouble | None = None
        self._why = ""
        self._over = False
        self._heard_ns = self._began_ns = -1

    async def start(self, session: Path, encoder: str) -> None:
        """Start the muxer, which brings its offer when the encoder is there."""
        try:
            url = await self._door.open()
            if not self._over:
                self._muxer = MuxerProcess(session, encoder, url, self._heard)
        except OSError as error:
            self._end(Trouble("passing", says.cannot_start(why=str(error))))

    @property
    def sent_bytes(self) -> int:
        """What has left for the server."""
        return self._relay.sent_bytes if self._relay is not None else 0

    def silent_ns(self, now_ns: int) -> int:
        """How long nothing has come from the server."""
        heard_ns = self._relay.heard_ns if self._relay is not None else -1
        return now_ns - heard_ns if heard_ns >= 0 else 0

    @property
    def closed(self) -> bool:
        """The muxer's process has gone."""
        return self._muxer is None or self._muxer.ended

    def watch(self, now_ns: int) -> None:
        """Notice a muxer that hangs. Call about ten times a second."""
        if self._over or self._muxer is None:
            return
        said, self._heard_ns = self._heard_ns, now_ns if self._heard_ns < 0 else self._heard_ns
        if self.waits or self._began_ns < 0:
            self._began_ns = now_ns
        silent = said >= 0 and now_ns - said > _HUNG_NS if self.open else now_ns - self._began_ns > _CONNECT_NS
        if silent:
            self._end(self._trouble or troubles.no_media(self.address))

    async def close(self) -> None:
        """Say goodbye to the server and to the muxer. `ended` is not called any more."""
        self._over = True
        self._door.close()
        self._exchange.abort()
        if self._muxer is not None:
            self._muxer.end()
        if self._relay is not None:
            self._relay.close()
        if self._answered is not None and self._answered.session is not None:
            session, self._answered = self._answered.session, None
            goodbye = self._exchange.again()
            try:
                with contextlib.suppress(RefusedError, TimeoutError):
                    async with asyncio.timeout(TIMEOUT_S):  # of all of it: a server may say a letter at a time
                        await aside(partial(goodbye.end, session))
            finally:
                goodbye.abort()

    def kill(self) -> None:
        """End the muxer now."""
        self._over = True
        if self._muxer is not None:
            self._muxer.kill()

    # ------------------------------------------------------------

    async def _answer(self, offer: str) -> str | None:
        try:
            answered = await aside(partial(self._exchange.offer, offer))
        except RefusedError as error:
            self._trouble = error.trouble
            return None
        self._answered = answered
        if self._over:
            await self.close()
            return None
        self._relay = Relay(*sdp.credentials(offer), self._key_wanted, self._refused)
        self._relay.aim(sdp.candidates(answered.sdp))
        return sdp.to_muxer(answered.sdp, self._relay.address)

    def _key_wanted(self) -> None:
        if self._muxer is not None:
            self._muxer.ask_key()

    def _refused(self) -> None:
        self._end(Trouble("passing", network_says.closed(place=self.address.place)))

    def _heard(self, line: dict[str, Any]) -> None:
        self._heard_ns = -1
        match line.get("is"):
            case "waiting":
                self.waits = not line.get("encoder")
            case "live":
                self.figures = line
                self.waits = not line.get("encoder")
                if not self.open and not self._over:
                    self.open = True
                    self._live()
            case "ended":
                self._why = str(line.get("why"))
            case None:
                self._end(self._reason())

    def _reason(self) -> Trouble:
        place = self.address.place
        match self._why:
            case "codec":
                return Trouble("passing", says.no_opus_made())  # another encoding may have come by then
            case "silent":
                return Trouble("passing", says.silent(place=place, seconds=CONSENT_S))
            case "handshake":
                return self._trouble or troubles.no_media(self.address)
        if self.open:
            return Trouble("passing", network_says.closed(place=place))
        return self._trouble or Trouble("passing", says.stopped())

    def _end(self, trouble: Trouble) -> None:
        if not self._over:
            self._over = True
            self.open = False
            self._ended(trouble)
