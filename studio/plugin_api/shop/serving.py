"""`serve_shop`: one shop at the desk's disposal. Calls are answered at once, feeds go out in batches ten times a second."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import msgspec

from studio.plugin_api.context import Context, State
from studio.plugin_api.shop.calls import CALL_DEADLINE_S, METHODS, Calls
from studio.plugin_api.shop.feeds import Feeds
from studio.plugin_api.shop.port import Shop
from studio.values.sentences import plain

POLL_EVERY_S = 0.01  # how long a call of the desk may lie before it is begun
SEND_EVERY_NS = 100_000_000
STATE_EVERY_NS = 5_000_000_000  # said again, for a desk that was away


async def serve_shop(
    context: Context, shop: Shop, now_ns: Callable[[], int] = time.monotonic_ns, deadline_s: float = CALL_DEADLINE_S
) -> None:
    """Speak with the desk for `shop` until cancelled or until the studio wants the plugin to stop.

    Commands in: `shop.<method> {call, ...}` for each method of `Shop` that is a question, `shop.orders_again {}`.
    Events out: `shop_answer {call, ok, reading, readings, code, text}`, `shop_state {state, capabilities, text}` (on change and
    every 5 s), `orders {lines, set_aside}` (each of the latter an order, a line and why), `chat {rows}`, `stats {online,
    behind_ms}`. Figures: `missed`, `dropped` (see `Feeds`).

    Args:
        now_ns: monotonic; stamps readings.
        deadline_s: how long one call of the adapter may take.
    """
    calls = Calls(shop, lambda answer: context.event("shop_answer", **_fields(answer)), now_ns, deadline_s)
    feeds = Feeds(shop)
    feeds.open()
    voice = _Voice(context, shop)
    due_ns = 0
    try:
        while not context.stopping:
            context.poll()
            for command in context.commands():
                method = command.name.removeprefix("shop.")
                if method in METHODS:
                    calls.take(method, command.arguments)
                elif method == "orders_again":
                    feeds.again()
            if now_ns() >= due_ns:
                due_ns = now_ns() + SEND_EVERY_NS
                voice.say(calls, feeds, now_ns())
            await asyncio.sleep(POLL_EVERY_S)
    finally:
        calls.close()
        await feeds.close(timeout_s=1.0)


class _Voice:
    """What goes to the desk by the clock: the shop's state, and what the feeds brought."""

    def __init__(self, context: Context, shop: Shop) -> None:
        self._context, self._shop = context, shop
        self._said: tuple[frozenset[str], State, str] | None = None
        self._said_ns = 0

    def say(self, calls: Calls, feeds: Feeds, now_ns: int) -> None:
        troubles = list(feeds.troubles.values())
        text = next((error.text for error in troubles), calls.unreachable)
        refused = any(error.code != "unreachable" for error in troubles)
        state: State = "failed" if refused else "waiting" if text else "running"
        self._context.report(state, text, missed=feeds.missed, dropped=feeds.dropped)
        now = (self._shop.capabilities, state, text)
        if now != self._said or now_ns - self._said_ns >= STATE_EVERY_NS:
            self._said, self._said_ns = now, now_ns
            self._context.event("shop_state", state=state, capabilities=sorted(self._shop.capabilities), text=text)
        lines, set_aside = feeds.take_lines(), feeds.take_set_aside()
        if lines or set_aside:
            self._context.event("orders", lines=[msgspec.to_builtins(line) for line in lines], set_aside=set_aside)
        if rows := feeds.take_rows():
            self._context.event("chat", rows=[msgspec.to_builtins(row) for row in rows])
        if stats := feeds.take_stats():
            self._context.event("stats", **_fields(stats))


def _fields(value: msgspec.Struct) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(value, enc_hook=plain)
    return fields
