"""The shop as one thing: shelf, order book and till on one database, and who is told when something changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from rehearsal.bell import Bell
from rehearsal.shop.database import Database
from rehearsal.shop.goods import Order, Purchase, Status
from rehearsal.shop.orders import OrderBook
from rehearsal.shop.shelf import Shelf
from rehearsal.shop.till import Till
from rehearsal.shop.touched import Touched

UNPAID_S = 900.0


def wall_ms() -> int:
    """Milliseconds since 1970: orders outlive the machine's monotonic clock."""
    return round(datetime.now(UTC).timestamp() * 1000)


class Store:
    """Everything is called on one thread; `buy` and `settle` inside a running event loop.

    `ordered` rings when orders changed, `touched.bell` when items did.
    """

    def __init__(self, folder: Path | None = None, unpaid_s: float = UNPAID_S, now_ms: Callable[[], int] = wall_ms) -> None:
        """Raises: sqlite3.Error, OSError when the file in `folder` cannot be used. None: in memory."""
        self._database = Database(folder)
        self.touched = Touched()
        self._untold = self.touched.follow()
        self.now_ms = now_ms
        self.shelf = Shelf(self._database, self.touched)
        self.orders = OrderBook(self._database, self.touched, now_ms, unpaid_s)
        self.ordered = Bell()
        self._till = Till(self._database, self.ordered.ring)
        self.zeros: dict[str, tuple[int | None, int | None]] = {}

    @property
    def shop(self) -> str:
        """Tells this store's orders from those of any other."""
        return self._database.shop

    def buy(self, purchase: Purchase) -> asyncio.Future[Order]:
        """The order, or `Refused`: see `OrderBook.place`."""
        return self._till.ask(lambda: self.orders.place(purchase))

    def settle(self, number: int, buyer: str | None, status: Status) -> asyncio.Future[Order]:
        """The order afterwards, or `Refused`: see `OrderBook.settle`."""
        return self._till.ask(lambda: self.orders.settle(number, buyer, status))

    def give_back_unpaid(self) -> None:
        if self.orders.give_back_unpaid():
            self.ordered.ring()

    def announce(self, item_id: str, zero_ns: int | None, ends_ns: int | None) -> None:
        """Say when the item opens and ends, on the monotonic clock; only said, never acted upon.

        Raises:
            Refused: `not_found`.
        """
        self.shelf.item(item_id)
        self.zeros[item_id] = (zero_ns, ends_ns)
        self.touched.add(item_id)

    def take_touched(self) -> set[str]:
        """The items that changed since the last call."""
        touched = set(self._untold)
        self._untold.clear()
        return touched

    def close(self) -> None:
        self._database.close()
