"""One product as three real shops have it, behind one interface: what stands on the shelf, who bought, when it opened.

Everything is the shop's own word: the rehearsal's book on disk, Vendure's and Oscar's answers, tables and log. Moments are ms
of the wall clock, which all of them share.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple, Protocol

from tests.parts.oscar import Oscar, RefusedByOscarError
from tests.parts.rehearsal_buyers import Buyers
from tests.parts.vendure import Vendure
from tests.parts.vendure_visitor import RefusedByVendureError

_LOOK_S = 0.001
_LONGEST_S = 30.0


class Shelf(NamedTuple):
    """What a buyer could have: price in minor units, units that nobody has ordered."""

    open: bool
    price_minor: int
    stock: int


class Stall(Protocol):
    """The product in one shop."""

    connection: str

    def shelf(self) -> Shelf: ...

    def buy(self, units: int) -> bool:
        """Whether a new buyer got so many, and paid."""

    def ordered(self) -> int:
        """Units ordered, by the shop's own book."""

    def opened_ms(self) -> float:
        """When its link was opened last."""


class RehearsalStall:
    """In the rehearsal shop, whose book is the file at `book`; buyers come in by its page. `leave` at the end."""

    connection = "rehearsal"

    def __init__(self, book: Path, page: str, item: str, sku: str) -> None:
        self._item, self._sku, self._page = item, sku, page
        self._buyers, self._numbers = Buyers(), count(1)
        self._tables = sqlite3.connect(f"file:{book}?mode=ro", uri=True, timeout=5, check_same_thread=False)
        self._opened_ms = 0.0

    def shelf(self) -> Shelf:
        question = "select open, price_minor, stock from item join sku using (item_id) where item_id = ?"
        is_open, price_minor, stock = self._tables.execute(question, (self._item,)).fetchone()
        return Shelf(bool(is_open), price_minor, stock)

    def buy(self, units: int) -> bool:
        self._buyers.begin(self._page, f"a-secret-of-buyer-{next(self._numbers)}")
        self._buyers.buy(self._item, self._sku, units, self.shelf().price_minor)
        self._buyers.settle("pay")
        return bool(self._buyers.paid)

    def ordered(self) -> int:
        question = "select coalesce(sum(quantity), 0) from line join purchase using (number) where status <> 'cancelled'"
        return int(self._tables.execute(question).fetchone()[0])

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Within it `opened_ms` is found: the book keeps no times of that, so its file is looked into every ms."""
        gone = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(gone,), name="rehearsal book")
        watcher.start()
        try:
            yield
        finally:
            gone.set()
            watcher.join(5)

    def _watch(self, gone: threading.Event) -> None:
        until, was_open = time.monotonic() + _LONGEST_S, True
        while not gone.wait(_LOOK_S) and time.monotonic() < until:
            is_open = self.shelf().open
            if is_open and not was_open:
                self._opened_ms = time.time() * 1000
            was_open = is_open

    def opened_ms(self) -> float:
        return self._opened_ms

    def leave(self) -> None:
        self._buyers.leave()
        self._tables.close()


class VendureStall:
    """In Vendure."""

    connection = "vendure"

    def __init__(self, server: Vendure, item: str, sku: str) -> None:
        self._server, self._item, self._sku = server, item, sku

    def shelf(self) -> Shelf:
        return Shelf(*self._server.shelf(self._item))

    def buy(self, units: int) -> bool:
        try:
            return bool(self._server.buy(self._sku, units))
        except RefusedByVendureError:
            return False

    def ordered(self) -> int:
        return self._server.units_ordered(self._sku)

    def opened_ms(self) -> float:
        return self._server.published_ms(self._item)[-1]


class OscarStall:
    """In Oscar, where nothing but its link changes the product itself."""

    connection = "oscar"

    def __init__(self, server: Oscar, item: str, sku: str) -> None:
        self._server, self._item, self._sku = server, item, sku

    def shelf(self) -> Shelf:
        is_open, price, stock = self._server.shelf(self._item)
        return Shelf(is_open, round(float(price) * 100), stock)

    def buy(self, units: int) -> bool:
        try:
            return bool(self._server.buy(self._sku, units))
        except RefusedByOscarError:
            return False

    def ordered(self) -> int:
        return self._server.units_ordered(self._sku)

    def opened_ms(self) -> float:
        return self._server.changed_ms(self._item)
