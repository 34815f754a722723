"""Decisions: what follows from a command, from a shop's news, from time alone, from a restart, from the show's end.

Each is a function of the state, the show, what came in and the time (monotonic ns), and gives the events that happened, the
state after them and the effects that are to be carried out. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.document.model import Show
from studio.show.selling import calls, commands, effects, events, news_handlers, polling, price_truth, queue_commands
from studio.show.selling.catalogue import places
from studio.show.selling.decision_builder import Decision, DecisionBuilder
from studio.show.selling.launch import commands as launch_commands
from studio.show.selling.launch import phases, step_runner
from studio.show.selling.news import Answered, ItemRead, News, OrderSeen, ShopBegan
from studio.show.selling.state import State
from studio.words import queue as says


def on_command(state: State, show: Show, command: str, params: Mapping[str, Any], now_ns: int) -> Decision:
    """What a command brings.

    Raises:
        RefusedError: unknown command or parameters, or a guard forbids it. Nothing happened.
    """
    decision = DecisionBuilder(state, show, now_ns)
    commands.run(decision, command, params)
    _follow(decision)
    return decision.build()


def on_news(state: State, show: Show, news: News, now_ns: int) -> Decision:
    """What a shop's news bring."""
    decision = DecisionBuilder(state, show, now_ns)
    if isinstance(news, OrderSeen):
        news_handlers.take_order_line(decision, news.shop, news.line)
    elif isinstance(news, Answered):
        news_handlers.take_answer(decision, news)
    elif isinstance(news, ItemRead):
        news_handlers.take_told_reading(decision, news)
    elif isinstance(news, ShopBegan):
        news_handlers.take_shop_began(decision, news.shop)
    else:
        news_handlers.take_shop_state(decision, news)
    _follow(decision)
    return decision.build()


def on_time(state: State, show: Show, now_ns: int) -> Decision:
    """What time alone brings. Call it at `next_due_ns`; more often does no harm."""
    decision = DecisionBuilder(state, show, now_ns)
    for call in [call for call, at_ns in calls.give_up_ns(state).items() if now_ns >= at_ns]:
        pending = decision.state.pending[call]
        decision.emit(events.CallGivenUp(at_ns=now_ns, call=call))
        if not isinstance(pending.effect, effects.ReadItem | effects.PinItem):
            news_handlers.recheck(decision, pending.product, pending.effect.shop)
    _follow(decision)
    for product, place, every_ns in polling.polled(decision.state, show):
        asked_ns = decision.state.listing(product, place.key).asked_ns
        if asked_ns is None or now_ns - asked_ns >= every_ns:
            decision.read_item(product, place)
    return decision.build()


def next_due_ns(state: State, show: Show, after_ns: int) -> int | None:
    """When `on_time` has something to do, or a card's price is too old to be shown; it may lie in the past.

    `after_ns`: when the rules last decided anything.
    """
    found = [price_truth.due_ns(state, product, after_ns) for product, _ in polling.priced(state, show)]
    found += [phases.due_ns(state, launch) for launch in state.launches]
    for name, place, every_ns in polling.polled(state, show):
        found.append((state.listing(name, place.key).asked_ns or -every_ns) + every_ns)
    found += calls.give_up_ns(state).values()
    return min((moment for moment in found if moment is not None), default=None)


def on_restart(state: State, show: Show, now_ns: int) -> Decision:
    """After a restart of the desk: what was in flight is asked again under its old calls.

    Only what is still wanted: a write that no step waits for any more (the price of a launch that was aborted since) may have
    been lost on its way, and would do harm now.

    After a restart of the machine (the clock is behind the latest event) a launch before zero is given up, and one after
    zero is put back: nobody knows how long buyers were alone with it.
    """
    decision = DecisionBuilder(state, show, now_ns)
    if now_ns < state.latest_ns:
        decision.emit(events.ClockRestarted(at_ns=now_ns))
        launch_commands.give_up(decision, decision.state.on_air, says.computer_restarted())
        current = decision.state.current
        product = decision.product(current) if current else None
        for place in places(product) if product is not None else ():
            decision.read_item(current or "", place)
    else:
        for launch in decision.state.launches:
            step_runner.doubt_calls(decision, launch)
        needed = calls.needed(decision.state)
        for call, pending in tuple(decision.state.pending.items()):
            if call in needed or isinstance(pending.effect, effects.ReadItem):
                decision.repeat_call(call)
    _follow(decision)
    return decision.build()


def on_show_end(state: State, show: Show, now_ns: int) -> Decision:
    """What the end of the show brings: nothing is launched or sold after it."""
    decision = DecisionBuilder(state, show, now_ns)
    queue_commands.wind_up(decision)
    _follow(decision)
    return decision.build()


def _follow(decision: DecisionBuilder) -> None:
    """What has happened so far means something for the launch, and for the price on the card."""
    phases.advance(decision)
    price_truth.update_doubt(decision)
