"""Decisions: what follows from a command, from a shop's news, from time alone, from a restart. Pure; time is monotonic ns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from studio.document.model import Show
from studio.document.products import Product
from studio.show.selling import commands, driving, effects, events, launching, price_truth, queue, sale, stock
from studio.show.selling.catalogue import item_of
from studio.show.selling.news import Answered, ItemRead, News, OrderSeen, ShopChanged
from studio.show.selling.reading import OrderLine, Reading, settled
from studio.show.selling.state import STAGES_ON_AIR, State
from studio.show.selling.turn import Decision, Turn

POLL_NS = 2_000_000_000
ON_AIR_POLL_NS = 1_000_000_000  # of the product on air: another price in the shop is off its card within 2 s
QUICK_POLL_NS = 500_000_000  # of a sale that is about to be sold out
PIN_NS = 5_000_000_000  # a pin that was lost is set again at most so often
_UNTIL_ARMED = ("queued", "prepared", "explaining")  # what preparing finds is looked for; then the launch has its own checks
STRIP = 4  # products that the strip names


def decide(state: State, show: Show, command: str, params: Mapping[str, Any], now_ns: int) -> Decision:
    """What a command brings.

    Raises:
        RefusedError: unknown command or parameters, or a guard forbids it. Nothing happened.
    """
    turn = Turn(state, show, now_ns)
    commands.obey(turn, command, params)
    _follow(turn)
    return turn.decision()


def heard(state: State, show: Show, news: News, now_ns: int) -> Decision:
    """What a shop's news bring."""
    turn = Turn(state, show, now_ns)
    if isinstance(news, OrderSeen):
        _count(turn, news.shop, news.line)
    elif isinstance(news, Answered):
        _answer(turn, news)
    elif isinstance(news, ItemRead):
        for product in turn.catalogue.selling(news.shop, news.reading.item_id):
            _read(turn, product.id, news.reading, now_ns)
    else:
        _shop(turn, news)
    _follow(turn)
    return turn.decision()


def passed(state: State, show: Show, now_ns: int) -> Decision:
    """What time alone brings. Call it at `next_due_ns`; more often does no harm."""
    turn = Turn(state, show, now_ns)
    for call in _abandoned(state, now_ns):
        pending = turn.state.pending[call]
        turn.note(events.CallGivenUp(at_ns=now_ns, call=call))
        if not isinstance(pending.effect, effects.ReadItem | effects.PinItem):
            _look_again(turn, pending.product)
    _follow(turn)
    for product, shop, item_id, every_ns in _watched(turn.state, show):
        asked_ns = turn.state.product(product).asked_ns
        if asked_ns is None or now_ns - asked_ns >= every_ns:
            turn.read(product, shop, item_id)
    return turn.decision()


def next_due_ns(state: State, show: Show, after_ns: int) -> int | None:
    """When `passed` has something to do, or a card's price is too old to be shown; it may lie in the past.

    `after_ns`: when the rules last decided anything.
    """
    found = [price_truth.due_ns(state.product(one.id), after_ns) for one, _ in _shown(state, show)]
    found += [launching.due_ns(state, launch) for launch in state.launches]
    for product, _, _, every_ns in _watched(state, show):
        found.append((state.product(product).asked_ns or -every_ns) + every_ns)
    held = _held_calls(state)
    found += [one.asked_ns + driving.GIVE_UP_NS for call, one in state.pending.items() if call not in held]
    return min((one for one in found if one is not None), default=None)


def resumed(state: State, show: Show, now_ns: int) -> Decision:
    """After a restart of the desk: what was in flight is asked again under its old calls.

    Only what is still wanted: a write that no step waits for any more (the price of a launch that was aborted since) may have
    been lost on its way, and would do harm now.

    After a restart of the machine (the clock is behind the latest event) a launch before zero is given up, and one after
    zero is put back: nobody knows how long buyers were alone with it.
    """
    turn = Turn(state, show, now_ns)
    if now_ns < state.latest_ns:
        turn.note(events.ClockRestarted(at_ns=now_ns))
        launch = turn.state.launch
        if launch is not None:
            if launch.phase in ("armed", "verifying", "countdown") and not launch.again:
                turn.note(events.LaunchCancelled(at_ns=now_ns, product=launch.product))
            elif launch.phase != "closing":
                launching.close(turn, launch.product, "The computer was started anew.")
        current = turn.state.current
        product = turn.product(current) if current else None
        if product is not None:
            turn.read(product.id, product.shop, item_of(product))
    else:
        held = _held_calls(turn.state)
        for call, pending in tuple(turn.state.pending.items()):
            if call in held or isinstance(pending.effect, effects.ReadItem):
                turn.ask_again(call)
    _follow(turn)
    return turn.decision()


def wound_up(state: State, show: Show, now_ns: int) -> Decision:
    """What the end of the show brings: nothing is launched or sold after it."""
    turn = Turn(state, show, now_ns)
    queue.wind_up(turn)
    _follow(turn)
    return turn.decision()


def _follow(turn: Turn) -> None:
    """What the news of this turn mean for the launch, and for the price on the card."""
    launching.drive(turn)
    price_truth.judge(turn)


def _answer(turn: Turn, news: Answered) -> None:
    pending = turn.state.pending.get(news.call)
    if pending is None or pending.effect.shop != news.shop:
        return  # answered twice, or long given up; or by one that was not asked
    turn.note(events.CallAnswered(at_ns=turn.now_ns, call=news.call, ok=news.ok, code=news.code, text=news.text))
    launch = turn.state.launch_of(pending.product)
    if launch is not None and not driving.answered(turn, launch, news) and not isinstance(pending.effect, effects.ReadItem):
        _look_again(turn, pending.product)
    if news.reading is not None and news.ok:
        _read(turn, pending.product, news.reading, pending.asked_ns)


def _look_again(turn: Turn, product: str) -> None:
    launch = turn.state.launch_of(product)
    if launch is not None:
        driving.look_again(turn, launch)


def _read(turn: Turn, name: str, reading: Reading, since_ns: int) -> None:
    """Take a reading; `since_ns` is how old it may be at most when it does not say so itself."""
    one = turn.state.product(name)
    read_ns = min(turn.now_ns, reading.at_ns or since_ns)
    if one.read_ns is not None and read_ns < one.read_ns:
        return  # overtaken by a newer one
    if one.reading is not None and msgspec.structs.replace(reading, at_ns=one.reading.at_ns) == one.reading:
        turn.note(events.ReadingConfirmed(at_ns=turn.now_ns, product=name, read_ns=read_ns))
    else:
        turn.note(events.ReadingTaken(at_ns=turn.now_ns, product=name, reading=reading, read_ns=read_ns))
    product = turn.product(name)
    if product is None:
        return
    if one.stage in _UNTIL_ARMED:
        problem = queue.problem(product, reading)
        if one.stage == "queued" or problem != one.problem:
            turn.note(events.ProductPrepared(at_ns=turn.now_ns, product=name, problem=problem))
    pin_old = one.pinned_ns is None or turn.now_ns - one.pinned_ns >= PIN_NS
    if turn.state.current == name and one.stage in STAGES_ON_AIR and not reading.pinned and pin_old:
        queue.pin(turn, product)


def _count(turn: Turn, shop: str, line: OrderLine) -> None:
    old = turn.state.ledger.entry(shop, line)
    if old is not None and settled(old.line, line) == old.line:
        return
    sellers = turn.catalogue.selling(shop, line.item_id)
    if old is not None:
        product = old.product
    elif not sellers:
        return  # not of this show
    else:
        current = [one for one in sellers if one.id == turn.state.current]
        exact = [one for one in sellers if any(variant.sku == line.sku for variant in one.variants)]
        product = (current or exact or sellers)[0].id
    turn.note(events.LineCounted(at_ns=turn.now_ns, shop=shop, product=product, line=line))


def _shop(turn: Turn, news: ShopChanged) -> None:
    old = turn.state.shops.get(news.shop)
    if old is not None and (old.state, old.capabilities, old.text) == (news.state, news.capabilities, news.text):
        return
    turn.note(
        events.ShopStateChanged(
            at_ns=turn.now_ns, shop=news.shop, state=news.state, capabilities=news.capabilities, text=news.text
        )
    )


def _watched(state: State, show: Show) -> Iterator[tuple[str, str, str, int]]:
    """What has to be read again and again: product, shop, item, every how many ns."""
    seen: set[str] = set()
    for launch in state.launches:
        if _reachable(state, launch.shop):
            seen.add(launch.product)
            short = launch.phase == "open" and stock.few(sale.left(state, launch), launch.released)
            yield launch.product, launch.shop, launch.item_id, QUICK_POLL_NS if short else ON_AIR_POLL_NS
    for product, every_ns in _shown(state, show):
        if product.id not in seen and _reachable(state, product.shop):
            seen.add(product.id)
            yield product.id, product.shop, item_of(product), every_ns


def _shown(state: State, show: Show) -> list[tuple[Product, int]]:
    """The products whose prices cards say, and every how many ns their shop is read."""
    on_air = queue.on_air(state, show)
    products = [] if on_air is None else [(on_air, ON_AIR_POLL_NS)]
    if any(one.kind == "product_strip" for one in show.overlays):
        products += [(one, POLL_NS) for one in queue.waiting(state, show, STRIP)]
    return products


def _reachable(state: State, shop: str) -> bool:
    found = state.shops.get(shop)
    return found is not None and found.state == "running"


def _held_calls(state: State) -> set[str]:
    """The calls that a step still waits for: never given up."""
    return {step.call for one in state.launches for step in (one.undo if one.phase in ("closing", "failed") else one.steps)}


def _abandoned(state: State, now_ns: int) -> list[str]:
    held = _held_calls(state)
    return [call for call, one in state.pending.items() if call not in held and now_ns >= one.asked_ns + driving.GIVE_UP_NS]
