"""What plugins are told beyond their settings, sent when it changed and not more often than they can draw."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from studio.contracts import messages
from studio.contracts.card_wish import CardsWish, as_arguments
from studio.ipc import clock as clocks

_EVERY_NS = clocks.NS // 20


class CardLine:
    """The newest wish to each plugin that draws cards. `wanted` gives the wishes as of now. One event loop."""

    def __init__(
        self,
        send: Callable[[str, messages.ToWorker], bool],
        wanted: Callable[[], dict[str, CardsWish]],
        clock: clocks.Clock,
    ) -> None:
        self._send, self._wanted, self._clock = send, wanted, clock
        self._sent: dict[str, CardsWish] = {}
        self._sent_ns = -_EVERY_NS
        self._timer: asyncio.TimerHandle | None = None

    def changed(self) -> None:
        """Something of the cards may have changed: tell the plugins, at once when the last time is long enough ago."""
        if self._timer is None:
            wait_ns = max(0, self._sent_ns + _EVERY_NS - self._clock.now_ns())
            self._timer = asyncio.get_running_loop().call_later(wait_ns / clocks.NS, self._tell)

    def greet(self, plugin: str) -> None:
        """Its process is new, or has another spec: it knows nothing."""
        self._sent.pop(plugin, None)
        self.changed()

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _tell(self) -> None:
        self._timer = None
        self._sent_ns = self._clock.now_ns()
        for plugin, wish in self._wanted().items():
            if self._sent.get(plugin) != wish and self._send(f"plugin.{plugin}", messages.Command("cards", as_arguments(wish))):
                self._sent[plugin] = wish
