"""Keeps the rehearsal's shelf and its countdown as the show has them: a shop outside has products of its own, this one none."""

from __future__ import annotations

import asyncio
import logging
import sqlite3

import msgspec

from rehearsal.shop import Refused, Store
from rehearsal.shop.seeds import read_seeds
from studio.plugin_api import Context
from studio.plugin_api.data import LaunchNow, ShowQueue

log = logging.getLogger(__name__)

_LOOK_EVERY_S = 0.02


class Stocking:
    """Follows the topics `queue` and `launch`, of what this connection sells. One event loop."""

    def __init__(self, context: Context, store: Store) -> None:
        self._context, self._store = context, store
        self._queue: object = None
        self._launch: object = None
        self._announced = ""  # the item that the page counts down to

    async def run(self) -> None:
        """Follow until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(_LOOK_EVERY_S)

    def look(self) -> None:
        """Take over what is new."""
        queue, launch = self._context.data("queue"), self._context.data("launch")
        if queue is not self._queue and isinstance(queue, ShowQueue):
            self._queue, self._launch = queue, None  # the item that is launched may only be there now
            self._stock(queue)
        if launch is not self._launch and isinstance(launch, LaunchNow):
            self._launch = launch
            self._announce(launch)

    def _stock(self, queue: ShowQueue) -> None:
        ours = [msgspec.to_builtins(product) for product in queue.products if product.shop == self._context.id]
        try:
            self._store.shelf.seed(read_seeds(ours))
        except (msgspec.ValidationError, sqlite3.Error) as error:
            log.warning("the rehearsal shop cannot take the show's products: %s", error)

    def _announce(self, launch: LaunchNow) -> None:
        ours = launch.shop == self._context.id and launch.zero_ns is not None
        item = launch.item_id if ours else ""
        if self._announced and item != self._announced:
            self._say(self._announced, None, None)
        if item:
            self._say(item, launch.zero_ns, launch.ends_ns)
        self._announced = item

    def _say(self, item: str, zero_ns: int | None, ends_ns: int | None) -> None:
        try:
            self._store.announce(item, zero_ns, ends_ns)
        except Refused as refusal:
            log.warning("no countdown: %s", refusal.text)
