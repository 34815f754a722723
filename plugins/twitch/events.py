"""The stream of events: one connection after another, without a gap where Twitch asks to move to another server."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.racing import end
from studio.plugin_api.recent_ids import RecentIds
from twitch import sentences as says
from twitch.frames import NOTIFICATION, RECONNECT, REVOCATION, Frame
from twitch.wire import Patience, Wire, opened

_DRAIN_S = 5.0  # what was on its way in the old connection when the new one was welcomed

log = logging.getLogger(__name__)


class Events:
    """`heard(frame)` is called with each notification, once. One event loop; what it remembers outlives a lost connection."""

    def __init__(self, heard: Callable[[Frame], None], patience: Patience | None = None) -> None:
        self._heard = heard
        self._patience = patience or Patience()
        self._seen = RecentIds()

    async def follow(self, url: str, subscribe: Callable[[str], Awaitable[None]], entered: Callable[[], None]) -> None:
        """Connect, `subscribe` for the session, and hear until something ends it.

        Raises:
            AbilityError: what ended it, or kept it from beginning.
        """
        wire = await opened(url, self._patience)
        old: set[asyncio.Task[None]] = set()
        try:
            await subscribe(wire.id)
            entered()
            while True:
                moved = await self._hear(wire)
                draining = asyncio.create_task(self._drain(wire))
                old.add(draining)
                draining.add_done_callback(old.discard)
                wire = moved
        finally:
            try:
                await end(tuple(old))
            finally:
                await wire.close()

    async def _hear(self, wire: Wire) -> Wire:
        """Hear until another connection has taken over; that one. Raises: AbilityError: it ended without."""
        moving: asyncio.Task[Wire] | None = None
        reading = asyncio.create_task(wire.next())
        try:
            while True:
                await asyncio.wait({reading, moving} if moving else {reading}, return_when=asyncio.FIRST_COMPLETED)
                if moving is not None and moving.done():
                    if reading.done() and reading.exception() is None:
                        self._take(reading.result())
                    taken_over, moving = moving.result(), None
                    return taken_over
                if moving is not None and reading.done() and reading.exception() is not None:
                    await asyncio.wait({moving})  # Twitch may close the old one before it welcomes on the new one
                    continue
                url = self._take(reading.result())
                if url and moving is None:
                    log.info("Twitch asks to move to another server")
                    moving = asyncio.create_task(opened(url, self._patience))
                reading = asyncio.create_task(wire.next())
        finally:
            reading.cancel()
            await asyncio.wait({reading})
            if not reading.cancelled():
                reading.exception()
            if moving is not None:
                moving.cancel()
                await asyncio.wait({moving})
                if not moving.cancelled() and moving.exception() is None:
                    await moving.result().close()

    async def _drain(self, wire: Wire) -> None:
        """Hear what is still on its way in a connection that another one has taken over from."""
        try:
            async with asyncio.timeout(_DRAIN_S):
                while True:
                    self._take(await wire.next())
        except (TimeoutError, AbilityError):
            return
        finally:
            await wire.close()

    def _take(self, frame: Frame) -> str:
        """Hear one message; where to move to, "" for nowhere. Raises: AbilityError: nothing more is told."""
        if frame.kind == RECONNECT and frame.payload.session is not None:
            return frame.payload.session.reconnect_url or ""
        if not self._seen.is_new(frame.metadata.message_id):
            return ""
        if frame.kind == NOTIFICATION:
            self._heard(frame)
        elif frame.kind == REVOCATION:
            raise _revoked(frame)
        return ""


def _revoked(frame: Frame) -> AbilityError:
    status = frame.payload.subscription.status if frame.payload.subscription is not None else ""
    match status:
        case "authorization_revoked":
            return AbilityError("logged_out", says.rights_taken())
        case "user_removed":
            return AbilityError("refused", says.user_removed())
    return AbilityError("refused", says.revoked(reason=status or "?"))
