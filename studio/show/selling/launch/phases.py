"""The phases of a launch: which follows which, and when time alone takes it further.

    armed --> verifying --> countdown --> opening --> checking --> open --> closing --> (gone)
      ^           |             |            |            |
      +---held----+-------------+            +--> failed <+
                                                    |
                                                    +--repair--> verifying --> opening, at once

Until zero the shop is only read, so a launch that cannot go on is held: armed as before, with the reason (`countdown`). Zero is
one number, fixed when the countdown starts; the shop, the card, the host and the recording go by it (the pictures earlier by the
lead, when the launch is timed to viewers). At zero the plan of the opening is made from what the shop says at that moment, and
the launch has `timing.OPENING_BUDGET_NS` to be open and read back (`opening`); otherwise it has failed, and everything is put
back. An open sale lets out its tranches as they sell, until its minutes are over or it is sold out (`open_sale`). Whoever ends it
before zero cancels it, and nothing is left; after zero it is closing, for as long as the shop needs, also beside the next launch
(`closing`): what was changed in somebody's shop is not forgotten because the show went on.

Nothing here waits. `advance` takes a launch as far as it goes with what is known now: it is called in every decision, after a
command, a shop's news or the passing of time, and goes on until nothing moves. `due_ns` says when there would be something to do
though nothing came.
"""

from __future__ import annotations

from studio.show.selling import events, timing
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import closing, countdown, open_sale, opening, step_runner, steps
from studio.show.selling.launch.state import Launch
from studio.show.selling.state import State


def advance(decision: DecisionBuilder) -> None:
    """Take the launch, and what is left over of earlier ones, as far as they go now.

    A launch that is closing makes room as soon as another product is on air, or none: nobody waits for a shop to be put back.
    """
    on_air = decision.state.on_air
    if on_air and on_air[0].product != decision.state.current and all(launch.phase == "closing" for launch in on_air):
        decision.emit(events.LaunchSetAside(at_ns=decision.now_ns, product=on_air[0].product))
    for product in dict.fromkeys(launch.product for launch in decision.state.launches):
        _advance(decision, product)


def due_ns(state: State, launch: Launch) -> int | None:
    """When time alone takes the launch further."""
    match launch.phase:
        case "verifying":
            if state.reading_since(launch, launch.began_ns) is not None:
                return None  # it waits for the other shops
            asked_ns = state.sold_by(launch).asked_ns or 0
            return min(launch.began_ns + timing.OPENING_BUDGET_NS, asked_ns + timing.ANSWER_PATIENCE_NS)
        case "countdown":
            return launch.zero_ns
        case "opening" | "checking":
            found = steps.due_ns(launch.steps)
            if steps.waits_for_person(launch.steps):
                return found
            moments = [launch.deadline_ns, found, opening.due_ns(state, launch)]
            return min(moment for moment in moments if moment is not None)
        case "open":
            found = steps.due_ns(launch.steps)
            over = None if launch.until_sold_out else launch.ends_ns
            return min((moment for moment in (found, over) if moment is not None), default=None)
        case "closing" | "failed":
            return steps.due_ns(launch.undo)
        case _:
            return None


def _advance(decision: DecisionBuilder, product: str) -> None:
    """From phase to phase until nothing moves: launches are others whenever an event changed one of them.

    Until zero its shops go together; from then on each goes its own way, but for the links (`opening.waits_for_others`).
    """
    seen: tuple[Launch, ...] = ()
    while (launches := decision.state.launches_of(product)) and launches is not seen:
        seen = launches
        if all(launch.phase == "countdown" for launch in launches):
            countdown.count_down(decision, launches)
            continue
        if all(launch.phase == "verifying" and not launch.again for launch in launches):
            countdown.verify(decision, launches)
            continue
        for launch in launches:
            _go_on(decision, launch)
        open_sale.follow_stock(decision, product)
        open_sale.end_when_due(decision, product)


def _go_on(decision: DecisionBuilder, launch: Launch) -> None:
    match launch.phase:
        case "verifying":
            countdown.verify(decision, (launch,))
        case "opening" | "checking":
            opening.open_up(decision, launch)
        case "open":
            step_runner.run_due(decision, launch, undo=False)
        case "closing" | "failed":
            closing.put_back(decision, launch)
        case _:
            return
