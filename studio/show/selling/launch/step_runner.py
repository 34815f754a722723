"""Runs the steps of a launch in a shop that answers late, twice or never, until the shop is as its plan says.

The difficulty is the outcome that nobody knows. A call without an answer may have been lost on its way, or done with only its
answer lost, or still be on its way and be done in a minute. Two things make that harmless. Every call has a name, and a shop does
a name once, however often it is asked, and says of it what it said the first time: so a call without an answer is repeated under
its old name, and a repeated call that is refused has done nothing. And a reading tells more than an answer: after a refusal the
shop is read, and when the reading, taken after the step began, shows the step done, it is done.

Otherwise the step is called anew, under a new name, after a pause. For price, limit and link that needs no further care: set
twice they are the same. Units are not: twenty added twice are forty. So stock is set to a number, and only after a reading:
"make it 30", and where the shop can compare (`stock.cas`), "if it is 10 now". When a buyer was quicker, the shop answers
`conflict`, is read, and is asked anew without a pause. A step of which an earlier call may have happened after all (nobody could
be reached, or the process that knew the names has ended) stays `Step.unsure`: then its `before` is kept, and whether the units
came is told from the stock before, the stock now and the orders between (`stock.made`). Orders are told later than stocks: while
buyers are about, two readings that lie `timing.ORDERS_LATE_NS` apart have to say the same.

A step goes waiting -> doing -> done or failed. Rounds follow each other; the steps of a round run at once. A step by hand is not
called: a person is told what to press, and the reading shows it. `undo` says which of a launch's plans is run: the one that puts
things back, or the one that opens and keeps the sale.
"""

from __future__ import annotations

from typing import Any

import msgspec

from studio.show.selling import effects, events, timing
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import steps
from studio.show.selling.launch.state import Launch, Step
from studio.show.selling.news import Answered
from studio.words import steps as says

_QUICK_TRIES = 20  # so often a compare-and-set that lost against a buyer is tried without a pause
_NOT_DONE = ("conflict", "refused", "not_found", "unsupported", "logged_out", "limited")  # of a call asked once: it did nothing


def run_due(decision: DecisionBuilder, launch: Launch, undo: bool, up_to: int | None = None) -> None:
    """Do what is due of the current round; rounds that are done at once lead to the next. `up_to`: no round after this one."""
    while True:
        before = launch.plan(undo)
        now = steps.current_round(before)
        if up_to is not None:
            now = min(now, up_to)
        for step in before:
            if step.round <= now and step.state in ("waiting", "doing"):
                _advance(decision, launch, step, undo)
        launch = decision.now(launch)
        if launch.plan(undo) == before:
            return


def take_answer(decision: DecisionBuilder, launch: Launch, news: Answered) -> bool:
    """Take the answer to a step's call; False when no step waits for it."""
    undo = launch.is_undone
    for step in launch.plan(undo):
        if step.call == news.call and step.state == "doing":
            _take(decision, launch, step, undo, news)
            return True
    return False


def recheck(decision: DecisionBuilder, launch: Launch) -> None:
    """A write that no step waits for has come to its end: what was read before it proves nothing any more."""
    if launch.is_undone:
        for step in launch.undo:
            if step.name == "check" and step.state != "waiting":
                move_step(decision, launch, step, undo=True, state="waiting")


def doubt_calls(decision: DecisionBuilder, launch: Launch) -> None:
    """Whoever was asked may have ended meanwhile, and then does not know the names of its calls any more."""
    for step in launch.plan(launch.is_undone):
        if step.call and not step.unsure:
            move_step(decision, launch, step, launch.is_undone, unsure=True)


def lose_calls(decision: DecisionBuilder, launch: Launch) -> None:
    """Whoever was asked has ended: nobody knows the names of its calls any more, nor what came of them.

    Asked again they would be done again. What is set twice is the same; of units a reading tells first whether they came.
    """
    doubt_calls(decision, launch)
    undo = launch.is_undone
    launch = decision.now(launch)
    for step in launch.plan(undo):
        if step.call and step.name == "stock":
            retry_step(decision, launch, step, undo, step.text)
            decision.read_launched(launch)


def retry_now(decision: DecisionBuilder, launch: Launch) -> None:
    """Try at once what is waiting for its pause to end."""
    undo = launch.is_undone
    for step in launch.plan(undo):
        if step.state == "doing" and not step.by_hand:
            move_step(decision, launch, step, undo, due_ns=decision.now_ns, tries=0)


def move_step(decision: DecisionBuilder, launch: Launch, step: Step, undo: bool, **changes: Any) -> None:
    """The step of the launch is as it was but for these fields."""
    moved = msgspec.structs.replace(step, **changes)
    product, listing = launch.product, launch.listing
    decision.emit(events.StepMoved(at_ns=decision.now_ns, product=product, listing=listing, step=moved, undo=undo))


def complete_step(decision: DecisionBuilder, launch: Launch, step: Step, undo: bool, text: str = "", **changes: Any) -> None:
    """The step is done, or there is nothing to do; `text` says why in that case."""
    move_step(decision, launch, step, undo, state="done", call="", text=text, asked_ns=decision.now_ns, **changes)


def retry_step(decision: DecisionBuilder, launch: Launch, step: Step, undo: bool, text: str, **changes: Any) -> None:
    """Try the step anew after a pause."""
    due = decision.now_ns + timing.backoff_ns(step.tries)
    move_step(decision, launch, step, undo, state="doing", call="", text=text, asked_ns=decision.now_ns, due_ns=due, **changes)


def _advance(decision: DecisionBuilder, launch: Launch, step: Step, undo: bool) -> None:
    """Take a step of the current round, or of an earlier one, as far as it goes now."""
    if step.state == "waiting":
        _start(decision, launch, step, undo)
    elif step.name == "check":
        if decision.state.reading_since(launch, step.asked_ns) is None and step.due_ns <= decision.now_ns:
            decision.read_launched(launch)
            due = decision.now_ns + timing.ANSWER_PATIENCE_NS
            move_step(decision, launch, step, undo, due_ns=due, tries=step.tries + 1)
    elif step.call:
        if step.due_ns <= decision.now_ns:
            if decision.state.is_gone(launch.shop):  # whoever comes next does not know the call's name
                move_step(decision, launch, step, undo, due_ns=decision.now_ns + timing.ANSWER_PATIENCE_NS)
            elif decision.repeat_call(step.call):
                due = decision.now_ns + max(timing.ANSWER_PATIENCE_NS, timing.backoff_ns(step.tries))
                move_step(decision, launch, step, undo, due_ns=due)
            else:
                retry_step(decision, launch, step, undo, step.text, unsure=True)
    else:
        _look_for_outcome(decision, launch, step, undo)


def _look_for_outcome(decision: DecisionBuilder, launch: Launch, step: Step, undo: bool) -> None:
    """A step that no call is under way for: a reading may show that it has happened anyway. When not, and it is due, try anew.

    That is so after a refusal, after a call that was lost, and while a person is at it.
    """
    reading = decision.state.reading_since(launch, step.asked_ns)
    if reading is not None:
        shown = steps.is_shown_done(step, reading, decision.state.ledger.ordered_of(launch.product, launch.listing, step.sku))
        if step.name == "stock" and step.unsure and launch.linked and step.seen_done != shown:
            later = decision.now_ns + timing.ORDERS_LATE_NS
            move_step(decision, launch, step, undo, seen_done=shown, asked_ns=later, due_ns=later)
            return
        if shown:
            complete_step(decision, launch, step, undo)
            return
        if step.settle:
            complete_step(decision, launch, step, undo, says.not_done(), value=0)
            return
        found = steps.foreign_price(step, reading)
        if found is not None and not step.by_hand:
            if undo:
                complete_step(decision, launch, step, undo, says.left_as_is())
            else:
                move_step(decision, launch, step, undo, state="failed", text=says.other_price())
            return
        if step.fresh and not (undo and reading.open):
            _start(decision, launch, step, undo)
            return
    if step.by_hand and not step.tries and steps.can_be_told(decision.state, launch, step):  # the shop has learnt it meanwhile
        move_step(decision, launch, step, undo, state="waiting", by_hand=False)
        return
    if step.by_hand or step.due_ns > decision.now_ns:
        return
    if reading is None and (step.settle or step.name == "stock"):  # never add units blindly
        decision.read_launched(launch)
        move_step(decision, launch, step, undo, due_ns=decision.now_ns + timing.ANSWER_PATIENCE_NS)
        return
    _start(decision, launch, step, undo)


def _is_closed(decision: DecisionBuilder, launch: Launch, waiting: Step) -> bool:
    """Whether the shop was seen closed since it was told so: units are counted and put back when nobody buys.

    When not, it is read, or told again, and the step `waiting` goes on later.
    """
    link = next((step for step in launch.undo if step.name == "link"), None)
    reading = decision.state.reading_since(launch, link.asked_ns if link else launch.began_ns)
    if reading is not None and not reading.open:
        return True
    if reading is not None and link is not None and link.state == "done":
        retry_step(decision, launch, link, undo=True, text=says.open_again())
    if reading is None:
        decision.read_launched(launch)
    due = decision.now_ns + timing.ANSWER_PATIENCE_NS
    changes: dict[str, Any] = {"state": "doing", "call": "", "before": None, "fresh": True}
    move_step(decision, launch, waiting, undo=True, asked_ns=decision.now_ns, due_ns=due, **changes)
    return False


def _start(decision: DecisionBuilder, launch: Launch, step: Step, undo: bool) -> None:
    """Begin a step, or begin it anew: under a new call, with what the shop has now."""
    now, due = decision.now_ns, decision.now_ns + timing.ANSWER_PATIENCE_NS
    reading = decision.state.sold_by(launch).reading
    if step.name == "mark":
        decision.mark_recordings(f"launch {launch.link_no} {launch.title}", launch.product)
        complete_step(decision, launch, step, undo)
        return
    if step.name == "check":
        decision.read_launched(launch)
        move_step(decision, launch, step, undo, state="doing", asked_ns=now, due_ns=due, tries=step.tries + 1)
        return
    if step.name == "price" and reading is not None and reading.prices.get(step.sku) == step.value:
        complete_step(decision, launch, step, undo)
        return
    if step.name == "stock":
        compared = _compared_with_stock(decision, launch, step, undo)
        if compared is None:
            return
        step = compared
    ordered = decision.state.ledger.ordered_of(launch.product, launch.listing, step.sku)
    # `unsure` stays: a try that was lost may land yet, and a later one then meets what that has done.
    step = msgspec.structs.replace(step, ordered=ordered, fresh=False, seen_done=None)
    if step.by_hand:
        text = steps.instruction(step, launch, decision.show)
        move_step(decision, launch, step, undo, state="doing", text=text, asked_ns=now, due_ns=now)
        return
    call = _call(decision, launch, step)
    move_step(decision, launch, step, undo, state="doing", call=call, tries=step.tries + 1, asked_ns=now, due_ns=due)


def _compared_with_stock(decision: DecisionBuilder, launch: Launch, step: Step, undo: bool) -> Step | None:
    """The stock step with what the shop has now as `before`; None: it waits for a reading, or there is nothing to do."""
    now = decision.now_ns
    if undo and not _is_closed(decision, launch, step):
        return None
    if step.round == steps.LATER and decision.state.reading_since(launch, step.asked_ns or now) is None:
        # Buyers buy meanwhile: only a stock read just now can be compared with.
        decision.read_launched(launch)
        due = now + timing.ANSWER_PATIENCE_NS
        move_step(decision, launch, step, undo, state="doing", call="", fresh=True, asked_ns=now, due_ns=due)
        return None
    reading = decision.state.sold_by(launch).reading
    before = reading.stocks.get(step.sku) if reading else None
    if before is None:
        complete_step(decision, launch, step, undo, says.not_counted(), value=0)
        return None
    return msgspec.structs.replace(step, before=before, value=max(step.value, -before))  # never more taken out than is left


def _call(decision: DecisionBuilder, launch: Launch, step: Step) -> str:
    """Tell the shop to do it. Returns the call's name."""
    fields: dict[str, Any] = {"shop": launch.shop, "item_id": launch.item_id}
    match step.name:
        case "price":
            price = {"sku": step.sku, "price_minor": step.value, "currency": launch.currency, "expected_minor": step.before}
            return decision.call_shop(effects.SetPrice, launch.product, fields | price)
        case "stock":
            assert step.before is not None
            expected = step.before if decision.state.can(launch.shop, "stock.cas") else None
            stock = {"sku": step.sku, "stock": step.before + step.value, "expected": expected}
            return decision.call_shop(effects.SetStock, launch.product, fields | stock)
        case "limit":
            return decision.call_shop(effects.SetLimit, launch.product, fields | {"limit": step.value})
        case "link":
            return decision.call_shop(effects.OpenLink, launch.product, fields | {"open": bool(step.value)})
        case _:
            return decision.call_shop(effects.PinItem, launch.product, fields)


def _take(decision: DecisionBuilder, launch: Launch, step: Step, undo: bool, news: Answered) -> None:
    if news.ok:
        complete_step(decision, launch, step, undo)
    elif news.code == "unsupported" and not step.settle:
        move_step(decision, launch, step, undo, state="waiting", call="", by_hand=True)
    else:
        unsure = step.unsure or news.code not in _NOT_DONE
        changes: dict[str, Any] = {"unsure": unsure}
        if step.name == "stock" and not unsure:
            changes["before"] = None  # nothing happened: there is nothing to find out by comparing
            if news.code == "conflict" and step.tries < _QUICK_TRIES:  # a buyer was quicker; read, it can be asked anew
                changes |= {"fresh": True}
        retry_step(decision, launch, step, undo, news.text or says.refused(), **changes)
        decision.read_launched(launch)
