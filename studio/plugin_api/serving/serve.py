"""`serve`: providers at the desk's disposal. Calls are answered at once, feeds go out in batches ten times a second."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import msgspec

from studio.plugin_api.abilities import BroadcastStatus, IngestPoint, TitleSetter
from studio.plugin_api.context import Context, State
from studio.plugin_api.serving.answers import AnswerQueue
from studio.plugin_api.serving.calls import CALL_DEADLINE_S, Answer, Calls
from studio.plugin_api.serving.feeds import Feeds
from studio.plugin_api.serving.providers import Providers, find
from studio.plugin_api.serving.questions import QUESTIONS
from studio.plugin_api.serving.queues import ChatQueue, OrderQueue, ReadingQueue
from studio.values.sentences import plain, together

POLL_EVERY_S = 0.01  # how long a call of the desk may lie before it is begun
SEND_EVERY_NS = 100_000_000
CHAT_SENDS = 2  # batches at a time: 10,000 messages a second
STATE_EVERY_NS = 5_000_000_000  # said again, for a desk that was away
_PASSING = ("unreachable", "limited")  # troubles that end by themselves


async def serve(
    context: Context,
    *providers: object,
    report: Callable[..., None] | None = None,
    now_ns: Callable[[], int] = time.monotonic_ns,
    deadline_s: float = CALL_DEADLINE_S,
) -> None:
    """Speak with the desk for a connection until cancelled or until the studio wants the plugin to stop.

    Commands in: `<ability>.<method> {call, ...}` for each method that is a question, `orders.again {}`.
    Events out: `begun {}`, for no call of before is known; `answer {call, question, ok, value, code, text}`; `connection_state
    {state, text, abilities, capabilities, text_bound, fed, login}`, `ingest {url, key, page_url}` and `broadcast
    {parts, title_bound, status, text}` on change and every 5 s;
    `orders {lines, set_aside}` (each of the latter an order, a line and why), `readings {readings}`, `chat {rows}` (with
    `skipped`, ids, and `lost`, a number, where messages had no room), `stats {online, behind_ms, viewers, views, followers}`.
    `fed`: the feed of readings lives. Figures: `missed`, `dropped`, `left_out` (see `queues`), `warns`.

    Args:
        providers: objects with the methods of the abilities that `plugin.toml` promises under `provides`. One may have a
            property `notice` as well, what the operator is to know while the connection works, "" for nothing; and one a property
            `warning`, what goes wrong unless somebody sees to it, which stands beside a trouble too and is an alarm.
        report: called in place of `context.report`, by a plugin that has more to report than how its connection is.
        now_ns: monotonic; stamps readings.
        deadline_s: how long one call of a provider may take.

    Raises:
        OperatorError: the providers have other abilities than `plugin.toml` promises.
    """
    there = find(context.connection, providers, context.provides)
    answers = AnswerQueue(lambda answer: context.event("answer", **_fields(answer)))

    def answered(answer: Answer) -> None:
        answers.put(answer)
        if answer.question.startswith("broadcast."):
            feeds.look_at_broadcast()

    calls = Calls(there, answered, now_ns, deadline_s)
    feeds = Feeds(there, now_ns=now_ns, reached=calls.reached)
    feeds.open()
    news = _News(context, there, report or context.report)
    due_ns = 0
    begun = False  # and the desk knows
    try:
        while not context.stopping:
            begun = begun or context.event("begun")
            context.poll()
            answers.flush()
            there.name = context.connection
            for command in context.commands():
                if command.name in QUESTIONS:
                    calls.take(command.name, command.arguments)
                elif command.name == "orders.again":
                    feeds.orders_again()
            if now_ns() >= due_ns:
                due_ns = now_ns() + SEND_EVERY_NS
                news.send(calls, feeds, now_ns())
            await asyncio.sleep(POLL_EVERY_S)
    finally:
        calls.close()
        await feeds.close(timeout_s=1.0)


class _News:
    """What goes to the desk by the clock: the connection's state, and what the feeds brought."""

    def __init__(self, context: Context, providers: Providers, report: Callable[..., None]) -> None:
        self._context, self._providers, self._report = context, providers, report
        self._said: tuple[dict[str, Any], IngestPoint | None, dict[str, Any] | None] | None = None
        self._said_ns = 0

    def send(self, calls: Calls, feeds: Feeds, now_ns: int) -> None:
        """Say how the connection is, and hand on one batch of everything."""
        self._send_state(calls, feeds, now_ns)
        self._send_orders(feeds.lines)
        self._send_readings(feeds.readings)
        self._send_chat(feeds.rows)
        if stats := feeds.take_stats():
            self._context.event("stats", **_fields(stats))

    def _send_orders(self, queue: OrderQueue) -> None:
        """What the desk does not take now waits for it, as do readings and chat."""
        lines, set_aside = queue.take(), queue.take_set_aside()
        if not lines and not set_aside:
            return
        if not self._context.event("orders", lines=[msgspec.to_builtins(line) for line in lines], set_aside=set_aside):
            queue.put_back(lines, set_aside)

    def _send_readings(self, queue: ReadingQueue) -> None:
        readings = queue.take()
        if readings and not self._context.event("readings", readings=[msgspec.to_builtins(reading) for reading in readings]):
            queue.put_back(readings)

    def _send_chat(self, queue: ChatQueue) -> None:
        """Chat leaves room for answers, orders and readings: it waits while the desk is behind."""
        for _ in range(CHAT_SENDS):
            if self._context.behind:
                return
            batch = queue.take()
            if batch is None:
                return
            rows = [msgspec.to_builtins(row) for row in batch.rows]
            more: dict[str, Any] = {"skipped": batch.skipped, "lost": batch.lost} if batch.skipped or batch.lost else {}
            if not self._context.event("chat", rows=rows, **more):
                queue.put_back(batch)
                return

    def _send_state(self, calls: Calls, feeds: Feeds, now_ns: int) -> None:
        troubles = feeds.connection_troubles
        text = next((error.text for error in troubles), calls.unreachable)
        there = self._providers
        warning = there.warns.warning if there.warns is not None else ""
        notice = there.noticing.notice if there.noticing is not None else ""
        refused = any(error.code not in _PASSING for error in troubles)
        state: State = "failed" if refused else "waiting" if text else "running"
        figures: dict[str, int | bool] = {"missed": feeds.lines.missed, "dropped": feeds.rows.dropped}
        figures |= {"left_out": feeds.readings.left_out, "warns": warning != ""}
        text = together(text, warning) if text else together(warning, notice)
        self._report(state, text, **figures)
        catalogue, writer, login = self._providers.catalogue, self._providers.chat_writer, self._providers.login
        moderation = self._providers.moderation
        said = {
            "state": state,
            "text": text,
            "abilities": self._providers.abilities,
            "capabilities": sorted(catalogue.capabilities) if catalogue is not None else [],
            "text_bound": writer.text_bound if writer is not None else 0,
            "acts": sorted(moderation.acts) if moderation is not None else [],
            "login": msgspec.to_builtins(login.prompt) if login is not None and login.prompt is not None else None,
            "fed": feeds.fed,
        }
        now = (said, feeds.ingest_point, self._broadcast(feeds))
        if now != self._said or now_ns - self._said_ns >= STATE_EVERY_NS:
            self._said, self._said_ns = now, now_ns
            self._context.event("connection_state", **said)
            if feeds.ingest_point is not None:
                self._context.event("ingest", **_fields(feeds.ingest_point))
            if now[2] is not None:
                self._context.event("broadcast", **now[2])

    def _broadcast(self, feeds: Feeds) -> dict[str, Any] | None:
        """How the broadcast is, and what can be done with it; None: the connection has none."""
        broadcast = self._providers.broadcast
        if broadcast is None:
            return None
        status: BroadcastStatus | None = feeds.broadcast_status
        return {
            "parts": self._providers.broadcast_parts,
            "title_bound": broadcast.title_bound if isinstance(broadcast, TitleSetter) else 0,
            "status": _fields(status) if status is not None else None,
            "text": feeds.broadcast_trouble,
        }


def _fields(value: msgspec.Struct) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(value, enc_hook=plain)
    return fields
