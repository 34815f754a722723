"""The desk's line to the shops: effects become calls to their plugins, what plugins say becomes news for the rules."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from studio.ipc import messages
from studio.show import selling

log = logging.getLogger(__name__)

_SHOP_STATES = {"running": "running", "live": "running"}


class Shops:
    """All shops by plugin id. `send(worker, message)` is False when the worker is not there to hear it. One event loop."""

    def __init__(self, send: Callable[[str, messages.ToWorker], bool], hear: Callable[[selling.News], None]) -> None:
        self._send, self._hear = send, hear
        self._said: dict[str, selling.ShopChanged] = {}

    def ask(self, effect: selling.Effect) -> None:
        """Carry an effect out that is a shop's. One that is not there is left to the rules' patience: they ask again."""
        arguments = {name: getattr(effect, name) for name in effect.__struct_fields__ if name != "shop"}
        self._send(worker_of(effect.shop), messages.Command(f"shop.{effect.__struct_config__.tag}", arguments))

    def heard(self, shop: str, event: messages.Event) -> bool:
        """Take in an event of a plugin; False when it is none of a shop."""
        try:
            match event.name:
                case "shop_answer":
                    self._hear(msgspec.convert(_without(event.data, "readings"), selling.Answered))
                case "shop_state":
                    state = str(event.data.get("state", "running"))
                    self._changed(shop, state, frozenset(event.data["capabilities"]), str(event.data["text"]))
                case "orders":
                    for line in event.data["lines"]:
                        self._hear(selling.OrderSeen(shop=shop, line=msgspec.convert(line, selling.OrderLine)))
                case _:
                    return False
        except (msgspec.ValidationError, KeyError, TypeError) as error:
            log.error("the shop %s says what cannot be read: %s", shop, error)
        return True

    def worker(self, shop: str, status: messages.Status | None) -> None:
        """The plugin's process said how it is, or ended (None)."""
        known = self._said.get(shop)
        if known is None:
            return  # it never said that it is a shop
        state = _SHOP_STATES.get(status.state, status.state) if status is not None else "ended"
        self._changed(shop, state, known.capabilities, status.text if status is not None else "Its plugin is not running.")

    def _changed(self, shop: str, state: str, capabilities: frozenset[str], text: str) -> None:
        news = selling.ShopChanged(shop=shop, state=state, capabilities=capabilities, text=text)
        if self._said.get(shop) != news:
            self._said[shop] = news
            self._hear(news)


def worker_of(shop: str) -> str:
    """The name of the process that runs the plugin of a shop."""
    return f"plugin.{shop}"


def _without(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != name}
