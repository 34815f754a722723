"""Secrets that platforms change: a plugin hands on a refreshed token, and it takes the place of the one before."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from studio.desk.keys import Secret
from studio.plugin_api.context import SECRET_BOUND
from studio.values.errors import OperatorError
from studio.values.token_bucket import TokenBucket

log = logging.getLogger(__name__)

_RATE_PER_S, _BURST = 0.1, 5.0  # a keyring may ask a person each time


class ChangedSecrets:
    """`keep(connection, name, secret)` puts one into the keyring. One event loop. Nothing of a secret is ever logged."""

    def __init__(self, keep: Callable[[str, str, Secret], Awaitable[bool]]) -> None:
        self._keep = keep
        self._buckets: dict[str, TokenBucket] = {}
        self._waiting: dict[tuple[str, str], Secret] = {}
        self._keeping: dict[tuple[str, str], asyncio.Task[None]] = {}

    def take(self, connection: str, data: Mapping[str, Any]) -> None:
        """Take in the event `keep_secret` of a connection. Of several that come too fast the newest is kept."""
        name, value = data.get("secret"), data.get("value")
        if not isinstance(name, str) or not isinstance(value, str) or not 0 < len(value) <= SECRET_BOUND:
            log.error("%s hands on a secret that is none", connection)
            return
        place = (connection, name)
        self._waiting[place] = Secret(value)
        if place not in self._keeping:
            task = asyncio.get_running_loop().create_task(self._empty(connection, name))
            self._keeping[place] = task
            task.add_done_callback(lambda _task: self._keeping.pop(place, None))

    async def _empty(self, connection: str, name: str) -> None:
        loop, bucket = asyncio.get_running_loop(), self._buckets.setdefault(connection, TokenBucket(_RATE_PER_S, _BURST))
        while (connection, name) in self._waiting:
            while not bucket.take(loop.time()):
                await asyncio.sleep(bucket.wait_s(loop.time()))
            secret = self._waiting.pop((connection, name))
            try:
                await self._keep(connection, name, secret)
            except OperatorError as error:
                log.error("%s: its secret %r is not kept: %s", connection, name[:40], error.text)
