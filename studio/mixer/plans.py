"""Which of the plans that were sent holds at a moment. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from studio.contracts.plan import RenderPlan


def holding_after(plan: RenderPlan, drawn_ns: int) -> RenderPlan:
    """The plan, not before the ticks due after `drawn_ns`: canvases whose ticks are due together change together."""
    return plan if plan.effective_ns > drawn_ns else replace(plan, effective_ns=drawn_ns + 1)


def newest_effective(plans: list[RenderPlan], time_ns: int) -> tuple[RenderPlan | None, list[RenderPlan]]:
    """The plan to take over at `time_ns`, and those still to come.

    `plans` are in the order they were sent; a plan supersedes all sent before it, even one that is still to come.
    """
    for number in range(len(plans) - 1, -1, -1):
        if plans[number].effective_ns <= time_ns:
            return plans[number], plans[number + 1 :]
    return None, plans
