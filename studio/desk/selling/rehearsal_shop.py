"""The rehearsal's shop: it has the show's products on its shelf, and its page counts down with the cards.

A shop outside has products of its own; this one is told them, and told of the launch. One event loop.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from studio.contracts import messages
from studio.desk.selling.picture_cache import PictureCache
from studio.document.model import Show
from studio.show import selling

REHEARSAL = "rehearsal"
_WORKER = f"plugin.{REHEARSAL}"


class RehearsalShop:
    """What the rehearsal's plugin was last told. `send` is False when it is not there to hear it."""

    def __init__(self, show: Callable[[], Show], send: Callable[[str, messages.ToWorker], bool], pictures: PictureCache) -> None:
        self._show, self._send, self._pictures = show, send, pictures
        self._seeded: list[dict[str, Any]] = []
        self._announced: dict[str, Any] = {}

    def begun_anew(self) -> None:
        """Its process is another one, which knows nothing."""
        self._seeded, self._announced = [], {}

    def seed(self) -> None:
        """Put the show's products on its shelf, when they are others than those it has."""
        products = [
            msgspec.to_builtins(product)
            | {"pictures": [path for picture in product.pictures if (path := self._pictures.found(picture))]}
            for product in self._show().products
            if product.shop == REHEARSAL
        ]
        if products != self._seeded and self._send(_WORKER, messages.Command("shop.seed", {"products": products})):
            self._seeded = products

    def announce(self, state: selling.State) -> None:
        """Let its page count down with the cards."""
        launch = state.launch
        said: dict[str, Any] = {}
        if launch is not None and launch.shop == REHEARSAL and launch.zero_ns is not None:
            said = {"item_id": launch.item_id, "zero_ns": launch.zero_ns, "ends_ns": launch.ends_ns}
        if said != self._announced:
            gone = self._announced | {"zero_ns": None, "ends_ns": None} if self._announced and not said else {}
            if self._send(_WORKER, messages.Command("shop.announce", said or gone)):
                self._announced = said
