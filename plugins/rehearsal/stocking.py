"""Keeps the rehearsal's shelf and its countdown as the show has them: a shop outside has products of its own, this one none."""

from __future__ import annotations

import asyncio
import logging
import sqlite3

import msgspec

from rehearsal.shop import Refused, Store
from rehearsal.shop.seeds import read_seeds
from studio.plugin_api import Context
from studio.plugin_api.data import LaunchNow, QueuedProduct, ShowQueue

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
        ours = [
            msgspec.to_builtins(product) | {"item_id": item_id} for product in queue.products for item_id in self._items(product)
        ]
        try:
            self._store.shelf.seed(read_seeds(ours))
        except (msgspec.ValidationError, sqlite3.Error) as error:
            log.warning("the rehearsal shop cannot take the show's products: %s", error)

    def _items(self, sold: QueuedProduct | LaunchNow) -> list[str]:
        """What it is called in this shop; several times listed it is several items, and none where it is not sold here."""
        places = ((sold.shop, sold.item_id), *((other.shop, other.item_id) for other in sold.others))
        return [item_id for shop, item_id in places if shop == self._context.id]

    def _announce(self, launch: LaunchNow) -> None:
        item = next(iter(self._items(launch)), "") if launch.zero_ns is not None else ""
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
