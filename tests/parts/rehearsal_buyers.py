"""Buyers at the rehearsal shop's door, as its page has them: they buy, pay, give up and send back."""

from __future__ import annotations

import contextlib
import itertools
import json
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import ClientConnection, connect

_ANSWER_S = 2.0


class Buyers:
    """One socket with one buyer at a time; none of its failures is the shop's word, so it only says what was answered."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._line: ClientConnection | None = None
        self._closing = contextlib.ExitStack()
        self._page = ""
        self.held: list[int] = []  # orders of the buyer, unpaid
        self.paid: list[int] = []

    def begin(self, page: str, secret: str) -> None:
        """Another buyer comes in."""
        self.held, self.paid = [], []
        if page != self._page or self._line is None:
            self.leave()
            self._page = page
        self._secret = secret

    def buy(self, item: str, sku: str, units: int, price_minor: int) -> None:
        asked = {"item": item, "sku": sku, "quantity": units, "price_minor": price_minor, "key": f"k{next(self._numbers)}"}
        answer = self._ask(do="buy", **asked)
        if answer.get("ok"):
            self.held.append(answer["order"]["number"])

    def settle(self, how: str) -> None:
        """The oldest order that can be: paid, cancelled, refunded or returned."""
        orders = self.held if how in ("pay", "cancel") else self.paid
        if not orders:
            return
        number = orders.pop(0)
        if self._ask(do=how, order=number).get("ok") and how == "pay":
            self.paid.append(number)

    def _ask(self, **what: Any) -> dict[str, Any]:
        try:
            if self._line is None:
                self._line = self._dial()
            return self._exchange(what)
        except (OSError, TimeoutError, ConnectionClosed, InvalidHandshake):
            self.leave()  # the shop was killed: the next buyer comes in anew
            return {}

    def _dial(self) -> ClientConnection:
        page = self._page.rstrip("/")
        times: dict[str, Any] = {"open_timeout": _ANSWER_S, "close_timeout": _ANSWER_S, "ping_interval": None}
        door = connect(page.replace("http", "ws", 1) + "/shop", origin=page, proxy=None, **times)  # type: ignore[arg-type]
        return self._closing.enter_context(door)

    def _exchange(self, what: dict[str, Any]) -> dict[str, Any]:
        assert self._line is not None
        self._say({"do": "enter", "buyer": self._secret, "name": "An"})
        return self._say(what | {"as": self._secret})

    def _say(self, what: dict[str, Any]) -> dict[str, Any]:
        assert self._line is not None
        number = next(self._numbers)
        self._line.send(json.dumps({"n": number} | what))
        while True:
            said: dict[str, Any] = json.loads(self._line.recv(_ANSWER_S))
            if said.get("n") == number:
                return said

    def leave(self) -> None:
        self._line = None
        with contextlib.suppress(Exception):
            self._closing.close()
