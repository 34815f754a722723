"""Brings a shop to what the steps of a launch say: asks, waits, asks again, believes what it reads.

An unanswered call is asked again under the same name, so that a shop that did it already does nothing. After a refusal the
shop is read before anything new is asked.
"""

from __future__ import annotations

from typing import Any

import msgspec

from studio.show.selling import effects, events, steps
from studio.show.selling.news import Answered
from studio.show.selling.reading import Reading
from studio.show.selling.state import Launch, Step
from studio.show.selling.turn import Turn

PATIENCE_NS = 600_000_000  # an answer that takes longer is asked for again
GIVE_UP_NS = 10_000_000_000  # after that nobody waits for a call that no step needs any more
_QUICK_TRIES = 20  # so often a compare-and-set that lost against a buyer is tried without a pause
_NOT_DONE = ("conflict", "refused", "not_found", "unsupported")  # of a call asked once: it did nothing
_BACKOFF_MS = (100, 200, 400, 800, 1500, 3000, 5000)

_WRITES = effects.SetPrice | effects.SetStock | effects.SetLimit | effects.OpenLink


def run(turn: Turn, product: str, undo: bool) -> None:
    """Do what is due of the current round; rounds that are done at once lead to the next."""
    while True:
        launch = turn.state.launch_of(product)
        if launch is None:
            return
        before = _list(launch, undo)
        now = steps.current_round(before)
        for step in before:
            if step.round <= now and step.state in ("waiting", "doing"):
                _act(turn, launch, step, undo)
        launch = turn.state.launch_of(product)
        if launch is None or _list(launch, undo) == before:
            return


def answered(turn: Turn, launch: Launch, news: Answered) -> bool:
    """Take the answer to a step's call; False when no step waits for it."""
    undo = launch.phase in ("closing", "failed")
    for step in _list(launch, undo):
        if step.call == news.call and step.state == "doing":
            _take(turn, launch, step, undo, news)
            return True
    return False


def look_again(turn: Turn, launch: Launch) -> None:
    """A write that no step waits for has come to its end: what was read before it proves nothing any more."""
    if launch.phase in ("closing", "failed"):
        for step in launch.undo:
            if step.name == "check" and step.state != "waiting":
                moved(turn, launch.product, step, undo=True, state="waiting")


def hurry(turn: Turn, launch: Launch) -> None:
    """Try at once what is waiting for its pause to end."""
    undo = launch.phase in ("closing", "failed")
    for step in _list(launch, undo):
        if step.state == "doing" and not step.by_hand:
            moved(turn, launch.product, step, undo, due_ns=turn.now_ns, tries=0)


def finished(launch: Launch, undo: bool) -> bool:
    return all(one.state == "done" for one in _list(launch, undo) if one.must)


def by_hand_now(launch: Launch) -> bool:
    """Whether the opening waits for a person."""
    now = steps.current_round(launch.steps)
    return any(one.by_hand and one.must and one.state == "doing" and one.round == now for one in launch.steps)


def due_ns(launch: Launch, undo: bool) -> int | None:
    """When one of its steps has to be looked at again."""
    found = _list(launch, undo)
    now = steps.current_round(found)
    return min((one.due_ns for one in found if one.state == "doing" and not one.by_hand and one.round <= now), default=None)


def in_flight(turn: Turn, product: str) -> bool:
    """Whether a write for the product is still unanswered: it may yet happen."""
    return any(one.product == product and isinstance(one.effect, _WRITES) for one in turn.state.pending.values())


def backoff_ns(tries: int) -> int:
    return _BACKOFF_MS[min(tries, len(_BACKOFF_MS) - 1)] * 1_000_000


def moved(turn: Turn, product: str, step: Step, undo: bool, **changes: Any) -> None:
    turn.note(events.StepMoved(at_ns=turn.now_ns, product=product, step=msgspec.structs.replace(step, **changes), undo=undo))


def done(turn: Turn, product: str, step: Step, undo: bool, text: str = "", **changes: Any) -> None:
    moved(turn, product, step, undo, state="done", call="", text=text, asked_ns=turn.now_ns, **changes)


def again(turn: Turn, product: str, step: Step, undo: bool, text: str, **changes: Any) -> None:
    """Try the step anew after a pause."""
    due = turn.now_ns + backoff_ns(step.tries)
    moved(turn, product, step, undo, state="doing", call="", text=text, asked_ns=turn.now_ns, due_ns=due, **changes)


def since(turn: Turn, launch: Launch, ns: int) -> Reading | None:
    """The product's reading, when it was taken at `ns` or later."""
    one = turn.state.product(launch.product)
    return one.reading if one.read_ns is not None and one.read_ns >= ns else None


def _list(launch: Launch, undo: bool) -> tuple[Step, ...]:
    return launch.undo if undo else launch.steps


def _act(turn: Turn, launch: Launch, step: Step, undo: bool) -> None:
    if step.state == "waiting":
        _begin(turn, launch, step, undo)
    elif step.name == "check":
        if since(turn, launch, step.asked_ns) is None and step.due_ns <= turn.now_ns:
            turn.read(launch.product, launch.shop, launch.item_id)
            moved(turn, launch.product, step, undo, due_ns=turn.now_ns + PATIENCE_NS, tries=step.tries + 1)
    elif step.call:
        if step.due_ns <= turn.now_ns:
            if turn.ask_again(step.call):
                due = turn.now_ns + max(PATIENCE_NS, backoff_ns(step.tries))
                moved(turn, launch.product, step, undo, due_ns=due, unsure=True)
            else:
                again(turn, launch.product, step, undo, step.text, unsure=True)
    else:
        _look(turn, launch, step, undo)


def _look(turn: Turn, launch: Launch, step: Step, undo: bool) -> None:
    """After a refusal, or while a person is at it: has it happened anyway? When not, and it is due, try anew."""
    reading = since(turn, launch, step.asked_ns)
    if reading is not None:
        if steps.shows(step, reading, turn.state.ledger.ordered_of(launch.product, step.sku)):
            done(turn, launch.product, step, undo)
            return
        if step.settle:
            done(turn, launch.product, step, undo, "the shop did not do it", value=0)
            return
        found = steps.foreign(step, reading)
        if found is not None and not step.by_hand:
            if undo:
                done(turn, launch.product, step, undo, "somebody else set another price: left as it is")
            else:
                moved(turn, launch.product, step, undo, state="failed", text="somebody else set another price meanwhile")
            return
        if step.fresh and not (undo and reading.open):
            _begin(turn, launch, step, undo)
            return
    if step.by_hand and not step.tries and steps.possible(turn.state, launch, step):  # the shop has learnt it meanwhile
        moved(turn, launch.product, step, undo, state="waiting", by_hand=False)
        return
    if step.by_hand or step.due_ns > turn.now_ns:
        return
    if reading is None and (step.settle or step.name == "stock"):  # never add units blindly
        turn.read(launch.product, launch.shop, launch.item_id)
        moved(turn, launch.product, step, undo, due_ns=turn.now_ns + PATIENCE_NS)
        return
    _begin(turn, launch, step, undo)


def _closed(turn: Turn, launch: Launch, step: Step) -> bool:
    """Whether the shop was seen closed since it was told so: units are counted and put back when nobody buys.

    When not, it is read, or told again, and `step` waits.
    """
    link = next((one for one in launch.undo if one.name == "link"), None)
    reading = since(turn, launch, link.asked_ns if link else launch.began_ns)
    if reading is not None and not reading.open:
        return True
    if reading is not None and link is not None and link.state == "done":
        again(turn, launch.product, link, undo=True, text="the shop has it open again")
    if reading is None:
        turn.read(launch.product, launch.shop, launch.item_id)
    due = turn.now_ns + PATIENCE_NS
    changes: dict[str, Any] = {"state": "doing", "call": "", "before": None, "fresh": True}
    moved(turn, launch.product, step, undo=True, asked_ns=turn.now_ns, due_ns=due, **changes)
    return False


def _begin(turn: Turn, launch: Launch, step: Step, undo: bool) -> None:
    now, due = turn.now_ns, turn.now_ns + PATIENCE_NS
    reading = turn.state.product(launch.product).reading
    if step.name == "mark":
        turn.mark(f"launch {launch.link_no} {launch.title}", launch.product)
        done(turn, launch.product, step, undo)
        return
    if step.name == "check":
        turn.read(launch.product, launch.shop, launch.item_id)
        moved(turn, launch.product, step, undo, state="doing", asked_ns=now, due_ns=due, tries=step.tries + 1)
        return
    before = step.before
    if step.name == "stock" and undo and not _closed(turn, launch, step):
        return
    if step.name == "stock" and step.round == steps.LATER and since(turn, launch, step.asked_ns or now) is None:
        # Buyers buy meanwhile: only a stock read just now can be compared with.
        turn.read(launch.product, launch.shop, launch.item_id)
        moved(turn, launch.product, step, undo, state="doing", call="", fresh=True, asked_ns=now, due_ns=due)
        return
    if step.name == "stock":
        before = reading.stocks.get(step.sku) if reading else None
        if before is None:
            done(turn, launch.product, step, undo, "the shop does not count it", value=0)
            return
        if before + step.value < 0:  # fewer are left than were to be taken out
            step = msgspec.structs.replace(step, value=-before)
    if step.name == "price" and reading is not None and reading.prices.get(step.sku) == step.value:
        done(turn, launch.product, step, undo)
        return
    ordered = turn.state.ledger.ordered_of(launch.product, step.sku)
    # `unsure` stays: a try that was lost may land yet, and a later one then meets what that has done.
    step = msgspec.structs.replace(step, before=before, ordered=ordered, fresh=False)
    if step.by_hand:
        text = steps.instruction(step, launch)
        moved(turn, launch.product, step, undo, state="doing", text=text, asked_ns=now, due_ns=now)
        return
    call = _ask(turn, launch, step)
    moved(turn, launch.product, step, undo, state="doing", call=call, tries=step.tries + 1, asked_ns=now, due_ns=due)


def _ask(turn: Turn, launch: Launch, step: Step) -> str:
    fields: dict[str, Any] = {"shop": launch.shop, "item_id": launch.item_id}
    match step.name:
        case "price":
            price = {"sku": step.sku, "price_minor": step.value, "currency": launch.currency, "expected_minor": step.before}
            return turn.ask(effects.SetPrice, launch.product, fields | price)
        case "stock":
            assert step.before is not None
            expected = step.before if turn.state.can(launch.shop, "stock.cas") else None
            stock = {"sku": step.sku, "stock": step.before + step.value, "expected": expected}
            return turn.ask(effects.SetStock, launch.product, fields | stock)
        case "limit":
            return turn.ask(effects.SetLimit, launch.product, fields | {"limit": step.value})
        case "link":
            return turn.ask(effects.OpenLink, launch.product, fields | {"open": bool(step.value)})
        case _:
            return turn.ask(effects.PinItem, launch.product, fields)


def _take(turn: Turn, launch: Launch, step: Step, undo: bool, news: Answered) -> None:
    if news.ok:
        done(turn, launch.product, step, undo)
    elif news.code == "unsupported" and not step.settle:
        moved(turn, launch.product, step, undo, state="waiting", call="", by_hand=True)
    else:
        unsure = step.unsure or news.code not in _NOT_DONE
        changes: dict[str, Any] = {"unsure": unsure}
        if step.name == "stock" and not unsure:
            changes["before"] = None  # nothing happened: there is nothing to find out by comparing
            if news.code == "conflict" and step.tries < _QUICK_TRIES:  # a buyer was quicker; read, it can be asked anew
                changes |= {"fresh": True}
        again(turn, launch.product, step, undo, news.text or "the shop refused", **changes)
        turn.read(launch.product, launch.shop, launch.item_id)
