"""Secrets that platforms change: a plugin hands on a refreshed token, and it takes the place of the one before."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

from studio.desk.keys import Secret
from studio.plugin_api.context import SECRET_BOUND
from studio.values.errors import OperatorError, RefusedError
from studio.values.token_bucket import TokenBucket

log = logging.getLogger(__name__)

_RATE_PER_S, _BURST = 0.1, 5.0  # a keyring may ask a person each time
_AGAIN_S, _LONGEST_S = 60.0, 900.0  # before a keyring that did not take it is asked again: twice as long each time


class Place(NamedTuple):
    """Whose secret it is, which one, and what the keyring calls it: that of the account that it came from."""

    connection: str
    name: str
    entry: str


class ChangedSecrets:
    """`entry(connection, name, account)` is what the keyring calls a secret, or a `RefusedError`; `keep` puts it there, False:
    it lies in memory alone, and is put there again later. `changed()` is called when `unkept` is another.

    One event loop. Nothing of a secret is ever logged.
    """

    def __init__(
        self,
        entry: Callable[[str, str, str], str],
        keep: Callable[[Place, Secret], Awaitable[bool]],
        changed: Callable[[], None],
    ) -> None:
        self._entry, self._keep, self._changed = entry, keep, changed
        self._unkept: set[Place] = set()
        self._buckets: dict[str, TokenBucket] = {}
        self._waiting: dict[Place, Secret] = {}
        self._keeping: dict[Place, asyncio.Task[None]] = {}
        self._newer: dict[Place, asyncio.Event] = {}  # set when another one comes while a keyring is waited for

    @property
    def unkept(self) -> frozenset[str]:
        """The connections of which a changed secret lies in memory alone."""
        return frozenset(place.connection for place in self._unkept)

    def take(self, connection: str, data: Mapping[str, Any]) -> None:
        """Take in the event `keep_secret` of a connection. Of several that come too fast the newest is kept."""
        name, value = data.get("secret"), data.get("value")
        if not isinstance(name, str) or not isinstance(value, str) or not 0 < len(value) <= SECRET_BOUND:
            log.error("%s hands on a secret that is none", connection)
            return
        try:
            place = Place(connection, name, self._entry(connection, name, str(data.get("account", ""))))
        except RefusedError as error:
            self._not_kept(connection, name, error)
            return
        self._waiting[place] = Secret(value)
        if place in self._newer:
            self._newer[place].set()
        if place not in self._keeping:
            self._keeping[place] = asyncio.get_running_loop().create_task(self._empty(place))

    def forget(self, entry: str) -> None:
        """Another secret was typed for this entry of the keyring: what waits to be kept there is older."""
        for place in [place for place in self._waiting if place.entry == entry]:
            del self._waiting[place]
            self._know(place, kept=True)

    async def _empty(self, place: Place) -> None:
        loop, bucket = asyncio.get_running_loop(), self._buckets.setdefault(place.connection, TokenBucket(_RATE_PER_S, _BURST))
        again_s, newer = _AGAIN_S, self._newer.setdefault(place, asyncio.Event())
        try:
            while place in self._waiting:
                while not bucket.take(loop.time()):
                    await asyncio.sleep(bucket.wait_s(loop.time()))
                newer.clear()
                secret = self._waiting.get(place)
                if secret is None:
                    return  # forgotten meanwhile
                try:
                    kept = await self._keep(place, secret)
                except OperatorError as error:
                    self._not_kept(place.connection, place.name, error)
                    kept = True  # as far as it can be
                if place not in self._waiting:
                    return  # likewise
                self._know(place, kept)
                if kept:
                    again_s = _AGAIN_S
                    if self._waiting[place] is secret:
                        del self._waiting[place]
                else:
                    again_s = min(2 * again_s, _LONGEST_S) if await _passes(again_s, newer) else _AGAIN_S
        finally:
            del self._newer[place]
            del self._keeping[place]  # at once: what comes from now on begins anew

    def _know(self, place: Place, kept: bool) -> None:
        if kept == (place in self._unkept):
            (self._unkept.discard if kept else self._unkept.add)(place)
            self._changed()

    @staticmethod
    def _not_kept(connection: str, name: str, error: OperatorError) -> None:
        log.error("%s: its secret %r is not kept: %s", connection, name[:40], error.text)


async def _passes(seconds: float, sooner: asyncio.Event) -> bool:
    """Wait so long, or until `sooner`; False when that came."""
    try:
        async with asyncio.timeout(seconds):
            await sooner.wait()
    except TimeoutError:
        return True
    return False
