"""Buyers of one shop: they order until nothing is left, and afterwards pay, cancel, want their money back or send goods back.

One after the other, in a thread of their own, from a seed: the shop's answers alone say what was sold.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from tests.parts.market.books import Book, Bought
from tests.parts.market.doors import Door, SoldOutError

_MOST = 3  # units of an order
_PAID_AT_ONCE = 0.7


class Buyers:
    """`book` is whole once all that was begun is done."""

    def __init__(self, door: Door, seed: int) -> None:
        self.door, self.book = door, Book()
        self._dice = random.Random(seed)
        self._begun: list[Future[None]] = []
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=f"buyers of {door.plugin}")

    def rush(self, product: str, sku: str, price_minor: int) -> Future[None]:
        """Buy until the shop has not one unit left; every order, and one that is given up, by what the shop answers."""
        return self._begin(self._rush, product, sku, price_minor)

    def come_back(self, product: str) -> Future[None]:
        """What becomes of the orders afterwards: most of the unpaid are paid, some are not; some of the paid are regretted."""
        return self._begin(self._come_back, product)

    def _begin(self, deed: Callable[..., None], *about: object) -> Future[None]:
        self._begun.append(self._pool.submit(deed, *about))
        return self._begun[-1]

    def done(self) -> Future[None]:
        """Done once all that was begun before is; raises what went wrong in any of it."""
        begun = list(self._begun)

        def ended() -> None:
            for one in begun:
                one.result(0)

        return self._pool.submit(ended)

    def _rush(self, product: str, sku: str, price_minor: int) -> None:
        units = self._dice.randint(1, _MOST)
        while True:
            pays = self._dice.random() < _PAID_AT_ONCE
            try:
                order = self.door.buy(sku, units, pays)
            except SoldOutError:
                if units == 1:
                    return
                units = 1
                continue
            self.book.orders[order] = Bought(order, product, sku, units, price_minor, "paid" if pays else "created")
            if self._dice.random() < 0.15:
                self._give_up(product)
            units = self._dice.randint(1, _MOST)

    def _give_up(self, product: str) -> None:
        """Somebody who has not paid cancels, while others buy."""
        for bought in self.book.of(product, lambda bought: bought.status == "created"):
            self.door.cancel(bought.order)
            bought.status = "cancelled"
            return

    def _come_back(self, product: str) -> None:
        for bought in list(self.book.of(product)):
            fate = self._dice.random()
            if bought.status == "created" and fate < 0.6:
                self.door.pay(bought.order)
                bought.status = "paid"
            elif bought.status == "created" and fate < 0.8:
                self.door.cancel(bought.order)
                bought.status = "cancelled"
            elif bought.status == "paid" and fate < 0.2:
                self.door.refund(bought.order)
                bought.status = "refunded"
            elif bought.status == "paid" and fate < 0.35:
                self.door.send_back(bought.order)
                bought.status = "returned"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
