"""A launch from zero until it is open: its steps are run, and the shop is read back before anybody says that it is on sale."""

from __future__ import annotations

from functools import reduce

from studio.show.selling import events, timing
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import plans, step_runner, steps
from studio.show.selling.launch.state import Launch
from studio.show.selling.state import State
from studio.values.sentences import clause, together
from studio.values.shop import Reading
from studio.words import launches as launches_says
from studio.words import steps as steps_says


def open_up(decision: DecisionBuilder, launch: Launch) -> None:
    """Run the steps of the opening. Open: the last of them, reading back, is done. Failed: one that must be done cannot be, or
    the deadline has come; a step that a person does stops the clock.
    """
    product, listing = launch.product, launch.listing
    up_to = steps.FIRST if waits_for_others(decision.state, launch, decision.now_ns) else None
    step_runner.run_due(decision, launch, undo=False, up_to=up_to)
    launch = decision.now(launch)
    by_name = {step.name: step for step in launch.steps}
    if launch.phase == "opening" and by_name["link"].state == "done":
        decision.emit(events.LinkOpened(at_ns=decision.now_ns, product=product, listing=listing))
    check = by_name["check"]
    reading = decision.state.reading_since(launch, check.asked_ns) if check.state == "doing" else None
    if reading is not None:
        _read_back(decision, launch, reading)
        launch = decision.now(launch)
    if steps.is_finished(launch.steps):
        decision.emit(events.LaunchOpened(at_ns=decision.now_ns, product=product, listing=listing))
        return
    lost = any(step.must and step.state == "failed" for step in launch.steps)
    if lost or (decision.now_ns >= launch.deadline_ns and not steps.waits_for_person(launch.steps)):
        _fail(decision, launch)


def waits_for_others(state: State, launch: Launch, now_ns: int) -> bool:
    """Whether its link waits until the other shops of the launch are as far: all links open at one instant.

    A shop that is slower than `timing.TOGETHER_NS`, or that a person works on, is not waited for; a repair waits for nobody.
    """
    if launch.again or launch.zero_ns is None or now_ns >= launch.zero_ns + timing.TOGETHER_NS:
        return False
    return any(
        other.phase == "opening"
        and other.listing != launch.listing
        and steps.current_round(other.steps) < steps.LINK
        and not steps.waits_for_person(other.steps)
        for other in state.launches_of(launch.product)
    )


def due_ns(state: State, launch: Launch) -> int | None:
    """When a link that waits for other shops opens though they are not as far; None: it does not wait."""
    link = next(step for step in launch.steps if step.name == "link")
    if launch.zero_ns is None or link.state != "waiting" or steps.current_round(launch.steps) != steps.LINK:
        return None
    return launch.zero_ns + timing.TOGETHER_NS if waits_for_others(state, launch, launch.zero_ns) else None


def _read_back(decision: DecisionBuilder, launch: Launch, reading: Reading) -> None:
    """Every step that the shop says it did is looked for in its reading; what is not there is tried anew."""
    check = next(step for step in launch.steps if step.name == "check")
    readable = [step for step in launch.steps if step.name in ("price", "limit", "link")]
    missing = [step for step in readable if not steps.is_shown_done(step, reading, 0)]
    for step in missing:
        if steps.foreign_price(step, reading) is not None:
            text = steps_says.other_price()
            step_runner.move_step(decision, launch, step, undo=False, state="failed", text=text)
        else:
            step_runner.retry_step(decision, launch, step, undo=False, text=steps_says.not_true())
    if missing:
        step_runner.move_step(decision, launch, check, undo=False, state="waiting")
    else:
        step_runner.complete_step(decision, launch, check, undo=False)


def _fail(decision: DecisionBuilder, launch: Launch) -> None:
    """Say what did not succeed and what a person can do, and begin to put everything back."""
    open_steps = [step for step in launch.steps if step.must and step.state != "done"]
    now = steps.current_round(launch.steps)
    for step in open_steps:
        if step.round == now and step.state != "failed":
            text = step.text or steps_says.no_answer()
            step_runner.move_step(decision, launch, step, undo=False, state="failed", text=text)
    launch = decision.now(launch)
    failed = [step for step in launch.steps if step.must and step.state == "failed"]
    said = reduce(_both, dict.fromkeys(clause(step.text) for step in failed), "")
    todo = together(*(steps.instruction(step, launch, decision.show) for step in failed))
    text = launches_says.did_not_open(said=said, todo=todo)
    undo = plans.closing_plan(decision.state, launch)
    product, listing = launch.product, launch.listing
    decision.emit(events.LaunchFailed(at_ns=decision.now_ns, product=product, listing=listing, text=text, undo=undo))


def _both(reason: str, other: str) -> str:
    return launches_says.both(reason=reason, other=other) if reason else other
