"""Closing a launch: the link first, then everything back as it was before zero, until the shop shows nothing that is ours.

What is to be put back is planned from a reading, not from memory: a write of the opening that nobody answered may have happened,
or may happen yet. So closing ends only when a reading, taken after all that was written, shows nothing left to do and no write
is unanswered any more; when a late write undoes it, it is planned anew.
"""

from __future__ import annotations

import msgspec

from studio.show.selling import events, price_truth, timing
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import plans, step_runner, steps
from studio.show.selling.launch.state import Launch, Step
from studio.words import steps as says


def begin(decision: DecisionBuilder, launch: Launch, text: str) -> None:
    """Close the link and put everything back; the launch is over when the shop shows that it is."""
    undo = plans.closing_plan(decision.state, launch)
    product, listing = launch.product, launch.listing
    decision.emit(events.LaunchClosing(at_ns=decision.now_ns, product=product, listing=listing, text=text, undo=undo))


def is_restored(decision: DecisionBuilder, launch: Launch) -> bool:
    """Whether nothing is left to put back. What is in flight still belongs to an opening: another one may begin."""
    undone = all(step.state == "done" for step in launch.undo if step.name != "check")
    is_fresh = price_truth.is_fresh(decision.state.sold_by(launch), decision.now_ns)
    return undone and is_fresh and not plans.still_to_undo(decision.state, launch)


def put_back(decision: DecisionBuilder, launch: Launch) -> None:
    """Run the steps that put things back; read; plan what is left; until nothing is."""
    _keep_closed(decision, launch)
    step_runner.run_due(decision, decision.now(launch), undo=True)
    launch = decision.now(launch)
    check = next((step for step in launch.undo if step.name == "check"), None)
    if check is not None and check.state == "doing":
        reading = decision.state.reading_since(launch, check.asked_ns)
        if reading is None:
            return
        rest = plans.still_to_undo(decision.state, launch)
        if rest:
            due = decision.now_ns + timing.backoff_ns(check.tries)
            later = [
                msgspec.structs.replace(step, state="doing", due_ns=due, asked_ns=decision.now_ns, tries=check.tries)
                if not step.by_hand
                else step
                for step in rest
            ]
            again = msgspec.structs.replace(check, state="waiting")
            decision.emit(_planned(decision, launch, (*later, again)))
            return
        if decision.state.is_being_written(launch):  # a late write may undo it yet: read again when it has come to its end
            if check.due_ns <= decision.now_ns:
                step_runner.move_step(decision, launch, check, undo=True, due_ns=decision.now_ns + timing.GIVE_UP_NS)
            return
        step_runner.complete_step(decision, launch, check, undo=True)
    launch = decision.now(launch)
    if launch.phase == "closing" and steps.is_finished(launch.undo):
        decision.emit(events.LaunchClosed(at_ns=decision.now_ns, product=launch.product, listing=launch.listing))


def _planned(decision: DecisionBuilder, launch: Launch, undo: tuple[Step, ...]) -> events.UndoPlanned:
    return events.UndoPlanned(at_ns=decision.now_ns, product=launch.product, listing=launch.listing, undo=undo)


def _keep_closed(decision: DecisionBuilder, launch: Launch) -> None:
    """A link that a late call opened again is closed before anything else."""
    link = next((step for step in launch.undo if step.name == "link"), None)
    reading = decision.state.reading_since(launch, max(launch.began_ns, link.asked_ns if link else 0))
    if reading is None or not reading.open or not launch.undo:
        return
    if link is None:
        closing = plans.with_manual_steps(decision.state, launch, (Step(name="link", round=0, value=0),))
        anew = tuple(msgspec.structs.replace(step, state="waiting") if step.name == "check" else step for step in launch.undo)
        decision.emit(_planned(decision, launch, (*closing, *anew)))
    elif link.state == "done":
        step_runner.retry_step(decision, launch, link, undo=True, text=says.open_again())
        step_runner.recheck(decision, decision.now(launch))
