"""The rehearsal's shops: each has its products of the show on its shelf, and its page counts down with the cards.

A shop outside has products of its own; these are told them, and told of the launch. One event loop.
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


class RehearsalShop:
    """What the processes of the rehearsal's connections were last told. `send` is False when one is not there to hear it."""

    def __init__(self, show: Callable[[], Show], send: Callable[[str, messages.ToWorker], bool], pictures: PictureCache) -> None:
        self._show, self._send, self._pictures = show, send, pictures
        self._seeded: dict[str, list[dict[str, Any]]] = {}
        self._announced: dict[str, dict[str, Any]] = {}

    def shops(self) -> list[str]:
        """The show's connections with rehearsals."""
        return [one.id for one in self._show().connections if one.plugin == REHEARSAL]

    def begun_anew(self, shop: str) -> None:
        """Its process is another one, which knows nothing."""
        self._seeded.pop(shop, None)
        self._announced.pop(shop, None)

    def seed(self) -> None:
        """Put the show's products on their shelves, when they are others than those that lie there."""
        for shop in self.shops():
            products = [
                msgspec.to_builtins(product)
                | {"pictures": [path for picture in product.pictures if (path := self._pictures.found(picture))]}
                for product in self._show().products
                if product.shop == shop
            ]
            if products != self._seeded.get(shop, []) and self._tell(shop, "seed", {"products": products}):
                self._seeded[shop] = products

    def announce(self, state: selling.State) -> None:
        """Let their pages count down with the cards."""
        for shop in self.shops():
            said, before = _launch_in(shop, state), self._announced.get(shop, {})
            gone = before | {"zero_ns": None, "ends_ns": None} if before and not said else {}
            if said != before and self._tell(shop, "announce", said or gone):
                self._announced[shop] = said

    def _tell(self, shop: str, what: str, arguments: dict[str, Any]) -> bool:
        return self._send(f"plugin.{shop}", messages.Command(f"shop.{what}", arguments))


def _launch_in(shop: str, state: selling.State) -> dict[str, Any]:
    """What the page of a shop is to count down to; empty: nothing."""
    launch = state.launch
    if launch is None or launch.shop != shop or launch.zero_ns is None:
        return {}
    return {"item_id": launch.item_id, "zero_ns": launch.zero_ns, "ends_ns": launch.ends_ns}
