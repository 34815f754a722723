"""Tells plugins which cards to draw, when that changed and not more often than they can draw."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from studio.contracts import messages
from studio.contracts.card_wish import CardsWish, as_arguments
from studio.desk.desired_processes import plugin_worker
from studio.desk.selling.card_wishes import CardWishes
from studio.ipc import clock as clocks

_EVERY_NS = clocks.NS // 20


class CardSender:
    """The newest wish to each plugin that draws cards. `send` is False when the plugin is not there. One event loop."""

    def __init__(self, send: Callable[[str, messages.ToWorker], bool], wishes: CardWishes, clock: clocks.Clock) -> None:
        self._send, self._wishes, self._clock = send, wishes, clock
        self._sent: dict[str, CardsWish] = {}
        self._sent_ns = -_EVERY_NS
        self._timer: asyncio.TimerHandle | None = None

    def changed(self) -> None:
        """Something of the cards may have changed: tell the plugins, at once when the last time is long enough ago."""
        if self._timer is None:
            wait_ns = max(0, self._sent_ns + _EVERY_NS - self._clock.now_ns())
            self._timer = asyncio.get_running_loop().call_later(wait_ns / clocks.NS, self._send_changed)

    def begun_anew(self, plugin: str) -> None:
        """Its process is new, or has another spec: it knows nothing."""
        self._sent.pop(plugin, None)
        self.changed()

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _send_changed(self) -> None:
        self._timer = None
        self._sent_ns = self._clock.now_ns()
        for plugin, wish in self._wishes.now().items():
            if self._sent.get(plugin) != wish and self._send(
                plugin_worker(plugin), messages.Command("cards", as_arguments(wish))
            ):
                self._sent[plugin] = wish
