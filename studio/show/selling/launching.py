"""A launch from its verification to its end: what the shop and the time bring. Its commands are in `launch`."""

from __future__ import annotations

import msgspec

from studio.show import money
from studio.show.selling import driving, events, sale, steps, stock
from studio.show.selling.folding import BUDGET_NS
from studio.show.selling.price_truth import GOOD_FOR_NS, fresh
from studio.show.selling.reading import Reading
from studio.show.selling.state import Launch, State, Step
from studio.show.selling.turn import Turn
from studio.values.counting import counted

_SECOND_NS = 1_000_000_000
_MINUTE_NS = 60 * _SECOND_NS


def drive(turn: Turn) -> None:
    """Take the launch, and what is left over of earlier ones, as far as they go now.

    One that is closing makes room as soon as another product is on air, or none: nobody waits for a shop to be put back.
    """
    launch = turn.state.launch
    if launch is not None and launch.phase == "closing" and launch.product != turn.state.current:
        turn.note(events.LaunchSetAside(at_ns=turn.now_ns, product=launch.product))
    if turn.state.launch is not None:
        _drive(turn, turn.state.launch.product)
    for product in tuple(turn.state.leftovers):
        _drive(turn, product)


def due_ns(state: State, launch: Launch) -> int | None:
    """When time alone takes it further."""
    match launch.phase:
        case "verifying":
            asked_ns = state.product(launch.product).asked_ns or 0
            return min(launch.began_ns + BUDGET_NS, asked_ns + driving.PATIENCE_NS)
        case "countdown":
            return launch.zero_ns
        case "opening" | "checking":
            found = driving.due_ns(launch, undo=False)
            if driving.by_hand_now(launch):
                return found
            return launch.deadline_ns if found is None else min(found, launch.deadline_ns)
        case "open":
            found = driving.due_ns(launch, undo=False)
            over = None if launch.until_sold_out else launch.ends_ns
            return min((one for one in (found, over) if one is not None), default=None)
        case "closing" | "failed":
            return driving.due_ns(launch, undo=True)
        case _:
            return None


def complaint(launch: Launch, reading: Reading, gone: int = 0) -> str:
    """Why the shop is not as it was when this was armed; empty: it is. `gone`: units of it that are ordered already."""
    what = f"{launch.link_no} '{launch.title}'"
    if reading.currency != launch.currency:
        return f"The shop sells {what} in {reading.currency} now, not {launch.currency}."
    for sku, price_minor in launch.prices.items():
        found = reading.prices.get(sku)
        if found is None:
            return f"The shop does not have {sku} of {what} any more."
        if found not in (launch.seen_prices.get(sku), price_minor):
            old = money.words(launch.seen_prices.get(sku, price_minor), launch.currency)
            return f"The shop asks {money.words(found, launch.currency)} for {what} now; it was {old} when armed. Arm it again."
    if gone >= launch.quantity:
        units = counted(launch.quantity, "unit")
        return f"{what} sold out while it was half open ({units}). End it, or arm it again."
    left = stock.total(reading.stocks, launch.prices)
    if left is not None and left < launch.quantity - gone + launch.reserve:
        wanted = f"{launch.quantity - gone} and {launch.reserve} in reserve"
        return f"The shop has {counted(left, 'unit')} of {what} now: not {wanted}. Arm it again."
    return ""


def close(turn: Turn, product: str, text: str) -> None:
    """Close the link and put everything back; the launch is over when the shop shows that it is."""
    launch = turn.state.launch_of(product)
    if launch is None:
        return
    undo = steps.undoing(turn.state, launch)
    turn.note(events.LaunchClosing(at_ns=turn.now_ns, product=product, text=text, undo=undo))


def restored(turn: Turn, launch: Launch) -> bool:
    """Whether nothing is left to put back. What is in flight still belongs to an opening: another one may begin."""
    undone = all(one.state == "done" for one in launch.undo if one.name != "check")
    return undone and fresh(turn.state.product(launch.product), turn.now_ns) and not steps.needed(turn.state, launch)


def _drive(turn: Turn, product: str) -> None:
    seen: Launch | None = None
    while (launch := turn.state.launch_of(product)) is not None and launch is not seen:
        seen = launch
        match launch.phase:
            case "verifying":
                _verify(turn, launch)
            case "countdown":
                _count(turn, launch)
            case "opening" | "checking":
                _open(turn, launch)
            case "open":
                driving.run(turn, product, undo=False)
                sale.go_on(turn, product)
                _end(turn, product)
            case "closing" | "failed":
                _restore(turn, launch)
            case _:
                return


def _hold(turn: Turn, launch: Launch, text: str) -> None:
    turn.note(events.LaunchHeld(at_ns=turn.now_ns, product=launch.product, text=text))


def _verify(turn: Turn, launch: Launch) -> None:
    reading = driving.since(turn, launch, launch.began_ns)
    if reading is not None:
        found = complaint(launch, reading, _gone(turn, launch))
        if found:
            _hold(turn, launch, found)
        elif launch.again:
            _zero(turn, launch, reading, turn.now_ns)
        else:
            zero_ns = turn.now_ns + launch.countdown_s * _SECOND_NS + launch.lead_ns
            turn.note(events.CountdownStarted(at_ns=turn.now_ns, product=launch.product, zero_ns=zero_ns))
    elif turn.now_ns < launch.began_ns + BUDGET_NS:
        if turn.now_ns >= (turn.state.product(launch.product).asked_ns or 0) + driving.PATIENCE_NS:
            turn.read(launch.product, launch.shop, launch.item_id)
    else:
        why = turn.state.product(launch.product).trouble
        _hold(turn, launch, f"Shop '{launch.shop}' did not answer in time. {why or 'See to it, then start again.'}")


def _count(turn: Turn, launch: Launch) -> None:
    """Down to zero, with an eye on the shop."""
    assert launch.zero_ns is not None
    one = turn.state.product(launch.product)
    reading = driving.since(turn, launch, max(launch.began_ns - BUDGET_NS, turn.now_ns - GOOD_FOR_NS))
    found = complaint(launch, one.reading) if one.reading is not None else ""
    if found:
        _hold(turn, launch, found)
    elif turn.now_ns >= launch.zero_ns + BUDGET_NS:
        _hold(turn, launch, "The studio was away at zero. Start again.")
    elif turn.now_ns >= launch.zero_ns:
        if reading is None:
            _hold(turn, launch, f"Shop '{launch.shop}' has not answered for 5 s. See to it, then start again.")
        else:
            _zero(turn, launch, reading, launch.zero_ns)


def _zero(turn: Turn, launch: Launch, reading: Reading, zero_ns: int) -> None:
    gone = _gone(turn, launch)
    first = stock.first_lot(launch.quantity - gone, launch.tranche)
    turn.note(
        events.ZeroReached(
            at_ns=turn.now_ns,
            product=launch.product,
            zero_ns=zero_ns,
            ends_ns=zero_ns + launch.sale_minutes * _MINUTE_NS,
            deadline_ns=turn.now_ns + BUDGET_NS,
            released=gone + first,
            old_prices={sku: _old(launch, reading, sku) for sku in launch.prices if sku in reading.prices},
            old_limit=reading.limit if steps.holds_limit(turn.state, launch.shop) else None,
            ordered_before=turn.state.ledger.account(launch.product).ordered - gone,
            steps=steps.opening(turn.state, launch, reading, first),
        )
    )


def _gone(turn: Turn, launch: Launch) -> int:
    """Units of a launch that is repaired that were ordered while it was half open."""
    ordered = turn.state.ledger.account(launch.product).ordered - launch.ordered_before
    return max(0, ordered) if launch.again else 0


def _old(launch: Launch, reading: Reading, sku: str) -> int:
    """The price to put back: the shop's, unless it is the launch's already (a repair)."""
    found = reading.prices[sku]
    return launch.seen_prices.get(sku, found) if found == launch.prices[sku] else found


def _open(turn: Turn, launch: Launch) -> None:
    product = launch.product
    driving.run(turn, product, undo=False)
    launch = _again(turn, product)
    by_name = {one.name: one for one in launch.steps}
    if launch.phase == "opening" and by_name["link"].state == "done":
        turn.note(events.LinkOpened(at_ns=turn.now_ns, product=product))
    check = by_name["check"]
    reading = driving.since(turn, launch, check.asked_ns) if check.state == "doing" else None
    if reading is not None:
        _read_back(turn, launch, reading)
        launch = _again(turn, product)
    if driving.finished(launch, undo=False):
        turn.note(events.LaunchOpened(at_ns=turn.now_ns, product=product))
        return
    lost = any(one.must and one.state == "failed" for one in launch.steps)
    if lost or (turn.now_ns >= launch.deadline_ns and not driving.by_hand_now(launch)):
        _fail(turn, launch)


def _read_back(turn: Turn, launch: Launch, reading: Reading) -> None:
    """Every step that the shop says it did is looked for in its reading; what is not there is tried anew."""
    check = next(one for one in launch.steps if one.name == "check")
    missing = [one for one in launch.steps if one.name in ("price", "limit", "link") and not steps.shows(one, reading, 0)]
    for step in missing:
        if steps.foreign(step, reading) is not None:
            text = "somebody else set another price meanwhile"
            driving.moved(turn, launch.product, step, undo=False, state="failed", text=text)
        else:
            driving.again(turn, launch.product, step, undo=False, text="the shop said it was done, but it is not")
    if missing:
        driving.moved(turn, launch.product, check, undo=False, state="waiting")
    else:
        driving.done(turn, launch.product, check, undo=False)


def _fail(turn: Turn, launch: Launch) -> None:
    product = launch.product
    open_steps = [one for one in launch.steps if one.must and one.state != "done"]
    now = steps.current_round(launch.steps)
    for step in open_steps:
        if step.round == now and step.state != "failed":
            text = step.text or "the shop did not answer"
            driving.moved(turn, product, step, undo=False, state="failed", text=text)
    launch = _again(turn, product)
    failed = [one for one in launch.steps if one.must and one.state == "failed"]
    said = "; ".join(dict.fromkeys(one.text.rstrip(".") for one in failed))
    todo = " ".join(steps.instruction(one, launch) for one in failed)
    text = f"Not open: {said}. It is put back as it was. Press Repair to try again, or by hand: {todo}"
    undo = steps.undoing(turn.state, launch)
    turn.note(events.LaunchFailed(at_ns=turn.now_ns, product=product, text=text, undo=undo))


def _end(turn: Turn, product: str) -> None:
    launch = turn.state.launch_of(product)
    if launch is None or launch.phase != "open" or launch.ends_ns is None or turn.now_ns < launch.ends_ns:
        return
    sold_out = turn.state.product(product).stage == "sold_out"
    if sold_out or not launch.until_sold_out:
        close(turn, product, "Sold out." if sold_out else "Its minutes are over.")
        if not sold_out:
            turn.note(events.SaleEnded(at_ns=turn.now_ns, product=product))


def _restore(turn: Turn, launch: Launch) -> None:
    product = launch.product
    _keep_closed(turn, launch)
    driving.run(turn, product, undo=True)
    launch = _again(turn, product)
    check = next((one for one in launch.undo if one.name == "check"), None)
    if check is not None and check.state == "doing":
        reading = driving.since(turn, launch, check.asked_ns)
        if reading is None:
            return
        rest = steps.needed(turn.state, launch)
        if rest:
            due = turn.now_ns + driving.backoff_ns(check.tries)
            later = [
                msgspec.structs.replace(one, state="doing", due_ns=due, asked_ns=turn.now_ns, tries=check.tries)
                if not one.by_hand
                else one
                for one in rest
            ]
            fresh = msgspec.structs.replace(check, state="waiting")
            turn.note(events.UndoPlanned(at_ns=turn.now_ns, product=product, undo=(*later, fresh)))
            return
        if driving.in_flight(turn, product):  # a late write may undo it yet: read again when it has come to its end
            if check.due_ns <= turn.now_ns:
                driving.moved(turn, product, check, undo=True, due_ns=turn.now_ns + driving.GIVE_UP_NS)
            return
        driving.done(turn, product, check, undo=True)
    launch = _again(turn, product)
    if launch.phase == "closing" and driving.finished(launch, undo=True):
        turn.note(events.LaunchClosed(at_ns=turn.now_ns, product=product))


def _keep_closed(turn: Turn, launch: Launch) -> None:
    """A link that a late call opened again is closed before anything else."""
    link = next((one for one in launch.undo if one.name == "link"), None)
    reading = driving.since(turn, launch, max(launch.began_ns, link.asked_ns if link else 0))
    if reading is None or not reading.open or not launch.undo:
        return
    if link is None:
        closing = steps.able(turn.state, launch, (Step(name="link", round=0, value=0),))
        anew = tuple(msgspec.structs.replace(one, state="waiting") if one.name == "check" else one for one in launch.undo)
        turn.note(events.UndoPlanned(at_ns=turn.now_ns, product=launch.product, undo=(*closing, *anew)))
    elif link.state == "done":
        driving.again(turn, launch.product, link, undo=True, text="the shop has it open again")
        driving.look_again(turn, _again(turn, launch.product))


def _again(turn: Turn, product: str) -> Launch:
    launch = turn.state.launch_of(product)
    assert launch is not None
    return launch
